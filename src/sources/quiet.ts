// Which sources nothing comes from, told once for every place that says so: the frame of each page, the list of sources, the digest's last page.

import { sqlBeside, type Database } from '../database/index.ts';
import type { ProblemCode } from '../errors.ts';
import type { SourceId } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/**
 * blocked, failing, unavailable: no way into it works (the worst of them says why); silent: it answers, but brings far less than its past lets
 * expect, or, where it has too little past, no article in seven days and none is on its way; new: not asked for a day since it was added.
 */
export type QuietState = 'blocked' | 'failing' | 'unavailable' | 'silent' | 'new';

export type QuietSource = {
  readonly id: SourceId;
  readonly key: string;
  readonly name: string;
  readonly country: string;
  readonly state: QuietState;
  readonly problem: ProblemCode | null;
  /** One English sentence for the log; null where it is silent. */
  readonly detail: string | null;
  readonly url: string | null;
  readonly lastSuccessAt: Date | null;
  readonly silentSince: Date | null;
};

/** The enabled sources from which nothing comes, by name. */
export function quietSources(db: Database, now: Date = new Date()): Promise<QuietSource[]> {
  return db.rows<QuietSource>(sql('quiet-sources'), [now]);
}
