// Everything that the page of one case shows, read in a few whole statements.

import { eventsOf, type ShownEvent } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import type { ArticleId, ChangeKind, ClaimState, FlagKind, FlagLevel, RegisterEntry, Sentiment, Voice } from '../model/index.ts';
import { articleChanges, type ArticleChange } from './article-changes.ts';
import { queueRow, type QueueRow } from './queue.ts';

const sql = sqlBeside(import.meta.url);

export type CaseArticle = {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly language: string | null;
  readonly outlet: string;
  readonly country: string;
  readonly sentiment: Sentiment | null;
  readonly publishedAt: Date | null;
  readonly publishedOffsetMinutes: number | null;
  readonly copyOf: number | null;
  readonly revisions: number;
  readonly claims: number;
};

export type CaseClaim = {
  readonly id: number;
  readonly articleId: number;
  readonly revisionId: number;
  readonly voice: Voice;
  readonly quote: string;
  readonly sentence: string;
  readonly p: number;
  readonly state: ClaimState;
  readonly decidedAt: Date | null;
  /** How often people had rejected the same words when it was found: it is told so many steps more quietly. */
  readonly rejectedBefore: number;
  /** The newest such decision and the article it was about; null where there was none or it was taken back since. */
  readonly taughtAt: Date | null;
  readonly taughtIn: ArticleId | null;
  /** The entry in the version that the claim was found against. */
  readonly entry: RegisterEntry;
};

export type CaseFlag = {
  readonly id: number;
  readonly kind: FlagKind;
  readonly level: FlagLevel;
  readonly articleId: number | null;
  readonly raisedAt: Date;
  readonly raisedBy: string | null;
  readonly reason: string | null;
  readonly ruleVi: string | null;
  readonly ruleEn: string | null;
};

/** A change of one of the story's articles, for the timeline. */
export type CaseChange = {
  readonly id: number;
  readonly kind: ChangeKind;
  readonly at: Date;
  readonly quote: string | null;
  readonly articleId: number;
  readonly outlet: string;
  readonly number: number | null;
};

export type ShownText = {
  readonly revisionId: number;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly fetchedAt: Date;
  readonly takenFrom: 'page' | 'feed';
  readonly pageSha256: string;
  /** Revisions of the article so far; more than `number` means that it was changed since. */
  readonly revisions: number;
};

export type CasePage = {
  readonly row: QueueRow;
  readonly assessBy: Date | null;
  readonly answerBy: Date | null;
  readonly articles: readonly CaseArticle[];
  /** The one whose text is shown. */
  readonly article: CaseArticle;
  readonly shown: ShownText;
  readonly claims: readonly CaseClaim[];
  readonly flags: readonly CaseFlag[];
  /** Of all articles, newest first. */
  readonly changes: readonly CaseChange[];
  /** Of the shown article, with the differing sentences, newest first. */
  readonly shownChanges: readonly ArticleChange[];
  readonly comments: readonly { readonly id: number; readonly at: Date; readonly username: string; readonly text: string }[];
  readonly events: readonly ShownEvent[];
};

/** The page of a case, or null where there is none. `articleId` chooses which article of the story is shown; at most 200 are listed. */
export async function casePage(db: Database, caseId: number, articleId?: number): Promise<CasePage | null> {
  const row = await queueRow(db, caseId);
  if (row === null) return null;
  const articles = await db.rows<CaseArticle>(sql('case-articles'), [row.storyId]);
  const article = articles.find(({ id }) => id === articleId) ?? articles.find(({ id }) => id === row.article.id) ?? articles[0];
  if (article === undefined) return null;
  const claims = await db.rows<CaseClaim>(sql('case-claims'), [row.storyId]);
  const revisionId = claims.find((claim) => claim.articleId === article.id)?.revisionId ?? null;
  const shown = await db.one<ShownText>(sql('shown-text'), [article.id, revisionId]);
  const deadlines = await db.one<{ assessBy: Date | null; answerBy: Date | null }>(sql('case-deadlines'), [caseId]);
  return {
    row,
    ...deadlines,
    articles,
    article,
    shown,
    claims,
    flags: await db.rows<CaseFlag>(sql('case-flags'), [row.storyId]),
    changes: await db.rows<CaseChange>(sql('case-changes'), [row.storyId]),
    shownChanges: await articleChanges(db, article.id),
    comments: await db.rows<CasePage['comments'][number]>(sql('case-comments'), [caseId]),
    events: await eventsOf(db, `case:${caseId}`),
  };
}

/** The case of a story, or null while nobody and nothing has flagged it. */
export function caseOfStory(db: Database, storyId: number): Promise<{ id: number; number: string } | null> {
  return db.maybe(sql('case-of-story'), [storyId]);
}
