// One article and one story as people read them. They stand here because they name the case that the story lies in.

import { sqlBeside, type Database } from '../database/index.ts';
import type { AboutLabel, Sentiment, Topic } from '../model/index.ts';
import { articleChanges, type ArticleChange } from './article-changes.ts';
import { caseOfStory, type CaseArticle } from './case-page.ts';

const sql = sqlBeside(import.meta.url);

export type Revision = {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly fetchedAt: Date;
  readonly publishedAt: Date | null;
  readonly publishedOffsetMinutes: number | null;
  readonly pageSha256: string;
  readonly charset: string;
  readonly takenFrom: 'page' | 'feed';
};

export type ArticlePage = {
  readonly id: number;
  readonly url: string;
  readonly outlet: string;
  readonly country: string;
  readonly storyId: number | null;
  readonly language: string | null;
  readonly about: AboutLabel | null;
  readonly topics: readonly Topic[] | null;
  readonly sentiment: Sentiment | null;
  readonly model: string | null;
  /** Newest first; never empty. */
  readonly revisions: readonly Revision[];
  /** Newest first. */
  readonly changes: readonly ArticleChange[];
  readonly case: { readonly id: number; readonly number: string } | null;
};

type Head = Omit<ArticlePage, 'revisions' | 'changes' | 'case'>;

export async function articlePage(db: Database, articleId: number): Promise<ArticlePage | null> {
  const head = await db.maybe<Head>(sql('article-head'), [articleId]);
  if (head === null) return null;
  const revisions = await db.rows<Revision>(sql('article-revisions'), [articleId]);
  return { ...head, revisions, changes: await articleChanges(db, articleId), case: head.storyId === null ? null : await caseOfStory(db, head.storyId) };
}

export type StoryPage = {
  readonly id: number;
  readonly firstPublishedAt: Date;
  readonly lastPublishedAt: Date;
  /** Earliest first, at most 200. */
  readonly articles: readonly CaseArticle[];
  readonly case: { readonly id: number; readonly number: string } | null;
};

export async function storyPage(db: Database, storyId: number): Promise<StoryPage | null> {
  const story = await db.maybe<Omit<StoryPage, 'articles' | 'case'>>(sql('story-head'), [storyId]);
  if (story === null) return null;
  const articles = await db.rows<CaseArticle>(sql('case-articles'), [storyId]);
  return { ...story, articles, case: await caseOfStory(db, storyId) };
}
