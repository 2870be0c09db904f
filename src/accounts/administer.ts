// What an administrator does with accounts. Nothing here shows a password, a key or a code; what a person did stays on record.

import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Role } from '../model/index.ts';
import { goodName } from './names.ts';
import { hashPassword, oneTimePassword } from './passwords.ts';
import { defaultRules, type SignInRules } from './rules.ts';

const sql = sqlBeside(import.meta.url);

export type ListedAccount = {
  readonly id: number;
  readonly username: string;
  readonly role: Role;
  readonly enabled: boolean;
  readonly mustChangePassword: boolean;
  readonly lockedUntil: Date | null;
  readonly createdAt: Date;
  readonly hasPassword: boolean;
  /** One-time codes are set up and confirmed. */
  readonly hasCode: boolean;
  /** How many passkeys. */
  readonly passkeys: number;
  /** What the identity provider calls this member of staff, and whether they have signed in there before. */
  readonly providerName: string | null;
  readonly tiedToProvider: boolean;
  /** Living sessions. */
  readonly sessions: number;
  /** Last use of a session that is still kept; null where none is. */
  readonly lastUsedAt: Date | null;
};

/** A new account with a password that is shown once and must be replaced at first sign-in. */
export type NewAccount = { readonly id: number; readonly username: string; readonly oneTimePassword: string };
type Named = { id: number; username: string; role: Role; enabled: boolean };

/** Makes the account "admin" when there is none at all, and gives its one-time password; null where accounts exist. */
export async function createFirstAdministrator(db: Database): Promise<NewAccount | null> {
  const password = oneTimePassword();
  const hash = await hashPassword(password);
  return db.transaction(async (tx) => {
    const made = await tx.maybe<{ id: number }>(sql('add-first-account'), ['admin', hash]);
    if (made === null) return null;
    await record(tx, { accountId: null, action: 'account.added', subject: `account:${made.id}`, detail: { username: 'admin', role: 'administrator' } });
    return { id: made.id, username: 'admin', oneTimePassword: password };
  });
}

/** Throws `name-taken` or `bad-name`. `by` is null on the command line, where the machine's owner acts. */
export async function addAccount(db: Database, username: string, role: Role, by: number | null): Promise<NewAccount> {
  const password = oneTimePassword();
  const { id, name } = await add(db, username, role, await hashPassword(password), null, by);
  return { id, username: name, oneTimePassword: password };
}

/** An account without a password: its person enters through the identity provider, which calls them `providerName`. Throws `name-taken`, `bad-name`. */
export async function addProviderAccount(db: Database, username: string, role: Role, providerName: string, by: number | null): Promise<{ id: number; username: string }> {
  const { id, name } = await add(db, username, role, null, goodProviderName(providerName), by);
  return { id, username: name };
}

async function add(db: Database, username: string, role: Role, hash: string | null, providerName: string | null, by: number | null) {
  const name = goodName(username);
  return db.transaction(async (tx) => {
    const made = await tx.maybe<{ id: number }>(sql('add-account'), [name, role, hash, providerName]);
    if (made === null) throw new Problem('name-taken', { name });
    await record(tx, { accountId: by, action: 'account.added', subject: `account:${made.id}`, detail: { username: name, role } });
    return { id: made.id, name };
  });
}

function goodProviderName(given: string): string {
  const name = given.normalize('NFC').trim();
  if (name === '' || name.length > 200) throw new Problem('bad-provider-name', { name: given.slice(0, 80) });
  return name;
}

/** Accounts by name, with what an administrator needs to know of them. */
export async function listAccounts(db: Database, now = new Date(), rules: SignInRules = defaultRules): Promise<ListedAccount[]> {
  return db.rows<ListedAccount>(sql('list-accounts'), [now, rules.idleMinutes]);
}

async function named(tx: Database, username: string): Promise<Named> {
  const found = await tx.maybe<Named>(sql('account-id-by-name'), [username.normalize('NFC')]);
  if (found === null) throw new Problem('not-found', { what: username });
  return found;
}

/** Throws `last-administrator` where nobody would be left who may manage accounts. */
async function requireAnotherAdministrator(tx: Database, { id, role, enabled }: Named): Promise<void> {
  if (role !== 'administrator' || !enabled) return;
  if ((await tx.rows(sql('other-administrators'), [id])).length === 0) throw new Problem('last-administrator');
}

