import { sqlBeside, type Database } from '../database/index.ts';
import type { ArticleId, LinkId, LinkOutcome, SourceId, WayInId, WayInKind } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

export type NewLink = {
  readonly url: string;
  /** The form of the address by which duplicates are told. */
  readonly urlKey: string;
  readonly title: string | null;
  readonly text: string | null;
  readonly publishedAt: Date | null;
};

export type Link = {
  readonly id: LinkId;
  readonly sourceId: SourceId;
  readonly url: string;
  readonly outcome: LinkOutcome;
  readonly attempts: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly foundTitle: string | null;
  readonly foundText: string | null;
  readonly foundPublishedAt: Date | null;
  readonly foundAt: Date;
  /** How the link was found; what a script-rendered way in offers is rendered too. Null where it was added by hand. */
  readonly wayInKind: WayInKind | null;
  /** Country of the outlet, ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Null until the first revision has been kept. */
  readonly articleId: ArticleId | null;
};

/** Adds the links that are not known yet, in one statement, and returns their ids. */
export async function saveLinks(db: Database, sourceId: SourceId, wayInId: WayInId | null, links: readonly NewLink[]): Promise<LinkId[]> {
  // Two spellings of one address in one feed would otherwise meet in one insert.
  const byKey = [...new Map(links.map((link) => [link.urlKey, link])).values()];
  const rows = await db.rows<{ id: LinkId }>(sql('save-links'), [
    sourceId,
    wayInId,
    byKey.map((link) => link.url),
    byKey.map((link) => link.urlKey),
    byKey.map((link) => link.title),
    byKey.map((link) => link.text),
    byKey.map((link) => link.publishedAt?.toISOString() ?? null),
  ]);
  return rows.map(({ id }) => id);
}

export function linkById(db: Database, id: LinkId): Promise<Link | null> {
  return db.maybe<Link>(sql('link-by-id'), [id]);
}

/** Links to fetch for the first time or again, the longest overdue first. */
export function dueLinks(db: Database, limit: number): Promise<{ id: LinkId; sourceId: SourceId }[]> {
  return db.rows(sql('due-links'), [limit]);
}

/** Whether a link with any of these keys is in the archive. */
export async function knowsAnyLink(db: Database, urlKeys: readonly string[]): Promise<boolean> {
  return (await db.one<{ known: boolean }>(sql('knows-any-link'), [urlKeys])).known;
}
