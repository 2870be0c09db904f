// Case (hồ sơ xử lý): a flagged story on its way through the response workflow.

export type CaseId = number;

export const caseStates = ['new', 'assessing', 'drafting', 'approval', 'released', 'monitoring', 'closed'] as const;
export type CaseState = (typeof caseStates)[number];

/** Reasons for closing without an answer; `answered` ends the full way. */
export const closeReasons = ['accurate', 'opinion', 'out-of-scope', 'duplicate', 'no-reply-needed', 'answered'] as const;
export type CloseReason = (typeof closeReasons)[number];
