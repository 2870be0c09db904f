// What "haidang users VERB" does, one row a verb. Each is also offered by the Administration screen, through the same functions.

import {
  addAccount, addProviderAccount, changeRole, disableAccount, enableAccount, endSessions, invitationHours, invite, listAccounts, listInvitations, resetPassword, resetSecondFactor, sessionsOf,
  setProviderName, unlockAccount, withdrawInvitation, type ListedAccount,
} from '../accounts/index.ts';
import type { Settings } from '../config.ts';
import type { Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { roles, type Role } from '../model/index.ts';
import type { Terminal } from './command.ts';

export type Given = { readonly role: string | undefined; readonly note: string | undefined; readonly providerName: string | undefined };
type At = { readonly db: Database; readonly terminal: Terminal; readonly settings: Settings; readonly given: Given };
export type Verb = {
  /** What stands behind the verb; checked before the database is opened. */
  readonly needs: readonly ('name' | 'role')[];
  readonly run: (at: At, name: string) => Promise<void>;
};

const wrong = (cause: string) => new Problem('bad-usage', { command: 'users', cause });

/** The role of --role. Throws `bad-usage`. */
export function knownRole(given: string | undefined): Role {
  const known = roles.find((one) => one === given);
  if (known === undefined) throw wrong(`--role must be one of ${roles.join(', ')}.`);
  return known;
}

async function account(db: Database, name: string): Promise<ListedAccount> {
  const found = (await listAccounts(db)).find(({ username }) => username === name.normalize('NFC'));
  if (found === undefined) throw new Problem('not-found', { what: name });
  return found;
}

const minute = (at: Date | null) => at?.toISOString().slice(0, 16).replace('T', ' ') ?? 'never';

function notesOn(one: ListedAccount, now: Date): string[] {
  const notes: [boolean, string][] = [
    [!one.enabled, 'disabled'], [one.mustChangePassword, 'has a one-time password'], [one.lockedUntil !== null && one.lockedUntil > now, `locked until ${minute(one.lockedUntil)} UTC`],
    [!one.hasPassword, 'no password'], [one.hasCode, 'one-time codes'], [one.passkeys > 0, `${one.passkeys} passkeys`], [one.providerName !== null, `provider: ${one.providerName}`],
    [one.sessions > 0, `${one.sessions} sessions`],
  ];
  return notes.filter(([holds]) => holds).map(([, note]) => note);
}

async function printAccounts({ db, terminal }: At): Promise<void> {
  const now = new Date();
  const accounts = await listAccounts(db, now);
  for (const one of accounts) terminal.out([one.username.padEnd(20), one.role.padEnd(14), notesOn(one, now).join(', ')].join('  ').trimEnd());
  terminal.say(`${accounts.length} accounts`);
}

async function add({ db, terminal, given }: At, name: string): Promise<void> {
  const role = knownRole(given.role);
  if (given.providerName !== undefined) {
    const made = await addProviderAccount(db, name, role, given.providerName, null);
    terminal.out(made.username);
    terminal.say('The account enters through the identity provider and has no password.');
    return;
  }
  say(terminal, await addAccount(db, name, role, null));
}

function say(terminal: Terminal, made: { username: string; oneTimePassword: string }): void {
  terminal.out(`${made.username}  ${made.oneTimePassword}`);
  terminal.say('This one-time password is shown only now; it must be replaced at the first sign-in.');
}

async function sendInvitation({ db, terminal, settings, given }: At): Promise<void> {
  const { path } = await invite(db, { role: knownRole(given.role), note: given.note ?? '' }, null);
  terminal.out(`${settings.publicUrl?.replace(/\/$/, '') ?? `http://${settings.host}:${settings.port}`}${path}`);
  terminal.say(`The link is shown only now. It works once, within ${invitationHours} hours; whoever opens it sets their own name and password or passkey.`);
}

/** A verb that changes one account and says so. */
const simple = (sentence: string, work: (db: Database, name: string) => Promise<unknown>): Verb => ({
  needs: ['name'],
  run: async ({ db, terminal }, name) => {
    await work(db, name);
    terminal.say(sentence.replace('NAME', name));
  },
});

export const verbs: Readonly<Record<string, Verb>> = {
  list: { needs: [], run: printAccounts },
  add: { needs: ['name', 'role'], run: add },
  invite: { needs: ['role'], run: sendInvitation },
  invitations: {
    needs: [],
    run: async ({ db, terminal }) => {
      for (const { id, role, note, state, expiresAt, usedBy } of await listInvitations(db)) terminal.out(`${String(id).padEnd(5)} ${role.padEnd(14)}  ${state}${usedBy === null ? '' : ` by ${usedBy}`}${state === 'open' ? ` until ${minute(expiresAt)} UTC` : ''}  ${note}`.trimEnd());
    },
  },
  withdraw: {
    needs: ['name'],
    run: async ({ db, terminal }, id) => {
      if (!/^\d{1,9}$/.test(id)) throw wrong('"users withdraw" needs the number that "users invitations" shows.');
      await withdrawInvitation(db, Number(id), null);
      terminal.say(`Invitation ${id} is withdrawn.`);
    },
  },
  disable: simple('NAME is disabled and signed out.', (db, name) => disableAccount(db, name, null)),
  enable: simple('NAME may enter again.', (db, name) => enableAccount(db, name, null)),
  unlock: simple('NAME is unlocked.', (db, name) => unlockAccount(db, name, null)),
  reset: { needs: ['name'], run: async ({ db, terminal }, name) => say(terminal, await resetPassword(db, name, null)) },
  'reset-factor': simple('NAME has no one-time codes and no passkeys any more, and is signed out. Whoever has no password needs "users reset" as well.', (db, name) => resetSecondFactor(db, name, null)),
  role: { needs: ['name', 'role'], run: async ({ db, terminal, given }, name) => {
    await changeRole(db, name, knownRole(given.role), null);
    terminal.say(`${name} is ${given.role} from the next click on.`);
  } },
  provider: { needs: ['name'], run: async ({ db, terminal, given }, name) => {
    await setProviderName(db, name, given.providerName ?? null, null);
    terminal.say(given.providerName === undefined ? `${name} no longer enters through the identity provider.` : `${name} enters as ${given.providerName} through the identity provider.`);
  } },
  sessions: { needs: ['name'], run: async ({ db, terminal }, name) => {
    const all = await sessionsOf(db, (await account(db, name)).id);
    for (const one of all) terminal.out(`${minute(one.createdAt)}  last used ${minute(one.lastUsedAt)}  ${one.how.padEnd(14)} ${one.browser}`.trimEnd());
    terminal.say(`${all.length} sessions (times in UTC)`);
  } },
  'end-sessions': { needs: ['name'], run: async ({ db, terminal }, name) => terminal.say(`${await endSessions(db, (await account(db, name)).id, null)} sessions of ${name} are ended.`) },
};
