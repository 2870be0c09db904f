// Where a way into an outlet may be: what its home page advertises and links to, what robots.txt names, and where others have theirs.

import { decodePage, parsePage, textOf, cleanLine, type PageTree } from '../read/index.ts';
import type { Page } from '../../src/model/index.ts';
import { parseRobots } from '../fetch/robots.ts';
import { linksOf } from './page-links.ts';
import { httpAddress } from './parse-feed.ts';

/** How a way in was found, the surest first. */
export const foundBys = ['given', 'advertised', 'linked', 'robots', 'common-path', 'page'] as const;
export type FoundBy = (typeof foundBys)[number];

export type HomeFacts = {
  readonly url: string;
  /** What the page calls its site; null where it does not say. */
  readonly name: string | null;
  /** From `<html lang>`, ISO 639; null where it does not say. */
  readonly language: string | null;
};

const feedType = /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/json|text\/(?:rss|atom|xml)|application\/xml)/i;
/** Feeds of comments, of podcasts and of single tags hold no articles of the outlet. */
const wrongFeed = /comment|binh-luan|bình luận|コメント|评论|podcast|wp-json|oembed|\/(?:tag|author|tac-gia)s?\//i;
const feedLike = /(?:^|[/._-])(?:rss\d*|feeds?|atom|rdf)(?:[/._?-]|$)|\.(?:rss|atom|rdf)(?:$|\?)|[?&]feed=/i;

/** Feeds that `<link rel="alternate">` names, in the page's own order. */
export function advertisedFeeds(tree: PageTree, pageUrl: string): string[] {
  const found = tree.elements.filter(({ tag, attributes }) => tag === 'link' && /(?:^|\s)alternate(?:\s|$)/i.test(attributes['rel'] ?? '') && feedType.test((attributes['type'] ?? '').trim()));
  return unique(found.filter(({ attributes }) => !wrongFeed.test(`${attributes['title'] ?? ''} ${attributes['href'] ?? ''}`)).map(({ attributes }) => httpAddress(attributes['href'] ?? '', pageUrl)));
}

/** Links of the page that look like feeds or like the page that lists them. */
export function linkedFeeds(html: string, pageUrl: string): string[] {
  return unique(linksOf(html, pageUrl).filter(({ url, title }) => {
    const { pathname, search } = new URL(url);
    return (feedLike.test(pathname + search) || /^(?:rss|rss feeds?|feeds?|kênh rss)$/i.test(title)) && !wrongFeed.test(`${title} ${pathname}`);
  }).map(({ url }) => url));
}

/** Where content systems put their feed; asked only where the page names none. */
export const commonFeedPaths = ['/rss', '/feed/', '/rss.xml', '/feed.xml', '/rss/home.rss', '/rss/tin-moi-nhat.rss', '/atom.xml', '/index.xml', '/feed.json'];
export const commonSitemapPaths = ['/news-sitemap.xml', '/sitemap-news.xml', '/sitemap_news.xml', '/sitemap.xml', '/sitemap_index.xml'];

/** The `Sitemap:` lines of a robots.txt, those for news first; those of pictures, tags and authors left out. */
export function sitemapsOfRobots(robots: Page): string[] {
  const { sitemaps } = parseRobots(decodePage(robots).text.slice(0, 500_000), '');
  const usable = unique(sitemaps.map((url) => httpAddress(url, robots.finalUrl))).filter((url) => !/image|video|author|tag[s_-]|categor/i.test(new URL(url).pathname));
  return usable.sort((a, b) => Number(/news|tin/i.test(b)) - Number(/news|tin/i.test(a)));
}

/** What the home page says of its outlet. */
export function homeFacts(tree: PageTree, pageUrl: string): HomeFacts {
  const meta = (name: string) => tree.elements.find(({ tag, attributes }) => tag === 'meta' && (attributes['property'] ?? attributes['name'])?.toLowerCase() === name)?.attributes['content'];
  const title = tree.elements.find(({ tag }) => tag === 'title');
  const headline = title === undefined ? '' : (cleanLine(textOf(title)).split(/\s+[|–—•·-]\s+|\s*[|:]\s+/)[0] ?? '');
  const name = cleanLine(meta('og:site_name') ?? meta('application-name') ?? '') || headline;
  const language = /^[a-z]{2,3}/i.exec(tree.elements.find(({ tag }) => tag === 'html')?.attributes['lang'] ?? '')?.[0].toLowerCase() ?? null;
  return { url: pageUrl, name: name === '' ? null : name.slice(0, 120), language };
}

export const treeOf = (page: Page): { html: string; tree: PageTree } => {
  const html = decodePage(page).text;
  return { html, tree: parsePage(html) };
};

const unique = (urls: readonly (string | null)[]): string[] => [...new Set(urls.filter((url) => url !== null))];
