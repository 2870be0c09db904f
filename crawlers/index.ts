// Front door of the crawlers: from an outlet's address to an article. `fetch` brings pages in, `read` and `discover` make sense of them, `readers`
// do so in threads of their own.

export { createFetcher, createRenderer, findChromium, startChromium } from './fetch/index.ts';
export type { FetcherOptions, PoliteFetcher, RendererOptions } from './fetch/index.ts';
export { decodePage, extractArticle, extractFromHtml } from './read/index.ts';
export type { Extracted, ExtractOptions } from './read/index.ts';
export { discover, parseFeed, previewWayIn, proposeWaysIn, urlKey } from './discover/index.ts';
export type { DiscoverDeps, PreviewedArticle, Proposal, Proposed, ProposeOptions, Tried, FeedEntry, FeedOptions, ParsedFeed } from './discover/index.ts';
export { createReaders, type Readers, type ReadersOptions } from './readers/index.ts';
