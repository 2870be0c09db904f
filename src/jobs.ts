// The table of jobs: name, payload, how it is tried again, when it runs, what it does. Payloads are ids; the rows hold the truth.

import { z } from 'zod';
import { deliverDue, escalate, planAlerts, releaseHeld, watchSurges, type Post } from './alerts/index.ts';
import { messageOf } from './errors.ts';
import { completeEvidence, discoverLinks, sweep, takeIn, understand, type Means, type Reminders } from './pipeline.ts';
import type { Queue, WorkOptions } from './queue/index.ts';
import { lookAfterRequests } from './responses/index.ts';
import { watchSilence } from './sources/index.ts';
import { forgetOldBands } from './stories/index.ts';
import { deliverWebhooks, forgetDeliveries } from './webhooks/index.ts';

/** What jobs work with: the pipeline's means, and the way alerts leave (left out where none are sent). */
export type JobMeans = Means & { readonly post?: Post; /** What secrets in the database are sealed with; nothing is told to webhooks without it. */ readonly appSecret?: () => string };

type Job = WorkOptions & {
  readonly payload: z.ZodType<{ ids?: number[] }>;
  /** Runs by itself at this interval. */
  readonly everyMs?: number;
  /** Ids that one job carries at most; they are worked one by one, or together where they only wait for the network. */
  readonly batch: number;
  run(ids: readonly number[], means: JobMeans): Promise<void>;
};

const ids = z.strictObject({ ids: z.array(z.number().int()) });
const nothing = z.strictObject({});

/** Runs every id and fails, so that the job is tried again, only after all had their turn. */
async function each(all: readonly number[], step: (id: number) => Promise<void>, together: boolean): Promise<void> {
  const failures: unknown[] = [];
  const guarded = (id: number) => step(id).catch((thrown: unknown) => void failures.push(thrown));
  if (together) await Promise.all(all.map(guarded));
  else for (const id of all) await guarded(id);
  if (failures.length > 0) throw failures[0];
}

export const jobs: Readonly<Record<'discover' | 'take-in' | 'understand' | 'sweep' | 'silence' | 'evidence' | 'alerts' | 'deliver' | 'surges' | 'webhooks' | 'forget', Job>> = {
  discover: {
    payload: ids, batch: 1, concurrency: 12, attempts: 3, backoffMs: 2_000,
    run: (all, means) => each(all, (id) => discoverLinks(id, means), true),
  },
  'take-in': {
    // The fetcher holds each host to its own pace; a batch of one source's links waits there without holding up the others.
    payload: ids, batch: 8, concurrency: 24, attempts: 3, backoffMs: 2_000,
    run: (all, means) => each(all, (id) => takeIn(id, means), true),
  },
  understand: {
    payload: ids, batch: 8, concurrency: 2, attempts: 3, backoffMs: 2_000,
    run: (all, means) => each(all, (id) => understand(id, means), false),
  },
  sweep: {
    payload: nothing, batch: 1, concurrency: 1, attempts: 1, backoffMs: 1_000, everyMs: 30_000,
    run: (_, means) => sweep(means),
  },
  silence: {
    // Volumes are judged by the day and the week: more often would show nothing else.
    payload: nothing, batch: 1, concurrency: 1, attempts: 1, backoffMs: 1_000, everyMs: 15 * 60_000,
    run: async (_, means) => void (await watchSilence(means.db)),
  },
  evidence: {
    // A picture takes seconds and waits behind the pages that scripts render; the pack is whole without it meanwhile.
    payload: nothing, batch: 1, concurrency: 1, attempts: 1, backoffMs: 1_000, everyMs: 60_000,
    run: async (_, means) => void (await completeEvidence(means)),
  },
  alerts: {
    // Reads the outbox; what it finds nothing in costs one query.
    payload: nothing, batch: 1, concurrency: 1, attempts: 1, backoffMs: 1_000, everyMs: 3_000,
    run: (_, means) => makeAlerts(means),
  },
  deliver: {
    payload: nothing, batch: 1, concurrency: 1, attempts: 1, backoffMs: 1_000, everyMs: 3_000,
    run: async (_, { db, post }) => void (post === undefined ? null : await deliverDue(db, post)),
  },
  webhooks: {
    // What happened is written down with the deed; here it only leaves.
    payload: nothing, batch: 1, concurrency: 1, attempts: 1, backoffMs: 1_000, everyMs: 3_000,
    run: async (_, { db, appSecret }) => void (appSecret === undefined ? null : await deliverWebhooks(db, appSecret)),
  },
  forget: {
    payload: nothing, batch: 1, concurrency: 1, attempts: 1, backoffMs: 1_000, everyMs: 60 * 60_000,
    // Settled calls of webhooks; bands of articles that no newcomer can meet any more, forty rows an article.
    run: async (_, { db, pace }) => {
      await forgetDeliveries(db);
      await forgetOldBands(db, pace);
    },
  },
  surges: {
    // Counts by the day and by six hours: a quarter of an hour is soon enough, and cheap.
    payload: nothing, batch: 1, concurrency: 1, attempts: 1, backoffMs: 1_000, everyMs: 15 * 60_000,
    run: async (_, means) => void (await watchSurges(means.db)),
  },
};

