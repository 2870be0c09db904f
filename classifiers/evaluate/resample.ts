// How sure a score is: the same score over articles drawn with replacement (bootstrap), from a fixed seed so that two runs agree.

import { scorePairs, type Pair, type Scores } from './metrics.ts';

const draws = 400;

/** `draws` lists of indices below `count`, each as long as `count`. */
export function drawIndices(count: number): number[][] {
  let state = 20261120;
  const random = () => {
    // xorshift32: small, and good enough to draw with.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  return Array.from({ length: draws }, () => Array.from({ length: count }, () => Math.floor(random() * count)));
}

/** The scores of every draw. */
export function resampledScores(pairs: readonly Pair[]): Scores[] {
  return drawIndices(pairs.length).map((indices) => scorePairs(indices.map((index) => pairs[index]!)));
}

export type Interval = { readonly low: number; readonly high: number };

/** The middle 95 % of the values; draws in which the score is not defined are left out. Null where none is defined. */
export function middle(values: readonly (number | null)[]): Interval | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { low: at(0.025), high: at(0.975) };
}
