// Links from a page that only its scripts fill: rendered by Chromium, then read as a listing.

import type { Discovery, Renderer, WayIn } from '../../src/model/index.ts';
import { patternOf, type LinkReading } from './reading.ts';

/** Renders the page; where this machine has no browser, the renderer's own refusal comes back. */
export async function discoverByRendering(way: WayIn, renderer: Renderer, reading: LinkReading): Promise<Discovery> {
  const pattern = patternOf(way);
  if (pattern !== null && 'kind' in pattern) return pattern;
  const rendered = await renderer.render(way.url);
  return rendered.kind === 'page' ? reading.links(way, rendered.page) : rendered;
}
