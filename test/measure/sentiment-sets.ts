// Sentiment of the shipped model on public sets, macro-F1 a set and language:
//   node --import tsx test/measure/sentiment-sets.ts [../shared/data/training] [model folder]
// The sets judge tweets, reviews and single sentences without a title, some towards a target, which is given in a second run.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createLabeller } from '../../classifiers/models/index.ts';
import { sentiments } from '../../src/model/index.ts';

const [data = '../shared/data/training', folder = 'models/haidang-small'] = process.argv.slice(2);
type Row = { source: string; lang: string; text: string; target: string | null; sentiment: string };

const files = ['sentiment-test.open.jsonl.gz', 'sentiment-test.evaluation-only.jsonl.gz'];
const texts = await Promise.all(files.map(async (file) => gunzipSync(await readFile(join(data, file))).toString('utf8').trim().split('\n')));
const sets = new Map<string, Row[]>();
for (const row of texts.flat().map((line) => JSON.parse(line) as Row)) {
  const name = `${row.source} ${row.lang}`;
  sets.set(name, [...(sets.get(name) ?? []), row]);
}

/** What a character-n-gram linear model trained on a set's own training split reaches (data/training/README.md). */
const floors: Readonly<Record<string, number>> = {
  'danes vi': 0.452, 'kh-polarity km': 0.388, 'finphrase-en-ko en': 0.65, 'finphrase-en-ko ko': 0.664, 'newsmtsc en': 0.555, 'rusentne ru': 0.508, 'wisesight th': 0.549,
};

const labeller = await createLabeller(folder);

/** Macro-F1 over the sentiments that a set has. `withTarget`: the name towards which a row is judged is given. */
async function macroF1(rows: readonly Row[], withTarget: boolean): Promise<number> {
  const said: (string | undefined)[] = [];
  for (let start = 0; start < rows.length; start += 32) {
    const named = (target: string | null) => (withTarget && target !== null ? { subject: target } : {});
    const labels = await labeller.label(rows.slice(start, start + 32).map(({ text, lang, target }) => ({ title: '', text, language: lang, ...named(target) })));
    said.push(...labels.map(({ sentiment }) => sentiment?.label));
  }
  const present = sentiments.filter((label) => rows.some(({ sentiment }) => sentiment === label));
  const f1s = present.map((label) => {
    const hits = rows.filter(({ sentiment }, at) => sentiment === label && said[at] === label).length;
    return (2 * hits) / Math.max(1, rows.filter(({ sentiment }) => sentiment === label).length + said.filter((each) => each === label).length);
  });
  return f1s.reduce((sum, value) => sum + value, 0) / f1s.length;
}

for (const [name, rows] of sets) {
  const alone = await macroF1(rows, false);
  const marked = rows.some(({ target }) => target !== null) ? await macroF1(rows, true) : null;
  const floor = floors[name];
  const verdict = floor === undefined ? '' : `; floor ${floor}: ${Math.max(alone, marked ?? 0) > floor ? 'passed' : 'not passed'}`;
  console.log(`${name}: ${rows.length} texts, macro-F1 ${alone.toFixed(3)}${marked === null ? '' : `, with the target named ${marked.toFixed(3)}`}${verdict}`);
}
await labeller.close();
