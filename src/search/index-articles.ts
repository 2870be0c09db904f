import { sqlBeside, type Database } from '../database/index.ts';
import type { ArticleId, RevisionId } from '../model/index.ts';
import { termsOf } from './terms.ts';

const sql = sqlBeside(import.meta.url);

type Text = { readonly articleId: ArticleId; readonly revisionId: RevisionId; readonly title: string; readonly text: string };

/** Makes an article findable by the words of this revision, in place of those of an earlier one. The revision must have its reading. */
export async function indexArticle(db: Database, { articleId, revisionId, title, text }: Text): Promise<void> {
  await db.run(sql('add-document'), [articleId, revisionId, termsOf(`${title}\n${text}`)]);
}

/** Indexes understood articles that are not findable yet: those of an archive from before there was a search. Gives their number. */
export async function indexMissing(db: Database, limit = 200): Promise<number> {
  const missing = await db.rows<Text>(sql('not-indexed'), [limit]);
  for (const one of missing) await indexArticle(db, one);
  return missing.length;
}
