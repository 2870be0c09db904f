// Trains the voice model: node --import tsx classifiers/claims/training/train.ts [folder of written text]
// Writes classifiers/claims/model/voices.{bin,json}. The same input gives the same bytes.

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hashBits } from '../features.ts';
import type { VoiceModel } from '../model.ts';
import { classes, labelPassages, readWordings, readWritten } from './data.ts';
import { fit, type Fitted } from './fit.ts';

/** Our own text in the repository. */
const ours = fileURLToPath(new URL('../../training/written', import.meta.url));
const own = fileURLToPath(new URL('.', import.meta.url));
const register = fileURLToPath(new URL('../../../src/register/starter', import.meta.url));
const model = new URL('../model/', import.meta.url);

/** From cross-validation over scenarios: the temperature with the least log loss (docs/notes/claims.md). */
export const temperature = 1;

/** All written text: the folder of written text, the passages beside this file, the wordings of the register. */
export function trainingExamples(folder = ours) {
  return [...readWritten(folder), ...readWritten(own), ...readWordings(register)];
}

/** Rounds weights to signed bytes, a scale per class. */
export function toVoiceModel({ weights, bias }: Fitted): VoiceModel {
  const bytes = new Int8Array(weights.length);
  const scales = classes.map((_, c) => {
    const part = weights.subarray(c << hashBits, (c + 1) << hashBits);
    const most = part.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 1e-9);
    part.forEach((weight, at) => (bytes[(c << hashBits) + at] = Math.round((weight / most) * 127)));
    return most / 127;
  });
  return { weights: bytes, scales, bias: [...bias], temperature };
}

function writeModel({ weights, ...rest }: VoiceModel): void {
  mkdirSync(model, { recursive: true });
  writeFileSync(new URL('voices.bin', model), weights);
  writeFileSync(new URL('voices.json', model), `${JSON.stringify({ classes, hashBits, ...rest }, null, 1)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const examples = trainingExamples(process.argv[2]);
  const passages = labelPassages(examples);
  writeModel(toVoiceModel(fit(passages)));
  process.stdout.write(`trained on ${passages.length} passages of ${examples.length} texts\n`);
}
