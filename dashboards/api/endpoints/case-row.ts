import type { QueueRow } from '../../../src/cases/index.ts';

/** A row of the queue in the words of the API. */
export const rowOfCase = (row: QueueRow) => ({
  ...row, id: row.caseId, story: row.storyId, flags: row.flagKinds, holder: row.assignee,
  claim: row.claim && { ...row.claim, version: row.claim.registerVersion },
});
