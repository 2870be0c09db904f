// Responses (phản hồi): statements, correction requests and briefings with their two approvals, and the ledger of what became of a request.
// Every function checks the role and the table of steps; the database refuses by itself what must never happen.

export { answerAgain, dropResponse, factsOf, giveUpDrafting, noteExported, openResponse, saveRevision, startMonitoring, submitForApproval, type NewResponse, type Office } from './draft.ts';
export { approveText, returnText, type Decision } from './approve.ts';
export {
  mayApprove, maySee, nextPart, responsePage, responsesOf, waitingForApproval,
  type ListedResponse, type ResponseHead, type ResponsePage, type TextDecision, type TextRevision, type Waiting,
} from './read.ts';
export { removalWords } from './lint.ts';
export { hashOfText, longestBody, longestTitle, openSpots } from './text.ts';
export { templateText, type TemplateFacts, type TemplateFor } from './templates/index.ts';
export { addLedgerEntry, ledgerPage, ledgerRows, lookAfterRequests, outletRates, type LedgerEntry, type LedgerPage, type LedgerRow, type NewEntry, type OutletRate } from './ledger.ts';
export { proposeOutcome, type WatchedArticle } from './outcome.ts';
export { paperFormats, renderResponse, type Drawable, type PaperFormat, type PaperSide } from './render/index.ts';
