import { sqlBeside, type Database } from '../database/index.ts';

const sql = sqlBeside(import.meta.url);
const minutesShown = 30;
const sourcesShown = 8;

export type CrawlProgress = {
  /** Links that are due and wait to be fetched. */
  readonly waiting: number;
  readonly fetchedLastMinute: number;
  /** Articles that were fetched and are not yet understood. */
  readonly notUnderstood: number;
  /** Ways in that are due to be asked. */
  readonly waysDue: number;
  readonly lastPollAt: Date | null;
  /** Pages fetched in each of the last thirty minutes, oldest first. */
  readonly minutes: readonly number[];
  /** The busiest sources of this minute. */
  readonly sources: readonly { readonly key: string; readonly name: string; readonly homeUrl: string; readonly waiting: number; readonly fetchedLastMinute: number }[];
};

/** How the crawl stands at this moment, out of the rows alone: it is the same for every process that works on it. */
export async function crawlProgress(db: Database, now = new Date()): Promise<CrawlProgress> {
  const row = await db.one<Omit<CrawlProgress, 'minutes' | 'sources'>>(sql('progress'), [now]);
  const minutes = await db.rows<{ n: number }>(sql('progress-minutes'), [now, minutesShown]);
  return { ...row, minutes: minutes.map(({ n }) => n), sources: await db.rows(sql('progress-sources'), [now, sourcesShown]) };
}

/** True while something is being fetched or read, or waits for it. */
export const isAtWork = ({ waiting, fetchedLastMinute, notUnderstood }: CrawlProgress): boolean => waiting > 0 || fetchedLastMinute > 0 || notUnderstood > 0;
