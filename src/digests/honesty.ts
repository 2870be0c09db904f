// The honesty page: what a reader should know about what is not in the issue. Its sums reconcile, and tests hold them to it.

import { sqlBeside, type Database } from '../database/index.ts';
import type { DigestHonesty, DigestSource } from '../model/index.ts';
import { parametersOf, type ArticleRow, type Bounds, type ClaimRow, type ReadRow } from './rows.ts';
import { countBy, groupBy } from './stories.ts';

const sql = sqlBeside(import.meta.url);

type SourceRow = Omit<DigestSource, 'state' | 'lastSuccessAt' | 'articles'> & { readonly id: number; readonly state: string | null; readonly lastSuccessAt: Date | null };

/** What was counted on the way from the articles found to the items of the issue. */
export type Counted = {
  readonly found: readonly ArticleRow[];
  /** Understood and about the province or Viet Nam. */
  readonly included: readonly ReadRow[];
  /** One row for each text of those. */
  readonly texts: readonly ReadRow[];
  readonly aboutNone: number;
  readonly claims: readonly ClaimRow[];
};

export async function honestyOf(db: Database, bounds: Bounds, counted: Counted): Promise<DigestHonesty> {
  const outcomes = await db.rows<{ outcome: string; reason: string | null; count: number }>(sql('outcomes-of-period'), parametersOf(bounds));
  const sources = await db.rows<SourceRow>(sql('enabled-sources'));
  const { found, included, texts, aboutNone, claims } = counted;
  const brought = groupBy(found, ({ sourceId }) => sourceId);
  const notScored = countBy(texts.filter((row) => row.sentiment === null), (row) => row.language);
  return {
    sources: sources.length,
    silentSources: sources.flatMap((source) => troubleOf(source, brought.get(source.id)?.length ?? 0)),
    languagesNotScored: Object.entries(notScored).map(([language, articles]) => ({ language, articles })),
    linksFound: outcomes.reduce((sum, { count }) => sum + count, 0),
    outcomes,
    articlesFound: found.length,
    leftOut: [
      { gate: 'copy', articles: included.length - texts.length },
      { gate: 'about-none', articles: aboutNone },
      { gate: 'not-understood', articles: found.length - included.length - aboutNone },
    ],
    claimsRejected: claims.filter(({ state }) => state === 'rejected').length,
  };
}

/** A source whose worst way in is not well, or that brought nothing; a source without trouble gives nothing. */
function troubleOf(row: SourceRow, articles: number): DigestSource[] {
  const well = row.state === null || row.state === 'ok';
  if (well && articles > 0) return [];
  const state = well ? 'silent' : (row.state as DigestSource['state']);
  const lastSuccessAt = row.lastSuccessAt?.toISOString() ?? null;
  return [{ name: row.name, country: row.country, state, articles, lastSuccessAt, problem: row.problem, detail: row.detail, url: row.url }];
}
