// Approving: the desk lead the content, the spokesperson the release, of one text by its hash, and neither of them may have written on it.

import { lockedState, requireNote, requireStep, stepWithin, type By } from '../cases/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { ApprovalPart } from '../model/index.ts';
import { pendingOf } from './draft.ts';
import { decisionsOf, responseHead, type ResponseHead } from './read.ts';

const sql = sqlBeside(import.meta.url);

/** A decision on the text that the person saw: `sha256` refuses it when the text has changed since. */
export type Decision = { readonly responseId: number; readonly sha256: string; readonly part: ApprovalPart };

async function lockText(tx: Database, { responseId, sha256 }: Decision): Promise<ResponseHead> {
  await lockedState(tx, (await responseHead(tx, responseId)).caseId);
  const head = await responseHead(tx, responseId);
  if (head.releasedAt !== null || head.droppedAt !== null) throw new Problem('response-closed');
  if (head.sha256 !== sha256) throw new Problem('changed-meanwhile');
  return head;
}

/** What the database refuses too (migrations/0008_responses.sql), said in words that a person can act on. */
async function refuseWrongApprover(tx: Database, by: By, { id, revisionId }: ResponseHead, part: ApprovalPart): Promise<void> {
  const { wrote } = await tx.one<{ wrote: boolean }>(sql('wrote-on'), [id, by.account.id]);
  if (wrote) throw new Problem('own-text');
  const standing = (await decisionsOf(tx, id)).filter((decision) => decision.stands && decision.revisionId === revisionId);
  if (standing.some((decision) => decision.part === part)) throw new Problem('changed-meanwhile');
  if (part === 'release' && !standing.some((decision) => decision.part === 'content')) throw new Problem('content-first');
}

/**
 * Approves one text as it stands. With the second approval the response is released, and with the last response the case.
 * Throws `not-allowed`, `wrong-step`, `not-found`, `changed-meanwhile`, `own-text`, `content-first`, `response-closed`, `claim-not-confirmed`.
 */
export async function approveText(db: Database, by: By, decision: Decision): Promise<{ readonly released: boolean }> {
  const now = by.now ?? new Date();
  const { part } = decision;
  return db.transaction(async (tx) => {
    const step = part === 'content' ? 'approve-content' : 'approve-release';
    const head = await lockText(tx, decision);
    requireStep(step, await lockedState(tx, head.caseId), by.account.role);
    await refuseWrongApprover(tx, by, head, part);
    if (head.claimId !== null && (await tx.maybe(sql('claim-for-response'), [head.claimId, head.caseId])) === null) throw new Problem('claim-not-confirmed');
    await tx.run(sql('add-decision'), [head.revisionId, head.sha256, part, 'approved', null, by.account.id, now]);
    const detail = { response: head.id, revision: head.number, sha256: head.sha256, part };
    if (part === 'release') await tx.run(sql('release-response'), [head.id, head.revisionId, now]);
    await stepWithin(tx, by, head.caseId, step, { action: part === 'content' ? 'response.approved' : 'response.released', detail });
    if (part !== 'release' || (await pendingOf(tx, head.caseId)).length > 0) return { released: false };
    await stepWithin(tx, by, head.caseId, 'release', { action: 'case.released', detail: { response: head.id } });
    return { released: true };
  });
}

/**
 * Gives a text back to its writers with a reason; the whole case returns to drafting and approvals of this text no longer hold.
 * Throws `missing-reason`, `not-allowed`, `wrong-step`, `not-found`, `changed-meanwhile`, `response-closed`.
 */
export async function returnText(db: Database, by: By, decision: Decision & { readonly reason: string }): Promise<void> {
  const reason = requireNote(decision.reason);
  const { part } = decision;
  const step = part === 'content' ? 'return-content' : 'return-release';
  await db.transaction(async (tx) => {
    const head = await lockText(tx, decision);
    requireStep(step, await lockedState(tx, head.caseId), by.account.role);
    await tx.run(sql('add-decision'), [head.revisionId, head.sha256, part, 'returned', reason, by.account.id, by.now ?? new Date()]);
    await stepWithin(tx, by, head.caseId, step, { action: 'response.returned', detail: { response: head.id, revision: head.number, sha256: head.sha256, part, note: reason } });
  });
}
