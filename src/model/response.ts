// Response (phản hồi): a statement, a correction request or a briefing, with its approvals. There is no other kind: nothing asks for removal.

import type { CaseId } from './case.ts';

export type ResponseId = number;

export const responseKinds = ['statement', 'correction-request', 'briefing'] as const;
export type ResponseKind = (typeof responseKinds)[number];

/** domestic: under the form that the press law prescribes; foreign: a polite request to the editor. */
export const correctionTracks = ['domestic', 'foreign'] as const;
export type CorrectionTrack = (typeof correctionTracks)[number];

/** The desk lead approves the content, the spokesperson the release. */
export const approvalParts = ['content', 'release'] as const;
export type ApprovalPart = (typeof approvalParts)[number];

/** One text of a response. Revisions are only added; `sha256` is what an approval is bound to. */
export type ResponseText = {
  readonly title: string;
  readonly body: string;
  /** The same in Vietnamese; null where the text itself is Vietnamese. */
  readonly titleVi: string | null;
  readonly bodyVi: string | null;
};

export type Response = {
  readonly id: ResponseId;
  readonly caseId: CaseId;
  readonly kind: ResponseKind;
  /** Only of correction requests. */
  readonly track: CorrectionTrack | null;
  readonly language: string;
  readonly claimId: number | null;
};

/** draft: being written; waiting: in approval; released; dropped: given up before it was released. */
export const responseStates = ['draft', 'waiting', 'released', 'dropped'] as const;
export type ResponseState = (typeof responseStates)[number];

// Correction ledger (sổ cải chính): each request to an outlet, its answer and the machine-checked outcome.

export const ledgerKinds = ['sent', 'reminder', 'answer', 'outcome'] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

export const outletAnswers = ['will-correct', 'has-corrected', 'declined', 'asks-back', 'other'] as const;
export type OutletAnswer = (typeof outletAnswers)[number];

/** Proposed from the page as it was fetched again; a person accepts one. */
export const correctionOutcomes = ['corrected', 'partly-corrected', 'unchanged', 'withdrawn'] as const;
export type CorrectionOutcome = (typeof correctionOutcomes)[number];
