// Entries that an office adds itself: no place list of ours covers them, so a sentence is held against their wordings.

import type { RegisterEntry, Voice } from '../../src/model/index.ts';
import { fold } from './fold.ts';
import type { Mark } from './marks.ts';

type Vector = { readonly grams: ReadonlyMap<string, number>; readonly length: number };
export type IndexedWording = { readonly entry: RegisterEntry; readonly language: string; readonly voice: Voice; readonly vector: Vector };
export type WordingMatch = { readonly entry: RegisterEntry; readonly voice: Voice; readonly similarity: number };

/** Below this cosine over character trigrams two sentences merely share a topic (docs/notes/claims.md). */
export const leastSimilarity = 0.62;

export function indexWordings(entries: readonly RegisterEntry[]): IndexedWording[] {
  return entries.flatMap((entry) => entry.wordings.map(({ language, text, voice }) => ({ entry, language, voice, vector: vectorOf(text) })));
}

/** The nearest wording in the same language, if it is near enough; what is denied or reported only in the sentence lowers the voice. */
export function matchWording(sentence: string, marks: readonly Mark[], language: string, wordings: readonly IndexedWording[]): WordingMatch | null {
  const vector = vectorOf(sentence);
  let best: WordingMatch | null = null;
  for (const { entry, voice, vector: other, language: of } of wordings) {
    if (of !== language) continue;
    const similarity = cosine(vector, other);
    if (similarity >= leastSimilarity && similarity > (best?.similarity ?? 0)) best = { entry, voice, similarity };
  }
  return best && { ...best, voice: loweredVoice(best.voice, marks) };
}

function loweredVoice(voice: Voice, marks: readonly Mark[]): Voice {
  if (marks.some((mark) => mark.tags.includes('reject') || mark.tags.includes('negation'))) return 'rejects';
  return voice === 'asserts' && marks.some((mark) => mark.tags.includes('say') || mark.tags.includes('claim')) ? 'attributes' : voice;
}

function vectorOf(text: string): Vector {
  const folded = ` ${fold(text.normalize('NFC')).text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()} `;
  const grams = new Map<string, number>();
  for (let at = 0; at + 3 <= folded.length; at += 1) grams.set(folded.slice(at, at + 3), (grams.get(folded.slice(at, at + 3)) ?? 0) + 1);
  let squares = 0;
  for (const count of grams.values()) squares += count * count;
  return { grams, length: Math.sqrt(squares) };
}

function cosine(a: Vector, b: Vector): number {
  if (a.length === 0 || b.length === 0) return 0;
  let dot = 0;
  for (const [gram, count] of a.grams) dot += count * (b.grams.get(gram) ?? 0);
  return dot / (a.length * b.length);
}
