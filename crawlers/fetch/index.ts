// Front door of crawlers/fetch: pages come in through here, politely (robots.txt, pacing), guarded (no private addresses) and
// bounded (time, size). Whatever a server does, the ending is a value of `Fetched`.

export { createFetcher } from './fetcher.ts';
export type { FetcherOptions, PoliteFetcher } from './fetcher.ts';
export { createRenderer } from './renderer.ts';
export type { RendererOptions } from './renderer.ts';
export { isPublicAddress } from './addresses.ts';
export { findChromium, startChromium } from './browser.ts';
