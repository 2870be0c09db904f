// The renderer: pages whose text is made by scripts. Why plain playwright-core and not Crawlee: docs/notes/rendering.md.

import { createHash } from 'node:crypto';
import type { Browser, BrowserContext, Page as BrowserPage } from 'playwright-core';
import { messageOf } from '../../src/errors.ts';
import type { Camera, Fetched, Page, Renderer } from '../../src/model/page.ts';
import { findChromium, startChromium } from './browser.ts';
import { deadline } from './deadline.ts';
import type { Deadline } from './deadline.ts';
import type { PoliteFetcher } from './fetcher.ts';
import { refuse } from './outcome.ts';
import { PageRequests } from './page-requests.ts';
import { pictured, takePicture } from './picture.ts';

export type RendererOptions = {
  /** Brings everything the page asks for: guard, robots.txt, pacing and limits are this fetcher's. */
  readonly fetcher: PoliteFetcher;
  /** Path of a Chromium; else HAIDANG_CHROMIUM, else the usual places. */
  readonly executable?: string;
  /** Time for one page after its document has come. */
  readonly timeoutMs?: number;
  /** How long the page may go on loading after its first content. */
  readonly settleMs?: number;
  /** Largest finished page, in bytes; its scripts and data together may have twice as many. */
  readonly maxBytes?: number;
  /** Requests that one page may make. */
  readonly maxRequests?: number;
};

const defaults = { timeoutMs: 30_000, settleMs: 8_000, maxBytes: 12_000_000, maxRequests: 150 };

/** The document waits for its host's turn, but not for ever. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** Makes the renderer. It renders one page at a time in one Chromium, started with the first page. Close it before the fetcher. */
export function createRenderer(options: RendererOptions): Renderer & Camera {
  return new ChromiumRenderer({ ...defaults, ...options });
}

