// What was found as files: CSV (RFC 4180, with a byte order mark so that Excel reads UTF-8) and JSON Lines.

import type { FoundArticle } from '../../src/search/index.ts';

/** Columns of both formats; docs/notes/search.md says what each means. */
export const exportColumns = ['id', 'url', 'title', 'outlet', 'source', 'country', 'language', 'publishedAt', 'about', 'topics', 'sentiment', 'story', 'case'] as const;
type Row = Readonly<Record<(typeof exportColumns)[number], string | number | null>>;

const rowOf = (article: FoundArticle): Row => ({
  id: article.articleId, url: article.url, title: article.title, outlet: article.outlet, source: article.sourceKey, country: article.country,
  language: article.language, publishedAt: article.publishedAt.toISOString(), about: article.about, topics: article.topics.join(' '),
  sentiment: article.sentiment, story: article.storyId, case: article.caseId,
});

/** A cell that a spreadsheet would run as a formula gets an apostrophe (OWASP, CSV injection). */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function asCsv(found: readonly FoundArticle[]): string {
  const lines = found.map((article) => Object.values(rowOf(article)).map(cell).join(','));
  return `\uFEFF${[exportColumns.join(','), ...lines].join('\r\n')}\r\n`;
}

export function asJsonLines(found: readonly FoundArticle[]): string {
  return found.map((article) => `${JSON.stringify({ ...rowOf(article), topics: article.topics })}\n`).join('');
}
