// Links from an RSS, Atom or JSON feed.

import type { Discovery, Fetcher, FoundLink, WayIn } from '../../src/model/index.ts';
import { decodePage } from '../read/index.ts';
import { parseFeed } from './parse-feed.ts';
import { refusal } from './refusal.ts';

const accept = 'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5';

/** Asks the feed, with what is known of its last answer, and takes its entries. */
export async function discoverByFeed(way: WayIn, fetcher: Fetcher): Promise<Discovery> {
  const fetched = await fetcher.get(way.url, { etag: way.etag, lastModified: way.lastModified, accept });
  if (fetched.kind !== 'page') return fetched;
  const { page } = fetched;
  const feed = parseFeed(decodePage(page).text, { url: page.finalUrl });
  if ('problem' in feed) return refusal(feed.problem, feed.problem === 'broken-feed' ? { url: way.url, cause: feed.found } : { url: way.url, found: feed.found });
  const links: FoundLink[] = [];
  for (const { link, title, publishedAt, text } of feed.entries) if (link !== null) links.push({ url: link, title, publishedAt, text });
  return { kind: 'found', links, etag: page.etag, lastModified: page.lastModified, ignored: feed.entries.length - links.length };
}