class ChromiumRenderer implements Renderer, Camera {
  readonly unavailable: string | null;
  readonly #settings: RendererOptions & typeof defaults;
  readonly #executable: string | null;
  readonly #closing = new AbortController();
  #browser: Promise<Browser> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(settings: RendererOptions & typeof defaults) {
    this.#settings = settings;
    this.#executable = findChromium(settings.executable);
    this.unavailable = this.#executable
      ? null
      : 'No Chromium was found on this machine; install the package chromium or set HAIDANG_CHROMIUM.';
  }

  render(url: string, { signal, served = false }: { readonly signal?: AbortSignal; readonly served?: boolean } = {}): Promise<Fetched> {
    const executable = this.#executable;
    if (!executable) return Promise.resolve(refuse('no-browser', { url }));
    const rendered = this.#last.then(() => this.#renderNow(url, executable, signal, served));
    this.#last = rendered;
    return rendered;
  }

  picture(page: Page, { signal }: { readonly signal?: AbortSignal } = {}): ReturnType<Camera['picture']> {
    const executable = this.#executable;
    if (!executable) return Promise.resolve({ refused: 'no Chromium on this machine' });
    const taken = this.#last.then(() => this.#pictureNow(page, executable, signal));
    this.#last = taken;
    return taken;
  }

  async #pictureNow(page: Page, executable: string, signal: AbortSignal | undefined): ReturnType<Camera['picture']> {
    const until = deadline(this.#settings.timeoutMs, [signal, this.#closing.signal]);
    let context: BrowserContext | null = null;
    try {
      this.#browser ??= startChromium(executable);
      context = await orEnded((await this.#browser).newContext(pictured), until);
      const { fetcher, maxBytes, maxRequests, settleMs } = this.#settings;
      return { png: await orEnded(takePicture(context, { fetcher, maxBytes, maxRequests, settleMs, signal: until.signal }, page), until) };
    } catch (thrown) {
      if (!context) await this.#stopBrowser();
      return { refused: until.why() === 'time' ? `not done within ${this.#settings.timeoutMs / 1000} s` : messageOf(thrown) };
    } finally {
      until.end();
      if (context) await this.#leave(context);
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#last;
    await this.#stopBrowser();
  }

  async #renderNow(url: string, executable: string, signal: AbortSignal | undefined, served: boolean): Promise<Fetched> {
    if (this.#closing.signal.aborted || signal?.aborted) return refuse('cancelled', { url });
    const waiting = deadline(LONGEST_WAIT_MS, [signal, this.#closing.signal]);
    const first = await this.#settings.fetcher.load(url, { signal: waiting.signal, served });
    waiting.end();
    if (first.kind !== 'page' || !isHtml(first.page)) return first;
    const until = deadline(this.#settings.timeoutMs, [signal, this.#closing.signal]);
    const host = new URL(first.page.finalUrl).host;
    let context: BrowserContext | null = null;
    try {
      this.#browser ??= startChromium(executable);
      const browser = await this.#browser;
      context = await orEnded(browser.newContext({ serviceWorkers: 'block', acceptDownloads: false }), until);
      return await orEnded(this.#read(context, url, first, until.signal), until);
    } catch (thrown) {
      if (until.why() === 'time') return refuse('too-slow', { host, seconds: this.#settings.timeoutMs / 1000 });
      if (until.why() === 'stopped') return refuse('cancelled', { url });
      // A browser that does not start or has crashed is started anew for the next page.
      if (!context) {
        await this.#stopBrowser();
        return refuse('unexpected', { cause: `Chromium did not start: ${messageOf(thrown)}` });
      }
      return refuse('broken-answer', { host, cause: `Chromium: ${messageOf(thrown)}` });
    } finally {
      until.end();
      if (context) await this.#leave(context);
    }
  }

  async #read(
    context: BrowserContext,
    asked: string,
    first: Fetched & { kind: 'page' },
    signal: AbortSignal,
  ): Promise<Fetched> {
    const { fetcher, maxBytes, maxRequests, settleMs } = this.#settings;
    const requests = new PageRequests(fetcher, { maxRequests, maxBytes: 2 * maxBytes }, asked, first, signal);
    // What is not this very page (windows it opens, workers) gets nothing.
    await context.route('**/*', (route) => route.abort('blockedbyclient'));
    await context.routeWebSocket('**', (socket) => void socket.close());
    const page = await context.newPage();
    await page.route('**/*', requests.answer);
    context.on('page', (popup) => void popup.close().catch(() => undefined));
    const crashed = new Promise<never>((_, fail) => page.on('crash', () => fail(new Error('the page crashed'))));
    const html = await Promise.race([settledHtml(page, first.page.finalUrl, settleMs, maxBytes), crashed]);
    const { document } = requests;
    if (document.kind !== 'page') return document;
    if (html === 'too large') return refuse('too-large', { url: asked, limit: Math.round(maxBytes / 1e5) / 10 });
    return { kind: 'page', page: renderedPage(first.page.url, page.url(), document.page, html) };
  }

  /** Closes the page; a browser that does not let go of it is ended, and the next page gets a new one. */
  async #leave(context: BrowserContext): Promise<void> {
    const closed = context.close().then(
      () => true,
      () => false,
    );
    if (!(await within(closed, 3_000))) await this.#stopBrowser();
  }

  async #stopBrowser(): Promise<void> {
    const browser = await this.#browser?.catch(() => null);
    this.#browser = null;
    if (browser)
      await within(
        browser.close().catch(() => undefined),
        10_000,
      );
  }
}

/** Opens the page and waits until it has stopped loading, or for `settleMs`. */
async function settledHtml(
  page: BrowserPage,
  url: string,
  settleMs: number,
  maxBytes: number,
): Promise<string | 'too large'> {
  // A navigation by script ends this one early; what counts is what stands there in the end.
  await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 0 }).catch(() => undefined);
  await page.waitForLoadState('networkidle', { timeout: settleMs }).catch(() => undefined);
  const length = await page.evaluate('document.documentElement.outerHTML.length');
  if (typeof length === 'number' && length > maxBytes) return 'too large';
  const html = await page.content();
  return Buffer.byteLength(html) > maxBytes ? 'too large' : html;
}

/** A rendered page has no ETag: the document may be the same while what its scripts load has changed. */
function renderedPage(asked: string, shown: string, document: Page, html: string): Page {
  const body = Buffer.from(html);
  const finalUrl = /^https?:/.test(shown) ? shown.replace(/#.*/, '') : document.finalUrl;
  const sha256 = createHash('sha256').update(body).digest('hex');
  const contentType = 'text/html; charset=utf-8';
  return {
    url: asked,
    finalUrl,
    status: document.status,
    contentType,
    etag: null,
    lastModified: null,
    body,
    sha256,
    fetchedAt: new Date(),
    ...(document.served === undefined ? {} : { served: { ...document.served, rendered: true } }),
  };
}

const isHtml = (page: Page) => /^\s*(text\/html|application\/xhtml\+xml)/i.test(page.contentType ?? 'text/html');

/** The result, or an error as soon as the deadline ends it. */
function orEnded<T>(work: Promise<T>, until: Deadline): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('ended'));
    if (until.signal.aborted) stop();
    until.signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject);
  });
}

/** The result, or null when it takes longer. */
async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, ms, null)));
  const result = await Promise.race([work, late]);
  clearTimeout(timer);
  return result;
}
