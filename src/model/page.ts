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
};

export type FetchOptions = {
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
  render(url: string, options?: { readonly signal?: AbortSignal }): Promise<Fetched>;
  close(): Promise<void>;
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
