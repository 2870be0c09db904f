// How long a search and the trends take over a large archive: `node --import tsx test/measure/search.ts [articles]`, over the embedded
// database, or over a real one where TEST_DATABASE_URL names an empty database. Words are drawn with the frequencies of a language.

import { searchArticles, type SearchFilter } from '../../src/search/index.ts';
import { trends } from '../../src/trends/index.ts';
import { openArchive, sizeOf } from './large-archive.ts';

const size = sizeOf(Number(process.argv[2] ?? 100_000));
const db = await openArchive(size);

const runs = 20;
async function time(name: string, work: () => Promise<{ length: number }>): Promise<void> {
  const took: number[] = [];
  let rows = 0;
  for (let n = 0; n < runs; n += 1) {
    const before = performance.now();
    rows = (await work()).length;
    took.push(performance.now() - before);
  }
  took.sort((a, b) => a - b);
  console.log(`| ${name} | ${rows} | ${took[runs / 2]?.toFixed(0)} | ${took[runs - 1]?.toFixed(0)} |`);
}
const search = async (filter: SearchFilter) => (await searchArticles(db, filter)).found;

console.log(`${db.description}: ${size.articles} articles\n\n| search | rows | median ms | worst of ${runs} |\n| --- | --- | --- | --- |`);
await time('a word in nearly every article', () => search({ words: 'w2' }));
await time('a word in one of ten', () => search({ words: 'w120' }));
await time('a rare word', () => search({ words: 'w150000' }));
await time('two common words, one language, one topic', () => search({ words: 'w20 w30', language: 'ja', topic: 'investment' }));
await time('a rare and a common word', () => search({ words: 'w150000 w3' }));
await time('no words, newest about the province', () => search({ about: 'province' }));
await time('a word that stands nowhere', () => search({ words: 'nowhere' }));
const before = new Date();
const period = (days: number) => ({ from: new Date(before.getTime() - days * 86_400_000), before, timeZone: 'Asia/Ho_Chi_Minh', bucket: days > 60 ? 'week' : 'day' } as const);
await time('trends, 30 days', async () => (await trends(db, { ...period(30), about: 'province' })).buckets);
await time('trends, 365 days, everything', async () => (await trends(db, period(365))).buckets);
await db.close();
