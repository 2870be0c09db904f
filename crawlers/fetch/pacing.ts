// Politeness per host: few requests at once, a gap between their starts, a pause where the host asks for one, and no knocking
// again for some minutes on a door that did not open. One `Pacing` is shared by all requests of a fetcher.

import type { Fetched } from '../../src/model/page.ts';
import { refuse } from './outcome.ts';

type Refused = Extract<Fetched, { kind: 'refused' }>;

export type PacingOptions = {
  readonly minimumGapMs: number;
  readonly maxPerHost: number;
  /** A request that would wait longer than this because the host asked for a pause is refused instead. */
  readonly maxPauseMs: number;
  readonly deadHostMs: number;
  /** The gap grows to this many times the host's smoothed response time; 0 leaves it alone. */
  readonly slowness: number;
  /** What a slow host makes of the gap ends here. */
  readonly maxCrawlDelayMs: number;
};

/** A turn at a host: call `done` when the answer has been read. */
export type Turn = { readonly kind: 'turn'; done(): void };

type Waiter = { settle(turn: Turn | Refused): void };

type Lane = {
  running: number;
  /** When the last request started. */
  startedAt: number;
  pausedUntil: number;
  /** Longer than the common gap where robots.txt asks for it (Crawl-delay). */
  gapMs: number;
  /** Exponentially smoothed time of an answer; null before the first. */
  answerMs: number | null;
  slowInARow: number;
  dead: { readonly until: number; readonly as: Refused } | null;
  waiting: Waiter[];
  timer: NodeJS.Timeout | null;
};

/** So many unfinished answers in a row make a host count as dead. */
const SLOW_IS_DEAD = 3;
/** Weight of the latest answer in the smoothed time (Media Cloud's story-indexer, `sched.py`: ALPHA = 0.25). */
const SMOOTHING = 0.25;
/** Idle hosts are forgotten when there are more than this. */
const MAX_LANES = 5_000;

export class Pacing {
  readonly #options: PacingOptions;
  readonly #lanes = new Map<string, Lane>();

  constructor(options: PacingOptions) {
    this.#options = options;
  }

