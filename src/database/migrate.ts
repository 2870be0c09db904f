// Brings a database to the schema of this program: plain SQL files, numbered, never edited, each in one transaction.

import { readdirSync, readFileSync } from 'node:fs';
import { Problem } from '../errors.ts';
import { builtStatement } from './statements.ts';
import type { Database } from './port.ts';

const folder = new URL('../../migrations/', import.meta.url);

type Migration = { readonly number: number; readonly name: string; readonly text: string };

export function migrationsOnDisk(): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort()
    .map((name) => ({ number: Number(name.slice(0, 4)), name, text: readFileSync(new URL(name, folder), 'utf8') }));
}

/**
 * Applies what is missing and returns the names applied. Several processes may start at once: an advisory lock lets one work while
 * the others wait. `upTo` stops at an older schema, for a backup that is from there. Throws `newer-schema` when the database knows a
 * migration that this program does not.
 */
export async function migrate(database: Database, upTo = Infinity): Promise<string[]> {
  const migrations = migrationsOnDisk();
  const known = migrations.at(-1)?.number ?? 0;
  return database.transaction(async (tx) => {
    // 7355608: any number will do as long as every version of this program takes the same.
    await tx.rows(builtStatement('migration-lock', 'select pg_advisory_xact_lock(7355608)'));
    await tx.run(builtStatement('migration-table', createTable));
    const applied = await tx.rows<{ number: number }>(builtStatement('applied', 'select number from schema_migration order by number'));
    const found = applied.at(-1)?.number ?? 0;
    if (found > known) throw new Problem('newer-schema', { found, known });
    const missing = migrations.filter(({ number }) => number > found && number <= upTo);
    for (const { number, name, text } of missing) {
      // Without parameters, pg sends the file as one simple query, so that it may hold several statements.
      await tx.rows(builtStatement(name, text));
      await tx.run(builtStatement('note-migration', 'insert into schema_migration (number, name) values ($1, $2)'), [number, name]);
    }
    return missing.map(({ name }) => name);
  });
}

const createTable = `create table if not exists schema_migration (
  number integer primary key, name text not null, applied_at timestamptz not null default now())`;
