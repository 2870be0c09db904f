// Sentiment of the shipped model on public sets, macro-F1 a set and language:
//   node --import tsx test/measure/sentiment-sets.ts [../shared/data/training] [model folder]
// The sets judge tweets, reviews and single sentences, some towards a target that the text alone does not name: far from articles.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createLabeller } from '../../classifiers/models/index.ts';
import { sentiments } from '../../src/model/index.ts';

const [data = '../shared/data/training', folder = 'models/haidang-small'] = process.argv.slice(2);
type Row = { source: string; lang: string; text: string; sentiment: string };
const most = 1000;

const files = ['sentiment-test.open.jsonl.gz', 'sentiment-test.evaluation-only.jsonl.gz'];
const texts = await Promise.all(files.map(async (file) => gunzipSync(await readFile(join(data, file))).toString('utf8').trim().split('\n')));
const sets = new Map<string, Row[]>();
for (const row of texts.flat().map((line) => JSON.parse(line) as Row)) {
  const name = `${row.source} ${row.lang}`;
  sets.set(name, [...(sets.get(name) ?? []), row]);
}

const labeller = await createLabeller(folder);
for (const [name, all] of sets) {
  const rows = all.slice(0, most);
  const said: (string | undefined)[] = [];
  for (let start = 0; start < rows.length; start += 32) {
    const labels = await labeller.label(rows.slice(start, start + 32).map(({ text, lang }) => ({ title: '', text, language: lang })));
    said.push(...labels.map(({ sentiment }) => sentiment?.label));
  }
  const present = sentiments.filter((label) => rows.some(({ sentiment }) => sentiment === label));
  const f1s = present.map((label) => {
    const hits = rows.filter(({ sentiment }, at) => sentiment === label && said[at] === label).length;
    return (2 * hits) / Math.max(1, rows.filter(({ sentiment }) => sentiment === label).length + said.filter((each) => each === label).length);
  });
  console.log(`${name}: ${rows.length} texts, macro-F1 ${(f1s.reduce((sum, value) => sum + value, 0) / f1s.length).toFixed(3)}`);
}
await labeller.close();
