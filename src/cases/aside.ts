// Setting a case aside: out of everybody's queue until a moment or a louder flag. It never hides a missed deadline.

import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { goOn, lockCase, type By, type CaseRef } from './moves.ts';

const sql = sqlBeside(import.meta.url);
const longestDays = 90;
const dayMs = 86_400_000;

/** `louder-flag`: until something louder than all before is flagged; that ends the other kind too. */
export type AsideUntil = Date | 'louder-flag';

/**
 * Sets a new or assessed case aside; whoever has it keeps it. The deadline runs on, and once it has passed the case shows again by itself,
 * so an overdue case cannot be set aside. Throws `not-allowed`, `wrong-step`, `changed-meanwhile`, `not-found`, `overdue-not-aside`,
 * `bad-aside-day` for a moment that has passed or lies more than 90 days ahead.
 */
export async function setCaseAside(db: Database, by: By, ref: CaseRef & { readonly until: AsideUntil }): Promise<void> {
  const now = by.now ?? new Date();
  const { until } = ref;
  if (until !== 'louder-flag' && !(until > now && until.getTime() <= now.getTime() + longestDays * dayMs)) throw new Problem('bad-aside-day', { days: longestDays });
  await db.transaction(async (tx) => {
    const found = await lockCase(tx, ref);
    const { due } = await tx.one<{ due: Date | null }>(sql('running-deadline'), [found.id]);
    if (due !== null && due <= now) throw new Problem('overdue-not-aside');
    const text = until === 'louder-flag' ? 'infinity' : until.toISOString();
    await goOn(tx, by, found, 'set-aside', 'case.set-aside', { assigneeId: found.assigneeId, setAsideUntil: text, detail: { until: text } });
  });
}

/** Puts a case that was set aside back into sight. */
export async function bringCaseBack(db: Database, by: By, ref: CaseRef): Promise<void> {
  await db.transaction(async (tx) => {
    const found = await lockCase(tx, ref);
    await goOn(tx, by, found, 'bring-back', 'case.brought-back', { assigneeId: found.assigneeId });
  });
}
