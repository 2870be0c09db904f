// BullMQ on Redis or Valkey, for an office with several workers.

import { Queue as BullQueue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { messageOf, Problem } from '../errors.ts';
import { queueDefaults, queueOver, workerDefaults } from './over-bullmq.ts';
import type { Queue, WorkOptions } from './port.ts';

/** Opens the queue at a redis:// address. Throws `queue-unreachable` when nothing answers there. */
export async function openRedisQueue(url: string, jobs: Readonly<Record<string, WorkOptions>>, prefix = 'haidang'): Promise<Queue> {
  // BullMQ's blocking reads must wait as long as it takes, so requests are not limited; the first connection is.
  const redis = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
  } catch (thrown) {
    redis.disconnect();
    throw new Problem('queue-unreachable', { cause: messageOf(thrown).replace(/\.$/, '') }, { cause: thrown });
  }
  return queueOver(
    {
      description: `BullMQ in Redis at ${new URL(url).host}`,
      names: Object.keys(jobs),
      queue: (name) => new BullQueue(name, { ...queueDefaults, connection: redis, prefix }),
      worker: (name, handle, options) => new Worker(name, handle, { ...workerDefaults, ...options, connection: redis, prefix }),
      close: async () => void (await redis.quit()),
    },
    jobs,
  );
}
