import { sqlBeside, type Database } from '../database/index.ts';
import type { FoundClaim, RevisionId, Voice } from '../model/index.ts';
import { lessonsFor } from './lessons.ts';

const sql = sqlBeside(import.meta.url);

/** `rejectedBefore`: how often people rejected the same words for the same entry and voice since they were last confirmed. */
export type SavedClaim = { readonly id: number; readonly register: string; readonly voice: Voice; readonly rejectedBefore: number };

/**
 * Writes the claims found in a revision, each against the newest version of its entry, as suggestions. A claim that is there already
 * keeps its id and whatever a person decided about it.
 */
export async function saveClaims(db: Database, revisionId: RevisionId, claims: readonly FoundClaim[]): Promise<SavedClaim[]> {
  if (claims.length === 0) return [];
  const lessons = await lessonsFor(db, revisionId, claims);
  return db.rows<SavedClaim>(sql('save-claims'), [
    revisionId,
    claims.map((claim) => claim.register),
    claims.map((claim) => claim.voice),
    claims.map((claim) => claim.quote),
    claims.map((claim) => claim.sentence),
    claims.map((claim) => claim.p),
    lessons.map(({ rejectedBefore }) => rejectedBefore),
    lessons.map(({ taughtBy }) => taughtBy),
  ]);
}
