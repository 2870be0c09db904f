import { sqlBeside, type Database } from '../database/index.ts';
import type { ArticleId, Reading, RevisionId } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** What a classifier needs of an article's latest revision. */
export type ArticleToRead = {
  readonly articleId: ArticleId;
  readonly revisionId: RevisionId;
  readonly title: string;
  readonly text: string;
  readonly url: string;
  readonly declaredLanguage: string | null;
  readonly publishedAt: Date | null;
  readonly firstSeenAt: Date;
  readonly outletCountry: string;
  /** True where this very revision has been understood already. */
  readonly understood: boolean;
};

export function articleToRead(db: Database, id: ArticleId): Promise<ArticleToRead | null> {
  return db.maybe<ArticleToRead>(sql('article-to-read'), [id]);
}

/** Articles whose latest revision nobody has understood yet. */
export async function articlesToUnderstand(db: Database, limit: number): Promise<ArticleId[]> {
  return (await db.rows<{ id: ArticleId }>(sql('articles-to-understand'), [limit])).map(({ id }) => id);
}

/** Writes the labels of a revision and marks it as understood; a second time replaces them. */
export async function saveReading(db: Database, { articleId, revisionId }: ArticleToRead, reading: Reading): Promise<void> {
  await db.run(sql('save-reading'), [
    revisionId,
    reading.language,
    reading.languageP,
    reading.about.label,
    reading.about.p,
    reading.places,
    reading.topics.map(({ label }) => label),
    reading.topics.map(({ p }) => p),
    reading.sentiment?.label ?? null,
    reading.sentiment?.p ?? null,
    reading.embedding === null ? null : [...reading.embedding],
    reading.model,
  ]);
  await db.run(sql('mark-understood'), [articleId, revisionId]);
}
