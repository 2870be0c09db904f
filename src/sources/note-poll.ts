import { sqlBeside, type Database } from '../database/index.ts';
import { problems, type ProblemCode } from '../errors.ts';
import type { WayInId, WayInState } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** How one poll of a way in ended. */
export type PollResult =
  | { readonly kind: 'found'; readonly found: number; readonly newLinks: number; readonly etag: string | null; readonly lastModified: string | null }
  | { readonly kind: 'not-changed' }
  | { readonly kind: 'refused'; readonly problem: ProblemCode; readonly detail: string; readonly retryAfterMs?: number };

/** Minutes between polls: never more often than every ten, at least twice a day (Media Cloud's floor and half its cap). */
const shortestMinutes = 10;
const longestMinutes = 720;

/** Polls that are kept, readable by people, for each way in. */
const pollsKept = 30;

/** A way in that brings news is asked more often, one that brings none more rarely. */
function nextInterval(minutes: number, result: PollResult): number {
  const factor = result.kind === 'found' && result.newLinks > 0 ? 0.7 : result.kind === 'refused' ? 1 : 1.3;
  return Math.min(longestMinutes, Math.max(shortestMinutes, Math.round(minutes * factor)));
}

function stateAfter(result: PollResult): WayInState {
  if (result.kind !== 'refused') return 'ok';
  if (result.problem === 'no-browser') return 'unavailable';
  return result.problem === 'blocked-by-origin' || result.problem === 'forbidden-by-robots' ? 'blocked' : 'failing';
}

/** After the n-th failure in a row, wait the interval times 2^(n-1), at most a day; the origin's own Retry-After comes first. */
function waitMinutes(interval: number, failures: number, result: PollResult): number {
  if (result.kind !== 'refused') return interval;
  const backOff = Math.min(24 * 60, interval * 2 ** Math.min(failures, 10));
  return Math.max(backOff, (result.retryAfterMs ?? 0) / 60_000, problems[result.problem].retry === 'never' ? 6 * 60 : 0);
}

/** Writes one poll down and says when the next one is due. */
export async function notePoll(db: Database, id: WayInId, result: PollResult, durationMs: number): Promise<void> {
  await db.transaction(async (tx) => {
    const before = await tx.one<{ intervalMinutes: number; failures: number }>(sql('way-in-pace'), [id]);
    const interval = nextInterval(before.intervalMinutes, result);
    const refused = result.kind === 'refused';
    await tx.run(sql('note-way-in'), [
      id,
      stateAfter(result),
      interval,
      waitMinutes(interval, before.failures, result),
      refused ? before.failures + 1 : 0,
      refused ? result.problem : null,
      refused ? result.detail : null,
      result.kind === 'found' ? result.etag : null,
      result.kind === 'found' ? result.lastModified : null,
      result.kind === 'found',
    ]);
    const found = result.kind === 'found' ? result : { found: 0, newLinks: 0 };
    await tx.run(sql('add-poll'), [id, result.kind, refused ? result.problem : null, found.found, found.newLinks, Math.round(durationMs)]);
    await tx.run(sql('forget-old-polls'), [id, pollsKept]);
  });
}
