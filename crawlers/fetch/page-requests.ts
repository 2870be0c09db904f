// What a page being rendered asks for: every request is answered by our fetcher, so that the guard, the limits and the politeness
// of crawlers/fetch hold for it, or it is refused. The browser itself never connects to anything.

import type { Request, Route } from 'playwright-core';
import type { Fetched, Page } from '../../src/model/page.ts';
import type { PoliteFetcher } from './fetcher.ts';

/** Text needs scripts, their data and, for some frameworks, style sheets; nothing else is loaded. */
const loaded = new Set(['document', 'script', 'stylesheet', 'xhr', 'fetch']);
/** A page that sends itself elsewhere by script more often than this is let go no further. */
const MAX_NAVIGATIONS = 4;
const AT_ONCE = 6;

export type PageRequestLimits = {
  readonly maxRequests: number;
  readonly maxBytes: number;
  /** Kinds of requests that are answered; what text needs by default. */
  readonly kinds?: ReadonlySet<string>;
};

/** Answers the requests of one page. */
export class PageRequests {
  /** How the last load of the page's own document ended. */
  document: Fetched;
  readonly #fetcher: PoliteFetcher;
  readonly #limits: PageRequestLimits;
  readonly #signal: AbortSignal;
  readonly #trusted: boolean;
  #navigations = 0;
  #requests = 0;
  #bytes = 0;
  #running = 0;
  #waiting: (() => void)[] = [];

  constructor(
    fetcher: PoliteFetcher,
    limits: PageRequestLimits,
    asked: string,
    document: Fetched,
    signal: AbortSignal,
  ) {
    this.#fetcher = fetcher;
    this.#limits = limits;
    this.#trusted = fetcher.trusts(asked);
    this.document = document;
    this.#signal = signal;
  }

  /** For `page.route`. Never throws: a page that is gone meanwhile needs no answer. */
  readonly answer = async (route: Route): Promise<void> => {
    try {
      const request = route.request();
      if (request.isNavigationRequest()) await this.#navigate(route, request);
      else await this.#bring(route, request);
    } catch {
      await route.abort().catch(() => undefined);
    }
  };

  /** The document itself; frames inside it (advertisements, mostly) are left out. */
  async #navigate(route: Route, request: Request): Promise<void> {
    const inFrame = request.frame().parentFrame() !== null;
    this.#navigations += inFrame ? 0 : 1;
    if (inFrame || request.method() !== 'GET' || this.#navigations > MAX_NAVIGATIONS)
      return route.abort('blockedbyclient');
    const url = request.url().replace(/#.*/, '');
    const known = this.document.kind === 'page' && this.document.page.finalUrl === url;
    if (!known) this.document = await this.#fetcher.load(url, { signal: this.#signal, trusted: this.#trusted });
    if (this.document.kind !== 'page') return route.abort('blockedbyclient');
    const { page } = this.document;
    if (page.finalUrl === url) return fulfil(route, page);
    // Redirected: the browser has to know the new address, for relative links and for scripts.
    const target = JSON.stringify(page.finalUrl).replaceAll('<', '\\u003c');
    return route.fulfill({ contentType: 'text/html', body: `<script>location.replace(${target})</script>` });
  }

  async #bring(route: Route, request: Request): Promise<void> {
    this.#requests += 1;
    // Only GET: a crawler reads, it sends nothing.
    const wanted = (this.#limits.kinds ?? loaded).has(request.resourceType()) && request.method() === 'GET';
    if (!wanted || this.#requests > this.#limits.maxRequests || this.#bytes > this.#limits.maxBytes)
      return route.abort('blockedbyclient');
    await this.#turn();
    try {
      const got = await this.#fetcher.load(request.url(), {
        signal: this.#signal,
        robots: false,
        paced: false,
        trusted: this.#trusted,
        accept: request.headers()['accept'] ?? '*/*',
      });
      if (got.kind === 'page') {
        this.#bytes += got.page.body.length;
        return await fulfil(route, got.page, request.headers()['origin']);
      }
      const status = got.kind === 'refused' ? got.status : undefined;
      return await (status && status >= 400 ? route.fulfill({ status, body: '' }) : route.abort('blockedbyclient'));
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #turn(): Promise<void> {
    while (this.#running >= AT_ONCE) await new Promise<void>((go) => this.#waiting.push(go));
    this.#running += 1;
  }
}

/** No cookies or passwords were sent, so what came is public and any script of the page may read it. */
function fulfil(route: Route, page: Page, origin?: string): Promise<void> {
  return route.fulfill({
    status: page.status,
    body: Buffer.from(page.body),
    headers: {
      ...(page.contentType ? { 'content-type': page.contentType } : {}),
      ...(origin ? { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' } : {}),
    },
  });
}
