// The fetcher: polite (robots.txt, pacing), guarded (public addresses only) and bounded (time, size, redirects).

import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { Problem, messageOf } from '../../src/errors.ts';
import type { Fetched, FetchOptions, Fetcher, HostTurns } from '../../src/model/page.ts';
import { hostAndPort, isPublicAddress, literalAddress, readAllowedPrivate, webAddress } from './addresses.ts';
import { acceptEncoding } from './body.ts';
import { botWallOf } from './bot-walls.ts';
import { defaultLookup, listedAgent, publicAgent } from './connection.ts';
import type { ConnectionParts } from './connection.ts';
import { deadline } from './deadline.ts';
import { exchange } from './exchange.ts';
import type { Answer } from './exchange.ts';
import { refusalOfError, refusalOfStatus, refuse } from './outcome.ts';
import type { Refused } from './outcome.ts';
import { Pacing, retryAfterMs } from './pacing.ts';
import { RobotsCache } from './robots-cache.ts';
import { Turns } from './turns.ts';
import { MAX_ROBOTS_BYTES, isAllowed, productToken } from './robots.ts';

export type FetcherOptions = {
  /** Name and contact, such as "HaiDang/0.1 (+https://example.gov.vn/haidang)"; robots.txt is read for the name before the slash. */
  readonly userAgent: string;
  /** `host:port` that may be reached though private: the fictional press and tests. Literal, and only for addresses asked for
   *  directly or reached from another one of this list: a public page cannot redirect into it. */
  readonly allowedPrivate?: readonly string[];
  /** Largest body after decompression, in bytes. */
  readonly maxBytes?: number;
  /** Time on the network for one page, redirects included; waiting for the host's turn does not count. */
  readonly timeoutMs?: number;
  readonly maxRedirects?: number;
  readonly respectRobots?: boolean;
  /** Least time between the starts of two requests to one host. */
  readonly minimumGapMs?: number;
  /** The gap grows to this many times the host's smoothed response time, up to `maxCrawlDelayMs`; 0 for never. */
  readonly slowness?: number;
  /** Requests at the same time to one host. */
  readonly maxPerHost?: number;
  /** A Crawl-delay of robots.txt is honoured up to here. */
  readonly maxCrawlDelayMs?: number;
  /** A page whose host asked for a longer pause (Retry-After) is refused at once, with `retryAfterMs`. */
  readonly maxPauseMs?: number;
  /** How long a host that did not answer is not asked again. */
  readonly deadHostMs?: number;
  /** Turns at hosts shared with other processes that crawl. */
  readonly turns?: HostTurns;
};

/** How one page is loaded; the renderer loads what a page needs with other settings than the page itself. */
export type Load = FetchOptions & {
  readonly robots?: boolean;
  readonly paced?: boolean;
  readonly maxBytes?: number;
  readonly whenLarger?: 'refuse' | 'cut';
  readonly maxRedirects?: number;
  /** Set for what belongs to a page: may listed private hosts be reached? Else the address itself decides. */
  readonly trusted?: boolean;
};

/** A fetcher that the renderer can use too, so that both share robots.txt, pacing and guard. */
export interface PoliteFetcher extends Fetcher {
  load(url: string, how?: Load): Promise<Fetched>;
  /** Whether a chain of requests that begins at this address may reach the listed private hosts. */
  trusts(url: string): boolean;
  readonly timeoutMs: number;
}

const defaults = {
  allowedPrivate: [] as readonly string[],
  maxBytes: 12_000_000,
  timeoutMs: 30_000,
  maxRedirects: 5,
  respectRobots: true,
  minimumGapMs: 1_000,
  slowness: 1,
  maxPerHost: 2,
  maxCrawlDelayMs: 30_000,
  maxPauseMs: 60_000,
  deadHostMs: 5 * 60_000,
};

/** A pause after 429 without Retry-After. */
const PAUSE_AFTER_429_MS = 30_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** A shared turn outlives the time limit of its request by this, as that counts only time in which this process listens. */
const LEASE_MARGIN_MS = 15_000;

/** Makes the fetcher. Close it: it keeps connections. Throws `bad-setting` for a name without a product token, or a list of private hosts that
 *  cannot be read. */
export function createFetcher(options: FetcherOptions): PoliteFetcher {
  return createFetcherWith(options, {});
}

/** The same with other parts, for tests: name resolution, and what counts as public. */
export function createFetcherWith(options: FetcherOptions, parts: Partial<ConnectionParts>): PoliteFetcher {
  if (!/^[ -~]+$/.test(options.userAgent) || productToken(options.userAgent) === '') {
    throw new Problem('bad-setting', {
      where: 'userAgent',
      cause: 'A name in ASCII letters and a contact are needed, as in "HaiDang/1.0 (+https://…)".',
    });
  }
  return new UndiciFetcher({ ...defaults, ...options }, parts);
}

