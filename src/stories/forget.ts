import { sqlBeside, type Database } from '../database/index.ts';
import { windowDays } from './place-in-story.ts';

const sql = sqlBeside(import.meta.url);
/** Articles whose bands go in one statement: some forty rows each. */
const atOnce = 2_000;

/**
 * Lets the bands go by which old articles would still be found: an article is compared within a few days of its own date, and none older than
 * `oldestDays` is taken in. The articles stay in their stories. Returns how many rows went.
 */
export async function forgetOldBands(db: Database, { oldestDays, now = new Date() }: { readonly oldestDays: number; readonly now?: Date }): Promise<number> {
  const before = new Date(now.getTime() - (oldestDays + 2 * windowDays) * 86_400_000);
  let gone = 0;
  for (let last = -1; last !== 0; gone += last) last = await db.run(sql('forget-old-bands'), [before, atOnce]);
  return gone;
}
