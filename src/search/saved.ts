import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { AccountId } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** A search under a name; `query` is the query part of its address. */
export type SavedSearch = { readonly id: number; readonly name: string; readonly query: string };

/** Keeps a search for one person; the same name again replaces it. Throws `bad-name`. */
export async function saveSearch(db: Database, accountId: AccountId, name: string, query: string): Promise<void> {
  const given = name.normalize('NFC').trim();
  if (given === '' || given.length > 80 || query.length > 1000) throw new Problem('bad-search-name', { name: given.slice(0, 80) });
  await db.one(sql('save-search'), [accountId, given, query]);
}

export function savedSearches(db: Database, accountId: AccountId): Promise<SavedSearch[]> {
  return db.rows<SavedSearch>(sql('saved-searches'), [accountId]);
}

/** Forgets one of a person's own searches; that of somebody else stays. */
export async function forgetSearch(db: Database, accountId: AccountId, id: number): Promise<void> {
  await db.run(sql('forget-search'), [accountId, id]);
}
