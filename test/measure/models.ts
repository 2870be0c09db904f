// Retrieval across languages by the embedding, and speed: taskset -c 1 node --import tsx test/measure/models.ts [../shared/data/training] [model folder]

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createBaseline, createLabeller, type Labeller } from '../../classifiers/models/index.ts';
import { openTokeniser } from '../../classifiers/models/network.ts';
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

const exactly = 128;
const batches = [1, 8, 32];

/** Beginnings of our articles that are cut into exactly so many pieces, in ten languages. */
async function textsOf(pieces: number): Promise<{ title: string; text: string; language: string }[]> {
  const cut = await openTokeniser(folder);
  const found = [];
  for (const language of pressLanguages) {
    const lines = (await readFile(`classifiers/training/written/articles-${language}.jsonl`, 'utf8')).trim().split('\n').slice(0, 120);
    for (const line of lines) {
      const { title, text } = JSON.parse(line) as { title: string; text: string };
      let [low, high] = [0, text.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (cut(`${title}\n${text.slice(0, middle)}`).length < pieces) low = middle + 1;
        else high = middle;
      }
      if (cut(`${title}\n${text.slice(0, low)}`).length === pieces) found.push({ title, text: text.slice(0, low), language });
    }
  }
  return found;
}

async function speed(name: string, labeller: Labeller, texts: Awaited<ReturnType<typeof textsOf>>): Promise<void> {
  for (const batch of batches) {
    const before = process.cpuUsage();
    const begun = performance.now();
    for (let start = 0; start < texts.length; start += batch) await labeller.label(texts.slice(start, start + batch));
    const { user, system } = process.cpuUsage(before);
    const rate = (microseconds: number) => ((texts.length * 1e6) / microseconds).toFixed(0);
    console.log(`${name}, ${texts.length} texts of ${exactly} pieces, ${batch} at a time: ${rate(user + system)} a second of processor time, ${rate((performance.now() - begun) * 1e3)} by the clock`);
  }
}

const labeller = await createLabeller(folder);
const baseline = await createBaseline(folder);
const texts = await textsOf(exactly);
await speed(labeller.model, labeller, texts);
await speed(baseline.model, baseline, texts);
await retrieval(labeller);
await labeller.close();
