// The picture of a page whose bytes are in hand: they are shown as they are, styles, images and type are brought by our fetcher, scripts do not run.

import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import type { Page } from '../../src/model/page.ts';
import type { PoliteFetcher } from './fetcher.ts';
import { PageRequests } from './page-requests.ts';

/** What a picture needs besides the document. */
const kinds: ReadonlySet<string> = new Set(['document', 'stylesheet', 'image', 'font']);
/** Pixels; a longer page is cut, as a picture of more is of no use to anybody and may end the browser. */
const tallest = 12_000;

/** A desk's window. Without scripts the picture shows the bytes that were kept, nothing that came later. */
export const pictured: BrowserContextOptions = {
  serviceWorkers: 'block', acceptDownloads: false, javaScriptEnabled: false, viewport: { width: 1280, height: 960 }, colorScheme: 'light', reducedMotion: 'reduce',
};

type Means = { readonly fetcher: PoliteFetcher; readonly maxBytes: number; readonly maxRequests: number; readonly settleMs: number; readonly signal: AbortSignal };

/** PNG of the whole page, at most 12,000 pixels high. Throws what Chromium throws. */
export async function takePicture(context: BrowserContext, { fetcher, maxBytes, maxRequests, settleMs, signal }: Means, page: Page): Promise<Uint8Array> {
  const requests = new PageRequests(fetcher, { maxRequests, maxBytes: 2 * maxBytes, kinds }, page.finalUrl, { kind: 'page', page }, signal);
  await context.route('**/*', (route) => route.abort('blockedbyclient'));
  await context.routeWebSocket('**', (socket) => void socket.close());
  const tab = await context.newPage();
  await tab.route('**/*', requests.answer);
  await tab.goto(page.finalUrl, { waitUntil: 'domcontentloaded', timeout: 0 });
  await tab.waitForLoadState('networkidle', { timeout: settleMs }).catch(() => undefined);
  const height = Number(await tab.evaluate('Math.max(document.documentElement.scrollHeight, document.body ? document.body.scrollHeight : 0)'));
  const clip = { x: 0, y: 0, width: 1280, height: Math.min(Math.max(height, 1), tallest) };
  return tab.screenshot({ type: 'png', fullPage: true, clip, animations: 'disabled', timeout: 0 });
}
