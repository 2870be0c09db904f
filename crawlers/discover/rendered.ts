// Links from a page that only its scripts fill: rendered by Chromium, then read as a listing.

import type { Discovery, Renderer, WayIn } from '../../src/model/index.ts';
import { linksOfPage, patternOf } from './listing.ts';

/** Renders the page; where this machine has no browser, the renderer's own refusal comes back. */
export async function discoverByRendering(way: WayIn, renderer: Renderer): Promise<Discovery> {
  const pattern = patternOf(way);
  if (pattern !== null && 'kind' in pattern) return pattern;
  return linksOfPage(way, await renderer.render(way.url), pattern);
}
