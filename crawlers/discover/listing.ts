// Links from a listing page: a section or front page of a site that offers no feed.

import type { Discovery, Fetcher, WayIn } from '../../src/model/index.ts';
import { patternOf, type LinkReading } from './reading.ts';

/** Asks the page as it is served, without running its scripts. */
export async function discoverByListing(way: WayIn, fetcher: Fetcher, reading: LinkReading): Promise<Discovery> {
  const pattern = patternOf(way);
  if (pattern !== null && 'kind' in pattern) return pattern;
  const fetched = await fetcher.get(way.url, { etag: way.etag, lastModified: way.lastModified, accept: 'text/html, application/xhtml+xml, */*;q=0.5' });
  return fetched.kind === 'page' ? reading.links(way, fetched.page) : fetched;
}
