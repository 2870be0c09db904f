// Articles (bài viết): the links that sources offered, what became of each, the revisions that were read, and what was understood.

export { saveLinks, knowsAnyLink, linkById, dueLinks, type Link, type NewLink } from './links.ts';
export { noteKept, noteUnchanged } from './outcomes.ts';
export { noteRefusal, mayStandIn, noteUnreadable, standInFromFeed, type Refusal } from './refusals.ts';
export { keepRevision, textHash, type RevisionFacts } from './revisions.ts';
export { keptText, noteBack, noteGone, noteWithdrawn, type KeptText, type RevisionChange } from './changes.ts';
export { articleToRead, articlesToUnderstand, saveReading, type ArticleToRead } from './readings.ts';
export { countOutcomes, countRevisions, coverageLedger, type LedgerDay, type LedgerOutcome, type OutcomeCount } from './ledger.ts';
export {
  countQuarantined, forgetStepFailure, noteStepFailed, quarantineAfter, quarantined, replayQuarantined, stepStanding, type FailingStep, type Quarantined,
} from './quarantine.ts';
