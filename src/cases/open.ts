import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import type { CaseState, FlagLevel } from '../model/index.ts';
import { deadlinesOf, isLouder } from './workflow.ts';

const sql = sqlBeside(import.meta.url);

export type Opened = { readonly id: number; readonly number: string; readonly change: 'opened' | 'raised' | 'reopened' | 'none' };
type Existing = { id: number; number: string; state: CaseState; level: FlagLevel };
type Options = { readonly now?: Date; /** In which the year of the number is counted. */ readonly timeZone?: string };

/**
 * Opens the case of a flagged story. Running it again changes nothing, unless the flag is louder than all before: then the level rises,
 * the deadlines run from now, and a case already closed comes back as new. The caller's transaction keeps flag and case together.
 */
export async function openCase(db: Database, storyId: number, level: FlagLevel, options: Options = {}): Promise<Opened> {
  const now = options.now ?? new Date();
  return db.transaction(async (tx) => {
    const existing = await tx.maybe<Existing>(sql('case-of-story-locked'), [storyId]);
    if (existing !== null) return raise(tx, existing, level, now);
    await tx.rows(sql('lock-numbers'));
    const raced = await tx.maybe<Existing>(sql('case-of-story-locked'), [storyId]);
    if (raced !== null) return raise(tx, raced, level, now);
    const number = await nextNumber(tx, now, options.timeZone ?? 'Asia/Ho_Chi_Minh');
    const { assessBy, answerBy } = deadlinesOf(level, now);
    const { id } = await tx.one<{ id: number }>(sql('add-case'), [number, storyId, level, now, assessBy, answerBy]);
    await record(tx, { accountId: null, action: 'case.opened', subject: `case:${id}`, detail: { number, story: storyId, level }, at: now });
    return { id, number, change: 'opened' };
  });
}

/** Year and running number: "2026-0001". Numbers are given under a lock, so the newest row of the year has the highest. */
async function nextNumber(tx: Database, now: Date, timeZone: string): Promise<string> {
  const year = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(now);
  const last = await tx.maybe<{ number: string }>(sql('last-number'), [`${year}-`]);
  const running = Number(last?.number.slice(year.length + 1) ?? 0) + 1;
  return `${year}-${String(running).padStart(4, '0')}`;
}

async function raise(tx: Database, found: Existing, level: FlagLevel, now: Date): Promise<Opened> {
  if (!isLouder(level, found.level)) return { id: found.id, number: found.number, change: 'none' };
  const wasClosed = found.state === 'closed';
  const { assessBy, answerBy } = deadlinesOf(level, now);
  await tx.run(sql('raise-case'), [found.id, level, assessBy, answerBy, now]);
  const action = wasClosed ? 'case.reopened' : 'case.raised';
  await record(tx, { accountId: null, action, subject: `case:${found.id}`, detail: { from: found.level, to: level }, at: now });
  return { id: found.id, number: found.number, change: wasClosed ? 'reopened' : 'raised' };
}
