import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { sqlBeside, type Database } from '../database/index.ts';
import type { RegisterEntry } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);
const starterFolder = new URL('./starter/', import.meta.url);

/** The entries that the product comes with; an office changes them by adding versions. */
export function readEntries(folder: URL = starterFolder): RegisterEntry[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as RegisterEntry);
}

/** The newest version of each entry. */
export async function currentEntries(db: Database): Promise<RegisterEntry[]> {
  const rows = await db.rows<{ version: number; content: RegisterEntry }>(sql('current-entries'));
  return rows.map(({ version, content }) => ({ ...content, version }));
}

/**
 * Puts starter entries into the register: a new entry as its version 1, a changed one as a further version where the office has
 * not written its own since. Returns how many were added.
 */
export async function installStarterEntries(db: Database): Promise<number> {
  const known = new Map((await currentEntries(db)).map((entry) => [entry.id, entry]));
  let added = 0;
  for (const entry of readEntries()) {
    const before = known.get(entry.id);
    if (before !== undefined && (before.version > entry.version || isDeepStrictEqual(before, entry))) continue;
    const version = before === undefined ? entry.version : before.version + 1;
    added += await db.run(sql('add-entry'), [entry.id, version, entry.kind, JSON.stringify({ ...entry, version })]);
  }
  return added;
}
