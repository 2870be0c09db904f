// A model folder in the layout of the Hugging Face hub: config.json, tokenizer.json, onnx/*.onnx. Checked file by file before anything is
// loaded, because the library's own errors do not say what is missing.

import { existsSync, openSync, readSync, closeSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf, Problem } from '../../../src/errors.ts';

const config = z.looseObject({
  model_type: z.string().optional(),
  id2label: z.record(z.string(), z.string()).optional(),
  hidden_size: z.number().int().positive().optional(),
  max_position_embeddings: z.number().int().positive().optional(),
});

/** Weights that the library finds by themselves, the most exact first: full int8 makes a text's result depend on its batch. */
const weightFiles = [
  ['fp32', 'onnx/model.onnx'], ['fp16', 'onnx/model_fp16.onnx'], ['q8', 'onnx/model_quantized.onnx'], ['int8', 'onnx/model_int8.onnx'],
  ['uint8', 'onnx/model_uint8.onnx'], ['q4', 'onnx/model_q4.onnx'],
] as const;

export type HubFolder = {
  readonly folder: string;
  readonly dtype: (typeof weightFiles)[number][0];
  readonly weights: string;
  readonly bytes: number;
  /** Names of the outputs of a classification head in their order; empty where config.json names none. */
  readonly labels: readonly string[];
  /** Width of a token's vector; null where config.json does not say. */
  readonly width: number | null;
  /** Tokens that one text may have. */
  readonly longest: number;
};

/** Throws Problem `bad-model` with the file that is missing, cut short or unreadable, and what to do. */
export async function readHubFolder(folder: string): Promise<HubFolder> {
  if (!existsSync(folder)) throw new Problem('bad-model', { folder, cause: 'there is no such folder' });
  for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
    if (!existsSync(join(folder, file))) throw new Problem('bad-model', { folder, cause: `the file ${file} is missing` });
  }
  const found = weightFiles.find(([, file]) => existsSync(join(folder, file)));
  if (found === undefined) {
    throw new Problem('bad-model', { folder, cause: `no ONNX weights were found (looked for ${weightFiles.map(([, file]) => file).join(', ')})` });
  }
  const [dtype, weights] = found;
  requireRealWeights(folder, weights);
  const { id2label = {}, hidden_size, max_position_embeddings = 512 } = await readConfig(folder);
  const order = Object.keys(id2label).sort((a, b) => Number(a) - Number(b));
  return {
    folder, dtype, weights,
    bytes: statSync(join(folder, weights)).size,
    labels: order.map((id) => id2label[id]!),
    width: hidden_size ?? null,
    // XLM-R and its kin keep two positions for themselves.
    longest: Math.min(512, max_position_embeddings - 2),
  };
}

async function readConfig(folder: string) {
  try {
    return config.parse(JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')));
  } catch (cause) {
    throw new Problem('bad-model', { folder, cause: `config.json cannot be read (${messageOf(cause).slice(0, 160)})` }, { cause });
  }
}

/** A clone without git-lfs leaves a few lines of text in place of the weights. */
function requireRealWeights(folder: string, file: string): void {
  const path = join(folder, file);
  const start = Buffer.alloc(24);
  const handle = openSync(path, 'r');
  const length = readSync(handle, start);
  closeSync(handle);
  if (start.toString('latin1', 0, length).startsWith('version https://git-lfs')) {
    throw new Problem('bad-model', { folder, cause: `${file} is a pointer of git-lfs, not the weights; fetch them with “git lfs pull”` });
  }
  if (length < start.length) throw new Problem('bad-model', { folder, cause: `${file} is empty or cut short` });
}
