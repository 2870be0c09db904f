// The honesty page: what a reader should know about what is not in the issue. Its sums reconcile, and tests hold them to it.

import { sqlBeside, type Database } from '../database/index.ts';
import type { DigestHonesty, DigestSource } from '../model/index.ts';
import { quietSources, type QuietSource } from '../sources/index.ts';
import { parametersOf, type ArticleRow, type Bounds, type ClaimRow, type ReadRow } from './rows.ts';
import { countBy, groupBy } from './stories.ts';

const sql = sqlBeside(import.meta.url);

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
  const { count: sources } = await db.one<{ count: number }>(sql('enabled-sources'));
  const quiet = await quietSources(db);
  const { found, included, texts, aboutNone, claims } = counted;
  const brought = groupBy(found, ({ sourceId }) => sourceId);
  const notScored = countBy(texts.filter((row) => row.sentiment === null), (row) => row.language);
  return {
    sources,
    silentSources: quiet.map((source) => shown(source, brought.get(source.id)?.length ?? 0)),
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

function shown({ name, country, state, lastSuccessAt, problem, detail, url }: QuietSource, articles: number): DigestSource {
  return { name, country, state, articles, lastSuccessAt: lastSuccessAt?.toISOString() ?? null, problem, detail, url };
}
