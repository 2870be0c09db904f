// The readers: a few threads, each reading one page at a time. A page at which a thread hangs or dies costs that page and that thread, which
// is replaced; nothing else notices.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { messageOf, sentence } from '../../src/errors.ts';
import type { Page, ReadResult, WayIn } from '../../src/model/index.ts';
import type { LinkReading, OfferedLinks, SitemapFile } from '../discover/reading.ts';
import { refusal } from '../discover/refusal.ts';
import { deadline, type Deadline } from '../fetch/deadline.ts';
import type { ExtractOptions } from '../read/index.ts';
import type { Task, TaskResult } from './task.ts';

export type ReadersOptions = {
  /** Threads at most; one for each core, four at most, if left out. */
  readonly threads?: number;
  /** Time for one page. */
  readonly timeoutMs?: number;
  /** Heap of one thread, in MB. */
  readonly memoryMB?: number;
  /** A thread that has had nothing to do for so long ends, and gives its memory back. */
  readonly idleMs?: number;
  /** Bytes of pages that may wait before `room` makes callers wait. */
  readonly waitingBytes?: number;
};

/** Reads pages in threads of their own. Close it. */
export interface Readers extends LinkReading {
  /** The article of a page; `unreadable` where reading it took too long or too much memory. */
  article(page: Page, options?: ExtractOptions): Promise<ReadResult>;
  /** Resolves when few enough pages wait: nobody should fetch what cannot be read yet. */
  room(): Promise<void>;
  close(): Promise<void>;
}

const defaults = { threads: Math.min(4, availableParallelism()), timeoutMs: 20_000, memoryMB: 64, idleMs: 30_000, waitingBytes: 8_000_000 };
/** Pages from this size on are read one at a time: together they would fill the memory, and hold up all others. */
const LARGE_BYTES = 2_000_000;
/** A page at which a thread died is tried once more: the death may have been another's doing. */
const mostTries = 2;
/** So many threads in a row that end before they are ready mean that none will be. */
const mostFalseStarts = 3;

/** Makes the readers. Threads start when pages wait for them. */
export function createReaders(options: ReadersOptions = {}): Readers {
  return new ThreadReaders({ ...defaults, ...options });
}

type Job = { readonly task: Task; tries: number; settle(result: TaskResult | null): void; fail(cause: Error): void };
type Thread = { readonly worker: Worker; job: Job | null; until: Deadline | null; idle: NodeJS.Timeout | undefined; ready: boolean; cause: string };

class ThreadReaders implements Readers {
  readonly #settings: typeof defaults;
  readonly #threads = new Set<Thread>();
  readonly #jobs: Job[] = [];
  readonly #wantRoom: (() => void)[] = [];
  /** Threads that were told to end and have not yet. */
  readonly #leaving = new Set<Thread>();
  #falseStarts = 0;
  #closed = false;

  constructor(settings: typeof defaults) {
    this.#settings = settings;
  }

