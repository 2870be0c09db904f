// Quarantine (để riêng): a link or an article whose step failed again and again is put aside with its reason, so that it cannot hold up the
// others, and can be replayed once the cause is mended. What an outlet refuses is no failure of ours: that is an outcome.

import { sqlBeside, type Database } from '../database/index.ts';

const sql = sqlBeside(import.meta.url);

export type FailingStep = 'take-in' | 'understand';

/** Tries before a subject is put aside: with the pauses below, about an hour after the first. */
export const quarantineAfter = 7;
/** Pause after the first failure; it doubles with each. */
const firstPauseSeconds = 60;

export type Quarantined = {
  readonly step: FailingStep;
  /** Id of the link (take-in) or of the article (understand). */
  readonly subjectId: number;
  readonly attempts: number;
  /** The last failure in one line, in English. */
  readonly reason: string;
  readonly firstFailedAt: Date;
  readonly quarantinedAt: Date;
  readonly sourceId: number;
  readonly sourceKey: string;
  readonly sourceName: string;
  readonly url: string;
  readonly articleId: number | null;
  readonly title: string | null;
};

/** `clear`: it has not failed; `due`: it has, and may be tried again; `waits`: not yet, or it has been put aside. */
export async function stepStanding(db: Database, step: FailingStep, id: number): Promise<'clear' | 'due' | 'waits'> {
  const row = await db.maybe<{ waits: boolean }>(sql('step-standing'), [step, id]);
  return row === null ? 'clear' : row.waits ? 'waits' : 'due';
}

/** Writes a failure down; after `quarantineAfter` of them the subject is put aside. */
export async function noteStepFailed(db: Database, step: FailingStep, id: number, reason: string): Promise<void> {
  // A reason may quote the very bytes that PostgreSQL refuses to keep.
  const clean = reason.replaceAll('\0', '').slice(0, 500).replace(/\p{Surrogate}/gu, '');
  await db.run(sql('note-step-failed'), [step, id, clean, quarantineAfter, firstPauseSeconds]);
}

/** The step came right, or its subject is another one now (a new revision): earlier failures no longer count. */
export async function forgetStepFailure(db: Database, step: FailingStep, id: number): Promise<void> {
  await db.run(sql('forget-step-failure'), [step, id]);
}

/** What has been put aside, newest first; of one source where a key is given. */
export function quarantined(db: Database, { limit = 100, sourceKey = null }: { limit?: number; sourceKey?: string | null } = {}): Promise<Quarantined[]> {
  return db.rows<Quarantined>(sql('quarantined'), [limit, sourceKey]);
}

export async function countQuarantined(db: Database): Promise<number> {
  return (await db.one<{ count: number }>(sql('count-quarantined'))).count;
}

/** Lets everything that was put aside (of one source, or all) be tried again at the next sweep; returns how many. */
export function replayQuarantined(db: Database, sourceKey: string | null = null): Promise<number> {
  return db.run(sql('replay'), [sourceKey]);
}
