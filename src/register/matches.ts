// What the register found in the press, and how often people agreed: quality in use.

import { sqlBeside, type Database } from '../database/index.ts';
import type { ArticleId, ClaimState, Voice } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** Claims of one entry in one language: decided by people, and still open. */
export type Decided = { readonly register: string; readonly language: string; readonly confirmed: number; readonly rejected: number; readonly open: number };

/** Under this many decisions a precision says nothing. */
export const fewestDecisions = 5;

/** Decisions so far per entry and language, of one entry or of all. */
export function decidedCounts(db: Database, registerId: string | null = null): Promise<Decided[]> {
  return db.rows<Decided>(sql('decided-counts'), [registerId]);
}

/** Confirmed of all decided, 0 to 1; null where there are fewer than five decisions. */
export function precisionOf(rows: readonly Pick<Decided, 'confirmed' | 'rejected'>[]): number | null {
  const [confirmed, rejected] = rows.reduce<[number, number]>(([yes, no], row) => [yes + row.confirmed, no + row.rejected], [0, 0]);
  return confirmed + rejected < fewestDecisions ? null : confirmed / (confirmed + rejected);
}

/** Claims of an entry that are told more quietly than their voice alone would have it (lessons.ts), and those of them not told at all. */
export const quieterClaims = (db: Database, registerId: string) => db.one<{ quieter: number; silent: number }>(sql('quieter-claims'), [registerId]);

export type MatchedArticle = {
  readonly id: number;
  readonly version: number;
  readonly voice: Voice;
  readonly quote: string;
  readonly state: ClaimState;
  readonly foundAt: Date;
  readonly decidedAt: Date | null;
  readonly articleId: ArticleId;
  readonly title: string;
  readonly language: string | null;
  readonly outlet: string;
  readonly country: string;
  readonly publishedAt: Date | null;
};

/** Articles in which the entry was found, newest first. */
export function matchedArticles(db: Database, registerId: string, limit = 50): Promise<MatchedArticle[]> {
  return db.rows<MatchedArticle>(sql('matched-articles'), [registerId, limit]);
}
