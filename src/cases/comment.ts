import { requireMay } from '../accounts/index.ts';
import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { By } from './steps.ts';

const sql = sqlBeside(import.meta.url);
const longestComment = 5000;

/** Adds a comment to a case; comments are never changed. Throws `not-allowed`, `missing-reason` for an empty one, `not-found`. */
export async function addComment(db: Database, by: By, { caseId, text }: { caseId: number; text: string }): Promise<void> {
  requireMay(by.account.role, 'comment');
  const kept = text.normalize('NFC').trim().slice(0, longestComment);
  if (kept === '') throw new Problem('missing-text');
  const now = by.now ?? new Date();
  await db.transaction(async (tx) => {
    const made = await tx.maybe<{ id: number }>(sql('add-comment'), [caseId, by.account.id, kept, now]);
    if (made === null) throw new Problem('not-found', { what: `case ${caseId}` });
    await record(tx, { accountId: by.account.id, action: 'case.commented', subject: `case:${caseId}`, detail: { comment: made.id }, at: now });
  });
}
