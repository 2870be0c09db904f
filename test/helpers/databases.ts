// The databases that the port tests run over: always the embedded one; a real PostgreSQL where TEST_DATABASE_URL names a server.

import { readFileSync } from 'node:fs';
import pg from 'pg';
import { inject } from 'vitest';
import { openInMemory } from '../../src/database/embedded.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { openPostgres } from '../../src/database/postgres.ts';

export const realPostgresUrl = process.env['TEST_DATABASE_URL'];
export const realRedisUrl = process.env['TEST_REDIS_URL'];

/** A migrated database in memory, a copy of the one that global-setup.ts made. */
export function freshDatabase(): Promise<{ database: OpenDatabase; pool: pg.Pool }> {
  return openInMemory(new Blob([readFileSync(inject('databaseTemplate'))]));
}

/** An empty database of its own on the real server; `drop` removes it. */
export async function freshRealDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  if (realPostgresUrl === undefined) throw new Error('TEST_DATABASE_URL is not set');
  const name = `haidang_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const admin = new pg.Pool({ connectionString: realPostgresUrl, max: 1 });
  await admin.query(`create database ${name}`);
  const url = new URL(realPostgresUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

type Opened = { database: OpenDatabase; close: () => Promise<void> };

/** Every implementation of the database port, by name; the port tests loop over this table. */
export const databaseKinds: { name: string; missing: string | null; open: () => Promise<Opened> }[] = [
  {
    name: 'embedded PGlite',
    missing: null,
    open: async () => {
      const { database } = await openInMemory();
      return { database, close: () => database.close() };
    },
  },
  {
    name: 'real PostgreSQL',
    missing: realPostgresUrl === undefined ? 'TEST_DATABASE_URL names no server (.ci/run starts one)' : null,
    open: async () => {
      const { url, drop } = await freshRealDatabase();
      const { database } = await openPostgres(url, 4);
      return {
        database,
        close: async () => {
          await database.close();
          await drop();
        },
      };
    },
  },
];
