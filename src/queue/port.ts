// The queue port: as small as its users need. A job is a reminder; the row in the database is the truth.

export type JobPayload = Readonly<Record<string, unknown>>;

export type AddOptions = {
  /** A second job of the same key waits for nothing: it is dropped while the first is still queued or running. No colon. */
  readonly key?: string;
  readonly delayMs?: number;
};

export type WorkOptions = {
  /** Jobs of this name in progress at once in this process. */
  readonly concurrency: number;
  /** Tries in all before a job is put with the failed ones. */
  readonly attempts: number;
  /** Pause before the second try; it doubles with each. */
  readonly backoffMs: number;
};

export type FailedJob = {
  readonly name: string;
  readonly payload: JobPayload;
  readonly error: string;
  readonly failedAt: Date;
};

export interface Queue {
  readonly description: string;
  add(name: string, payload: JobPayload, options?: AddOptions): Promise<void>;
  /** Hands each job of this name to `handle`; a rejection is retried and, in the end, kept with the failed jobs. */
  work(name: string, options: WorkOptions, handle: (payload: JobPayload) => Promise<void>): Promise<void>;
  /** Adds a job without payload every `everyMs`, once for all processes together; the first one at once. */
  schedule(name: string, everyMs: number): Promise<void>;
  /** Jobs that wait or run, per name. */
  depth(): Promise<Readonly<Record<string, number>>>;
  /** What failed for good, newest first: the list that people look at. */
  failed(limit: number): Promise<FailedJob[]>;
  /** Stops taking jobs, waits for those in progress, closes. */
  close(): Promise<void>;
}
