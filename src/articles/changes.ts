// What became of a kept article: changed and how, taken back, gone, back again. Each is a fact of its own and is never changed; the
// revisions stay as they are, and screens go on showing the last text that the outlet stood by.

import { sqlBeside, type Database } from '../database/index.ts';
import type { ArticleId, ChangeKind, Comparison, ReadArticle, RevisionId } from '../model/index.ts';
import type { Link } from './links.ts';

const sql = sqlBeside(import.meta.url);

/** The latest revision, as far as a comparison needs it. */
export type KeptText = {
  readonly revisionId: RevisionId;
  readonly title: string;
  readonly text: string;
  readonly hash: string;
  /** As understood, else as the page declares; null where neither is known. */
  readonly language: string | null;
  readonly takenFrom: 'page' | 'feed';
};

export function keptText(db: Database, articleId: ArticleId): Promise<KeptText | null> {
  return db.maybe<KeptText>(sql('kept-text'), [articleId]);
}

/** How a revision differs from the one before it. */
export type RevisionChange = Pick<Comparison, 'difference' | 'correction'> & { readonly since: RevisionId };

const kinds: Record<Comparison['correction']['kind'], ChangeKind> = { none: 'changed', 'correction-note': 'correction-note', updated: 'updated', withdrawn: 'withdrawn' };

/** Writes a new revision's difference down; to be called in the transaction that adds the revision. */
export async function addRevisionChange(db: Database, articleId: ArticleId, revisionId: RevisionId, at: Date, { since, difference, correction }: RevisionChange): Promise<void> {
  await db.run(sql('add-revision-change'), [articleId, kinds[correction.kind], at, revisionId, since, correction.quote, JSON.stringify(difference)]);
}

/** The address of a kept article answers 404 or 410: noted once, and looked at again as planned, since some pages come back. */
export function noteGone(db: Database, link: Link, detail: string, at: Date, nextFetchAt: Date | null): Promise<void> {
  return noteAway(db, link, { kind: 'gone', quote: detail, notice: null, pageSha256: null, at }, nextFetchAt);
}

/** A notice stands where the article stood: what it says is kept beside the revisions, not as one of them. */
export function noteWithdrawn(db: Database, link: Link, quote: string, notice: { read: ReadArticle; pageSha256: string; at: Date }, nextFetchAt: Date | null): Promise<void> {
  const { read, pageSha256, at } = notice;
  return noteAway(db, link, { kind: 'withdrawn', quote, notice: `${read.title}\n${read.text}`, pageSha256, at }, nextFetchAt);
}

type Away = { readonly kind: 'gone' | 'withdrawn'; readonly quote: string; readonly notice: string | null; readonly pageSha256: string | null; readonly at: Date };

async function noteAway(db: Database, link: Link, { kind, quote, notice, pageSha256, at }: Away, nextFetchAt: Date | null): Promise<void> {
  if (link.articleId === null) return;
  await db.transaction(async (tx) => {
    await tx.run(sql('add-away'), [link.articleId, kind, at, quote, notice, pageSha256]);
    await tx.run(sql('note-away'), [link.id, quote, nextFetchAt]);
  });
}

/** The article can be read (again): noted only where it was gone or taken back before. */
export async function noteBack(db: Database, articleId: ArticleId, at: Date): Promise<void> {
  await db.run(sql('add-back'), [articleId, at]);
}
