// What was found as files: CSV (RFC 4180, with a byte order mark so that Excel reads UTF-8) and JSON Lines.

import { byteOrderMark, csvLine } from '../../src/exports/index.ts';
import type { FoundArticle } from '../../src/search/index.ts';

/** Columns of both formats; docs/notes/search.md says what each means. */
const exportColumns = ['id', 'url', 'title', 'outlet', 'source', 'country', 'language', 'publishedAt', 'about', 'topics', 'sentiment', 'story', 'case'] as const;
type Row = Readonly<Record<(typeof exportColumns)[number], string | number | null>>;

const rowOf = (article: FoundArticle): Row => ({
  id: article.articleId, url: article.url, title: article.title, outlet: article.outlet, source: article.sourceKey, country: article.country,
  language: article.language, publishedAt: article.publishedAt.toISOString(), about: article.about, topics: article.topics.join(' '),
  sentiment: article.sentiment, story: article.storyId, case: article.caseId,
});

export const asCsv = (found: readonly FoundArticle[]): string => byteOrderMark + csvLine(exportColumns) + found.map((article) => csvLine(Object.values(rowOf(article)))).join('');

export function asJsonLines(found: readonly FoundArticle[]): string {
  return found.map((article) => `${JSON.stringify({ ...rowOf(article), topics: article.topics })}\n`).join('');
}
