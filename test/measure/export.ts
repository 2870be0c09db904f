// How long exporting a large archive takes and how much memory: `TEST_DATABASE_URL=… node --expose-gc --import tsx test/measure/export.ts [articles]`, over an
// empty database; without the variable over the embedded one.

import { openInMemory } from '../../src/database/embedded.ts';
import { builtStatement, migrate } from '../../src/database/index.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { exportFile, exportKinds, type ExportFormat, type ExportKind } from '../../src/exports/index.ts';

const articles = Number(process.argv[2] ?? 20_000);
const realUrl = process.env['TEST_DATABASE_URL'];
const { database: db } = realUrl === undefined ? await openInMemory() : await openPostgres(realUrl, 2);
await migrate(db);
const run = (text: string) => db.rows(builtStatement('fill', text));
const stories = Math.floor(articles / 2);
await run(`insert into source (key, name, home_url, country, languages, kind) select 's' || n, 'Outlet ' || n, 'http://s' || n, case n % 4 when 0 then 'VN' else 'JP' end, '{vi}', 'newspaper' from generate_series(1, 500) n`);
await run(`insert into link (source_id, url, url_key, outcome) select 1 + n % 500, 'http://x/' || n, 'x/' || n, 'kept' from generate_series(1, ${articles}) n`);
await run(`insert into article (link_id, source_id, url, first_seen_at) select id, source_id, url, timestamptz '2026-11-20' - id * interval '30 seconds' from link`);
await run(`insert into revision (article_id, number, title, body, text_sha256, page_sha256, charset, published_at, fetched_at, taken_from)
  select id, 1, 'Quy Nhơn headline number ' || id, 'Text.', repeat('a', 64), repeat('b', 64), 'utf-8', first_seen_at, first_seen_at, 'page' from article`);
await run('update article set latest_revision_id = r.id, understood_revision_id = r.id from revision r where r.article_id = article.id');
await run(`insert into reading (revision_id, language, language_p, about, about_p, places, topics, topic_p, sentiment, sentiment_p, model)
  select id, 'vi', 1, case id % 3 when 0 then 'province' else 'none' end, 1, '{}', '{society,investment}', '{1,1}', 'neutral', 1, 'm' from revision`);
await run(`insert into story (head_article_id, first_published_at, last_published_at) select id, first_seen_at, first_seen_at from article order by id limit ${stories}`);
await run(`insert into story_article (article_id, story_id, published_at, fingerprint) select a.id, 1 + (a.id - 1) % ${stories}, a.first_seen_at, '{}' from article a`);
await run(`insert into watch_rule (name_vi, name_en, filter) values ('Quy tắc', 'Rule', '{}')`);
await run(`insert into flag (story_id, article_id, kind, level, watch_rule_id) select id, head_article_id, 'watch-rule', 'read', (select max(id) from watch_rule) from story order by id limit ${Math.floor(articles / 10)}`);
await run(`insert into case_file (number, story_id, level, state, opened_at) select '2026-' || n, n, 'read', 'new', now() from generate_series(1, ${Math.floor(articles / 10)}) n`);
await run(`insert into search_document (article_id, revision_id, source_id, country, language, about, topics, sentiment, published_at, terms)
  select a.id, a.latest_revision_id, a.source_id, o.country, 'vi', l.about, l.topics, l.sentiment, a.first_seen_at, '' from article a join source o on o.id = a.source_id join reading l on l.revision_id = a.latest_revision_id`);
await run('analyze');

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

async function measure(kind: ExportKind, format: ExportFormat): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const startedAt = performance.now();
  let [bytes, lines, most] = [0, 0, 0];
  for await (const piece of exportFile(db, { kind, format, filter: {}, period: 'day', timeZone: 'Asia/Ho_Chi_Minh', now: new Date('2026-11-20') })) {
    bytes += Buffer.byteLength(piece);
    lines += piece.split('\n').length - 1;
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`${kind.padEnd(12)} ${format.padEnd(6)} ${String(lines).padStart(8)} lines ${String(megabytes(bytes)).padStart(5)} MB ${seconds.toFixed(1).padStart(7)} s, heap at most +${megabytes(most)} MB`);
}

console.log(`${articles} articles, ${stories} stories over ${db.description}`);
for (const kind of exportKinds) await measure(kind, 'csv');
await measure('articles', 'jsonl');
await db.close();
