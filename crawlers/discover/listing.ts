// Links from a listing page: a section or front page of a site that offers no feed.

import { messageOf } from '../../src/errors.ts';
import type { Discovery, Fetched, Fetcher, WayIn } from '../../src/model/index.ts';
import { decodePage } from '../read/index.ts';
import { articleLinks } from './page-links.ts';
import { refusal } from './refusal.ts';

/** Asks the page as it is served, without running its scripts. */
export async function discoverByListing(way: WayIn, fetcher: Fetcher): Promise<Discovery> {
  const pattern = patternOf(way);
  if (pattern !== null && 'kind' in pattern) return pattern;
  const fetched = await fetcher.get(way.url, { etag: way.etag, lastModified: way.lastModified, accept: 'text/html, application/xhtml+xml, */*;q=0.5' });
  return linksOfPage(way, fetched, pattern);
}

/** The article links of whatever page came. */
export function linksOfPage(way: WayIn, fetched: Fetched, pattern: RegExp | null): Discovery {
  if (fetched.kind !== 'page') return fetched;
  const { page } = fetched;
  const html = decodePage(page).text;
  if (html.trim() === '') return refusal('empty-body', { url: way.url });
  const links = articleLinks(html, page.finalUrl, pattern);
  if (links.length === 0) return refusal('no-links', { url: way.url });
  return { kind: 'found', links, etag: page.etag, lastModified: page.lastModified, ignored: 0 };
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
