// From a page as served to its article, with every ending a value. `extractArticle` decodes and reads; `extractFromHtml` is the
// pure part. The rest is shared with discover/.

import type { Page, ReadResult } from '../../src/model/index.ts';
import { decodePage } from './charset.ts';
import { extractFromHtml, type ExtractOptions } from './extract.ts';

export { decodePage } from './charset.ts';
export { extractFromHtml, type Extracted, type ExtractOptions } from './extract.ts';
export { parseMoment, type Moment, type MomentOptions } from './moment.ts';
export { cleanLine, cleanText } from './clean-text.ts';
export { plainText } from './plain-text.ts';
export { parsePage, textOf, type Element, type PageTree } from './page-tree.ts';

/** Reads the article of a page. Never throws. `options.timeZone` is the outlet's zone, for dates that name none. */
export function extractArticle(page: Page, options: ExtractOptions = {}): ReadResult {
  if (page.body.byteLength === 0) return { skipped: 'empty' };
  if (!isHtml(page)) return { skipped: 'not-html' };
  const { text, charset } = decodePage(page);
  const read = extractFromHtml(text, page.finalUrl, options);
  return 'article' in read ? { article: { ...read.article, charset } } : read;
}

/** By the declared type, or by the first bytes where the server declares none or a general one. */
function isHtml({ contentType, body }: Page): boolean {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (/^(?:text\/html|application\/xhtml\+xml)$/.test(type)) return true;
  if (type !== '' && !/^(?:text\/plain|text\/xml|application\/xml|application\/octet-stream|unknown\/unknown|text)$/.test(type)) return false;
  const start = Buffer.from(body.subarray(0, 1024)).toString('latin1').replaceAll('\0', '').toLowerCase();
  return /<(?:!doctype\s+html|html|head|body|meta|title|div|article)\b/.test(start) && !/<(?:rss|feed|rdf)\b/.test(start);
}
