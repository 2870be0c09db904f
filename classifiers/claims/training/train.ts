// Trains the claim finder: node --import tsx classifiers/claims/training/train.ts [folder of written text]
// Writes classifiers/claims/model/: voices.{bin,json}, verdicts.json, quotes.json. The same input gives the same bytes.

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { featuresOf, hashBits } from '../features.ts';
import type { ClaimModels, VoiceModel } from '../model.ts';
import { classes, labelPassages, readWordings, readWritten, type Example } from './data.ts';
import { fitFeatures, type Fitted } from './fit.ts';
import { caseRows, fitQuotes, fitVerdicts, isArticle } from './second.ts';

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

export const folds = 5;
/** Articles by their number; passages by their scenario, whose languages stay together. */
export function foldOf(example: Example): number {
  return (isArticle(example) ? Number(/(\d+)$/.exec(example.id)![1]) : createHash('md5').update(example.scenario).digest()[0]!) % folds;
}

/** The verdict is learnt from what the voice model says of texts that it was not trained on. `inner` divides them, and has to differ where folds are held out already. */
export function trainModels(examples: readonly Example[], inner: (example: Example) => number = foldOf): ClaimModels {
  const passages = labelPassages(examples);
  const rows = passages.map(({ passage, label, example }) => ({ features: featuresOf(passage), label, fold: inner(example) }));
  const parts = [...new Set(examples.map(inner))].sort((a, b) => a - b);
  const cases = parts.flatMap((fold) => {
    const without = toVoiceModel(fitFeatures(rows.filter((row) => row.fold !== fold)));
    return caseRows(examples.filter((example) => inner(example) === fold), without);
  });
  return { voices: toVoiceModel(fitFeatures(rows)), verdicts: fitVerdicts(cases), quotes: fitQuotes(passages) };
}

function writeModels({ voices: { weights, ...rest }, verdicts, quotes }: ClaimModels): void {
  mkdirSync(model, { recursive: true });
  const write = (name: string, value: unknown) => writeFileSync(new URL(`${name}.json`, model), `${JSON.stringify(value, null, 1)}\n`);
  writeFileSync(new URL('voices.bin', model), weights);
  write('voices', { classes, hashBits, ...rest });
  write('verdicts', verdicts);
  write('quotes', quotes);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const examples = trainingExamples(process.argv[2]);
  writeModels(trainModels(examples));
  process.stdout.write(`trained on ${examples.length} texts\n`);
}
