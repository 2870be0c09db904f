// Sessions: opened by one of the doors, found by the hash of their token, ended by time, by their owner, or by an administrator.

import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Account } from '../model/index.ts';
import { defaultRules, type SignInRules, type Visit } from './rules.ts';
import { hashOfToken, newToken } from './sealed.ts';

const sql = sqlBeside(import.meta.url);

/** How a session was opened. `code` and `recovery-code` stand for a password and that. */
export const waysToSignIn = ['password', 'code', 'recovery-code', 'passkey', 'provider'] as const;
export type WayToSignIn = (typeof waysToSignIn)[number];

export type SignedIn = { readonly token: string; readonly account: Account; readonly expiresAt: Date };

export type Session = {
  readonly account: Account;
  readonly id: number;
  readonly how: WayToSignIn;
  /** When a password, code or passkey was last given in it. */
  readonly provenAt: Date;
  /** The role wants a second factor, and none is set up yet. */
  readonly wantsFactor: boolean;
};

export type ListedSession = { readonly id: number; readonly createdAt: Date; readonly lastUsedAt: Date; readonly expiresAt: Date; readonly how: WayToSignIn; readonly browser: string };

/** Minutes after which a change of credentials asks for the password once more. */
const provenMinutes = 15;

export const onlyAccount = ({ id, username, role, mustChangePassword }: Account): Account => ({ id, username, role, mustChangePassword });

/** Opens a session; only the hash of its token is stored. Throws `wrong-sign-in` where the account was disabled meanwhile. */
export async function openSession(db: Database, account: Account, how: WayToSignIn, { now, browser }: Visit, rules: SignInRules): Promise<SignedIn> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + rules.sessionHours * 3_600_000);
  await db.transaction(async (tx) => {
    await tx.run(sql('forget-failed-attempts'), [account.id]);
    await tx.run(sql('drop-expired-sessions'), [now, rules.idleMinutes]);
    const opened = await tx.maybe(sql('add-session'), [hashOfToken(token), account.id, now, expiresAt, how, browser.slice(0, 60)]);
    if (opened === null) throw new Problem('wrong-sign-in');
    await record(tx, { accountId: account.id, action: 'account.signed-in', subject: `account:${account.id}`, detail: { how }, at: now });
  });
  return { token, account: onlyAccount(account), expiresAt };
}

type Row = Account & { sessionId: number; how: WayToSignIn; provenAt: Date; wantsTouch: boolean; hasFactor: boolean };

/**
 * The session of a token, or null where there is none, it has run out or stood idle too long, or the account was disabled. Using it
 * keeps it from standing idle, unless `background`: what a page asks for by itself is no sign of a person.
 */
export async function sessionOfToken(db: Database, token: string, now = new Date(), rules: SignInRules = defaultRules, background = false): Promise<Session | null> {
  const row = await db.maybe<Row>(sql('account-of-session'), [hashOfToken(token), now, rules.idleMinutes]);
  if (row === null) return null;
  if (row.wantsTouch && !background) await db.run(sql('touch-session'), [row.sessionId, now]);
  const excused = row.hasFactor || (row.how === 'provider' && rules.providerAsksFactor);
  return { account: onlyAccount(row), id: row.sessionId, how: row.how, provenAt: row.provenAt, wantsFactor: !excused && rules.secondFactorRoles.includes(row.role) };
}

/** Whose session a token is, or null. */
export async function accountOfToken(db: Database, token: string, now = new Date(), rules: SignInRules = defaultRules): Promise<Account | null> {
  return (await sessionOfToken(db, token, now, rules))?.account ?? null;
}

export async function signOut(db: Database, token: string): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx.maybe<{ accountId: number }>(sql('drop-session'), [hashOfToken(token)]);
    if (gone === null) return;
    await record(tx, { accountId: gone.accountId, action: 'account.signed-out', subject: `account:${gone.accountId}` });
  });
}

/** True while a password, code or passkey was given so lately that credentials may be changed without asking again. */
export function isProven({ provenAt }: Pick<Session, 'provenAt'>, now: Date): boolean {
  return now.getTime() - provenAt.getTime() < provenMinutes * 60_000;
}

/** Throws `prove-first`. */
export function requireProven(session: Pick<Session, 'provenAt'>, now: Date): void {
  if (!isProven(session, now)) throw new Problem('prove-first');
}

export async function noteProven(db: Database, sessionId: number, now: Date): Promise<void> {
  await db.run(sql('prove-session'), [sessionId, now]);
}

/** Living sessions of an account, the one used last first. */
export function sessionsOf(db: Database, accountId: number, now = new Date(), rules: SignInRules = defaultRules): Promise<ListedSession[]> {
  return db.rows<ListedSession>(sql('sessions-of-account'), [accountId, now, rules.idleMinutes]);
}

/** Ends one session of an account. Throws `not-found`. `by` is whoever ended it; null on the command line. */
export async function endSession(db: Database, accountId: number, sessionId: number, by: number | null): Promise<void> {
  await db.transaction(async (tx) => {
    if ((await tx.run(sql('drop-session-by-id'), [sessionId, accountId])) === 0) throw new Problem('not-found', { what: `session ${sessionId}` });
    await record(tx, { accountId: by, action: 'account.sessions-ended', subject: `account:${accountId}`, detail: { count: 1 } });
  });
}

/** Ends all sessions of an account, or all but `except`; returns how many. */
export async function endSessions(db: Database, accountId: number, by: number | null, except?: number): Promise<number> {
  return db.transaction(async (tx) => {
    const count = except === undefined ? await tx.run(sql('drop-sessions-of-account'), [accountId]) : await tx.run(sql('drop-other-sessions'), [accountId, except]);
    if (count > 0) await record(tx, { accountId: by, action: 'account.sessions-ended', subject: `account:${accountId}`, detail: { count } });
    return count;
  });
}
