// Hashed character n-grams and words with linear weights: the same features and scores as classifiers/training/ngrams.py.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aboutLabels, sentiments, topics } from '../../src/model/index.ts';
import { Problem } from '../../src/errors.ts';
import { scoreCount, type Manifest } from './manifest.ts';

const invisible = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
const spaces = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const edges = new Set('.,;:!?"\'()[]«»“”‘’…–—、。，！？：；「」『』（）《》|/');
const longestWord = 16;

/** The normal form that both the n-grams and the tokeniser are trained on: no invisible signs, NFKC, lower case, single spaces. */
export function normalise(text: string): string {
  return text.replace(invisible, '').normalize('NFKC').toLowerCase().replace(spaces, ' ').replace(/^ +| +$/g, '');
}

/** One step of the hash; the state is a 32-bit integer. */
function mix(state: number, unit: number): number {
  const product = Math.imul(state ^ unit, 0x9e3779b1);
  return product ^ (product >>> 15);
}

function strip(word: string): string {
  const signs = [...word];
  let [from, to] = [0, signs.length];
  while (from < to && edges.has(signs[from]!)) from++;
  while (to > from && edges.has(signs[to - 1]!)) to--;
  return signs.slice(from, to).join('');
}

/** How features are made and into how many buckets they fall. */
export type FeatureSpec = { readonly bits: number; readonly longest: number; readonly mostUnits: number };

/** Counts of each feature of a text, by bucket. `salt` sets the features of one kind of text apart from those of another. */
export function countFeatures(text: string, { bits, longest, mostUnits }: FeatureSpec, salt = 0): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (state: number) => {
    const bucket = (salt === 0 ? state : mix(state, salt)) >>> (32 - bits);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  };
  const plain = normalise(text).replace(/[0-9]/g, '0');
  const framed = ` ${plain} `.slice(0, mostUnits);
  for (let start = 0; start < framed.length; start++) {
    let state = 0x811c9dc5;
    for (let at = start; at < Math.min(start + longest, framed.length); at++) {
      state = mix(state, framed.charCodeAt(at));
      add(state);
    }
  }
  let before: number | null = null;
  for (const raw of plain.slice(0, mostUnits).split(' ')) {
    const word = strip(raw);
    if (word === '' || word.length > longestWord) continue;
    let state = 0x2545f491;
    for (let at = 0; at < word.length; at++) state = mix(state, word.charCodeAt(at));
    add(state);
    if (before !== null) add(mix(mix(before, 32), state));
    before = state;
  }
  return counts;
}

/** Scores a text: topics, sentiments, about, as log-odds before any calibration. */
export type NgramModel = { scores(text: string): Float64Array };

/** Labels of which exactly one holds: their scores add up to -1, so the last of each group is not stored. */
const groups = [
  { first: topics.length, size: sentiments.length },
  { first: topics.length + sentiments.length, size: aboutLabels.length },
];

/** Puts the scores that are not stored in their places. */
function completed(stored: Float64Array): Float64Array {
  if (stored.length === scoreCount) return stored;
  const scores = new Float64Array(scoreCount);
  scores.set(stored.subarray(0, topics.length));
  let next = topics.length;
  for (const { first, size } of groups) {
    const last = first + size - 1;
    scores[last] = -1;
    for (let label = first; label < last; label++) {
      scores[label] = stored[next++]!;
      scores[last]! -= scores[label]!;
    }
  }
  return scores;
}

/** Loads the weights named in the manifest. Throws Problem `no-model` when the file has another size than the manifest says. */
export async function loadNgrams(folder: string, spec: Manifest['ngrams']): Promise<NgramModel> {
  const bytes = await readFile(join(folder, spec.file));
  const buckets = 2 ** spec.bits;
  const columns = spec.scales.length;
  if (bytes.length !== buckets * (columns + 1)) throw new Problem('no-model', { folder, file: `${spec.file} (wrong size: ${bytes.length} bytes)` });
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, buckets * columns);
  const rarity = bytes.subarray(buckets * columns);
  return {
    scores(text) {
      const sums = new Float64Array(columns);
      let square = 0;
      for (const [bucket, count] of countFeatures(text, spec)) {
        const value = (1 + Math.log(count)) * rarity[bucket]! * spec.idfScale;
        square += value * value;
        for (let label = 0; label < columns; label++) sums[label]! += value * weights[bucket * columns + label]!;
      }
      const length = Math.sqrt(square) || 1;
      return completed(sums.map((sum, label) => (sum / length) * spec.scales[label]! + spec.biases[label]!));
    },
  };
}
