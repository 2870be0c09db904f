import { sqlBeside, type Database } from '../database/index.ts';
import type { ChangeKind, SentenceChange } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** What became of the article after it was first kept. */
export type ArticleChange = {
  readonly id: number;
  readonly kind: ChangeKind;
  readonly at: Date;
  /** The page's own words on it, or the server's; null where nothing is said. */
  readonly quote: string | null;
  /** The notice that stands in the article's place: title, then text. */
  readonly notice: string | null;
  /** The sentences; null where no new text was kept. */
  readonly difference: readonly SentenceChange[] | null;
  /** Number of the revision that brought it and of the one it is compared with. */
  readonly number: number | null;
  readonly fromNumber: number | null;
};

/** Everything that is known of an article's changes, newest first. */
export function articleChanges(db: Database, articleId: number): Promise<ArticleChange[]> {
  return db.rows<ArticleChange>(sql('article-changes'), [articleId]);
}
