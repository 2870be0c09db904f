// The page of a revision as it was served, kept as WARC until the revision is understood and for a few days after; a claim makes a pack of it.

import { sqlBeside, type Database } from '../database/index.ts';
import type { ArticleId } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** How long a copy stays whose revision is understood, and one that nobody has come to. */
export const keptDays = { understood: 3, waiting: 30 };
/** All copies together, in bytes: understood ones go first when it is passed, any at four times as much. */
export const mostBytes = 512 * 1024 * 1024;

/** Keeps the page of the article's latest revision. Call it in the transaction that adds the revision, so that neither is without the other. */
export async function keepPageCopy(db: Database, articleId: ArticleId, warc: Uint8Array): Promise<void> {
  await db.run(sql('keep-page-copy'), [articleId, Buffer.from(warc), warc.length]);
}

/** Drops copies that are past their time, and the oldest where all together are too many bytes. Returns how many. */
export async function dropPageCopies(db: Database, now = new Date(), most = mostBytes): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const dropped = await db.run(sql('drop-page-copies'), [before(keptDays.understood), before(keptDays.waiting), most]);
  // The embedded database has nobody who gives the space of dropped rows back.
  if (dropped > 0) await db.rows(sql('vacuum-page-copies'));
  return dropped;
}
