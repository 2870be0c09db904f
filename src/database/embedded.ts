// PostgreSQL inside this process: PGlite (PostgreSQL 18 in WebAssembly) under the ordinary `pg` pool.
// It survives a killed process (measured, docs/notes/embedded-database.md) but not a power loss: an office runs a real server.

import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { databaseOver } from './over-pg.ts';
import { lockFolder } from './lock.ts';
import type { OpenDatabase } from './port.ts';
import { skipTillSync } from './skip-till-sync.ts';

/** A file with a whole database, made once, from which tests open theirs in half a second. */
export type DatabaseTemplate = Blob;

async function serve(pglite: PGlite, description: string, release: () => void) {
  // Each client has a connection object of its own: after a failed query the pool replaces the client, and the end of the old one
  // would otherwise be heard by the new one.
  class EmbeddedClient extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super({ ...config, ...createPgConfig(skipTillSync(pglite)) } as pg.ClientConfig);
    }
  }
  const pool = new pg.Pool({
    Client: EmbeddedClient as unknown as NonNullable<pg.PoolConfig['Client']>,
    // One connection is all there is; it is never idle for good, since BullMQ listens on it.
    max: 1,
    idleTimeoutMillis: 0,
    // A query outside an open transaction would wait for ever; better a clear error.
    connectionTimeoutMillis: 20_000,
  });
  const database = databaseOver(pool, description, async () => {
    await pglite.close();
    release();
  });
  return { database, pool };
}

/** Opens (and on first use creates, about two seconds) the database in `folder`. Throws `data-in-use`. */
export async function openEmbedded(folder: string): Promise<{ database: OpenDatabase; pool: pg.Pool }> {
  const release = lockFolder(folder);
  try {
    const pglite = await PGlite.create(join(folder, 'database'));
    return await serve(pglite, `PGlite in ${folder}`, release);
  } catch (thrown) {
    release();
    throw thrown;
  }
}

/** A database in memory, for tests and for commands that need none afterwards. */
export async function openInMemory(template?: DatabaseTemplate): Promise<{ database: OpenDatabase; pool: pg.Pool }> {
  const pglite = await PGlite.create(template === undefined ? {} : { loadDataDir: template });
  return serve(pglite, 'PGlite in memory', () => undefined);
}

/** The state of a fresh database after `prepare`, to open copies from. */
export async function makeTemplate(prepare: (database: OpenDatabase, pool: pg.Pool) => Promise<void>): Promise<DatabaseTemplate> {
  const pglite = await PGlite.create();
  const { database, pool } = await serve(pglite, 'PGlite template', () => undefined);
  await prepare(database, pool);
  const template = await pglite.dumpDataDir('none');
  await database.close();
  return template;
}
