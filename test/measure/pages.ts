// How long the server takes for whole pages over a large archive, from the request to the last byte of HTML: `node --import tsx
// test/measure/pages.ts [articles]`, over the embedded database, or over a real one where TEST_DATABASE_URL names an empty database. An
// analyst is signed in; each request differs from the last (another case, another word, another page of the list).

import { createDashboards } from '../../dashboards/index.ts';
import { builtStatement } from '../../src/database/index.ts';
import { emptyDesk } from '../helpers/desk.ts';
import { random } from '../helpers/random.ts';
import { testProvince } from '../helpers/serve.ts';
import { Visitor } from '../helpers/visitor.ts';
import { openArchive, sizeOf } from './large-archive.ts';

const size = sizeOf(Number(process.argv[2] ?? 100_000));
const db = await openArchive(size);
const [accounts] = await db.rows<{ n: number }>(builtStatement('look', 'select count(*)::int as n from account'));
const username = `analyst-${accounts?.n ?? 0}`;
const { password } = await (await emptyDesk(db)).account(username, 'analyst');
const visitor = new Visitor(createDashboards({ db, province: testProvince, fictional: false }));
await visitor.signIn(username, password);

const draw = random(7);
const among = (most: number) => 1 + Math.floor(draw() * most);
const word = () => `w${Math.floor(200_000 ** draw())}`;
const openCase = () => size.cases - size.open + among(size.open);
const onTheSecondPage = /href="(\/queue\?[^"]*after=[^"]*)"/.exec((await visitor.get('/queue?all=1')).text)?.[1]?.replaceAll('&amp;', '&') ?? '/queue?all=1';
const pages: readonly (readonly [string, () => string])[] = [
  ['queue, everything', () => `/queue?all=1&at=${openCase()}`],
  ['queue, its second page', () => onTheSecondPage],
  ['queue, alerts from abroad', () => `/queue?level=alert&foreign=1&at=${openCase()}`],
  ['queue, closed', () => '/queue?closed=1'],
  ['queue, unread', () => `/queue?unread=1&at=${openCase()}`],
  ['queue, words', () => `/queue?q=${word()}`],
  ['case', () => `/cases/${openCase()}`],
  ['story', () => `/stories/${among(size.stories)}`],
  ['search, one word by its frequency', () => `/search?q=${word()}`],
  ['search, two words', () => `/search?q=${word()}+${word()}`],
  ['search, a word, a language and a topic', () => `/search?q=${word()}&language=ja&topic=investment`],
  ['search, newest about the province', () => '/search?about=province'],
  ['today', () => '/'],
  ['trends, 30 days', () => '/trends'],
];

const runs = Number(process.argv[3] ?? 60);
console.log(`${db.description}: ${size.articles} articles, ${size.stories} stories, ${size.cases} cases, ${size.open} of them open; ${runs} requests a row after five to warm up\n\n| page | median ms | p95 ms | longest ms |\n| --- | --- | --- | --- |`);
for (const [name, path] of pages) {
  const took: number[] = [];
  for (let n = -5; n < runs; n += 1) {
    const started = performance.now();
    const { status } = await visitor.get(path());
    if (status !== 200) throw new Error(`${path()} answered ${status}`);
    if (n >= 0) took.push(performance.now() - started);
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.ceil(share * took.length) - 1]?.toFixed(0);
  console.log(`| ${name} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`);
}
await db.close();
