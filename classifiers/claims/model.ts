// The finder's models: the voice of a passage, the verdict on an article, the quote. Weights are written by training/train.ts.

import { existsSync, readFileSync } from 'node:fs';
import { Problem } from '../../src/errors.ts';
import type { Voice } from '../../src/model/index.ts';
import { hashBits, type Features } from './features.ts';
import type { QuoteModel } from './quote.ts';
import type { VerdictModel } from './verdict.ts';

/** In the order of the weights. `none` is the first. */
export const voiceClasses = ['none', 'asserts', 'attributes', 'rejects'] as const;
export type VoiceProbabilities = Readonly<Record<'none' | Voice, number>>;

export type VoiceModel = {
  /** One signed byte a weight, class by class. */
  readonly weights: Int8Array;
  /** What a step of one means, per class. */
  readonly scales: readonly number[];
  readonly bias: readonly number[];
  /** Softens scores so that a probability means what it says; from the cross-validation. */
  readonly temperature: number;
};

const folder = new URL('./model/', import.meta.url);

export type ClaimModels = { readonly voices: VoiceModel; readonly verdicts: VerdictModel; readonly quotes: QuoteModel };

export function readClaimModels(): ClaimModels {
  for (const file of ['voices.json', 'voices.bin', 'verdicts.json', 'quotes.json']) {
    if (!existsSync(new URL(file, folder))) throw new Problem('no-model', { folder: folder.pathname, file });
  }
  const read = <T>(file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as T;
  const { scales, bias, temperature } = read<Omit<VoiceModel, 'weights'>>('voices.json');
  const bytes = readFileSync(new URL('voices.bin', folder));
  const voices = { weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), scales, bias, temperature };
  return { voices, verdicts: read<VerdictModel>('verdicts.json'), quotes: read<QuoteModel>('quotes.json') };
}

export function voicesOf({ index, value }: Features, { weights, scales, bias, temperature }: VoiceModel): VoiceProbabilities {
  const scores = voiceClasses.map((_, c) => {
    const base = c << hashBits;
    let sum = 0;
    for (let i = 0; i < index.length; i += 1) sum += weights[base + index[i]!]! * value[i]!;
    return (sum * scales[c]! + bias[c]!) / temperature;
  });
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return { none: powers[0]! / total, asserts: powers[1]! / total, attributes: powers[2]! / total, rejects: powers[3]! / total };
}
