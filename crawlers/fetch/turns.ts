// A turn at a host: this process's own pacing first, then, where several processes crawl, the turn that all of them share.

import { setTimeout as pause } from 'node:timers/promises';
import type { HostTurns } from '../../src/model/page.ts';
import { refuse } from './outcome.ts';
import type { Refused } from './outcome.ts';
import type { Pacing, Turn } from './pacing.ts';

/** While others' requests are under way nobody tells us when they end: asked again after this, give or take half. */
const LOOK_AGAIN_MS = 100;

export type TurnsOptions = {
  /** Null where this process crawls alone. */
  readonly shared: HostTurns | null;
  readonly maxPerHost: number;
  /** A turn whose process was killed ends after this. */
  readonly leaseMs: number;
  readonly closing: AbortSignal;
};

export class Turns {
  readonly #pacing: Pacing;
  readonly #options: TurnsOptions;

  constructor(pacing: Pacing, options: TurnsOptions) {
    this.#pacing = pacing;
    this.#options = options;
  }

  /** Waits for this host's turn, here and everywhere. Throws what the shared turns throw. */
  async turn(url: URL, signal?: AbortSignal): Promise<Turn | Refused> {
    const own = await this.#pacing.turn(url, signal);
    const { shared } = this.#options;
    if (own.kind === 'refused' || shared === null) return own;
    try {
      const lease = await this.#lease(url, shared, signal);
      if (typeof lease !== 'string') {
        own.done();
        return lease;
      }
      const done = () => {
        own.done();
        shared.end(url.host, lease).catch(() => undefined);
      };
      return { kind: 'turn', done: once(done) };
    } catch (thrown) {
      own.done();
      throw thrown;
    }
  }

  /** The host asked for a pause: all processes keep it. */
  pause(url: URL, pauseMs: number): void {
    this.#pacing.pause(url, pauseMs);
    this.#options.shared?.pause(url.host, pauseMs).catch(() => undefined);
  }

  async #lease(url: URL, shared: HostTurns, signal: AbortSignal | undefined): Promise<string | Refused> {
    const { maxPerHost, leaseMs, closing } = this.#options;
    for (;;) {
      if (closing.aborted || signal?.aborted) return refuse('cancelled', { url: url.href });
      const answer = await shared.take(url.host, { gapMs: this.#pacing.gapMs(url), maxPerHost, leaseMs });
      if (answer.kind === 'turn') return answer.lease;
      if (answer.pauseMs > 0) this.#pacing.pause(url, answer.pauseMs);
      const closed = this.#pacing.closedNow(url);
      if (closed) return closed;
      const waitMs = Math.max(answer.gapMs, answer.pauseMs) || LOOK_AGAIN_MS * (0.5 + Math.random());
      await pause(waitMs, undefined, { signal: closing }).catch(() => undefined);
    }
  }
}

function once(run: () => void): () => void {
  let ran = false;
  return () => {
    if (!ran) run();
    ran = true;
  };
}