/** From flags and missed deadlines to messages that wait to be sent. */
async function makeAlerts({ db, post }: JobMeans): Promise<void> {
  if (post === undefined) return;
  await planAlerts(db, post.office);
  await releaseHeld(db, post.office);
  await escalate(db, post.office);
}

/**
 * What `start` does on a schedule beside the pages, once and in this process: silence, surges, requests that are due, pictures, alerts.
 * A part that fails leaves the others their turn. Returns the failures.
 */
export async function runHousekeeping(means: JobMeans): Promise<string[]> {
  const { db, post, appSecret } = means;
  const parts: Readonly<Record<string, () => Promise<unknown>>> = {
    silence: () => watchSilence(db),
    surges: () => watchSurges(db),
    requests: () => lookAfterRequests(db, new Date()),
    pictures: async () => { while ((await completeEvidence(means)) > 0); },
    alerts: () => makeAlerts(means),
    deliveries: async () => post === undefined ? undefined : deliverDue(db, post),
    webhooks: async () => appSecret === undefined ? undefined : deliverWebhooks(db, appSecret),
  };
  const failures: string[] = [];
  for (const [name, part] of Object.entries(parts)) await part().catch((thrown: unknown) => void failures.push(`${name}: ${messageOf(thrown)}`));
  return failures;
}

export type JobName = keyof typeof jobs;
const jobNames = Object.keys(jobs) as JobName[];
/** Jobs that run by themselves: each is always one waiting job, also where nothing is to be done. */
export const scheduledJobs = Object.values(jobs).filter(({ everyMs }) => everyMs !== undefined).length;

/** How each job is worked, for the queue. */
export const workOptions: Readonly<Record<JobName, WorkOptions>> = jobs;

/** Reminders that become jobs, in batches; a batch that is queued already is not queued twice. */
export function remindersOver(queue: Queue): Reminders {
  const remind = (name: JobName) => async (all: readonly number[]) => {
    const { batch } = jobs[name];
    for (let start = 0; start < all.length; start += batch) {
      const some = all.slice(start, start + batch);
      await queue.add(name, { ids: some }, { key: `${name}-${some.join('-')}` });
    }
  };
  return {
    discover: remind('discover'),
    takeIn: remind('take-in'),
    understand: remind('understand'),
    async idle() {
      const depth = await queue.depth();
      const none = (name: JobName) => (depth[name] ?? 0) === 0;
      return { discover: none('discover'), takeIn: none('take-in'), understand: none('understand') };
    },
  };
}

/** Starts working all jobs, and the schedule. */
export async function workJobs(queue: Queue, means: JobMeans): Promise<void> {
  for (const name of jobNames) {
    const { payload, run, everyMs } = jobs[name];
    await queue.work(name, workOptions[name], async (given) => run(payload.parse(given).ids ?? [], means));
    if (everyMs !== undefined) await queue.schedule(name, everyMs);
  }
}
