// What the pages of discovery say: pure functions from the bytes that came to links. Whoever serves screens meanwhile has them run in
// threads of their own (crawlers/readers).

import { gunzipSync } from 'node:zlib';
import { messageOf } from '../../src/errors.ts';
import type { Discovery, FoundLink, Page, WayIn } from '../../src/model/index.ts';
import { decodePage } from '../read/index.ts';
import { nextPageOf } from './next-page.ts';
import { articlesAmong, linksOf } from './page-links.ts';
import { kindOf, parseFeed } from './parse-feed.ts';
import { refusal } from './refusal.ts';
import { readSitemap, type Sitemap } from './sitemap-fields.ts';

/** Reads pages of discovery, here or in another thread. */
export type LinkReading = {
  links(way: WayIn, page: Page): Promise<OfferedLinks>;
  sitemap(page: Page): Promise<SitemapFile>;
};

/** The links of one page; of a listing also the address of the page that follows it, or null. */
export type OfferedLinks = Discovery & { readonly next?: string | null };

/** One file of a sitemap, or what it is instead, in English (`empty` where it holds nothing). */
export type SitemapFile = Exclude<Sitemap, { kind: 'none' }> | { readonly kind: 'none'; readonly found: string; readonly empty: boolean };

const largestUnpacked = 60_000_000;

/** Reads in this very thread. */
export const readingHere: LinkReading = {
  links: (way, page) => Promise.resolve(linksOfPage(way, page)),
  sitemap: (page) => Promise.resolve(sitemapOfPage(page)),
};

/** The links of a feed, a listing or a rendered page. Never throws. */
export function linksOfPage(way: WayIn, page: Page): OfferedLinks {
  return way.kind === 'feed' ? linksOfFeed(way, page) : linksOfListing(way, page);
}

function linksOfFeed(way: WayIn, page: Page): Discovery {
  const feed = parseFeed(decodePage(page).text, { url: page.finalUrl });
  if ('problem' in feed) return refusal(feed.problem, feed.problem === 'broken-feed' ? { url: way.url, cause: feed.found } : { url: way.url, found: feed.found });
  const links: FoundLink[] = [];
  for (const { link, title, publishedAt, text } of feed.entries) if (link !== null) links.push({ url: link, title, publishedAt, text });
  return { kind: 'found', links, etag: page.etag, lastModified: page.lastModified, ignored: feed.entries.length - links.length };
}

function linksOfListing(way: WayIn, page: Page): OfferedLinks {
  const pattern = patternOf(way);
  if (pattern !== null && 'kind' in pattern) return pattern;
  const html = decodePage(page).text;
  if (html.trim() === '') return refusal('empty-body', { url: way.url });
  const all = linksOf(html, page.finalUrl);
  const links = articlesAmong(all, page.finalUrl, pattern);
  if (links.length === 0) return refusal('no-links', { url: way.url });
  return { kind: 'found', links, etag: page.etag, lastModified: page.lastModified, ignored: 0, next: nextPageOf(html, page.finalUrl, all) };
}

/** The way's pattern as an expression, null where it has none, a refusal where it is wrong. */
export function patternOf(way: WayIn): RegExp | Extract<Discovery, { kind: 'refused' }> | null {
  // The database says null where a description leaves the pattern out; /null/ would match no address.
  if (!way.linkPattern) return null;
  try {
    return new RegExp(way.linkPattern);
  } catch (thrown) {
    return refusal('bad-pattern', { pattern: way.linkPattern, url: way.url, cause: messageOf(thrown) });
  }
}

/** Reads one file of a sitemap; a gzip file is unpacked up to a bound. Never throws. */
export function sitemapOfPage(page: Page): SitemapFile {
  const text = unpackedText(page);
  if (text === null) return { kind: 'none', found: 'a damaged gzip file', empty: false };
  const sitemap = readSitemap(text);
  return sitemap.kind === 'none' ? { kind: 'none', found: kindOf(text), empty: text.trim() === '' } : sitemap;
}

function unpackedText(page: Page): string | null {
  if (page.body[0] !== 0x1f || page.body[1] !== 0x8b) return decodePage(page).text;
  try {
    return decodePage({ ...page, body: gunzipSync(page.body, { maxOutputLength: largestUnpacked }), contentType: 'application/xml' }).text;
  } catch {
    return null;
  }
}
