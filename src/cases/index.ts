// Cases: a flagged story on its way through the response workflow. Every step checks the role, the table of transitions and the version
// that the person saw, and leaves one audit event in the same transaction. Queue and case page are read here too.

export { answerHours, careHours, deadlinesOf, isLouder, requireStep, steps, stepsFrom, undoableSteps, type Step, type StepName, type UndoableStep } from './workflow.ts';
export { openCase, type Opened } from './open.ts';
export {
  assignable, assignCase, closeCase, concludeCase, lockedState, putBackCase, reopenCase, requireNote, stepWithin, takeCase, type By, type CaseRef,
} from './steps.ts';
export { bringCaseBack, setCaseAside, type AsideUntil } from './aside.ts';
export { undoMinutes, undoOffer, undoSteps, type UndoOffer, type Undone } from './undo.ts';
export { markRead, markUnread } from './read-state.ts';
export { forgetFilter, mostFilters, raiseFilter, renameFilter, savedFilters, saveFilter, setDefaultFilter, type SavedFilter } from './saved-filters.ts';
export { review, reviewDecisions, reviewLength, startReview, type Review, type ReviewDecision } from './review.ts';
export { addComment } from './comment.ts';
export { decideClaim } from './decide-claim.ts';
export { flagArticleByHand } from './flag-by-hand.ts';
export { countQueues, queueCounts, queueRow, queueRows, type QueueCounts, type QueueFilter, type QueuePage, type QueueRow } from './queue.ts';
export { casePage, caseOfStory, type CaseArticle, type CaseChange, type CaseClaim, type CasePage } from './case-page.ts';
export { articleChanges, type ArticleChange } from './article-changes.ts';
export { articlePage, storyPage, type ArticlePage, type StoryPage } from './article-page.ts';
export { casesAfter, deskFigures, todayFigures, type DeskFigures, type TodayFigures } from './today.ts';
