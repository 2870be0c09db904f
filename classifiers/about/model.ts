// Multinomial logistic regression over the named features; its weights stand in weights.json, made by train.ts.

import { aboutLabels, type AboutLabel } from '../../src/model/index.ts';

export type AboutModel = {
  /** One row of weights a label, one column a feature. */
  readonly weights: Readonly<Record<AboutLabel, readonly number[]>>;
};

export type AboutProbabilities = Readonly<Record<AboutLabel, number>>;

export function predict(model: AboutModel, values: readonly number[]): AboutProbabilities {
  return softmax(aboutLabels.map((label) => dot(model.weights[label], values)));
}

/** Two opinions as one; `share` (0 to 1) is how much the second counts, in log-odds. */
export function blend(ours: AboutProbabilities, prior: Partial<AboutProbabilities>, share: number): AboutProbabilities {
  return softmax(aboutLabels.map((label) => (1 - share) * log(ours[label]) + share * log(prior[label] ?? 1 / aboutLabels.length)));
}

function softmax(scores: readonly number[]): AboutProbabilities {
  const highest = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Object.fromEntries(aboutLabels.map((label, index) => [label, weights[index]! / total])) as AboutProbabilities;
}

function dot(weights: readonly number[], values: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += (weights[index] ?? 0) * values[index]!;
  return sum;
}

const log = (p: number): number => Math.log(Math.max(p, 1e-6));

export type Example = { readonly values: readonly number[]; readonly label: AboutLabel };

/** Fits the weights by gradient descent with Adam and an L2 penalty; deterministic. */
export function fit(examples: readonly Example[], penalty = 0.002, rounds = 400): AboutModel {
  const width = examples[0]?.values.length ?? 0;
  const weights = aboutLabels.map(() => new Float64Array(width));
  const mean = weights.map(() => new Float64Array(width));
  const spread = weights.map(() => new Float64Array(width));
  for (let round = 1; round <= rounds; round += 1) {
    const gradient = slope(weights, examples, penalty);
    const rate = 0.1 / (1 + round / 100);
    for (let row = 0; row < weights.length; row += 1) {
      for (let column = 0; column < width; column += 1) {
        const g = gradient[row]![column]!;
        const m = (mean[row]![column] = 0.9 * mean[row]![column]! + 0.1 * g);
        const v = (spread[row]![column] = 0.999 * spread[row]![column]! + 0.001 * g * g);
        weights[row]![column]! -= (rate * (m / (1 - 0.9 ** round))) / (Math.sqrt(v / (1 - 0.999 ** round)) + 1e-8);
      }
    }
  }
  const rounded = (row: Float64Array) => Array.from(row, (weight) => Number(weight.toFixed(4)));
  return { weights: { province: rounded(weights[0]!), vietnam: rounded(weights[1]!), none: rounded(weights[2]!) } };
}

function slope(weights: readonly Float64Array[], examples: readonly Example[], penalty: number): Float64Array[] {
  const gradient = weights.map((row) => row.map((weight) => penalty * weight));
  const model = { weights: Object.fromEntries(aboutLabels.map((label, row) => [label, weights[row]!])) } as unknown as AboutModel;
  for (const { values, label } of examples) {
    const p = predict(model, values);
    aboutLabels.forEach((of, row) => {
      const error = (p[of] - (of === label ? 1 : 0)) / examples.length;
      for (let column = 0; column < values.length; column += 1) gradient[row]![column]! += error * values[column]!;
    });
  }
  return gradient;
}