async function endEverything(tx: Database, id: number): Promise<void> {
  await tx.run(sql('drop-sessions-of-account'), [id]);
  await tx.run(sql('drop-steps-of-account'), [id]);
}

/** Disables an account and ends its sessions; what it did stays on record. Throws `not-found`, `last-administrator`. */
export async function disableAccount(db: Database, username: string, by: number | null): Promise<void> {
  await db.transaction(async (tx) => {
    const found = await named(tx, username);
    await requireAnotherAdministrator(tx, found);
    await tx.run(sql('disable-account'), [found.id]);
    await endEverything(tx, found.id);
    await record(tx, { accountId: by, action: 'account.disabled', subject: `account:${found.id}` });
  });
}

/** Lets a disabled account in again, with the credentials it had. Throws `not-found`. */
export async function enableAccount(db: Database, username: string, by: number | null): Promise<void> {
  await db.transaction(async (tx) => {
    const { id } = await named(tx, username);
    if ((await tx.maybe(sql('enable-account'), [id])) !== null) await record(tx, { accountId: by, action: 'account.enabled', subject: `account:${id}` });
  });
}

/** Gives a new one-time password, unlocks and enables the account, and ends its sessions. A second factor stays. Throws `not-found`. */
export async function resetPassword(db: Database, username: string, by: number | null): Promise<NewAccount> {
  const password = oneTimePassword();
  const hash = await hashPassword(password);
  return db.transaction(async (tx) => {
    const { id, username: name } = await named(tx, username);
    await tx.run(sql('set-password'), [id, hash, true]);
    await endEverything(tx, id);
    await record(tx, { accountId: by, action: 'account.password-reset', subject: `account:${id}` });
    return { id, username: name, oneTimePassword: password };
  });
}

/**
 * Takes codes, recovery codes and passkeys away, for somebody who lost the phone, and ends the sessions. An account that entered by passkey only needs
 * `resetPassword` besides. Throws `not-found`.
 */
export async function resetSecondFactor(db: Database, username: string, by: number | null): Promise<void> {
  await db.transaction(async (tx) => {
    const { id } = await named(tx, username);
    for (const name of ['drop-recovery-codes', 'drop-second-factor', 'drop-passkeys-of-account'] as const) await tx.run(sql(name), [id]);
    await endEverything(tx, id);
    await record(tx, { accountId: by, action: 'account.factor-reset', subject: `account:${id}` });
  });
}

/** Forgets failed attempts and ends the lock that they brought. Throws `not-found`. */
export async function unlockAccount(db: Database, username: string, by: number | null): Promise<void> {
  await db.transaction(async (tx) => {
    const { id } = await named(tx, username);
    await tx.run(sql('unlock-account'), [id]);
    await record(tx, { accountId: by, action: 'account.unlocked', subject: `account:${id}` });
  });
}

/** Another role, from the next request on. Throws `not-found`, `last-administrator`. */
export async function changeRole(db: Database, username: string, role: Role, by: number | null): Promise<void> {
  await db.transaction(async (tx) => {
    const found = await named(tx, username);
    if (role !== 'administrator') await requireAnotherAdministrator(tx, found);
    if ((await tx.maybe(sql('set-role'), [found.id, role])) === null) return;
    await record(tx, { accountId: by, action: 'account.role-changed', subject: `account:${found.id}`, detail: { from: found.role, to: role } });
  });
}

/** What the identity provider calls this member of staff, or null to end it; an earlier tie ends. Throws `not-found`, `bad-provider-name`, `provider-name-taken`. */
export async function setProviderName(db: Database, username: string, providerName: string | null, by: number | null): Promise<void> {
  const name = providerName === null ? null : goodProviderName(providerName);
  await db.transaction(async (tx) => {
    const { id } = await named(tx, username);
    const holder = name === null ? null : await tx.maybe<{ id: number }>(sql('account-by-provider-name'), [name]);
    if (holder !== null && holder.id !== id) throw new Problem('provider-name-taken', { name: name ?? '' });
    await tx.run(sql('set-provider-name'), [username.normalize('NFC'), name]);
    await record(tx, { accountId: by, action: name === null ? 'account.provider-ended' : 'account.provider-named', subject: `account:${id}` });
  });
}
