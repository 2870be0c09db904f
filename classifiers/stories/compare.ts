import type { StoryFingerprint } from '../../src/model/index.ts';
import { resemblance } from './minhash.ts';

/** At or above: one text with another headline, cut at the end, or with a few words changed. */
export const copyThreshold = 0.55;
/** At or above: reports of one event. Chosen for few wrong merges; see docs/measurements.md. */
export const sameStoryThreshold = 0.5;
/** Cosine of sentence embeddings from which two articles in different languages may be one event. */
export const embeddingThreshold = 0.73;

/** Texts with fewer shingles than this are too short to be called copies on their wording alone. */
const fewestShingles = 8;
/** Reports of one event appear within these days; copies of a text also later. */
const storyDays = 7;
const copyDays = 60;
const dayMs = 86_400_000;

type Embedding = Float32Array | readonly number[] | null | undefined;

/** How far one text is contained in the other, 0 to 1 (±0.1): 1 for the same text, also where one was cut. */
export function copySimilarity(a: StoryFingerprint, b: StoryFingerprint): number {
  if (a.language !== b.language) return 0;
  const jaccard = resemblance(a.minhash, b.minhash);
  const [few, many] = [a.shingles ?? 0, b.shingles ?? 0].sort((x, y) => x - y) as [number, number];
  if (few === 0) return jaccard;
  if (few < fewestShingles) return jaccard === 1 ? 1 : 0;
  // |A ∩ B| = J (|A| + |B|) / (1 + J); a chance hit or two in a signature is no containment.
  if (jaccard < 0.1) return jaccard;
  return Math.min(1, (jaccard * (few + many)) / ((1 + jaccard) * few));
}

/**
 * How sure it is, 0 to 1, that two articles report one event: shared telling words in one language, embeddings across languages
 * (`sameEventCosine`: where one event is as likely as not; it differs from model to model).
 * Compare with `sameStoryThreshold`. Copies count as sure.
 */
export function sameStory(a: StoryFingerprint, b: StoryFingerprint, embeddingA?: Embedding, embeddingB?: Embedding, sameEventCosine = embeddingThreshold): number {
  const days = daysBetween(a, b);
  if (days !== null && days > copyDays) return 0;
  if (copySimilarity(a, b) >= copyThreshold) return 1;
  if (days !== null && days > storyDays) return 0;
  const nearness = days === null ? 0.9 : 1 - (0.25 * days) / storyDays;
  const likeness = a.language === b.language ? fromTerms(cosineOfTerms(a, b)) : fromEmbeddings(embeddingA, embeddingB, sameEventCosine);
  return likeness * nearness;
}

export type Likeness = { readonly copy: boolean; readonly sameStory: boolean; readonly similarity: number };

/** Both questions at once, with the thresholds applied: what the stories room asks. */
export function likeness(a: StoryFingerprint, b: StoryFingerprint, embeddingA?: Embedding, embeddingB?: Embedding, sameEventCosine?: number): Likeness {
  const similarity = sameStory(a, b, embeddingA, embeddingB, sameEventCosine);
  const days = daysBetween(a, b);
  const copy = (days === null || days <= copyDays) && copySimilarity(a, b) >= copyThreshold;
  return { copy, sameStory: similarity >= sameStoryThreshold, similarity };
}

/** Cosine of the weighted terms, 0 to 1. */
export function cosineOfTerms(a: StoryFingerprint, b: StoryFingerprint): number {
  const weights = new Map(a.terms);
  return b.terms.reduce((sum, [term, weight]) => sum + weight * (weights.get(term) ?? 0), 0);
}

/** Cosine at which one event is as likely as not, and how fast likelihood turns around it. */
const evenCosine = 0.15;
const steepness = 18;

function fromTerms(cosine: number): number {
  return 1 / (1 + Math.exp(-steepness * (cosine - evenCosine)));
}

function fromEmbeddings(a: Embedding, b: Embedding, sameEventCosine: number): number {
  if (!a || !b || a.length !== b.length) return 0;
  let cosine = 0;
  for (let index = 0; index < a.length; index += 1) cosine += a[index]! * b[index]!;
  return 1 / (1 + Math.exp(-25 * (cosine - sameEventCosine)));
}

/** Null where one of the dates is unknown. A fingerprint that was stored as JSON has its date as text. */
function daysBetween(a: StoryFingerprint, b: StoryFingerprint): number | null {
  if (a.publishedAt === null || b.publishedAt === null) return null;
  return Math.abs(new Date(a.publishedAt).getTime() - new Date(b.publishedAt).getTime()) / dayMs;
}
