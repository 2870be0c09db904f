// Links from a listing page: a section or front page of a site that offers no feed.

import type { Discovery, Fetcher, WayIn } from '../../src/model/index.ts';
import { patternOf, type LinkReading } from './reading.ts';
import { urlKey } from './url-key.ts';

/** Pages of one listing that are asked in one look. */
const mostPages = 5;
const accept = 'text/html, application/xhtml+xml, */*;q=0.5';

/**
 * Asks the page as it is served, without running its scripts. Where nothing on it is known, something may have been pushed on to the next
 * page since the last look: then that one is asked too, up to `mostPages` in all.
 */
export async function discoverByListing(way: WayIn, fetcher: Fetcher, reading: LinkReading, knowsAny: ((urls: readonly string[]) => Promise<boolean>) | undefined): Promise<Discovery> {
  const pattern = patternOf(way);
  if (pattern !== null && 'kind' in pattern) return pattern;
  const fetched = await fetcher.get(way.url, { etag: way.etag, lastModified: way.lastModified, accept });
  if (fetched.kind !== 'page') return fetched;
  const first = await reading.links(way, fetched.page);
  if (first.kind !== 'found') return first;
  const found = new Map(first.links.map((link) => [urlKey(link.url), link]));
  const asked = new Set([urlKey(way.url), urlKey(fetched.page.finalUrl)]);
  let [last, next] = [first.links, first.next ?? null];
  for (let pages = 1; next !== null && knowsAny !== undefined && pages < mostPages && !asked.has(urlKey(next)) && !(await knowsAny(last.map(({ url }) => url))); pages += 1) {
    asked.add(urlKey(next));
    const answer = await fetcher.get(next, { accept });
    const offered = answer.kind === 'page' ? await reading.links(way, answer.page) : null;
    // What the first page brought counts, whatever becomes of the others.
    if (offered?.kind !== 'found') break;
    const fresh = offered.links.filter((link) => !found.has(urlKey(link.url)));
    // The same list again: its number is ignored.
    if (fresh.length === 0) break;
    for (const link of fresh) found.set(urlKey(link.url), link);
    [last, next] = [fresh, offered.next ?? null];
  }
  return { kind: 'found', links: [...found.values()], etag: first.etag, lastModified: first.lastModified, ignored: first.ignored };
}
