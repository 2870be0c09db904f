// What asking an outlet of the catalogue brought: the catalogue itself claims nothing, each archive notes what it has seen.

import { sqlBeside, type Database } from '../database/index.ts';
import { catalogue, type CatalogueEntry } from './catalogue.ts';

const sql = sqlBeside(import.meta.url);

export type CatalogueCheck = {
  readonly key: string;
  readonly checkedAt: Date;
  /** Whether a way in answered and an article of it could be read. */
  readonly verified: boolean;
  readonly waysIn: number;
  readonly articles: number;
};

/** An entry with the last check of this archive; null where nobody here has asked it. */
export type CheckedEntry = Omit<CatalogueEntry, 'verified'> & { readonly check: CatalogueCheck | null };

/** Notes that an outlet of the catalogue was asked: `waysIn` ways answered and `articles` of their articles could be read. */
export async function noteCatalogueCheck(db: Database, key: string, { waysIn, articles }: { waysIn: number; articles: number }, at: Date = new Date()): Promise<void> {
  await db.run(sql('note-check'), [key, at, waysIn > 0 && articles > 0, waysIn, articles]);
}

/** The catalogue with what this archive knows of it. */
export async function checkedCatalogue(db: Database): Promise<CheckedEntry[]> {
  const checks = new Map((await db.rows<CatalogueCheck>(sql('checks'))).map((check) => [check.key, check]));
  return catalogue().map(({ verified: _, ...entry }) => ({ ...entry, check: checks.get(entry.key) ?? null }));
}
