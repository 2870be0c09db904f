// What the database says of a period: its articles, their claims, and the watch rules that ask to read their stories.

import { sqlBeside, type Database } from '../database/index.ts';
import type { Bilingual } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** First and last day, ISO, and the time zone in which they are days. */
export type Bounds = { readonly from: string; readonly to: string; readonly timeZone: string };

export const parametersOf = ({ from, to, timeZone }: Bounds) => [from, to, timeZone];

/** Labels and story are null until the article has been understood. */
export type ArticleRow = {
  readonly articleId: number;
  readonly revision: number;
  readonly title: string;
  /** The first 3,000 characters of the text. */
  readonly opening: string;
  readonly openingIsCut: boolean;
  readonly url: string;
  readonly sourceId: number;
  readonly outlet: string;
  readonly country: string;
  readonly publishedAt: Date | null;
  readonly firstSeenAt: Date;
  readonly language: string | null;
  readonly about: string | null;
  readonly topics: readonly string[] | null;
  readonly sentiment: string | null;
  readonly storyId: number | null;
  readonly copyOf: number | null;
  readonly headsStory: boolean;
};

/** An article that has been understood and stands in a story. */
export type ReadRow = ArticleRow & { readonly language: string; readonly about: string; readonly topics: readonly string[]; readonly storyId: number };

export const isRead = (row: ArticleRow): row is ReadRow => row.about !== null && row.language !== null && row.storyId !== null;

export type ClaimRow = {
  readonly articleId: number;
  readonly register: string;
  readonly version: number;
  readonly kind: string;
  readonly title: Bilingual;
  readonly voice: string;
  readonly quote: string;
  readonly state: string;
};

/** Articles published in the period, or first seen in it where undated; oldest first. */
export function articlesOfPeriod(db: Database, bounds: Bounds): Promise<ArticleRow[]> {
  return db.rows<ArticleRow>(sql('articles-of-period'), parametersOf(bounds));
}

export function claimsOfArticles(db: Database, articleIds: readonly number[]): Promise<ClaimRow[]> {
  return db.rows<ClaimRow>(sql('claims-of-articles'), [articleIds]);
}

export function rulesOfStories(db: Database, storyIds: readonly number[]): Promise<{ storyId: number; name: Bilingual }[]> {
  return db.rows(sql('rules-of-stories'), [storyIds]);
}
