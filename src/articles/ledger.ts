import { sqlBeside, type Database } from '../database/index.ts';
import type { LinkOutcome, SkipReason } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

export type OutcomeCount = { readonly outcome: LinkOutcome; readonly reason: SkipReason | null; readonly count: number };

/** How many links ended how; the counts sum to the number of links. With `since`, only links found from then on. */
export function countOutcomes(db: Database, since?: Date): Promise<OutcomeCount[]> {
  return db.rows<OutcomeCount>(sql('count-outcomes'), [since ?? null]);
}

/** Articles in the archive, and those whose latest revision has been understood. */
export function countRevisions(db: Database): Promise<{ articles: number; understood: number }> {
  return db.one(sql('count-revisions'));
}
