// haidang.json of a model folder: what the folder holds and how the scores of its parts become probabilities.
// Written by classifiers/training/export.py.

import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { aboutLabels, sentiments, topics } from '../../src/model/index.ts';
import { messageOf, Problem } from '../../src/errors.ts';

const topicBlend = z.object({
  label: z.enum(topics),
  /** p = sigmoid(network × score of the network + ngrams × score of the n-grams + bias), fitted on held-out text. */
  network: z.number(),
  ngrams: z.number(),
  bias: z.number(),
  threshold: z.number().min(0).max(1),
});

/** Softmax over network × score + ngrams × score + bias, one bias a class. */
const classBlend = z.object({ network: z.number(), ngrams: z.number(), biases: z.array(z.number()).length(3) });

const blend = z.object({ topics: z.array(topicBlend).length(topics.length), sentiment: classBlend, about: classBlend });
export type Blend = z.infer<typeof blend>;
export type ClassBlend = z.infer<typeof classBlend>;

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  /** Languages that the model was trained and measured on; sentiment is not scored in others. */
  languages: z.array(z.string()),
  ngrams: z.object({
    file: z.string(),
    bits: z.number().int().min(8).max(24),
    longest: z.number().int().min(1).max(8),
    /** UTF-16 units read of each text. */
    mostUnits: z.number().int().positive(),
    scales: z.array(z.number()),
    biases: z.array(z.number()),
    idfScale: z.number(),
  }),
  /** A long text is read in windows of so many pieces, so many at most, and their scores are averaged by length. */
  network: z
    .object({ dtype: z.enum(['fp32', 'int8', 'q8']), file: z.string(), window: z.number().int().positive(), windows: z.number().int().positive() })
    .nullable(),
  blend,
  baseline: blend,
});
export type Manifest = z.infer<typeof manifest>;

/** Number of scores a part gives: topics, then sentiments, then about. */
export const scoreCount = topics.length + sentiments.length + aboutLabels.length;

/** Reads haidang.json and checks that every file it names is there. Throws Problem `no-model` with the file that is missing or unreadable. */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = 'haidang.json';
  if (!existsSync(join(folder, file))) throw new Problem('no-model', { folder, file });
  let found: Manifest;
  try {
    found = manifest.parse(JSON.parse(await readFile(join(folder, file), 'utf8')));
  } catch (cause) {
    throw new Problem('no-model', { folder, file: `${file} (${messageOf(cause).slice(0, 200)})` }, { cause });
  }
  const needed = [found.ngrams.file, ...(found.network ? ['config.json', 'tokenizer.json', 'tokenizer_config.json', found.network.file] : [])];
  for (const each of needed) if (!existsSync(join(folder, each))) throw new Problem('no-model', { folder, file: each });
  return found;
}
