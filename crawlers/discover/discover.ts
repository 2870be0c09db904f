// From a way in to the links it offers: feed, sitemap, listing or rendered page, one shape for all. Every ending is a value.

import type { Discovery, Fetcher, Renderer, WayIn } from '../../src/model/index.ts';
import { discoverByFeed } from './feed.ts';
import { discoverByListing } from './listing.ts';
import { discoverByRendering } from './rendered.ts';
import { discoverBySitemap } from './sitemap.ts';

export type DiscoverDeps = { readonly fetcher: Fetcher; readonly renderer: Renderer };

/** Looks for links once. Network and content failures are refusals, not exceptions. */
export function discover(way: WayIn, { fetcher, renderer }: DiscoverDeps): Promise<Discovery> {
  switch (way.kind) {
    case 'feed':
      return discoverByFeed(way, fetcher);
    case 'sitemap':
      return discoverBySitemap(way, fetcher);
    case 'listing':
      return discoverByListing(way, fetcher);
    case 'rendered':
      return discoverByRendering(way, renderer);
  }
}
