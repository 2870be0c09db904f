// From a way in to the links it offers: feed, sitemap, listing or rendered page, one shape for all. Every ending is a value.

import type { Discovery, Fetcher, Renderer, WayIn } from '../../src/model/index.ts';
import { discoverByFeed } from './feed.ts';
import { discoverByListing } from './listing.ts';
import { readingHere, type LinkReading } from './reading.ts';
import { discoverByRendering } from './rendered.ts';
import { discoverBySitemap } from './sitemap.ts';

export type DiscoverDeps = {
  readonly fetcher: Fetcher;
  readonly renderer: Renderer;
  /** Where what came is read; in this very thread if left out. */
  readonly reading?: LinkReading;
  /** Whether any of these addresses is known already. Without it no listing is followed beyond its first page. */
  readonly knowsAny?: (urls: readonly string[]) => Promise<boolean>;
};

/** Looks for links once. Network and content failures are refusals, not exceptions. */
export function discover(way: WayIn, { fetcher, renderer, reading = readingHere, knowsAny }: DiscoverDeps): Promise<Discovery> {
  switch (way.kind) {
    case 'feed':
      return discoverByFeed(way, fetcher, reading);
    case 'sitemap':
      return discoverBySitemap(way, fetcher, reading);
    case 'listing':
      return discoverByListing(way, fetcher, reading, knowsAny);
    case 'rendered':
      return discoverByRendering(way, renderer, reading);
  }
}
