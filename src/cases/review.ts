// A guided review: the cases of a filter as they stood when it began, one after another, and what this person did with each.

import { requireMay } from '../accounts/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import type { AccountId, CloseReason } from '../model/index.ts';
import type { By } from './moves.ts';
import { queueRows, type QueueFilter } from './queue.ts';
import { undoableSince } from './undo.ts';

const sql = sqlBeside(import.meta.url);
/** As many as somebody goes through at one sitting. */
export const reviewLength = 50;

export type Review = { readonly id: number; readonly query: string; readonly caseIds: readonly number[]; readonly startedAt: Date };

export type ReviewDecision = {
  readonly caseId: number;
  readonly number: string;
  readonly closeReason: CloseReason | null;
  /** The last step of this person since the review began; null where there was none: the case waits as before. */
  readonly action: string | null;
  readonly at: Date | null;
  /** By which it can be taken back; null where it cannot. */
  readonly batch: string | null;
  readonly title: string;
  readonly language: string | null;
};

/** Begins with the first cases of the filter, in the order of the queue; null where it has none. `query` is its address, to go back to. */
export async function startReview(db: Database, by: By, filter: QueueFilter, query: string): Promise<number | null> {
  requireMay(by.account.role, 'take-case');
  const now = by.now ?? new Date();
  const { rows } = await queueRows(db, { ...filter, limit: reviewLength, now }, by.account.id);
  if (rows.length === 0) return null;
  const { id } = await db.one<{ id: number }>(sql('start-review'), [by.account.id, query.slice(0, 1000), rows.map(({ caseId }) => caseId), now]);
  return id;
}

/** A review of this person, or null; nobody sees another one's. */
export function review(db: Database, accountId: AccountId, id: number): Promise<Review | null> {
  return db.maybe<Review>(sql('review'), [accountId, id]);
}

/** What became of each case of a review, in its order. A step that was undone counts as none. */
export async function reviewDecisions(db: Database, accountId: AccountId, { caseIds, startedAt }: Review, now: Date): Promise<ReviewDecision[]> {
  const all = await db.rows<ReviewDecision>(sql('review-decisions'), [accountId, caseIds, startedAt, undoableSince(now)]);
  return all.map((one) => (one.action === 'case.undone' ? { ...one, action: null, at: null } : one));
}
