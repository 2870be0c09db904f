// What screens show of responses: of one case, of one response, and everything that waits for somebody's approval.

import { may } from '../accounts/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Account, ApprovalPart, FlagLevel, Response, ResponseState, ResponseText, Role } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** A response with its newest text. */
export type ResponseHead = Response & ResponseText & {
  readonly openedAt: Date;
  readonly releasedAt: Date | null;
  readonly droppedAt: Date | null;
  readonly revisionId: number;
  readonly number: number;
  readonly sha256: string;
  readonly releasedRevisionId: number | null;
  /** Sentences and title of the article, which the text may quote. */
  readonly quoted: readonly string[];
};

/** Throws `not-found`. */
export async function responseHead(db: Database, id: number): Promise<ResponseHead> {
  const head = await db.maybe<ResponseHead>(sql('response-head'), [id]);
  if (head === null) throw new Problem('not-found', { what: `response ${id}` });
  return head;
}

export type TextRevision = ResponseText & { readonly id: number; readonly number: number; readonly sha256: string; readonly at: Date; readonly username: string };

export type TextDecision = {
  readonly id: number;
  readonly revisionId: number;
  readonly number: number;
  readonly sha256: string;
  readonly part: ApprovalPart;
  readonly verdict: 'approved' | 'returned';
  readonly reason: string | null;
  readonly at: Date;
  readonly username: string;
  /** False for an approval that an edit or a return has voided. */
  readonly stands: boolean;
};

export const decisionsOf = (db: Database, responseId: number) => db.rows<TextDecision>(sql('response-decisions'), [responseId]);

export type ResponsePage = {
  readonly head: ResponseHead;
  /** Newest first; never empty. */
  readonly revisions: readonly TextRevision[];
  readonly decisions: readonly TextDecision[];
};

/** Whether a role may see a response: what has been released everybody, a draft only those who write and approve. */
export function maySee(role: Role, { releasedAt }: { readonly releasedAt: Date | null }): boolean {
  return releasedAt !== null || may(role, 'read-drafts');
}

/** Throws `not-found`, and `not-allowed` for a draft before somebody who neither writes nor approves. */
export async function responsePage(db: Database, { role }: Account, id: number): Promise<ResponsePage> {
  const head = await responseHead(db, id);
  if (!maySee(role, head)) throw new Problem('not-allowed');
  return { head, revisions: await db.rows<TextRevision>(sql('response-revisions'), [id]), decisions: await decisionsOf(db, id) };
}

export type ListedResponse = Response & {
  readonly openedAt: Date;
  readonly releasedAt: Date | null;
  readonly droppedAt: Date | null;
  readonly title: string;
  readonly number: number;
  readonly sha256: string;
  readonly writtenAt: Date;
  readonly writtenBy: string;
  readonly outlet: string | null;
  /** Parts whose approval stands. */
  readonly approved: readonly ApprovalPart[];
  /** An approval was given once and no longer holds. */
  readonly voided: boolean;
  readonly state: ResponseState;
};

/** The responses of a case that this person may see. */
export async function responsesOf(db: Database, { role }: Account, caseId: number): Promise<ListedResponse[]> {
  const all = await db.rows<ListedResponse>(sql('responses-of-case'), [caseId]);
  return all.filter((response) => maySee(role, response));
}

export type Waiting = Response & {
  readonly caseNumber: string;
  readonly level: FlagLevel;
  readonly answerBy: Date | null;
  readonly title: string;
  readonly titleVi: string | null;
  readonly sha256: string;
  readonly writtenAt: Date;
  readonly outlet: string | null;
  readonly approved: readonly ApprovalPart[];
  readonly approvedBy: readonly number[] | null;
  readonly writtenBy: readonly number[];
};

/** The approval that this response lacks next. */
export const nextPart = ({ approved }: Pick<Waiting, 'approved'>): ApprovalPart => (approved.includes('content') ? 'release' : 'content');

/** Whether this person can give it: the role, and not their own text. */
export function mayApprove({ id, role }: Account, response: Pick<Waiting, 'approved' | 'writtenBy'>): boolean {
  return may(role, nextPart(response) === 'content' ? 'approve-content' : 'approve-release') && !response.writtenBy.includes(id);
}

/** Everything in approval, the nearest deadline first. Throws `not-allowed`. */
export async function waitingForApproval(db: Database, { role }: Account): Promise<Waiting[]> {
  if (!may(role, 'read-drafts')) throw new Problem('not-allowed');
  return db.rows<Waiting>(sql('waiting'));
}
