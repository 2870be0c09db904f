// Gradient descent with Adam over dense weights: small models with named features. Deterministic.

export type Sparse = { readonly index: Int32Array; readonly value: Float64Array };

/** Names to numbers, in the order in which they first appear. */
export function indexNames(rows: readonly ReadonlyMap<string, number>[]): { readonly names: readonly string[]; readonly sparse: readonly Sparse[] } {
  const numbers = new Map<string, number>();
  const sparse = rows.map((row) => {
    const kept = [...row].filter(([, value]) => value !== 0);
    for (const [name] of kept) if (!numbers.has(name)) numbers.set(name, numbers.size);
    return { index: Int32Array.from(kept, ([name]) => numbers.get(name)!), value: Float64Array.from(kept, ([, value]) => value) };
  });
  return { names: [...numbers.keys()], sparse };
}

export function product({ index, value }: Sparse, weights: Float64Array, base = 0): number {
  let sum = 0;
  for (let i = 0; i < index.length; i += 1) sum += weights[base + index[i]!]! * value[i]!;
  return sum;
}

/** Adds `by` times the row to the slope. */
export function addTo(slope: Float64Array, { index, value }: Sparse, by: number, base = 0): void {
  for (let i = 0; i < index.length; i += 1) slope[base + index[i]!]! += by * value[i]!;
}

/** Scores to shares that sum to one. */
export function shares(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** `addSlope` adds the slope of the mean loss at the weights; an L2 penalty comes on top. */
export function descend(size: number, rounds: number, addSlope: (weights: Float64Array, slope: Float64Array) => void, penalty = 1e-3): Float64Array {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  const slope = new Float64Array(size);
  for (let round = 1; round <= rounds; round += 1) {
    for (let i = 0; i < size; i += 1) slope[i] = penalty * weights[i]!;
    addSlope(weights, slope);
    const rate = 0.08 / (1 + round / 60);
    for (let i = 0; i < size; i += 1) {
      mean[i] = 0.9 * mean[i]! + 0.1 * slope[i]!;
      spread[i] = 0.999 * spread[i]! + 0.001 * slope[i]! * slope[i]!;
      weights[i]! -= (rate * (mean[i]! / (1 - 0.9 ** round))) / (Math.sqrt(spread[i]! / (1 - 0.999 ** round)) + 1e-8);
    }
  }
  return weights;
}

/** Weights as they are written: four digits after the point. */
export const rounded = (weights: Float64Array) => Array.from(weights, (weight) => Number(weight.toFixed(4)));
