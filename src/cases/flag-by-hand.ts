import { requireMay } from '../accounts/index.ts';
import { record } from '../audit/index.ts';
import type { Database } from '../database/index.ts';
import { raiseByHand } from '../flags/index.ts';
import { openCase } from './open.ts';
import type { By } from './steps.ts';

/**
 * A person puts an article's story into the queue, "to be read", and says why. Gives the case that it lies in.
 * Throws `not-allowed`, `missing-reason`, `not-found`.
 */
export async function flagArticleByHand(db: Database, by: By, articleId: number, reason: string): Promise<number> {
  requireMay(by.account.role, 'flag-by-hand');
  const now = by.now ?? new Date();
  return db.transaction(async (tx) => {
    const flag = await raiseByHand(tx, articleId, by.account.id, reason.normalize('NFC').slice(0, 2000));
    const opened = await openCase(tx, flag.storyId, flag.level, { now });
    const detail = { article: articleId, reason: reason.trim().slice(0, 2000) };
    await record(tx, { accountId: by.account.id, action: 'case.flagged-by-hand', subject: `case:${opened.id}`, detail, at: now });
    return opened.id;
  });
}
