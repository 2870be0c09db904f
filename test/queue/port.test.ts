import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInMemory } from '../../src/database/embedded.ts';
import type { Queue, WorkOptions } from '../../src/queue/index.ts';
import { openEmbeddedQueue, openPostgresQueue } from '../../src/queue/postgres.ts';
import { openRedisQueue } from '../../src/queue/redis.ts';
import { freshRealDatabase, realPostgresUrl, realRedisUrl } from '../helpers/databases.ts';

const jobs: Record<string, WorkOptions> = {
  echo: { concurrency: 2, attempts: 1, backoffMs: 10 },
  flaky: { concurrency: 1, attempts: 3, backoffMs: 10 },
  hopeless: { concurrency: 1, attempts: 2, backoffMs: 10 },
  tick: { concurrency: 1, attempts: 1, backoffMs: 10 },
  keyed: { concurrency: 1, attempts: 1, backoffMs: 10 },
};

const kinds: { name: string; missing: string | null; open: () => Promise<{ queue: Queue; after: () => Promise<void> }> }[] = [
  {
    name: 'the embedded database',
    missing: null,
    open: async () => {
      const { database, pool } = await openInMemory();
      return { queue: await openEmbeddedQueue(pool, jobs), after: () => database.close() };
    },
  },
  {
    name: 'real PostgreSQL',
    missing: realPostgresUrl === undefined ? 'TEST_DATABASE_URL names no server (.ci/run starts one)' : null,
    open: async () => {
      const { url, drop } = await freshRealDatabase();
      return { queue: await openPostgresQueue(url, jobs), after: drop };
    },
  },
  {
    name: 'real Redis',
    missing: realRedisUrl === undefined ? 'TEST_REDIS_URL names no server (.ci/run starts one)' : null,
    open: async () => ({
      queue: await openRedisQueue(realRedisUrl ?? '', jobs, `test-${process.pid}-${Date.now()}`),
      after: async () => undefined,
    }),
  },
];

/** Waits until `check` holds; a queue promises that a job will run, not when. */
async function eventually(check: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`did not come true within ${withinMs} ms: ${check.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

for (const { name, missing, open } of kinds) {
  describe.skipIf(missing !== null)(`the queue port over ${name}${missing === null ? '' : ` — skipped: ${missing}`}`, () => {
    let queue: Queue;
    let after: () => Promise<void>;
    beforeAll(async () => void ({ queue, after } = await open()), 30_000);
    afterAll(async () => {
      await queue.close();
      await after();
    });

    it('hands every job to a worker, with its payload', async () => {
      const seen: unknown[] = [];
      for (let n = 0; n < 20; n += 1) await queue.add('echo', { n });
      await queue.work('echo', jobs['echo']!, async ({ n }) => void seen.push(n));
      await eventually(() => seen.length === 20);
      expect(new Set(seen).size).toBe(20);
      await eventually(async () => (await queue.depth())['echo'] === 0);
    });

    it('tries a failing job again', async () => {
      let tries = 0;
      await queue.work('flaky', jobs['flaky']!, async () => {
        tries += 1;
        if (tries < 3) throw new Error('not yet');
      });
      await queue.add('flaky', {});
      await eventually(() => tries === 3);
      expect(await queue.failed(10)).toEqual([]);
    });

    it('keeps what failed for good, with its reason', async () => {
      await queue.work('hopeless', jobs['hopeless']!, () => Promise.reject(new Error('cannot be done')));
      await queue.add('hopeless', { article: 7 });
      await eventually(async () => (await queue.failed(10)).length === 1);
      expect((await queue.failed(10))[0]).toMatchObject({ name: 'hopeless', payload: { article: 7 }, error: 'cannot be done' });
    });

    it('runs what is scheduled again and again', async () => {
      let ticks = 0;
      await queue.work('tick', jobs['tick']!, async () => void (ticks += 1));
      await queue.schedule('tick', 200);
      await eventually(() => ticks >= 2);
    });

    it('drops a second job of the same key while the first waits, and takes it again afterwards', async () => {
      await queue.add('keyed', { n: 1 }, { key: 'article-1' });
      await queue.add('keyed', { n: 2 }, { key: 'article-1' });
      const seen: unknown[] = [];
      await queue.work('keyed', jobs['keyed']!, async ({ n }) => void seen.push(n));
      await eventually(async () => seen.length > 0 && (await queue.depth())['keyed'] === 0);
      expect(seen).toEqual([1]);
      await queue.add('keyed', { n: 3 }, { key: 'article-1' });
      await eventually(() => seen.length === 2);
    });
  });
}
