// Articles in different languages share no words; where a model gives embeddings, they meet under its signs in random directions
// (Charikar 2002). Deterministic: the directions come from a counter.

import { mix } from './hash.ts';
import { bandCount } from './minhash.ts';

const bands = 12;
const bitsInBand = 9;
/** Above the numbers of MinHash bands and of the languages' terms. */
const firstBand = bandCount + 1 + 4096;

const directions = new Map<number, Float32Array[]>();

/** Numbers under which articles with near embeddings meet, for the same index as `bandsOf` and `topTerms`. */
export function bandsOfEmbedding(embedding: Float32Array | readonly number[] | null | undefined): number[] {
  if (!embedding || embedding.length === 0) return [];
  const lines = directionsFor(embedding.length);
  return Array.from({ length: bands }, (_, band) => {
    let bits = 0;
    for (let bit = 0; bit < bitsInBand; bit += 1) {
      const line = lines[band * bitsInBand + bit]!;
      let side = 0;
      for (let index = 0; index < embedding.length; index += 1) side += line[index]! * embedding[index]!;
      bits = bits * 2 + (side > 0 ? 1 : 0);
    }
    return (firstBand + band) * 2 ** 32 + bits;
  });
}

function directionsFor(width: number): Float32Array[] {
  let lines = directions.get(width);
  if (lines === undefined) {
    lines = Array.from({ length: bands * bitsInBand }, (_, line) => Float32Array.from({ length: width }, (__, index) => bell(line * width + index)));
    directions.set(width, lines);
  }
  return lines;
}

/** Nearly normal: the sum of four even numbers. */
function bell(counter: number): number {
  let sum = 0;
  for (let part = 0; part < 4; part += 1) sum += mix(counter * 4 + part + 1) / 2 ** 32 - 0.5;
  return sum;
}
