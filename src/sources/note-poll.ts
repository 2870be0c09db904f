import { sqlBeside, type Database } from '../database/index.ts';
import { problems, type ProblemCode } from '../errors.ts';
import type { WayInId, WayInState } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** How one poll of a way in ended. */
export type PollResult =
  | { readonly kind: 'found'; readonly found: number; readonly newLinks: number; readonly etag: string | null; readonly lastModified: string | null }
  | { readonly kind: 'not-changed' }
  | { readonly kind: 'refused'; readonly problem: ProblemCode; readonly detail: string; readonly status?: number; readonly retryAfterMs?: number };

type Refused = Extract<PollResult, { kind: 'refused' }>;

/** Minutes between polls: never more often than every ten, at least twice a day (Media Cloud's floor and half its cap). */
const shortestMinutes = 10;
const longestMinutes = 720;
const dayMinutes = 24 * 60;

/** Polls that are kept, readable by people, for each way in. */
const pollsKept = 30;

/** Weighted failures in a row after which a way in counts as given up; it is then asked after 1, 2, 4 … days, at least every 28. */
export const givenUpAfter = 10;
const longestRevivalMinutes = 28 * dayMinutes;

/**
 * How much one refusal counts. The idea is that of mediacloud/rss-fetcher (fetcher/tasks.py): a hard error counts 1, a soft one 0.5
 * (SOFT_FAILURE_INCREMENT), one that will surely pass 0.25 (TEMP_FAILURE_INCREMENT). 404 is soft there and here: "active feeds DO return
 * 404 and come back to life". Being asked to slow down, with 429 or a Retry-After, says that the origin is alive: 0.25.
 */
export function failureWeight({ problem, status, retryAfterMs }: Refused): 0 | 0.25 | 0.5 | 1 {
  // Our own doing, and a machine without a browser, say nothing about the outlet.
  if (problem === 'cancelled' || problem === 'no-browser') return 0;
  if (retryAfterMs !== undefined || status === 429) return 0.25;
  if (problem === 'gone' || problem === 'blocked-by-origin') return 0.5;
  return problems[problem].retry === 'never' ? 1 : 0.5;
}

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

/**
 * Minutes until the next poll, with `failures` weighted failures in a row behind it: the interval times 2^failures, at most a day; once
 * given up, 1, 2, 4 … up to 28 days, for a dead outlet may come back and is never dropped. The origin's own Retry-After comes first.
 */
export function waitMinutes(interval: number, failures: number, result: PollResult): number {
  if (result.kind !== 'refused') return interval;
  const backOff = failures >= givenUpAfter
    ? Math.min(longestRevivalMinutes, dayMinutes * 2 ** (failures - givenUpAfter))
    : Math.min(dayMinutes, interval * 2 ** failures);
  return Math.max(backOff, (result.retryAfterMs ?? 0) / 60_000, problems[result.problem].retry === 'never' ? 6 * 60 : 0);
}

/** Writes one poll down and says when the next one is due. */
export async function notePoll(db: Database, id: WayInId, result: PollResult, durationMs: number): Promise<void> {
  await db.transaction(async (tx) => {
    const before = await tx.one<{ sourceId: number; intervalMinutes: number; failures: number }>(sql('way-in-pace'), [id]);
    const interval = nextInterval(before.intervalMinutes, result);
    const refused = result.kind === 'refused';
    const failures = refused ? before.failures + failureWeight(result) : 0;
    await tx.run(sql('note-way-in'), [
      id,
      stateAfter(result),
      interval,
      waitMinutes(interval, failures, result),
      failures,
      refused ? result.problem : null,
      refused ? result.detail : null,
      result.kind === 'found' ? result.etag : null,
      result.kind === 'found' ? result.lastModified : null,
      result.kind === 'found',
      failures >= givenUpAfter,
    ]);
    const found = result.kind === 'found' ? result : { found: 0, newLinks: 0 };
    await tx.run(sql('add-poll'), [id, result.kind, refused ? result.problem : null, found.found, found.newLinks, Math.round(durationMs)]);
    await tx.run(sql('count-poll'), [before.sourceId, refused ? 1 : 0, found.found, found.newLinks]);
    await tx.run(sql('forget-old-polls'), [id, pollsKept]);
  });
}
