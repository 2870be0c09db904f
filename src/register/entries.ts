import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { sqlBeside, type Database } from '../database/index.ts';
import type { EntryOrigin, RegisterEntry } from '../model/index.ts';

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
  return (await newest(db)).map(({ entry }) => entry);
}

async function newest(db: Database): Promise<{ entry: RegisterEntry; origin: EntryOrigin }[]> {
  const rows = await db.rows<{ version: number; content: RegisterEntry; origin: EntryOrigin }>(sql('current-entries'));
  return rows.map(({ version, content, origin }) => ({ entry: { ...content, version }, origin }));
}

/** Whether an entry holds on a day of the office's calendar, such as "2026-11-20". */
export function isInForce({ validFrom, validUntil }: RegisterEntry, day: string): boolean {
  return (validFrom === undefined || validFrom <= day) && (validUntil === undefined || validUntil >= day);
}

/**
 * Puts starter entries into the register: a new entry as its version 1, a changed one as a further version as long as the newest one is
 * a starter version too: what the office has written is never put aside. Returns how many were added.
 */
export async function installStarterEntries(db: Database): Promise<number> {
  const known = new Map((await newest(db)).map((row) => [row.entry.id, row]));
  let added = 0;
  for (const entry of readEntries()) {
    const before = known.get(entry.id);
    if (before !== undefined && (before.origin !== 'starter' || sameEntry(before.entry, entry))) continue;
    const version = before === undefined ? entry.version : before.entry.version + 1;
    added += await keepVersion(db, { ...entry, version }, 'starter');
  }
  return added;
}

/** Whether two entries say the same, whatever their version numbers. */
export function sameEntry(a: RegisterEntry, b: RegisterEntry): boolean {
  return isDeepStrictEqual({ ...a, version: 0 }, { ...b, version: 0 });
}

/** Adds one version as a row; 0 where that number is taken. */
export function keepVersion(db: Database, entry: RegisterEntry, origin: EntryOrigin): Promise<number> {
  return db.run(sql('add-entry'), [entry.id, entry.version, entry.kind, JSON.stringify(entry), origin]);
}
