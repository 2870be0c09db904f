// What people decided about the same words before: rejected wordings teach, one step quieter for each rejection (docs/notes/register.md).

import { sqlBeside, type Database } from '../database/index.ts';
import type { FoundClaim, RevisionId, Voice } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** Decisions of an entry that are looked at: the newest. */
const mostDecisions = 1_000;
/** Shared runs of three letters, of all in either text, from which on two quotes say the same: a changed number, name or ending passes. */
const sameWords = 0.75;

type Decided = { readonly id: number; readonly register: string; readonly voice: Voice; readonly quote: string; readonly state: 'confirmed' | 'rejected' };
export type Lesson = { readonly rejectedBefore: number; readonly taughtBy: number | null };

/** For each claim: how often the same words were rejected for the same entry and voice since they were last confirmed, and the newest rejection. */
export async function lessonsFor(db: Database, revisionId: RevisionId, claims: readonly FoundClaim[]): Promise<Lesson[]> {
  if (claims.length === 0) return [];
  const decided = await db.rows<Decided>(sql('decided-wordings'), [[...new Set(claims.map(({ register }) => register))], revisionId, mostDecisions]);
  return claims.map((claim) => lessonFrom(decided.filter(({ register, voice }) => register === claim.register && voice === claim.voice), claim.quote));
}

function lessonFrom(decided: readonly Decided[], quote: string): Lesson {
  const wanted = runsOf(quote);
  const same = decided.filter((one) => likeness(wanted, runsOf(one.quote)) >= sameWords);
  const confirmed = same.findIndex(({ state }) => state === 'confirmed');
  const rejected = confirmed < 0 ? same : same.slice(0, confirmed);
  return { rejectedBefore: rejected.length, taughtBy: rejected[0]?.id ?? null };
}

/** Runs of three letters of a text in one case, without punctuation, every digit the same. */
function runsOf(text: string): Set<string> {
  const letters = [...text.normalize('NFKC').toLowerCase().replace(/\p{N}/gu, '0').replace(/[^\p{L}\p{M}0]+/gu, ' ').trim()];
  const runs = new Set<string>();
  for (let at = 0; at + 3 <= letters.length; at += 1) runs.add(letters.slice(at, at + 3).join(''));
  return runs.size === 0 ? new Set([letters.join('')]) : runs;
}

/** Jaccard's index of two sets, 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const run of a) if (b.has(run)) shared += 1;
  return shared / (a.size + b.size - shared);
}
