// Page (trang): what one request brought, exactly as served, before anything is decoded or read.

import type { ProblemCode } from '../errors.ts';

export type Page = {
  /** The address asked for. */
  readonly url: string;
  /** The address that answered, after redirects. */
  readonly finalUrl: string;
  readonly status: number;
  /** The Content-Type header as sent, or null where there is none. */
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** The decompressed body. */
  readonly body: Uint8Array;
  /** SHA-256 of `body`, hexadecimal. */
  readonly sha256: string;
  readonly fetchedAt: Date;
  /** Both sides of the exchange as they were on the wire; only where it was asked for. */
  readonly served?: Served;
};

/** What went out and came in, for evidence. Header names and values in their order; values are Latin-1, as HTTP/1.1 carries them. */
export type Served = {
  readonly request: readonly (readonly [name: string, value: string])[];
  readonly statusText: string;
  readonly response: readonly (readonly [name: string, value: string])[];
  /** The body before its Content-Encoding is undone; chunks are put together. */
  readonly body: Uint8Array;
  /** True where the page's own `body` is what scripts made of this one. */
  readonly rendered?: boolean;
};

export type FetchOptions = {
  /** Hand over the exchange as it was on the wire, too. */
  readonly served?: boolean;
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly accept?: string;
  readonly signal?: AbortSignal;
};

/** A request that brought nothing, and why. */
export type RefusedFetch = {
  readonly kind: 'refused';
  readonly problem: ProblemCode;
  /** One English sentence for the log: what, where. */
  readonly detail: string;
  readonly status?: number;
  /** From Retry-After, in milliseconds. */
  readonly retryAfterMs?: number;
};

/** Every ending that a request can have; expected failures are values, not exceptions. */
export type Fetched =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'not-changed' }
  | RefusedFetch;

/** The port through which pages come in. Polite, guarded and bounded: see crawlers/fetch/. */
export interface Fetcher {
  get(url: string, options?: FetchOptions): Promise<Fetched>;
  close(): Promise<void>;
}

/** Renders pages that need scripts; `unavailable` says in one sentence why this machine cannot. */
export interface Renderer {
  readonly unavailable: string | null;
  render(url: string, options?: { readonly signal?: AbortSignal; readonly served?: boolean }): Promise<Fetched>;
  close(): Promise<void>;
}

/** Takes a picture of a page that is in hand already: its bytes are shown, its styles and images are fetched, its scripts do not run. */
export interface Camera {
  readonly unavailable: string | null;
  picture(page: Page, options?: { readonly signal?: AbortSignal }): Promise<{ readonly png: Uint8Array } | { readonly refused: string }>;
}

/** Turns at a host that several processes share. All times in milliseconds; a `lease` ends by itself after `leaseMs`. */
export interface HostTurns {
  /** Takes a turn now, or says how long the gap and a pause that the host asked for still last (0 where only requests under way are waited for). */
  take(host: string, ask: { readonly gapMs: number; readonly maxPerHost: number; readonly leaseMs: number }): Promise<
    { readonly kind: 'turn'; readonly lease: string } | { readonly kind: 'wait'; readonly gapMs: number; readonly pauseMs: number }
  >;
  end(host: string, lease: string): Promise<void>;
  pause(host: string, pauseMs: number): Promise<void>;
}