  async article(page: Page, options: ExtractOptions = {}): Promise<ReadResult> {
    return ((await this.#do({ kind: 'article', page, options })) as ReadResult | null) ?? { skipped: 'unreadable' };
  }

  async links(way: WayIn, page: Page): Promise<OfferedLinks> {
    return ((await this.#do({ kind: 'links', page, way })) as OfferedLinks | null) ?? refusal('too-hard', { url: way.url });
  }

  async sitemap(page: Page): Promise<SitemapFile> {
    return ((await this.#do({ kind: 'sitemap', page })) as SitemapFile | null) ?? { kind: 'none', found: sentence('too-hard', { url: page.url }, 'en'), empty: false };
  }

  room(): Promise<void> {
    if (this.#closed || this.#hasRoom()) return Promise.resolve();
    return new Promise((go) => this.#wantRoom.push(go));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#failAll(new Error('the readers were closed'));
    for (const go of this.#wantRoom.splice(0)) go();
    for (const { idle } of this.#threads) clearTimeout(idle);
    await Promise.all([...this.#threads, ...this.#leaving].map(({ worker }) => worker.terminate()));
  }

  /** What came of a task; null where it took too long or too much memory. */
  #do(task: Task): Promise<TaskResult | null> {
    if (this.#closed) return Promise.reject(new Error('the readers were closed'));
    return new Promise((settle, fail) => {
      this.#jobs.push({ task, tries: 0, settle, fail });
      this.#advance();
    });
  }

  #hasRoom(): boolean {
    return this.#jobs.reduce((sum, job) => sum + sizeOf(job), 0) < this.#settings.waitingBytes;
  }

  /** Gives what waits to threads that are free, and starts one more where there is more work than threads. */
  #advance(): void {
    if (this.#closed) return;
    for (const thread of this.#threads) {
      const next = thread.ready && thread.job === null ? this.#next() : -1;
      if (next >= 0) this.#give(thread, this.#jobs.splice(next, 1)[0]!);
    }
    while (this.#wantRoom.length > 0 && this.#hasRoom()) this.#wantRoom.shift()?.();
    const starting = [...this.#threads].filter(({ ready }) => !ready).length;
    if (this.#jobs.length > starting && this.#threads.size < this.#settings.threads) this.#start();
  }

  /** Index of the job whose turn it is, or -1. */
  #next(): number {
    const oneIsLarge = [...this.#threads].some(({ job }) => job !== null && sizeOf(job) >= LARGE_BYTES);
    return this.#jobs.findIndex((job) => !oneIsLarge || sizeOf(job) < LARGE_BYTES);
  }

  #give(thread: Thread, job: Job): void {
    job.tries += 1;
    thread.job = job;
    clearTimeout(thread.idle);
    thread.worker.ref();
    thread.until = deadline(this.#settings.timeoutMs, []);
    thread.until.signal.addEventListener('abort', () => {
      this.#finish(thread)?.settle(null);
      void thread.worker.terminate();
    });
    thread.worker.postMessage(job.task);
  }

  /** Takes the job off a thread. */
  #finish(thread: Thread): Job | null {
    const { job } = thread;
    thread.until?.end();
    thread.until = null;
    thread.job = null;
    this.#rest(thread);
    return job;
  }

  #rest(thread: Thread): void {
    thread.worker.unref();
    clearTimeout(thread.idle);
    thread.idle = setTimeout(() => this.#dismiss(thread), this.#settings.idleMs).unref();
  }

  #start(): void {
    const worker = new Worker(new URL('./start-thread.mjs', import.meta.url), {
      name: 'reader', resourceLimits: { maxOldGenerationSizeMb: this.#settings.memoryMB, maxYoungGenerationSizeMb: 8 },
    });
    const thread: Thread = { worker, job: null, until: null, idle: undefined, ready: false, cause: 'it ended' };
    this.#threads.add(thread);
    worker.on('message', (message: 'ready' | { result: TaskResult } | { thrown: string }) => {
      if (message === 'ready') {
        thread.ready = true;
        this.#rest(thread);
        this.#falseStarts = 0;
      } else {
        const job = this.#finish(thread);
        if ('thrown' in message) job?.fail(new Error(message.thrown));
        else job?.settle(message.result);
      }
      this.#advance();
    });
    worker.on('error', (thrown) => void (thread.cause = messageOf(thrown)));
    worker.on('exit', () => this.#gone(thread));
  }

  /** Ends a thread that has no job; its successor starts when there is work for it. */
  #dismiss(thread: Thread): void {
    clearTimeout(thread.idle);
    this.#leaving.add(thread);
    this.#threads.delete(thread);
    void thread.worker.terminate();
    this.#advance();
  }

  #gone(thread: Thread): void {
    if (this.#leaving.delete(thread)) return;
    this.#threads.delete(thread);
    const job = this.#finish(thread);
    clearTimeout(thread.idle);
    if (job !== null && this.#closed) job.fail(new Error('the readers were closed'));
    else if (job !== null && job.tries >= mostTries) job.settle(null);
    else if (job !== null) this.#jobs.unshift(job);
    if (!thread.ready && (this.#falseStarts += 1) >= mostFalseStarts) {
      this.#falseStarts = 0;
      this.#failAll(new Error(`no reader could be started: ${thread.cause}`));
    }
    this.#advance();
  }

  #failAll(cause: Error): void {
    for (const job of this.#jobs.splice(0)) job.fail(cause);
  }
}

const sizeOf = ({ task }: Job): number => task.page.body.byteLength;
