import { sqlBeside, type Database } from '../database/index.ts';
import type { AboutLabel, Sentiment, Topic } from '../model/index.ts';
import { excerptOf, type Excerpt } from './excerpt.ts';
import { readQuery } from './terms.ts';

const sql = sqlBeside(import.meta.url);

/** All conditions given must hold. */
export type SearchFilter = {
  /** What somebody typed; see `readQuery`. */
  readonly words?: string;
  /** ISO 3166-1 of the outlet. */
  readonly country?: string;
  readonly language?: string;
  readonly about?: AboutLabel;
  readonly topic?: Topic;
  readonly sentiment?: Sentiment;
  /** Key of the outlet. */
  readonly source?: string;
  /** Published at or after, and before. */
  readonly from?: Date;
  readonly before?: Date;
  /** `next` of the page before. */
  readonly after?: string;
  /** Rows a page, 30 by default, at most 500. */
  readonly limit?: number;
};

export type FoundArticle = {
  readonly articleId: number;
  readonly title: string;
  readonly url: string;
  readonly outlet: string;
  readonly sourceKey: string;
  readonly country: string;
  readonly language: string;
  readonly about: AboutLabel;
  readonly topics: readonly Topic[];
  readonly sentiment: Sentiment | null;
  readonly publishedAt: Date;
  readonly storyId: number | null;
  readonly caseId: number | null;
  /** Where the words stand, with what was searched marked; the beginning of the text where nothing was. */
  readonly excerpt: Excerpt;
};

export type SearchPage = { readonly found: readonly FoundArticle[]; readonly next: string | null };
type Row = Omit<FoundArticle, 'excerpt'> & { readonly text: string };

/** Articles that hold all the words, newest first. A search of signs alone finds nothing; one without words lists by the other conditions. */
export async function searchArticles(db: Database, filter: SearchFilter): Promise<SearchPage> {
  const limit = Math.min(Math.max(filter.limit ?? 30, 1), 500);
  const query = readQuery(filter.words ?? '');
  if ((filter.words ?? '').trim() !== '' && query.terms === '') return { found: [], next: null };
  const cursor = filter.after === undefined ? null : readCursor(filter.after);
  const rows = await db.rows<Row>(sql('found'), [
    query.terms === '' ? null : query.terms, query.exact,
    filter.country ?? null, filter.language ?? null, filter.about ?? null, filter.topic ?? null, filter.sentiment ?? null, filter.source ?? null,
    filter.from ?? null, filter.before ?? null, cursor?.publishedAt ?? null, cursor?.articleId ?? null, limit + 1,
  ]);
  const last = rows[limit - 1];
  return {
    found: rows.slice(0, limit).map(({ text, ...row }) => ({ ...row, excerpt: excerptOf(text, query.marked) })),
    next: rows.length > limit && last !== undefined ? writeCursor(last) : null,
  };
}

const writeCursor = ({ publishedAt, articleId }: Row) => Buffer.from(JSON.stringify([publishedAt.toISOString(), articleId])).toString('base64url');

/** Where a page ended; null for what is not a cursor of ours, which begins from the top. */
function readCursor(text: string): { publishedAt: Date; articleId: number } | null {
  try {
    const [moment, articleId] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    const publishedAt = new Date(String(moment));
    return Number.isNaN(publishedAt.getTime()) || !Number.isInteger(articleId) ? null : { publishedAt, articleId: articleId as number };
  } catch {
    return null;
  }
}
