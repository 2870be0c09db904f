// haidang.json of a model folder: what the folder holds and how the scores of its parts become probabilities.
// Written by classifiers/training/export.py.

import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { aboutLabels, sentiments, topics } from '../../src/model/index.ts';
import { messageOf, Problem } from '../../src/errors.ts';

/** Number of scores a part gives: topics, then sentiments, then about. */
export const scoreCount = topics.length + sentiments.length + aboutLabels.length;

/** One slope for each score of a part: a label's own score counts most, those of the others a little. */
const slopes = z.array(z.number()).length(scoreCount);
/** network · scores of the network + ngrams · scores of the n-grams + bias, fitted on held-out text. */
const output = z.object({ network: slopes, ngrams: slopes, bias: z.number() });
export type OutputBlend = z.infer<typeof output>;

/** A topic's probability is the sigmoid of its output; sentiment and about are a softmax over three. */
const blend = z.object({
  topics: z.array(output.extend({ label: z.enum(topics), threshold: z.number().min(0).max(1) })).length(topics.length),
  sentiment: z.array(output).length(sentiments.length),
  about: z.array(output).length(aboutLabels.length),
});
export type Blend = z.infer<typeof blend>;

/** The judge of short texts without a title: hashed n-grams of three kinds, and a linear map of the embedding; see brief.ts. */
const brief = z.object({
  file: z.string(),
  bits: z.number().int().min(8).max(24),
  longest: z.number().int().min(1).max(8),
  mostUnits: z.number().int().positive(),
  /** UTF-16 units of text; a longer one is judged as an article. */
  longestText: z.number().int().positive(),
  /** Signs read on each side of the subject. */
  near: z.number().int().positive(),
  blocks: z.array(z.object({ reads: z.enum(['text', 'near', 'subject']), salt: z.number().int(), weight: z.number() })),
  scales: z.array(z.number()).length(sentiments.length),
  biases: z.array(z.number()).length(sentiments.length),
  idfScale: z.number(),
  embedding: z.array(z.array(z.number())).length(sentiments.length),
  languages: z.record(z.string(), z.array(z.number()).length(sentiments.length)),
  /** Factor of all scores before the softmax, fitted on held-out text. */
  sharpness: z.number(),
});
export type BriefSpec = z.infer<typeof brief>;

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
    /** One a stored column: all scores, or (since 0.3.1) all but the last sentiment and the last about, which follow from the others. */
    scales: z.union([z.array(z.number()).length(scoreCount), z.array(z.number()).length(scoreCount - 2)]),
    biases: z.array(z.number()),
    idfScale: z.number(),
  }),
  /** A long text is read in windows of so many pieces, so many at most, and their scores are averaged by length. */
  network: z
    .object({ dtype: z.enum(['fp32', 'int8', 'q8']), file: z.string(), window: z.number().int().positive(), windows: z.number().int().positive() })
    .nullable(),
  blend,
  baseline: blend,
  /** Absent from models before 0.3.1: they judge every text as an article. */
  brief: brief.nullable().default(null),
});
export type Manifest = z.infer<typeof manifest>;

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
  const needed = [found.ngrams.file, ...(found.brief ? [found.brief.file] : []), ...(found.network ? ['config.json', 'tokenizer.json', 'tokenizer_config.json', found.network.file] : [])];
  for (const each of needed) if (!existsSync(join(folder, each))) throw new Problem('no-model', { folder, file: each });
  return found;
}
