// Analysts write watch rules: what is to be read. Each change is an event of the audit log; rules are switched off, never deleted.

import { requireMay } from '../accounts/index.ts';
import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Account, WatchFilter, WatchRule } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

export type ListedWatchRule = WatchRule & { readonly flags7d: number };

/** Every rule, also those switched off, with how many stories each flagged in the last seven days. */
export function watchRules(db: Database): Promise<ListedWatchRule[]> {
  return db.rows<ListedWatchRule>(sql('watch-rules'));
}

/** Adds a rule, or changes one. Throws `not-allowed`, `bad-watch-rule`, `not-found`. */
export async function saveWatchRule(db: Database, by: Account, rule: { readonly name: WatchRule['name']; readonly filter: WatchFilter }, id: number | null = null): Promise<number> {
  requireMay(by.role, 'manage-watch-rules');
  // An empty list would match nothing, and no list everything: a condition that is left open is left out.
  const filter = Object.fromEntries(Object.entries(rule.filter).filter(([, values]) => values !== undefined && values.length > 0));
  const [vi, en] = [rule.name.vi.trim(), rule.name.en.trim()];
  if (vi === '' || en === '' || Object.keys(filter).length === 0) throw new Problem('bad-watch-rule');
  return db.transaction(async (tx) => {
    const saved = id === null
      ? await tx.maybe<{ id: number }>(sql('add-watch-rule'), [vi, en, JSON.stringify(filter)])
      : await tx.maybe<{ id: number }>(sql('change-watch-rule'), [id, vi, en, JSON.stringify(filter)]);
    if (saved === null) throw new Problem('not-found', { what: `watch rule ${id ?? ''}` });
    await record(tx, { accountId: by.id, action: id === null ? 'watch-rule.made' : 'watch-rule.changed', subject: `watch-rule:${saved.id}`, detail: { vi, en, filter } });
    return saved.id;
  });
}

/** Switches a rule on or off. Throws `not-allowed`, `not-found`. */
export async function enableWatchRule(db: Database, by: Account, id: number, enabled: boolean): Promise<void> {
  requireMay(by.role, 'manage-watch-rules');
  await db.transaction(async (tx) => {
    if ((await tx.maybe(sql('enable-watch-rule'), [id, enabled])) === null) throw new Problem('not-found', { what: `watch rule ${id}` });
    await record(tx, { accountId: by.id, action: enabled ? 'watch-rule.enabled' : 'watch-rule.disabled', subject: `watch-rule:${id}` });
  });
}