  /** Why nothing is to be asked of this host now, or null: it was dead moments ago, or asked for a long pause. */
  closedNow(url: URL): Refused | null {
    const lane = this.#lane(url);
    const now = Date.now();
    if (lane.dead && lane.dead.until > now) {
      return {
        ...lane.dead.as,
        detail: `${lane.dead.as.detail} (tried moments ago; next try in ${seconds(lane.dead.until - now)} s)`,
      };
    }
    const pauseMs = lane.pausedUntil - now;
    if (pauseMs <= this.#options.maxPauseMs) return null;
    return refuse('blocked-by-origin', { host: url.host, status: 'it asked us to pause' }, { retryAfterMs: pauseMs });
  }

  /** Waits for this host's turn. Resolves to a refusal when the host closes meanwhile or the caller gives up. */
  async turn(url: URL, signal?: AbortSignal): Promise<Turn | Refused> {
    const closed = this.closedNow(url);
    if (closed) return closed;
    const cancelled = () => refuse('cancelled', { url: url.href });
    if (signal?.aborted) return cancelled();
    const lane = this.#lane(url);
    return new Promise((resolve) => {
      const giveUp = () => {
        lane.waiting = lane.waiting.filter((one) => one !== waiter);
        resolve(cancelled());
      };
      const waiter: Waiter = {
        settle: (turn) => {
          signal?.removeEventListener('abort', giveUp);
          resolve(turn);
        },
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      lane.waiting.push(waiter);
      this.#advance(url, lane);
    });
  }

  /** The gap that robots.txt asks for. */
  askGap(url: URL, gapMs: number): void {
    this.#lane(url).gapMs = Math.max(this.#options.minimumGapMs, gapMs);
  }

  /** How long the host took for an answer: one that labours is asked more rarely. */
  noteAnswerTime(url: URL, ms: number): void {
    const lane = this.#lane(url);
    lane.answerMs = lane.answerMs === null ? ms : SMOOTHING * ms + (1 - SMOOTHING) * lane.answerMs;
  }

  /** The time that must lie between two starts at this host now. */
  gapMs(url: URL): number {
    return this.#gapOf(this.#lane(url));
  }

  /** Time between two starts: the common gap, the Crawl-delay, or what the host's slowness asks for, whichever is longest. */
  #gapOf({ gapMs, answerMs }: Lane): number {
    const { slowness, maxCrawlDelayMs } = this.#options;
    return Math.max(gapMs, Math.min((answerMs ?? 0) * slowness, maxCrawlDelayMs));
  }

  /** The host asked for a pause (Retry-After). */
  pause(url: URL, pauseMs: number): void {
    const lane = this.#lane(url);
    lane.pausedUntil = Math.max(lane.pausedUntil, Date.now() + pauseMs);
    this.#dismissIfClosed(url, lane);
  }

  /** Remembers how a request ended, so that a dead host is not asked again and again. */
  note(url: URL, outcome: Fetched): void {
    const lane = this.#lane(url);
    const problem = outcome.kind === 'refused' ? outcome.problem : null;
    if (problem === 'cancelled') return;
    lane.slowInARow = problem === 'too-slow' ? lane.slowInARow + 1 : 0;
    const dead = problem === 'unreachable' || problem === 'host-not-found' || lane.slowInARow >= SLOW_IS_DEAD;
    if (!dead || outcome.kind !== 'refused') return;
    const as =
      problem === 'too-slow'
        ? refuse('unreachable', { host: url.host, cause: 'it does not finish its answers' })
        : outcome;
    lane.dead = { until: Date.now() + this.#options.deadHostMs, as };
    lane.slowInARow = 0;
    this.#dismissIfClosed(url, lane);
  }

  /** Ends all waiting; nothing is left running. */
  close(): void {
    for (const [host, lane] of this.#lanes) {
      if (lane.timer) clearTimeout(lane.timer);
      for (const waiter of lane.waiting.splice(0)) waiter.settle(refuse('cancelled', { url: host }));
    }
    this.#lanes.clear();
  }

  #dismissIfClosed(url: URL, lane: Lane): void {
    const closed = this.closedNow(url);
    if (closed) for (const waiter of lane.waiting.splice(0)) waiter.settle(closed);
  }

  /** Gives turns to those who wait, as many as may start now, and sets the alarm for the next. */
  #advance(url: URL, lane: Lane): void {
    if (lane.timer) clearTimeout(lane.timer);
    lane.timer = null;
    while (lane.waiting.length > 0 && lane.running < this.#options.maxPerHost) {
      const now = Date.now();
      const startAt = Math.max(lane.startedAt + this.#gapOf(lane), lane.pausedUntil);
      if (startAt > now) {
        lane.timer = setTimeout(() => this.#advance(url, lane), startAt - now);
        return;
      }
      lane.running += 1;
      lane.startedAt = now;
      lane.waiting.shift()?.settle(this.#turnIn(url, lane));
    }
  }

  #turnIn(url: URL, lane: Lane): Turn {
    let over = false;
    return {
      kind: 'turn',
      done: () => {
        if (over) return;
        over = true;
        lane.running -= 1;
        this.#advance(url, lane);
      },
    };
  }

  #lane(url: URL): Lane {
    const known = this.#lanes.get(url.host);
    if (known) return known;
    if (this.#lanes.size >= MAX_LANES) this.#forgetIdle();
    const lane: Lane = {
      running: 0,
      startedAt: 0,
      pausedUntil: 0,
      gapMs: this.#options.minimumGapMs,
      answerMs: null,
      slowInARow: 0,
      dead: null,
      waiting: [],
      timer: null,
    };
    this.#lanes.set(url.host, lane);
    return lane;
  }

  #forgetIdle(): void {
    const now = Date.now();
    for (const [host, lane] of this.#lanes) {
      const busy = lane.running > 0 || lane.waiting.length > 0;
      if (!busy && Math.max(lane.startedAt + this.#gapOf(lane), lane.pausedUntil, lane.dead?.until ?? 0) < now) this.#lanes.delete(host);
    }
  }
}

const seconds = (ms: number) => Math.ceil(ms / 1000);

/** Who asks us to stay away for longer is asked again after this: longer pauses are mistakes or mischief, and no clock can hold them. */
const LONGEST_PAUSE_MS = 24 * 60 * 60 * 1000;

/** Retry-After (RFC 9110: seconds, or a date) in milliseconds from now, at most a day, or null. */
export function retryAfterMs(header: string | null, now = Date.now()): number | null {
  const text = header?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : /[a-z]/i.test(text) ? Date.parse(text) - now : Number.NaN;
  return Number.isNaN(ms) ? null : Math.min(LONGEST_PAUSE_MS, Math.max(0, ms));
}
