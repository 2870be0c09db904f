// Links from a sitemap; an index is followed newest first, a few levels and a few files deep.

import type { Discovery, Fetcher, FoundLink, Page, WayIn } from '../../src/model/index.ts';
import { sameSite } from './page-links.ts';
import { httpAddress } from './parse-feed.ts';
import type { LinkReading } from './reading.ts';
import { refusal } from './refusal.ts';
import type { SitemapEntry } from './sitemap-fields.ts';

const mostFiles = 6;
const deepestIndex = 2;
/** Links handed on from one look; the newest are kept. */
const mostLinks = 2_000;
const aDayMs = 86_400_000;

/** Asks the sitemap; only the first file is asked conditionally, the files of an index change under addresses of their own. */
export async function discoverBySitemap(way: WayIn, fetcher: Fetcher, reading: LinkReading, now: Date = new Date()): Promise<Discovery> {
  const first = await fetcher.get(way.url, { etag: way.etag, lastModified: way.lastModified, accept: 'application/xml, text/xml, */*;q=0.5' });
  if (first.kind !== 'page') return first;
  const found = new Map<string, SitemapEntry>();
  const waiting: { page: Page; depth: number }[] = [{ page: first.page, depth: 0 }];
  let files = 1;
  let ignored = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const sitemap = await reading.sitemap(next.page);
    if (sitemap.kind === 'none') {
      if (next.page !== first.page) continue;
      return sitemap.empty ? refusal('empty-body', { url: way.url }) : refusal('broken-feed', { url: way.url, cause: `not a sitemap but ${sitemap.found}` });
    }
    if (sitemap.kind === 'urls') {
      ignored += collect(sitemap.entries, way.url, next.page.finalUrl, found);
      continue;
    }
    if (next.depth >= deepestIndex) continue;
    for (const { url } of likeliestFirst(sitemap.entries)) {
      const address = httpAddress(url, next.page.finalUrl);
      if (address === null || files >= mostFiles) continue;
      files++;
      const answer = await fetcher.get(address, { accept: 'application/xml, text/xml, */*;q=0.5' });
      if (answer.kind === 'page') waiting.push({ page: answer.page, depth: next.depth + 1 });
    }
  }
  const links = newestFirst([...found.values()]).slice(0, mostLinks).map((entry) => linkOf(entry, now));
  return { kind: 'found', links, etag: first.page.etag, lastModified: first.page.lastModified, ignored };
}

/** Adds the addresses of this outlet to `found`; returns how many were none, or of others, for whom a sitemap cannot speak (sitemaps.org). */
function collect(entries: readonly SitemapEntry[], asked: string, base: string, found: Map<string, SitemapEntry>): number {
  let ignored = 0;
  for (const entry of entries) {
    const url = httpAddress(entry.url, base);
    if (url === null || !(sameSite(url, asked) || sameSite(url, base))) ignored++;
    else if (!found.has(url)) found.set(url, { ...entry, url });
  }
  return ignored;
}

function linkOf({ url, title, at }: SitemapEntry, now: Date): FoundLink {
  return { url, title, publishedAt: at && at.getTime() <= now.getTime() + aDayMs ? at : null, text: null };
}

/** Files of an index that hold no articles. */
const noArticles = /image|video|photo|author|tags?[._/-]|categor|chuyen-muc|tac-gia|static|pages?-sitemap|page-\d+\.xml/i;
/** A year and month in the address of a file: sitemap-2026-11.xml, /2026/11/. */
const month = /((?:19|20)\d\d)[-_/]?(0?[1-9]|1[0-2])(?!\d)/;

/**
 * The files of an index in the order in which they probably hold the latest articles: those that are dated, by themselves or by a month in
 * their address, newest first; of the others the last and the first in turn, because some sites begin with the newest and others end with it.
 * Files of pictures, tags and authors come last.
 */
function likeliestFirst(entries: readonly SitemapEntry[]): SitemapEntry[] {
  const rank = ({ url }: SitemapEntry) => (noArticles.test(url) ? 2 : /news|tin-?tuc|latest|moi-nhat/i.test(url) ? 0 : 1);
  const dated = entries.map((entry) => ({ ...entry, at: entry.at ?? monthOf(entry.url) }));
  return [0, 1, 2].flatMap((wanted) => {
    const all = dated.filter((entry) => rank(entry) === wanted);
    return [...newestFirst(all.filter(({ at }) => at !== null)), ...fromBothEnds(all.filter(({ at }) => at === null))];
  });
}

/** The last, the first, the last but one, the second … */
function fromBothEnds<T>(all: readonly T[]): T[] {
  return all.map((_, n) => (n % 2 === 0 ? all[all.length - 1 - n / 2]! : all[(n - 1) / 2]!));
}

function monthOf(url: string): Date | null {
  const found = month.exec(url);
  return found ? new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, 1)) : null;
}

/** Dated entries first, newest first; the others in the order of the file reversed, because files grow at the end. */
function newestFirst(entries: readonly SitemapEntry[]): SitemapEntry[] {
  return [...entries].reverse().sort((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0));
}
