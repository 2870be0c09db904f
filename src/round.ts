// One round over everything due, in this process and without a queue: for `haidang collect`, for the replay of real pages, for tests.

import { discoverLinks, takeIn, understand, type Means } from './pipeline.ts';
import { articlesToUnderstand, dueLinks } from './articles/index.ts';
import { dueWaysIn } from './sources/index.ts';
import { messageOf } from './errors.ts';

export type RoundCounts = { waysIn: number; links: number; articles: number; failures: string[] };

/** Work that only waits for the network goes together; the fetcher keeps each host's pace. */
const together = 16;
const page = 200;

/** Runs `step` over all ids, at most `width` at once; a failure is counted and the rest goes on. */
async function over(what: string, ids: readonly number[], width: number, failures: string[], step: (id: number) => Promise<void>): Promise<void> {
  const left = [...ids];
  const worker = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      await step(id).catch((thrown: unknown) => void failures.push(`${what} ${id}: ${messageOf(thrown)}`));
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/**
 * Discovers, takes in and understands until nothing is due. With `all`, ways in are asked whether due or not. A row that fails is not
 * tried twice in one round.
 */
export async function runRound(means: Means, { all = false, onProgress }: { all?: boolean; onProgress?: (counts: RoundCounts) => void } = {}): Promise<RoundCounts> {
  const counts: RoundCounts = { waysIn: 0, links: 0, articles: 0, failures: [] };
  const ways = await dueWaysIn(means.db, { limit: 100_000, all });
  await over('way in', ways.map(({ id }) => id), together, counts.failures, async (id) => {
    await discoverLinks(id, means);
    counts.waysIn += 1;
    onProgress?.(counts);
  });
  const taken = new Set<number>();
  await untilNone(async () => (await dueLinks(means.db, page + taken.size)).map(({ id }) => id).filter((id) => !taken.has(id)), (ids) => {
    ids.forEach((id) => taken.add(id));
    return over('link', ids, together, counts.failures, async (id) => {
      await takeIn(id, means);
      counts.links += 1;
      onProgress?.(counts);
    });
  });
  const read = new Set<number>();
  await untilNone(async () => (await articlesToUnderstand(means.db, page + counts.failures.length)).filter((id) => !read.has(id)), (ids) => {
    ids.forEach((id) => read.add(id));
    return over('article', ids, 2, counts.failures, async (id) => {
      await understand(id, means);
      counts.articles += 1;
      onProgress?.(counts);
    });
  });
  return counts;
}

async function untilNone(next: () => Promise<number[]>, work: (ids: number[]) => Promise<void>): Promise<void> {
  for (let ids = await next(); ids.length > 0; ids = await next()) await work(ids);
}
