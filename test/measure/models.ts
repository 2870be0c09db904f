// Retrieval across languages by the embedding, and speed: node --import tsx test/measure/models.ts [../shared/data/training] [model folder]

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createBaseline, createLabeller, type Labeller } from '../../classifiers/models/index.ts';
import { pressLanguages } from '../../src/model/index.ts';

const [data = '../shared/data/training', folder = 'models/haidang-small'] = process.argv.slice(2);
type Row = { set: string; pid: string; lang: string; text: string };

/** How many sentences find their own translation first among all of the set. */
function foundFirst(from: readonly Float32Array[], to: readonly Float32Array[]): number {
  const hits = from.filter((vector, own) => {
    const cosines = to.map((other) => vector.reduce((sum, value, at) => sum + value * other[at]!, 0));
    return cosines.indexOf(Math.max(...cosines)) === own;
  });
  return hits.length / from.length;
}

async function retrieval(labeller: Labeller): Promise<void> {
  const lines = gunzipSync(await readFile(join(data, 'retrieval-eval.open.jsonl.gz'))).toString('utf8').trim().split('\n');
  const rows = lines.map((line) => JSON.parse(line) as Row);
  for (const set of new Set(rows.map((row) => row.set))) {
    const vectors = new Map<string, Float32Array[]>();
    for (const language of pressLanguages) {
      const own = rows.filter((row) => row.set === set && row.lang === language).sort((a, b) => (a.pid < b.pid ? -1 : 1));
      vectors.set(language, await labeller.embed(own.map((row) => row.text)));
    }
    for (const from of ['en', 'vi']) {
      const others = pressLanguages.filter((language) => language !== from);
      const scores = others.map((to) => `${to} ${foundFirst(vectors.get(from)!, vectors.get(to)!).toFixed(2)}`);
      console.log(`${set} (${vectors.get(from)!.length}) from ${from}: ${scores.join(' ')}`);
    }
  }
}

async function speed(name: string, labeller: Labeller): Promise<void> {
  const files = ['vi', 'en', 'zh', 'km'].map((language) => `classifiers/training/written/items-${language}.jsonl`);
  const lines = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('').trim().split('\n');
  const items = lines.map((line) => JSON.parse(line) as { title: string; text: string; lang: string });
  for (const times of [1, 10]) {
    const articles = items.slice(0, 400).map(({ title, text, lang }) => ({ title, text: `${text}\n`.repeat(times), language: lang }));
    const before = process.cpuUsage();
    for (let start = 0; start < articles.length; start += 8) await labeller.label(articles.slice(start, start + 8));
    const { user, system } = process.cpuUsage(before);
    console.log(`${name}, items × ${times}: ${((articles.length * 1e6) / (user + system)).toFixed(0)} articles per second of processor time`);
  }
}

const labeller = await createLabeller(folder);
const baseline = await createBaseline(folder);
await speed(labeller.model, labeller);
await speed(baseline.model, baseline);
await retrieval(labeller);
await labeller.close();
