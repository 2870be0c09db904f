// How long a search and the trends take over a large archive: `node --import tsx test/measure/search.ts [articles]`, over the embedded
// database, or over a real one where TEST_DATABASE_URL names an empty database. Words are drawn with the frequencies of a language.

import { openInMemory } from '../../src/database/embedded.ts';
import { builtStatement, migrate } from '../../src/database/index.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { searchArticles, type SearchFilter } from '../../src/search/index.ts';
import { trends } from '../../src/trends/index.ts';

const articles = Number(process.argv[2] ?? 100_000);
const realUrl = process.env['TEST_DATABASE_URL'];
const { database: db } = realUrl === undefined ? await openInMemory() : await openPostgres(realUrl, 4);
await migrate(db);

const run = (text: string) => db.rows(builtStatement('fill', text));
/** Terms of one article, out of a vocabulary of 200,000 in which a word's frequency falls with its rank. */
const termsInArticle = 150;
const word = `'w' || floor(power(200000, random()))::integer`;
await run(`insert into source (key, name, home_url, country, languages, kind)
  select 's' || n, 'Outlet ' || n, 'http://s' || n, (array['VN', 'JP', 'CN', 'US', 'FR'])[1 + n % 5], '{vi}', 'newspaper' from generate_series(1, 500) n`);
await run(`insert into link (source_id, url, url_key, outcome) select 1 + n % 500, 'http://x/' || n, 'x/' || n, 'kept' from generate_series(1, ${articles}) n`);
await run(`insert into article (link_id, source_id, url, first_seen_at) select id, source_id, url, now() - id * interval '30 seconds' from link`);
await run(`insert into revision (article_id, number, title, body, text_sha256, page_sha256, charset, published_at, fetched_at, taken_from)
  select id, 1, 'Quy Nhơn headline number ' || id, repeat('Text of the article. ', 20), repeat('a', 64), repeat('b', 64), 'utf-8', first_seen_at, first_seen_at, 'page' from article`);
await run('update article set latest_revision_id = r.id, understood_revision_id = r.id from revision r where r.article_id = article.id');
await run(`insert into search_document (article_id, revision_id, published_at, source_id, country, language, about, topics, sentiment, terms)
  select a.id, a.latest_revision_id, a.first_seen_at, a.source_id, o.country, (array['vi', 'ja', 'zh', 'en', 'fr'])[1 + a.id % 5], (array['province', 'vietnam', 'none'])[1 + a.id % 3],
    array[(array['society', 'investment', 'sovereignty', 'diplomacy'])[1 + a.id % 4]], (array['negative', 'neutral', 'positive'])[1 + a.id % 3],
    (select array_to_tsvector(array_agg(distinct ${word})) from generate_series(1, ${termsInArticle} + a.id * 0))
  from article a join source o on o.id = a.source_id`);
await run('analyze');

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

console.log(`${db.description}: ${articles} articles\n\n| search | rows | median ms | worst of ${runs} |\n| --- | --- | --- | --- |`);
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
