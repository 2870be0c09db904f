import { createHash } from 'node:crypto';
import { sqlBeside, type Database } from '../database/index.ts';
import type { ArticleId, ReadArticle, RevisionId } from '../model/index.ts';
import { addRevisionChange, type RevisionChange } from './changes.ts';
import type { Link } from './links.ts';

const sql = sqlBeside(import.meta.url);

/** Where and when a revision was read. */
export type RevisionFacts = {
  readonly pageSha256: string;
  readonly fetchedAt: Date;
  /** `feed`: the page refused us and the feed's own text stands in for it. */
  readonly takenFrom: 'page' | 'feed';
};

/** SHA-256 over title and text: two pages that read the same are one revision, whatever their markup. */
export function textHash({ title, text }: Pick<ReadArticle, 'title' | 'text'>): string {
  return createHash('sha256').update(title).update('\n').update(text).digest('hex');
}

/**
 * Keeps what was read as the article's next revision. Returns `null` where the text is that of the latest revision: nothing is
 * added then, so running the step twice gives the same archive. `change` is how it differs from the revision before.
 */
export async function keepRevision(db: Database, link: Link, read: ReadArticle, facts: RevisionFacts, change: RevisionChange | null = null): Promise<ArticleId | null> {
  const hash = textHash(read);
  return db.transaction(async (tx) => {
    const article = await tx.one<{ id: ArticleId; number: number | null; hash: string | null }>(sql('article-of-link'), [
      link.id, link.sourceId, read.canonicalUrl ?? link.url,
    ]);
    if (article.hash === hash) return null;
    const { id: revisionId } = await tx.one<{ id: RevisionId }>(sql('add-revision'), [
      article.id, (article.number ?? 0) + 1, read.title, read.text, hash, facts.pageSha256, read.charset, read.canonicalUrl,
      read.declaredLanguage, read.publishedAt, read.publishedOffsetMinutes, facts.fetchedAt, facts.takenFrom,
    ]);
    if (change !== null) await addRevisionChange(tx, article.id, revisionId, facts.fetchedAt, change);
    return article.id;
  });
}
