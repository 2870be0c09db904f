// Failed attempts: five in a row, by whichever door that can be guessed at, lock an account for a quarter of an hour.

import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Account } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

const attemptsBeforeLock = 5;
const lockMinutes = 15;

/** An account as the doors see it. */
export type Knocking = Account & {
  readonly passwordHash: string | null;
  readonly enabled: boolean;
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
  /** One-time codes are set up and confirmed. */
  readonly hasCode: boolean;
  readonly hasPasskey: boolean;
};

export const accountByName = (db: Database, username: string) => db.maybe<Knocking>(sql('account-by-name'), [username.trim().normalize('NFC')]);
export const accountById = (db: Database, id: number) => db.one<Knocking>(sql('account-by-id'), [id]);

/** Throws `too-many-attempts` while the account is locked. */
export function requireUnlocked({ lockedUntil }: Pick<Knocking, 'lockedUntil'>, now: Date): void {
  if (lockedUntil === null || lockedUntil <= now) return;
  throw new Problem('too-many-attempts', { minutes: Math.ceil((lockedUntil.getTime() - now.getTime()) / 60_000) });
}

/** Counts a failure and puts it on record; `door` says at which one. */
export async function noteFailure(db: Database, id: number, door: 'password' | 'code' | 'recovery-code', now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const { locked } = await tx.one<{ locked: boolean }>(sql('note-failed-attempt'), [id, attemptsBeforeLock, lockMinutes, now]);
    const action = locked ? 'account.locked' : 'account.sign-in-failed';
    await record(tx, { accountId: null, action, subject: `account:${id}`, detail: { door }, at: now });
  });
}
