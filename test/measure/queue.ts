// How long the queue takes over a large archive: `node --import tsx test/measure/queue.ts [articles]`, over the embedded database, or
// over a real one where TEST_DATABASE_URL names an empty database.

import { casePage, deskFigures, queueCounts, queueRows, todayFigures } from '../../src/cases/index.ts';
import { openInMemory } from '../../src/database/embedded.ts';
import { builtStatement, migrate } from '../../src/database/index.ts';
import { openPostgres } from '../../src/database/postgres.ts';

const articles = Number(process.argv[2] ?? 100_000);
const realUrl = process.env['TEST_DATABASE_URL'];
const { database: db } = realUrl === undefined ? await openInMemory() : await openPostgres(realUrl, 4);
await migrate(db);

const run = (text: string) => db.rows(builtStatement('fill', text));
const stories = Math.floor(articles / 2);
const cases = Math.floor(articles / 10);
/** An office that keeps up has hundreds open, one that does not has thousands. */
const open = 2000;
await run(`insert into source (key, name, home_url, country, languages, kind)
  select 's' || n, 'Outlet ' || n, 'http://s' || n, case n % 4 when 0 then 'VN' else 'JP' end, '{vi}', 'newspaper' from generate_series(1, 500) n`);
await run(`insert into way_in (source_id, kind, url, state, last_success_at) select id, 'feed', home_url, 'ok', now() from source`);
await run(`insert into link (source_id, url, url_key, outcome) select 1 + n % 500, 'http://x/' || n, 'x/' || n, 'kept' from generate_series(1, ${articles}) n`);
await run(`insert into article (link_id, source_id, url, first_seen_at) select id, source_id, url, now() - id * interval '30 seconds' from link`);
await run(`insert into revision (article_id, number, title, body, text_sha256, page_sha256, charset, published_at, fetched_at, taken_from)
  select id, 1, 'Quy Nhơn headline number ' || id, repeat('Text of the article. ', 20), repeat('a', 64), repeat('b', 64), 'utf-8', first_seen_at, first_seen_at, 'page' from article`);
await run('update article set latest_revision_id = r.id, understood_revision_id = r.id from revision r where r.article_id = article.id');
await run(`insert into reading (revision_id, language, language_p, about, about_p, places, topics, topic_p, sentiment, sentiment_p, model)
  select id, 'vi', 1, case id % 3 when 0 then 'province' else 'none' end, 1, '{}', '{society}', '{1}', 'neutral', 1, 'm' from revision`);
await run(`insert into story (head_article_id, first_published_at, last_published_at) select id, first_seen_at, first_seen_at from article order by id limit ${stories}`);
await run(`insert into story_article (article_id, story_id, published_at, fingerprint) select a.id, 1 + (a.id - 1) % ${stories}, a.first_seen_at, '{}' from article a`);
await run(`insert into watch_rule (name_vi, name_en, filter) values ('Quy tắc', 'Rule', '{}')`);
await run(`insert into flag (story_id, article_id, kind, level, watch_rule_id) select id, head_article_id, 'watch-rule', 'read', 1 from story order by id limit ${cases}`);
await run(`insert into case_file (number, story_id, level, state, opened_at, assess_by, answer_by, close_reason, closed_at)
  select '2026-' || n, n, (array['alert', 'notice', 'read'])[1 + n % 3], case when n > ${cases - open} then 'new' else 'closed' end, now(),
    case n % 3 when 2 then null else now() + n * interval '1 second' end, now() + n * interval '2 seconds',
    case when n > ${cases - open} then null else 'accurate' end, case when n > ${cases - open} then null else now() - n * interval '1 minute' end
  from generate_series(1, ${cases}) n`);
await run('analyze');

async function time(name: string, work: () => Promise<unknown>): Promise<void> {
  const took: number[] = [];
  for (let n = 0; n < 15; n += 1) {
    const before = performance.now();
    await work();
    took.push(performance.now() - before);
  }
  took.sort((a, b) => a - b);
  console.log(`${name.padEnd(28)} median ${took[7]?.toFixed(1)} ms, worst ${took[14]?.toFixed(1)} ms`);
}

const now = new Date();
console.log(`${db.description}: ${articles} articles, ${stories} stories, ${cases} cases, ${open} open`);
const first = await queueRows(db, {}, 1);
await time('queue, first page', () => queueRows(db, {}, 1));
await time('queue, second page', () => queueRows(db, first.next === null ? {} : { after: first.next }, 1));
await time('queue, foreign alerts', () => queueRows(db, { level: 'alert', foreign: true }, 1));
await time('queue, closed', () => queueRows(db, { closed: true }, 1));
await time('queue, words', () => queueRows(db, { words: 'headline 9999' }, 1));
await time('counts of the filters', () => queueCounts(db, 1, now, now));
await time('figures in the frame', () => deskFigures(db, now));
await time('case page', () => casePage(db, first.rows[0]?.caseId ?? 1));
await time('today', () => todayFigures(db, now, 'Asia/Ho_Chi_Minh'));
await db.close();