type Settings = FetcherOptions & typeof defaults;
type Redirect = { readonly kind: 'redirect'; readonly location: string };
type Chain = { readonly how: Load; readonly asked: URL; readonly trusted: boolean; spentMs: number };

class UndiciFetcher implements PoliteFetcher {
  readonly timeoutMs: number;
  readonly #settings: Settings;
  readonly #parts: ConnectionParts;
  readonly #listed: ReadonlySet<string>;
  readonly #agents;
  readonly #pacing: Pacing;
  readonly #turns: Turns;
  readonly #robots: RobotsCache;
  readonly #closing = new AbortController();

  constructor(settings: Settings, parts: Partial<ConnectionParts>) {
    const connectTimeoutMs = Math.min(CONNECT_TIMEOUT_MS, settings.timeoutMs);
    this.#settings = settings;
    this.timeoutMs = settings.timeoutMs;
    this.#parts = { lookup: defaultLookup, isPublicAddress, connectTimeoutMs, ...parts };
    this.#listed = readAllowedPrivate(settings.allowedPrivate);
    this.#agents = {
      open: publicAgent(this.#parts, settings.timeoutMs),
      listed: listedAgent(this.#parts, settings.timeoutMs),
    };
    this.#pacing = new Pacing(settings);
    const leaseMs = settings.timeoutMs + LEASE_MARGIN_MS;
    this.#turns = new Turns(this.#pacing, { shared: settings.turns ?? null, maxPerHost: settings.maxPerHost, leaseMs, closing: this.#closing.signal });
    this.#robots = new RobotsCache(productToken(settings.userAgent), settings.deadHostMs);
    setMaxListeners(0, this.#closing.signal);
  }

  get(url: string, options: FetchOptions = {}): Promise<Fetched> {
    return this.load(url, options);
  }

  trusts(url: string): boolean {
    const address = webAddress(url);
    return address !== null && this.#listed.has(hostAndPort(address));
  }

  async load(text: string, how: Load = {}): Promise<Fetched> {
    try {
      return await this.#follow(text, how);
    } catch (thrown) {
      // A mistake of ours must not end a crawl.
      return refuse('unexpected', { cause: `${text}: ${messageOf(thrown)}` });
    }
  }

  async #follow(text: string, how: Load): Promise<Fetched> {
    const asked = webAddress(text);
    if (!asked) return refuse('bad-address', { url: text });
    const chain: Chain = { how, asked, trusted: how.trusted ?? this.trusts(asked.href), spentMs: 0 };
    let url = asked;
    for (let hop = 0; hop <= (how.maxRedirects ?? this.#settings.maxRedirects); hop += 1) {
      const step = await this.#step(url, chain);
      if (step.kind !== 'redirect') return step;
      const next = webAddress(step.location, url);
      if (!next) return refuse('bad-address', { url: step.location });
      url = next;
    }
    return refuse('too-many-redirects', { url: asked.href });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#pacing.close();
    await Promise.all([this.#agents.open.destroy(), this.#agents.listed.destroy()]);
  }

  /** One address of a chain of redirects: guard, robots.txt, the host's turn, the exchange. */
  async #step(url: URL, chain: Chain): Promise<Fetched | Redirect> {
    const { signal } = chain.how;
    if (this.#closing.signal.aborted || signal?.aborted) return refuse('cancelled', { url: url.href });
    const literal = literalAddress(url);
    const listed = chain.trusted && this.#listed.has(hostAndPort(url));
    if (!listed && literal && !this.#parts.isPublicAddress(literal)) return refuse('unsafe-address', { url: url.href });
    const closed = this.#pacing.closedNow(url);
    if (closed) return closed;
    const forbidden = await this.#forbidden(url, chain);
    if (forbidden) return forbidden;
    if (chain.how.paced === false) return this.#ask(url, chain, listed);
    const turn = await this.#turns.turn(url, signal);
    if (turn.kind === 'refused') return turn;
    const startedAt = performance.now();
    try {
      const ended = await this.#ask(url, chain, listed);
      this.#pacing.noteAnswerTime(url, performance.now() - startedAt);
      if (ended.kind !== 'redirect') this.#pacing.note(url, ended);
      return ended;
    } finally {
      turn.done();
    }
  }

  /** Why robots.txt keeps us from this address, or null. */
  async #forbidden(url: URL, chain: Chain): Promise<Refused | null> {
    if (!this.#settings.respectRobots || chain.how.robots === false) return null;
    const site = this.#robots.of(url, (robotsUrl) =>
      this.load(robotsUrl.href, {
        robots: false,
        maxBytes: MAX_ROBOTS_BYTES,
        whenLarger: 'cut',
        trusted: chain.trusted,
        accept: 'text/plain,*/*;q=0.5',
      }),
    );
    const rules = await orStopped(site, chain.how.signal);
    if (rules === 'stopped') return refuse('cancelled', { url: url.href });
    if (rules.kind === 'refused')
      return rules.problem === 'unsafe-address' ? refuse('unsafe-address', { url: url.href }) : rules;
    const delayMs = rules.rules.crawlDelayMs;
    if (delayMs !== null) this.#pacing.askGap(url, Math.min(delayMs, this.#settings.maxCrawlDelayMs));
    if (isAllowed(rules.rules, url.href)) return null;
    return refuse('forbidden-by-robots', { host: url.host, url: url.href });
  }

  async #ask(url: URL, chain: Chain, listed: boolean): Promise<Fetched | Redirect> {
    const { how } = chain;
    const limits = { timeoutMs: this.#settings.timeoutMs, maxBytes: how.maxBytes ?? this.#settings.maxBytes };
    const until = deadline(Math.max(1, limits.timeoutMs - chain.spentMs), [how.signal, this.#closing.signal]);
    const startedAt = performance.now();
    try {
      const answer = await exchange(listed ? this.#agents.listed : this.#agents.open, url, {
        headers: this.#headersFor(how),
        signal: until.signal,
        maxBytes: limits.maxBytes,
        whenLarger: how.whenLarger ?? 'refuse',
      });
      return this.#meaningOf(answer, url, chain);
    } catch (thrown) {
      if (until.why() === 'time') return refuse('too-slow', { host: url.host, seconds: limits.timeoutMs / 1000 });
      if (until.why() === 'stopped') return refuse('cancelled', { url: url.href });
      return refusalOfError(url, thrown, limits);
    } finally {
      chain.spentMs += performance.now() - startedAt;
      until.end();
    }
  }

  #headersFor(how: Load): Record<string, string> {
    return {
      'user-agent': this.#settings.userAgent,
      accept: how.accept ?? 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
      'accept-encoding': acceptEncoding,
      ...(how.etag ? { 'if-none-match': how.etag } : {}),
      ...(how.lastModified ? { 'if-modified-since': how.lastModified } : {}),
    };
  }

  #meaningOf(answer: Answer, url: URL, { how, asked }: Chain): Fetched | Redirect {
    const { status } = answer;
    if (status === 206) return refuse('broken-answer', { host: url.host, cause: 'it sent a part of the page, unasked (206)' }, { status });
    if (status >= 200 && status <= 299) {
      const wall = botWallOf(answer);
      if (wall) return refuse('blocked-by-origin', { host: url.host, status: `a bot wall, ${wall}` }, { status });
      const page = pageOf(answer, asked, url);
      if (how.served !== true) return { kind: 'page', page };
      const { statusText, headers, raw } = answer;
      return { kind: 'page', page: { ...page, served: { request: Object.entries(this.#headersFor(how)), statusText, response: headers, body: raw } } };
    }
    const location = answer.header('location');
    if ([301, 302, 303, 307, 308].includes(status) && location) return { kind: 'redirect', location: utf8Of(location) };
    if (status === 304 && (how.etag || how.lastModified)) return { kind: 'not-changed' };
    if (status < 400)
      return refuse('broken-answer', { host: url.host, cause: `status ${status} without meaning here` }, { status });
    const asksMs = retryAfterMs(answer.header('retry-after'));
    const pauseMs = status === 429 ? (asksMs ?? PAUSE_AFTER_429_MS) : status === 503 ? asksMs : null;
    if (pauseMs) this.#turns.pause(url, pauseMs);
    return refusalOfStatus(url, status, asksMs);
  }
}

function pageOf(answer: Answer, asked: URL, url: URL) {
  return {
    url: asked.href,
    finalUrl: url.href,
    status: answer.status,
    contentType: answer.header('content-type'),
    etag: answer.header('etag'),
    lastModified: answer.header('last-modified'),
    body: answer.body,
    sha256: createHash('sha256').update(answer.body).digest('hex'),
    fetchedAt: new Date(),
  };
}

/** A header as the server meant it: bytes of UTF-8 stand in it unencoded more often than the standard knows. */
function utf8Of(header: string): string {
  const text = Buffer.from(header, 'latin1').toString('utf8');
  return text.includes('\uFFFD') ? header : text;
}

/** Waits for what several callers share, but no longer than this caller wants. */
function orStopped<T>(shared: Promise<T>, signal?: AbortSignal): Promise<T | 'stopped'> {
  if (!signal) return shared;
  return new Promise((resolve, reject) => {
    const stop = () => resolve('stopped');
    signal.addEventListener('abort', stop, { once: true });
    shared.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
