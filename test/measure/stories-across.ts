// Stories across languages by the embedding: wrong and right meetings at several cosines.
//   node --import tsx test/measure/stories-across.ts [../shared/data/training] [model folder]
// Wrong: our own articles, which all tell different events, in two languages, published within seven days of each other.
// Right: the first six sentences of a news document of NTREX (sentences that no training saw) in two languages.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createLabeller } from '../../classifiers/models/index.ts';
import { bandsOfEmbedding } from '../../classifiers/stories/index.ts';
import { pressLanguages } from '../../src/model/index.ts';

const [data = '../shared/data/training', folder = 'models/haidang-small'] = process.argv.slice(2);
const [firstUnseen, sentences, days] = [1500, 6, 7];
type Text = { lang: string; text: string; group: string; date: number };

const lines = async (file: string) => (file.endsWith('.gz') ? gunzipSync(await readFile(file)).toString('utf8') : await readFile(file, 'utf8')).trim().split('\n');
const articles: Text[] = [];
for (const language of pressLanguages) {
  for (const line of await lines(`classifiers/training/written/articles-${language}.jsonl`)) {
    const { id, lang, title, text, date } = JSON.parse(line) as { id: string; lang: string; title: string; text: string; date: string };
    articles.push({ lang, text: `${title}\n${text}`, group: id, date: Date.parse(date) / 86_400_000 });
  }
}
const documents = new Map<string, Text>();
const counted = new Map<string, number>();
for (const line of await lines(join(data, 'ntrex128.open.jsonl.gz'))) {
  const { pid, doc, lang, text } = JSON.parse(line) as { pid: string; doc: string; lang: string; text: string };
  const key = `${doc} ${lang}`;
  if (Number(pid) < firstUnseen || !(pressLanguages as readonly string[]).includes(lang) || (counted.get(key) ?? 0) >= sentences) continue;
  counted.set(key, (counted.get(key) ?? 0) + 1);
  documents.set(key, { lang, group: doc, date: 0, text: `${documents.get(key)?.text ?? ''} ${text}` });
}

const labeller = await createLabeller(folder);
type Met = { cosine: number; meets: boolean };
async function pairsOf(texts: readonly Text[], right: boolean): Promise<Met[]> {
  const vectors = await labeller.embed(texts.map(({ text }) => text));
  const bands = vectors.map((vector) => new Set(bandsOfEmbedding(vector)));
  const met: Met[] = [];
  texts.forEach((a, one) => {
    for (let other = 0; other < one; other += 1) {
      const b = texts[other]!;
      if (a.lang === b.lang || (a.group === b.group) !== right || Math.abs(a.date - b.date) > days) continue;
      const cosine = vectors[one]!.reduce((sum, value, at) => sum + value * vectors[other]![at]!, 0);
      met.push({ cosine, meets: [...bands[one]!].some((band) => bands[other]!.has(band)) });
    }
  });
  return met;
}
const wrong = await pairsOf(articles, false);
const right = await pairsOf([...documents.values()], true);
console.log(`${labeller.model}: ${wrong.length} pairs of different events, ${right.length} pairs of one document`);
for (const cosine of [0.65, 0.68, 0.7, 0.72, 0.73, 0.74, 0.76, 0.78, 0.8, 0.82, 0.85]) {
  const above = (pairs: readonly Met[]) => pairs.filter((pair) => pair.cosine >= cosine);
  const found = above(right);
  console.log(`${cosine}: wrong ${above(wrong).length}, right ${(found.length / right.length).toFixed(3)}, of these meeting in the index ${(found.filter(({ meets }) => meets).length / Math.max(1, found.length)).toFixed(3)}`);
}
await labeller.close();
