// SIB-200 (seven topics of single sentences) by the shipped embedding: node --import tsx test/measure/sib.ts [../shared/data/training] [model folder]
// Kernel ridge regression on the embeddings of the training split of all ten languages, accuracy on the test split beside the floors of
// data/training/README.md (character n-grams trained on one language each).

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createLabeller } from '../../classifiers/models/index.ts';

const [data = '../shared/data/training', folder = 'models/haidang-small'] = process.argv.slice(2);
const floors: Record<string, number> = { vi: 0.775, en: 0.755, zh: 0.804, ja: 0.765, ko: 0.77, th: 0.789, lo: 0.755, km: 0.76, fr: 0.706, ru: 0.696 };
const [sharpness, penalty, rounds] = [3, 3, 40];
type Row = { source: string; lang: string; text: string; orig: string };

async function read(file: string): Promise<Row[]> {
  const lines = gunzipSync(await readFile(join(data, file))).toString('utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row).filter(({ source, lang }) => source === 'sib200' && lang in floors);
}

const nearness = (a: Float32Array, b: Float32Array) => {
  let cosine = 0;
  for (let at = 0; at < a.length; at += 1) cosine += a[at]! * b[at]!;
  return Math.exp(sharpness * (cosine - 1));
};
const product = (rows: readonly Float32Array[], x: Float64Array) =>
  Float64Array.from(rows, (row) => {
    let sum = 0;
    for (let at = 0; at < x.length; at += 1) sum += row[at]! * x[at]!;
    return sum;
  });
const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);

/** Conjugate gradients for (near + penalty) x = wanted. */
function solve(near: readonly Float32Array[], wanted: Float64Array): Float64Array {
  const x = new Float64Array(wanted.length);
  const rest = Float64Array.from(wanted);
  let step = Float64Array.from(rest);
  for (let round = 0; round < rounds; round += 1) {
    const moved = product(near, step).map((value, at) => value + penalty * step[at]!);
    const before = dot(rest, rest);
    const length = before / dot(step, moved);
    step.forEach((value, at) => ((x[at]! += length * value), (rest[at]! -= length * moved[at]!)));
    const turn = dot(rest, rest) / before;
    step = rest.map((value, at) => value + turn * step[at]!);
  }
  return x;
}

const [train, test] = [await read('topic-train.open.jsonl.gz'), await read('topic-test.open.jsonl.gz')];
const labeller = await createLabeller(folder);
const [known, asked] = [await labeller.embed(train.map(({ text }) => text)), await labeller.embed(test.map(({ text }) => text))];
await labeller.close();
const near = known.map((a) => Float32Array.from(known, (b) => nearness(a, b)));
const topics = [...new Set(train.map(({ orig }) => orig))].sort();
const factors = topics.map((topic) => {
  const share = train.filter(({ orig }) => orig === topic).length / train.length;
  return { bias: share, x: solve(near, Float64Array.from(train, ({ orig }) => Number(orig === topic) - share)) };
});
const said = asked.map((vector) => {
  const row = [Float32Array.from(known, (each) => nearness(vector, each))];
  const scores = factors.map(({ bias, x }) => bias + product(row, x)[0]!);
  return topics[scores.indexOf(Math.max(...scores))]!;
});
for (const [language, floor] of Object.entries(floors)) {
  const own = test.map((_, at) => at).filter((at) => test[at]!.lang === language);
  const accuracy = own.filter((at) => said[at] === test[at]!.orig).length / own.length;
  console.log(`${language}: ${accuracy.toFixed(3)} of ${own.length}, floor ${floor} ${accuracy > floor ? 'passed' : 'not passed'}`);
}
