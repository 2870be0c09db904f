// When a page says it was published: what it declares to machines first, then what it shows to readers near the title.

import type { Block } from './blocks.ts';
import type { JsonLdArticle } from './json-ld.ts';
import { parseMoment, type Moment, type MomentOptions } from './moment.ts';
import type { Element, PageTree } from './page-tree.ts';
import { textOf } from './page-tree.ts';

export type DateHints = {
  readonly tree: PageTree;
  readonly jsonLd: JsonLdArticle | null;
  readonly meta: ReadonlyMap<string, string>;
  readonly url: string | null;
  /** All blocks of the page, and where the article's first one stands among them (-1: unknown). */
  readonly blocks: readonly Block[];
  readonly firstBlock: number;
  readonly title: string;
  /** What the outlet's own rule says is the date. */
  readonly ruled: string | null;
};

const metaNames = [
  'article:published_time', 'og:article:published_time', 'og:published_time', 'published_time', 'datepublished', 'date.published', 'article.published', 'pubdate', 'publishdate', 'publish_date', 'publish-date', 'publication_date', 'publication-date', 'publicationdate', 'published-date', 'published_at', 'parsely-pub-date', 'sailthru.date', 'dc.date.issued', 'dcterms.created', 'dcterms.date', 'dc.date.created', 'dc.date', 'dc.created', 'citation_publication_date', 'citation_date', 'article_date_original', 'originalpublicationdate', 'timestamp', 'cxenseparse:recs:publishtime', 'cxenseparse:publishtime', 'bt:pubdate', 'shareaholic:article_published_time', 'article:published', 'rnews:datepublished', 'date', 'date_published', 'displaydate', 'iso-8601-publish-date', 'creationdatetime', 'video:release_date', 'weibo:article:create_at',
];
const later = ['article:modified_time', 'og:updated_time', 'datemodified', 'last-modified', 'lastmod', 'revised'];

/** The most trustworthy moment of publication, or null. Moments before 1990 or more than two days ahead of `now` are not believed. */
export function publishedAt(hints: DateHints, options: MomentOptions, now: Date = new Date()): Moment | null {
  const believable = (moment: Moment | null): moment is Moment => moment !== null && moment.at.getTime() > Date.UTC(1990, 0) && moment.at.getTime() < now.getTime() + 2 * 86_400_000;
  const ruled = hints.ruled === null ? null : parseMoment(hints.ruled, options);
  if (believable(ruled) && ruled.hasTime && ruled.offsetMinutes !== null) return ruled;
  const days: Moment[] = [];
  for (const text of declared(hints)) {
    const moment = parseMoment(text, options);
    if (!believable(moment)) continue;
    if (moment.hasTime) return moment;
    days.push(moment);
  }
  if (believable(ruled) && ruled.hasTime) return ruled;
  const [dayOnly] = days;
  const seen = [...shown(hints)].map((text) => parseMoment(text, options)).filter(believable);
  // Declared as a day, shown with the time of day.
  if (dayOnly) return seen.find((m) => m.hasTime && Math.abs(m.at.getTime() - dayOnly.at.getTime()) < 1.5 * 86_400_000) ?? dayOnly;
  const fromUrl = dateInUrl(hints.url, options);
  if (believable(fromUrl)) return seen.find((m) => Math.abs(m.at.getTime() - fromUrl.at.getTime()) < 2 * 86_400_000) ?? fromUrl;
  if (seen[0]) return seen[0];
  return later.map((name) => parseMoment(hints.meta.get(name) ?? hints.jsonLd?.dateModified ?? '', options)).find(believable) ?? null;
}

function* declared({ jsonLd, meta, tree }: DateHints): Generator<string> {
  if (jsonLd?.datePublished) yield jsonLd.datePublished;
  for (const name of metaNames) {
    const value = meta.get(name);
    if (value) yield value;
  }
  for (const element of tree.elements) {
    if (!mayDate.test(element.written)) continue;
    const { itemprop = '', property = '', datetime, content, pubdate } = element.attributes;
    if (/datePublished|dateCreated/i.test(`${itemprop} ${property}`)) yield datetime ?? content ?? textOf(element);
    else if (pubdate !== undefined && datetime) yield datetime;
  }
}

const mayDate = /datePublished|dateCreated|pubdate/i;
const mayBeDated = /date|time|publish|posted|ngay|thoi|meta|info|clock/i;
const dateNames = /(?:^|[\s_-])(?:date|time|datetime|published?|pubdate|post-?date|posted|timestamp|ngay|ngay-?dang|thoi-?gian|meta|info|clock)(?=$|[\s_-])/i;
const datedText = /\p{Nd}{4}|\p{Nd}{1,2}[-/.]\p{Nd}{1,2}[-/.]\p{Nd}{2}/u;

/** Dates in sight: <time> elements and elements named after dates, those near the article first; then lines beside the title. */
function* shown({ tree, blocks, firstBlock, title }: DateHints): Generator<string> {
  const near = blocks[firstBlock]?.element.number ?? 0;
  const distance = (element: Element): number => Math.abs(element.number - near);
  const times = [...tree.tagged('time')].sort((a, b) => distance(a) - distance(b));
  for (const element of times.slice(0, 5)) yield element.attributes['datetime'] ?? textOf(element);
  const named = tree.elements.filter((e) => mayBeDated.test(e.written) && dateNames.test(`${e.attributes['class'] ?? ''} ${e.attributes['id'] ?? ''}`)).sort((a, b) => distance(a) - distance(b));
  for (const element of named.slice(0, 12)) yield* datesIn(textOf(element).slice(0, 160));
  const heading = blocks.findIndex((block) => block.text === title);
  const from = heading >= 0 ? heading : Math.max(0, firstBlock - 8);
  for (const block of blocks.slice(from, Math.max(from, firstBlock) + 3)) yield* datesIn(block.text.slice(0, 160));
  const last = blocks.slice(firstBlock).findIndex((block) => /^(?:first published|ngày đăng|published|发布时间|发布日期)/i.test(block.text));
  if (last >= 0) yield* datesIn(blocks[firstBlock + last]!.text.slice(0, 160));
}

function* datesIn(text: string): Generator<string> {
  if (datedText.test(text)) yield text;
}

function dateInUrl(url: string | null, options: MomentOptions): Moment | null {
  const found = /[/_-](19[89]\d|20[0-4]\d)[/_-]?(0?[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=\D|$)/.exec(url ?? '');
  return found ? parseMoment(`${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]}`, options) : null;
}
