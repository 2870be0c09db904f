// Copies of one text: MinHash over shingles (Broder 1997), and bands of it for finding candidates (Leskovec et al., ch. 3).

import { hash32, mix } from './hash.ts';
import { normalise } from './words.ts';

const bands = 20;
const rows = 3;
/** Numbers in a signature: the likeness is known to about ±0.065. */
export const signatureLength = bands * rows;
const seeds = Array.from({ length: signatureLength }, (_, index) => mix(index * 0x9e3779b1 + 1));

/** Letters in a row that count as one shingle where words are not separated, and words where they are. */
const lettersInRow = 6;
const wordsInRow = 3;
const separated = /^(?:vi|en|fr|ru|de|es|id|ms|pt|it|nl|uk|bg|tl|ko|hi|ar|tr|jv)$/;

/** Different shingles of a text, hashed. Figures and punctuation that a reprint changes are left out. */
export function shinglesOf(text: string, language: string): Set<number> {
  const plain = normalise(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
  const shingles = new Set<number>();
  if (separated.test(language)) {
    const words = plain.split(' ');
    for (let at = 0; at + wordsInRow <= words.length; at += 1) shingles.add(hash32(words.slice(at, at + wordsInRow).join(' ')));
  } else {
    const letters = plain.replace(/ /g, '');
    for (let at = 0; at + lettersInRow <= letters.length; at += 1) shingles.add(hash32(letters.slice(at, at + lettersInRow)));
  }
  return shingles;
}

/** The least hash of the shingles under each of the seeds; empty for a text without shingles. */
export function minhash(shingles: ReadonlySet<number>): number[] {
  if (shingles.size === 0) return [];
  const least = new Uint32Array(signatureLength).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let index = 0; index < signatureLength; index += 1) {
      const value = mix(shingle ^ seeds[index]!);
      if (value < least[index]!) least[index] = value;
    }
  }
  return Array.from(least);
}

/** Estimated share of common shingles among all (Jaccard), 0 to 1. */
export function resemblance(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length) return 0;
  let same = 0;
  for (let index = 0; index < a.length; index += 1) if (a[index] === b[index]) same += 1;
  return same / a.length;
}

/** A number of at most 52 bits for each band; two texts that share one are worth comparing. */
export function bandsOfSignature(signature: readonly number[]): number[] {
  if (signature.length === 0) return [];
  return Array.from({ length: bands }, (_, band) => {
    let hash = mix(band + 1);
    for (let row = 0; row < rows; row += 1) hash = mix(hash ^ signature[band * rows + row]!);
    return band * 2 ** 32 + hash;
  });
}

export const bandCount = bands;
