// Fits the voice model: softmax regression over hashed features, AdaGrad, one example at a time, with a fixed seed.

import { hashBits, type Features } from '../features.ts';
import { classes, notAsserted } from './data.ts';

export type Fitted = { readonly weights: Float32Array; readonly bias: Float32Array };
export type FitOptions = { readonly epochs: number; readonly rate: number; readonly decay: number; readonly classWeights: readonly number[] };

/** Chosen by five-fold cross-validation over scenarios (docs/notes/claims.md). */
export const fitOptions: FitOptions = { epochs: 8, rate: 0.08, decay: 2e-5, classWeights: [1, 1, 1, 1] };

export function fitFeatures(rows: readonly { features: Features; label: number }[], options: FitOptions = fitOptions): Fitted {
  const count = classes.length;
  const weights = new Float32Array(count << hashBits);
  const squares = new Float32Array(count << hashBits).fill(1e-6);
  const bias = new Float32Array(count);
  const order = rows.map((_, at) => at);
  const random = generator(20261120);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) step(rows[at]!, { weights, squares, bias }, options);
  }
  return { weights, bias };
}

function step(row: { features: Features; label: number }, state: { weights: Float32Array; squares: Float32Array; bias: Float32Array }, options: FitOptions): void {
  const { features: { index, value }, label } = row;
  const p = probabilities(row.features, state);
  for (let c = 0; c < p.length; c += 1) {
    const error = (p[c]! - wanted(p, c, label)) * (options.classWeights[label] ?? 1);
    state.bias[c]! -= 0.02 * error;
    if (Math.abs(error) < 1e-4) continue;
    const base = c << hashBits;
    for (let i = 0; i < index.length; i += 1) {
      const at = base + index[i]!;
      const gradient = error * value[i]! + options.decay * state.weights[at]!;
      state.squares[at]! += gradient * gradient;
      state.weights[at]! -= (options.rate * gradient) / Math.sqrt(state.squares[at]! + 1e-3);
    }
  }
}

/** One for the label and nothing for the rest; where only "not asserted" is known, what the other classes have now, made to sum to one. */
function wanted(p: readonly number[], c: number, label: number): number {
  if (label !== notAsserted) return c === label ? 1 : 0;
  const asserted = classes.indexOf('asserts');
  return c === asserted ? 0 : p[c]! / Math.max(1 - p[asserted]!, 1e-6);
}

export function probabilities({ index, value }: Features, { weights, bias }: Fitted): number[] {
  const scores = Array.from(bias);
  for (let c = 0; c < scores.length; c += 1) {
    const base = c << hashBits;
    let sum = scores[c]!;
    for (let i = 0; i < index.length; i += 1) sum += weights[base + index[i]!]! * value[i]!;
    scores[c] = sum;
  }
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Mulberry32. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(items: number[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
}
