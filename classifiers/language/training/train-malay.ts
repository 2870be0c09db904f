// Counts the words and word parts of our own Malay, Indonesian and Javanese sentences into `malay-weights.json`:
//   node --import tsx classifiers/language/training/train-malay.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { partsOfWord, varieties, wordsOf, type Variety } from '../malay.ts';

/** A word that was listed as telling weighs as much as if it had been met this often. */
const listedCount = 3;
const wordSmoothing = 0.3;
const partSmoothing = 1;
/** A frequent word says no more about how words of a variety are built than a rarer one. */
const mostCounted = 5;

type Counts = Record<Variety, Map<string, number>>;

const folder = new URL('./', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n');
const emptyCounts = (): Counts => ({ id: new Map(), ms: new Map(), jv: new Map() });
const add = (counts: Map<string, number>, key: string, count: number) => counts.set(key, (counts.get(key) ?? 0) + count);

function countWords(): Counts {
  const counts = emptyCounts();
  for (const line of [...read('malay-1.tsv'), ...read('malay-2.tsv')]) {
    line.split('\t').forEach((sentence, column) => {
      const variety = varieties[column];
      if (variety !== undefined) for (const word of wordsOf(sentence)) add(counts[variety], word, 1);
    });
  }
  let listed: Variety | undefined;
  for (const line of read('malay-words.txt')) {
    const heading = varieties.find((variety) => line === `${variety}:`);
    if (heading !== undefined) listed = heading;
    else if (!line.startsWith('#') && listed !== undefined) for (const word of wordsOf(line)) add(counts[listed], word, listedCount);
  }
  return counts;
}

function countParts(words: Counts): Counts {
  const counts = emptyCounts();
  for (const variety of varieties) {
    for (const [word, count] of words[variety]) {
      for (const part of partsOfWord(word)) add(counts[variety], part, Math.min(count, mostCounted));
    }
  }
  return counts;
}

/** Log-probabilities of each key in the three varieties, less their mean: only differences count. */
function weights(counts: Counts, smoothing: number): Record<string, number[]> {
  const keys = [...new Set(varieties.flatMap((variety) => [...counts[variety].keys()]))].sort();
  const totals = varieties.map((variety) => [...counts[variety].values()].reduce((sum, n) => sum + n, smoothing * keys.length));
  const rows = keys.map((key): [string, number[]] => {
    const logs = varieties.map((variety, index) => Math.log(((counts[variety].get(key) ?? 0) + smoothing) / totals[index]!));
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    return [key, logs.map((log) => Number((log - mean).toFixed(2)))];
  });
  // What says nearly the same for all three is left out.
  return Object.fromEntries(rows.filter(([, logs]) => Math.max(...logs) - Math.min(...logs) > 0.3));
}

const words = countWords();
const table = { words: weights(words, wordSmoothing), parts: weights(countParts(words), partSmoothing) };
writeFileSync(new URL('../malay-weights.json', folder), `${JSON.stringify(table)}\n`);
console.log(`${Object.keys(table.words).length} words, ${Object.keys(table.parts).length} parts of words`);
