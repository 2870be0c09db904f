// BullMQ on PostgreSQL: the embedded one through a facade over its single connection, a real one through its pool.

import { EventEmitter } from 'node:events';
import { createPostgresBackend, runMigrations, withBackend, type PgPool, type Queue as BullQueue, type Worker } from 'bullmq';
import pg from 'pg';
import { queueDefaults, queueOver, workerDefaults, type Backend } from './over-bullmq.ts';
import type { Queue, WorkOptions } from './port.ts';

const schema = 'bullmq';

/** Creates or updates BullMQ's own tables in a schema of their own. */
async function prepare(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`create schema if not exists ${schema}`);
    await runMigrations(client, schema);
  } finally {
    client.release();
  }
}

/**
 * BullMQ keeps one client checked out to LISTEN on; the embedded database has only one. The facade hands out clients that share it:
 * their queries go through the pool and notifications reach all of them.
 */
function shareSingleConnection(pool: pg.Pool): pg.Pool {
  const notifications = new EventEmitter();
  notifications.setMaxListeners(0);
  const listenOn = (client: EventEmitter) => client.on('notification', (message) => notifications.emit('notification', message));
  pool.on('connect', (client) => void listenOn(client as unknown as EventEmitter));
  // The connection that is already open has missed the event above.
  for (const client of (pool as unknown as { _clients: EventEmitter[] })._clients) listenOn(client);

  const query = pool.query.bind(pool);
  const connect = async () => {
    const client = new EventEmitter();
    const relay = (message: unknown) => client.emit('notification', message);
    notifications.on('notification', relay);
    const done = async () => void notifications.off('notification', relay);
    return Object.assign(client, { query, release: done, end: done });
  };
  // Every BullMQ object adds its own listeners.
  const facade = Object.assign(new EventEmitter().setMaxListeners(0), {
    query,
    connect,
    end: async () => undefined,
    options: { max: 2 },
    totalCount: 1,
  });
  return facade as unknown as pg.Pool;
}

const PostgresBackend = withBackend(createPostgresBackend);

function backendOver(pool: pg.Pool, description: string, names: readonly string[], close: () => Promise<void>): Backend {
  // The types of `pg` and BullMQ's own outline of them differ in overloads only.
  const connection = pool as unknown as PgPool;
  return {
    description,
    names,
    queue: (name) => new PostgresBackend.Queue(name, { ...queueDefaults, connection }) as unknown as BullQueue,
    worker: (name, handle, options) => new PostgresBackend.Worker(name, handle, { ...workerDefaults, ...options, connection }) as unknown as Worker,
    close,
  };
}

/** Opens the queue in the embedded database behind `pool`, which stays the caller's to end. */
export async function openEmbeddedQueue(pool: pg.Pool, jobs: Readonly<Record<string, WorkOptions>>): Promise<Queue> {
  await prepare(pool);
  // BullMQ calls its functions without a schema and leaves the search path to us; ours come first, so no table of ours may
  // have the name of one of its tables (job, event, meta, metrics, scheduler, …).
  await pool.query(`set search_path to public, ${schema}`);
  const shared = shareSingleConnection(pool);
  return queueOver(backendOver(shared, 'BullMQ in the embedded database', Object.keys(jobs), async () => undefined), jobs);
}

/** Opens the queue in a real PostgreSQL, with a pool of its own: each worker keeps one connection to listen on. */
export async function openPostgresQueue(url: string, jobs: Readonly<Record<string, WorkOptions>>): Promise<Queue> {
  const names = Object.keys(jobs);
  const pool = new pg.Pool({
    connectionString: url,
    options: `-c search_path=${schema}`,
    keepAlive: true,
    max: names.length * 2 + 4,
  });
  pool.on('error', () => undefined);
  // Every BullMQ object adds its own listener.
  pool.setMaxListeners(0);
  await prepare(pool);
  return queueOver(backendOver(pool, 'BullMQ in PostgreSQL', names, () => pool.end()), jobs);
}
