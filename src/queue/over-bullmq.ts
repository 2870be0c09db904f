// The port over BullMQ, which runs alike on PostgreSQL (embedded or real) and on Redis: one BullMQ queue for each job name.

import type { Job, Queue as BullQueue, QueueOptions, Worker } from 'bullmq';
import type { AddOptions, FailedJob, JobPayload, Queue, WorkOptions } from './port.ts';

/** What makes a BullMQ class talk to one backend; see embedded.ts, postgres.ts and redis.ts. */
export type Backend = {
  readonly description: string;
  readonly names: readonly string[];
  queue(name: string): BullQueue;
  worker(name: string, handle: (job: Job) => Promise<void>, options: { concurrency: number }): Worker;
  close(): Promise<void>;
};

/** Defaults for jobs that were added before anybody said how to work them. */
const untold: WorkOptions = { concurrency: 1, attempts: 3, backoffMs: 1000 };

export const queueDefaults: Partial<QueueOptions> = {
  defaultJobOptions: { removeOnComplete: true, removeOnFail: { count: 1000 } },
};

/**
 * A job whose process was killed is taken up again after a quarter of a minute (BullMQ's own default is half a minute and one time only).
 * A job that is merely slow may then run twice, which changes nothing.
 */
export const workerDefaults = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 3 };

export function queueOver(backend: Backend, workOptions: Readonly<Record<string, WorkOptions>>): Queue {
  const queues = new Map(backend.names.map((name) => [name, backend.queue(name)]));
  // A lost connection is retried by BullMQ itself; the call that needed it rejects on its own.
  for (const queue of queues.values()) queue.on('error', () => undefined);
  const workers: Worker[] = [];

  const named = (name: string): BullQueue => {
    const queue = queues.get(name);
    if (queue === undefined) throw new Error(`There is no job named ${name}`);
    return queue;
  };
  const retries = (name: string) => {
    const { attempts, backoffMs } = workOptions[name] ?? untold;
    return { attempts, backoff: { type: 'exponential', delay: backoffMs } };
  };

  return {
    description: backend.description,
    async add(name, payload, { key, delayMs }: AddOptions = {}) {
      await named(name).add(name, payload, {
        ...retries(name),
        ...(key === undefined ? {} : { deduplication: { id: key } }),
        ...(delayMs === undefined ? {} : { delay: delayMs }),
      });
    },
    async work(name, { concurrency }, handle) {
      named(name);
      const worker = backend.worker(name, (job) => handle(job.data as JobPayload), { concurrency });
      // The worker goes on by itself; a failed job is kept and shown, a lost connection is retried.
      worker.on('error', () => undefined);
      workers.push(worker);
      await worker.waitUntilReady();
    },
    async schedule(name, everyMs) {
      await named(name).upsertJobScheduler(`every-${name}`, { every: everyMs }, { name, data: {}, opts: retries(name) });
    },
    async depth() {
      const depths: Record<string, number> = {};
      for (const [name, queue] of queues) {
        const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized');
        depths[name] = Object.values(counts).reduce((sum, count) => sum + count, 0);
      }
      return depths;
    },
    failed: (limit) => failedJobs(queues, limit),
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await backend.close();
    },
  };
}

async function failedJobs(queues: ReadonlyMap<string, BullQueue>, limit: number): Promise<FailedJob[]> {
  const jobs: FailedJob[] = [];
  for (const [name, queue] of queues) {
    for (const job of await queue.getFailed(0, limit - 1)) {
      jobs.push({ name, payload: job.data as JobPayload, error: job.failedReason ?? '', failedAt: new Date(job.finishedOn ?? 0) });
    }
  }
  return jobs.sort((a, b) => b.failedAt.getTime() - a.failedAt.getTime()).slice(0, limit);
}
