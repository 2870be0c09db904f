// Links from an RSS, Atom or JSON feed.

import type { Discovery, Fetcher, WayIn } from '../../src/model/index.ts';
import type { LinkReading } from './reading.ts';

const accept = 'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5';

/** Asks the feed, with what is known of its last answer, and takes its entries. */
export async function discoverByFeed(way: WayIn, fetcher: Fetcher, reading: LinkReading): Promise<Discovery> {
  const fetched = await fetcher.get(way.url, { etag: way.etag, lastModified: way.lastModified, accept });
  return fetched.kind === 'page' ? reading.links(way, fetched.page) : fetched;
}
