// A person's own filters of the queue: a name, an order, perhaps the one that the queue opens with.

import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { AccountId } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** As many as a person can tell apart; the first nine stand on the keys 1 to 9. */
export const mostFilters = 20;
const longestName = 60;
const longestQuery = 1000;

export type SavedFilter = {
  readonly id: number;
  readonly name: string;
  /** Query of the queue's address, without a question mark. */
  readonly query: string;
  /** Opens with the queue. */
  readonly isDefault: boolean;
};

/** In the person's own order. */
export const savedFilters = (db: Database, accountId: AccountId) => db.rows<SavedFilter>(sql('saved-filters'), [accountId]);

/** As it is kept and compared. Throws `bad-filter-name`. */
function filterName(given: string): string {
  const name = given.normalize('NFC').trim().replace(/\s+/g, ' ');
  if (name === '' || name.length > longestName) throw new Problem('bad-filter-name', { most: mostFilters });
  return name;
}

/** Keeps a filter under a name; the same name again takes the new conditions and keeps its place. Throws `bad-filter-name`. */
export async function saveFilter(db: Database, accountId: AccountId, given: { readonly name: string; readonly query: string }): Promise<number> {
  const name = filterName(given.name);
  return db.transaction(async (tx) => {
    await tx.rows(sql('lock-filters'), [accountId]);
    const known = await savedFilters(tx, accountId);
    const tooMany = known.length >= mostFilters && known.every((one) => one.name !== name);
    if (given.query.length > longestQuery || tooMany) throw new Problem('bad-filter-name', { most: mostFilters });
    return (await tx.one<{ id: number }>(sql('save-filter'), [accountId, name, given.query])).id;
  });
}

/** Gives a filter another name; it keeps its place. Throws `bad-filter-name`, `filter-name-taken`. */
export async function renameFilter(db: Database, accountId: AccountId, id: number, given: string): Promise<void> {
  const name = filterName(given);
  await db.transaction(async (tx) => {
    await tx.rows(sql('lock-filters'), [accountId]);
    if ((await savedFilters(tx, accountId)).some((one) => one.name === name && one.id !== id)) throw new Problem('filter-name-taken', { name });
    await tx.run(sql('rename-filter'), [accountId, id, name]);
  });
}

/** Takes a filter away; somebody else's is left alone. */
export async function forgetFilter(db: Database, accountId: AccountId, id: number): Promise<void> {
  await db.run(sql('forget-filter'), [accountId, id]);
}

/** One place up; the first stays the first. */
export async function raiseFilter(db: Database, accountId: AccountId, id: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.rows(sql('lock-filters'), [accountId]);
    const order = (await savedFilters(tx, accountId)).map((filter) => filter.id);
    const at = order.indexOf(id);
    if (at <= 0) return;
    order.splice(at - 1, 2, id, order[at - 1] ?? id);
    for (const [place, one] of order.entries()) await tx.run(sql('place-filter'), [accountId, one, place + 1]);
  });
}

/** The filter that the queue opens with; null for none. */
export async function setDefaultFilter(db: Database, accountId: AccountId, id: number | null): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.rows(sql('lock-filters'), [accountId]);
    await tx.run(sql('no-default-filter'), [accountId]);
    if (id !== null) await tx.run(sql('default-filter'), [accountId, id]);
  });
}
