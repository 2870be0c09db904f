import { sqlBeside, type Database } from '../database/index.ts';
import type { ArticleId, StoryFingerprint, StoryId } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** How alike an article and a candidate are, as the classifiers judge it. */
export type Likeness = { readonly copy: boolean; readonly sameStory: boolean; /** 0 to 1, to choose among several. */ readonly similarity: number };

export type StoryPlace = { readonly storyId: StoryId; readonly copyOf: ArticleId | null; readonly opened: boolean };

type Newcomer = {
  readonly articleId: ArticleId;
  readonly publishedAt: Date;
  readonly fingerprint: StoryFingerprint;
  /** Hashes under which similar articles meet. */
  readonly bands: readonly number[];
  readonly embedding: Float32Array | null;
};

type Candidate = {
  readonly articleId: ArticleId;
  readonly storyId: StoryId;
  readonly copyOf: ArticleId | null;
  /** From JSON: the date is text there. */
  readonly fingerprint: Omit<StoryFingerprint, 'publishedAt'> & { readonly publishedAt: string | null };
  readonly embedding: number[] | null;
};

/** Articles further apart than this are not one event. */
export const windowDays = 7;

/** Candidates compared at most, those that share most bands first. */
const candidateLimit = 60;

/**
 * Puts an article into the story it belongs to, or opens one. An article that has its place keeps it, so that running the step twice
 * changes nothing. One article is placed at a time: two at once could open two stories for one event.
 */
export async function placeInStory(
  db: Database,
  newcomer: Newcomer,
  compare: (a: Pick<Newcomer, 'fingerprint' | 'embedding'>, b: Pick<Newcomer, 'fingerprint' | 'embedding'>) => Likeness,
): Promise<StoryPlace> {
  return db.transaction(async (tx) => {
    await tx.rows(sql('lock-placement'));
    const placed = await tx.maybe<{ storyId: StoryId; copyOf: ArticleId | null }>(sql('place-of-article'), [newcomer.articleId]);
    if (placed !== null) return { ...placed, opened: false };
    const best = await bestCandidate(tx, newcomer, compare);
    const storyId = best?.storyId ?? (await tx.one<{ id: StoryId }>(sql('open-story'), [newcomer.articleId, newcomer.publishedAt])).id;
    // A copy of a copy is a copy of the first.
    const copyOf = best !== null && best.copy ? (best.copyOf ?? best.articleId) : null;
    await tx.run(sql('add-to-story'), [newcomer.articleId, storyId, copyOf, newcomer.publishedAt, JSON.stringify(newcomer.fingerprint)]);
    await tx.run(sql('add-bands'), [newcomer.articleId, newcomer.publishedAt, [...new Set(newcomer.bands)]]);
    if (best !== null) await tx.run(sql('touch-story'), [storyId, newcomer.articleId, newcomer.publishedAt]);
    return { storyId, copyOf, opened: best === null };
  });
}

async function bestCandidate(tx: Database, newcomer: Newcomer, compare: Parameters<typeof placeInStory>[2]) {
  const candidates = await tx.rows<Candidate>(sql('candidates'), [newcomer.bands, newcomer.publishedAt, windowDays, candidateLimit]);
  let best: (Candidate & Likeness) | null = null;
  for (const candidate of candidates) {
    const embedding = candidate.embedding === null ? null : Float32Array.from(candidate.embedding);
    const publishedAt = candidate.fingerprint.publishedAt === null ? null : new Date(candidate.fingerprint.publishedAt);
    const likeness = compare(newcomer, { fingerprint: { ...candidate.fingerprint, publishedAt }, embedding });
    if (!likeness.copy && !likeness.sameStory) continue;
    const better = best === null || (likeness.copy === best.copy ? likeness.similarity > best.similarity : likeness.copy);
    if (better) best = { ...candidate, ...likeness };
  }
  return best;
}
