// Keeps and opens the trained model: weights.json with the small model's weights by the name of the feature, wording.bin with one byte a hashed feature.

import { readFileSync, writeFileSync } from 'node:fs';
import { aboutLabels } from '../../src/model/index.ts';
import { allFeatureNames } from './evidence.ts';
import type { AboutModel } from './model.ts';
import type { WordingModel } from './wording.ts';

const weightsFile = new URL('./weights.json', import.meta.url);
const wordingFile = new URL('./wording.bin', import.meta.url);

export type TrainedModel = { readonly small: AboutModel; readonly wording: WordingModel };
type Stored = AboutModel & { readonly features: readonly string[]; readonly wording: { readonly bias: number; readonly scale: number } };

/** Throws where the weights were made for other features than the code finds: train.ts makes them anew. */
export function openModel(): TrainedModel {
  const stored = JSON.parse(readFileSync(weightsFile, 'utf8')) as Stored;
  if (stored.features.join() !== allFeatureNames.join()) throw new Error('classifiers/about/weights.json was made for other features; run train.ts');
  const bytes = readFileSync(wordingFile);
  return { small: { weights: stored.weights }, wording: { ...stored.wording, weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) } };
}

export function keepModel({ small, wording }: TrainedModel): void {
  const rows = aboutLabels.map((label) => `    ${JSON.stringify(label)}: ${JSON.stringify(small.weights[label])}`);
  const about = JSON.stringify({ bias: Number(wording.bias.toFixed(5)), scale: Number(wording.scale.toFixed(8)) });
  writeFileSync(weightsFile, `{\n  "features": ${JSON.stringify(allFeatureNames)},\n  "wording": ${about},\n  "weights": {\n${rows.join(',\n')}\n  }\n}\n`);
  writeFileSync(wordingFile, Uint8Array.from(wording.weights, (weight) => weight & 0xff));
}
