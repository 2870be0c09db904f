// Front door of discovery: `discover` takes the links of one way in, `proposeWaysIn` finds the ways into an outlet from its home page.

export { discover, type DiscoverDeps } from './discover.ts';
export { parseFeed, type FeedEntry, type FeedOptions, type ParsedFeed } from './parse-feed.ts';
export { previewWayIn, proposeWaysIn, type PreviewedArticle, type Proposal, type Proposed, type ProposeOptions, type Tried } from './propose.ts';
export { urlKey } from './url-key.ts';
export type { LinkReading } from './reading.ts';
