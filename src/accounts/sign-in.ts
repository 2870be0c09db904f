import { createHash, randomBytes } from 'node:crypto';
import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Account } from '../model/index.ts';
import { hashPassword, isOutdated, nobodysHash, passwordMatches, requireGoodPassword } from './passwords.ts';

const sql = sqlBeside(import.meta.url);

const attemptsBeforeLock = 5;
const lockMinutes = 15;
/** A working day; afterwards people sign in again. */
export const sessionHours = 12;

export type SignedIn = { readonly token: string; readonly account: Account; readonly expiresAt: Date };
type Row = Account & { passwordHash: string; enabled: boolean; failedAttempts: number; lockedUntil: Date | null };

const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex');
const onlyAccount = ({ id, username, role, mustChangePassword }: Account): Account => ({ id, username, role, mustChangePassword });

/**
 * Checks name and password and opens a session; only the hash of its token is stored. Throws `wrong-sign-in` (the same for an unknown
 * name, a disabled account and a wrong password), or `too-many-attempts` for a quarter of an hour after five failures in a row.
 */
export async function signIn(db: Database, username: string, password: string, now = new Date()): Promise<SignedIn> {
  const found = await db.maybe<Row>(sql('account-by-name'), [username.trim().normalize('NFC')]);
  const locked = found?.lockedUntil ?? null;
  if (locked !== null && locked > now) {
    throw new Problem('too-many-attempts', { minutes: Math.ceil((locked.getTime() - now.getTime()) / 60_000) });
  }
  const right = await passwordMatches(password, found?.passwordHash ?? nobodysHash);
  if (found === null || !found.enabled) throw new Problem('wrong-sign-in');
  if (!right) {
    await noteFailure(db, found.id, now);
    throw new Problem('wrong-sign-in');
  }
  if (isOutdated(found.passwordHash)) await db.run(sql('renew-hash'), [found.id, await hashPassword(password), found.passwordHash]);
  return openSession(db, found, now);
}

async function noteFailure(db: Database, id: number, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const { locked } = await tx.one<{ locked: boolean }>(sql('note-failed-attempt'), [id, attemptsBeforeLock, lockMinutes, now]);
    const action = locked ? 'account.locked' : 'account.sign-in-failed';
    await record(tx, { accountId: null, action, subject: `account:${id}`, at: now });
  });
}

async function openSession(db: Database, account: Account, now: Date): Promise<SignedIn> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000);
  await db.transaction(async (tx) => {
    await tx.run(sql('forget-failed-attempts'), [account.id]);
    await tx.run(sql('drop-expired-sessions'), [now]);
    await tx.run(sql('add-session'), [hashOfToken(token), account.id, now, expiresAt]);
    await record(tx, { accountId: account.id, action: 'account.signed-in', subject: `account:${account.id}`, at: now });
  });
  return { token, account: onlyAccount(account), expiresAt };
}

/** Whose session a token is, or null where there is none, it has run out, or the account was disabled. */
export async function accountOfToken(db: Database, token: string, now = new Date()): Promise<Account | null> {
  return db.maybe<Account>(sql('account-of-session'), [hashOfToken(token), now]);
}

export async function signOut(db: Database, token: string): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx.maybe<{ accountId: number }>(sql('drop-session'), [hashOfToken(token)]);
    if (gone === null) return;
    await record(tx, { accountId: gone.accountId, action: 'account.signed-out', subject: `account:${gone.accountId}` });
  });
}

/**
 * Replaces the password and ends every session of the account; sign in again afterwards.
 * Throws `wrong-sign-in` when the old one is wrong, `weak-password` when the new one is too short or the same.
 */
export async function changePassword(db: Database, id: number, from: string, to: string): Promise<void> {
  requireGoodPassword(to);
  const { passwordHash } = await db.one<{ passwordHash: string }>(sql('password-of-account'), [id]);
  if (!(await passwordMatches(from, passwordHash))) throw new Problem('wrong-sign-in');
  if (from === to) throw new Problem('same-password');
  const hash = await hashPassword(to);
  await db.transaction(async (tx) => {
    await tx.run(sql('set-password'), [id, hash, false]);
    await tx.run(sql('drop-sessions-of-account'), [id]);
    await record(tx, { accountId: id, action: 'account.password-changed', subject: `account:${id}` });
  });
}
