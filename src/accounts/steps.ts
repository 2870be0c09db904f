// A sign-in or ceremony that is half done. The browser holds a random token in a cookie, the database what must be remembered.

import { sqlBeside, type Database } from '../database/index.ts';
import { hashOfToken, newToken } from './sealed.ts';

const sql = sqlBeside(import.meta.url);

export type StepKind = 'second-factor' | 'passkey-sign-in' | 'passkey-add' | 'passkey-invited' | 'provider';
/** Minutes in which a step must be finished. */
export const stepMinutes = 10;

export type Step<Memory> = { readonly accountId: number | null; readonly memory: Memory };

/** Remembers and gives the token that finds it again. */
export async function keepStep(db: Database, kind: StepKind, accountId: number | null, memory: Readonly<Record<string, unknown>>, now: Date): Promise<string> {
  const token = newToken();
  await db.transaction(async (tx) => {
    await tx.run(sql('drop-expired-steps'), [now]);
    await tx.run(sql('add-step'), [hashOfToken(token), kind, accountId, JSON.stringify(memory), new Date(now.getTime() + stepMinutes * 60_000)]);
  });
  return token;
}

/** What was remembered, which stays: a wrong code may be typed again. */
export function lookAtStep<Memory>(db: Database, kind: StepKind, token: string, now: Date): Promise<Step<Memory> | null> {
  return db.maybe<Step<Memory>>(sql('step'), [hashOfToken(token), kind, now]);
}

/** What was remembered, once: a second call finds nothing. */
export function takeStep<Memory>(db: Database, kind: StepKind, token: string, now: Date): Promise<Step<Memory> | null> {
  return db.maybe<Step<Memory>>(sql('take-step'), [hashOfToken(token), kind, now]);
}
