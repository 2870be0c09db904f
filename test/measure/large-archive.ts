// A large invented archive, written in SQL: sources, articles with their readings and search documents, stories of five articles, flags, claims, cases.

import { openInMemory } from '../../src/database/embedded.ts';
import { builtStatement, migrate, type Database, type OpenDatabase } from '../../src/database/index.ts';
import { openPostgres } from '../../src/database/postgres.ts';

/** Terms of one article, out of a vocabulary of 200,000 in which a word's frequency falls with its rank. */
const termsInArticle = 150;
/** Sets of terms that are drawn once and dealt to the articles in turn. */
const mostTermSets = 50_000;

export type LargeArchive = { readonly articles: number; readonly stories: number; readonly cases: number; readonly open: number };

/** How large an archive of so many articles is: a fifth as many stories, a fiftieth as many cases. An office that keeps up has hundreds open, one that does not has 2,000. */
export const sizeOf = (articles: number): LargeArchive => ({
  articles, stories: Math.floor(articles / 5), cases: Math.floor(articles / 50), open: Math.min(2_000, Math.floor(articles / 100)),
});

/**
 * The archive, in the embedded database or, where TEST_DATABASE_URL is set, in the PostgreSQL database that it names: filled there where it is empty, else
 * taken as it is.
 */
export async function openArchive(size: LargeArchive): Promise<OpenDatabase> {
  const url = process.env['TEST_DATABASE_URL'];
  const { database } = url === undefined ? await openInMemory() : await openPostgres(url, 4);
  await migrate(database);
  const { n } = await database.one<{ n: number }>(builtStatement('look', 'select count(*)::int as n from article'));
  const from = performance.now();
  if (n === 0) await fillArchive(database, size);
  console.error(`${database.description}: ${size.articles} articles, ${size.stories} stories, ${size.cases} cases, ${size.open} of them open; filled in ${((performance.now() - from) / 1000).toFixed(0)} s`);
  return database;
}

async function fillArchive(db: Database, { articles, stories, cases, open }: LargeArchive): Promise<void> {
  const run = (text: string) => db.rows(builtStatement('fill', text));
  await fillArticles(run, articles);
  await fillSearch(run, Math.min(articles, mostTermSets));
  await run(`insert into story (head_article_id, first_published_at, last_published_at) select id, first_seen_at, first_seen_at from article order by id limit ${stories}`);
  await run(`insert into story_article (article_id, story_id, published_at, fingerprint) select a.id, 1 + (a.id - 1) % ${stories}, a.first_seen_at, '{}' from article a`);
  await fillCases(run, cases, open);
  await run('vacuum analyze');
}

type Run = (text: string) => Promise<unknown>;

async function fillArticles(run: Run, articles: number): Promise<void> {
  await run(`insert into source (key, name, home_url, country, languages, kind)
    select 's' || n, 'Outlet ' || n, 'http://s' || n, (array['VN', 'JP', 'CN', 'US', 'FR'])[1 + n % 5], '{vi}', 'newspaper' from generate_series(1, 500) n`);
  await run(`insert into way_in (source_id, kind, url, state, last_success_at) select id, 'feed', home_url, 'ok', now() from source`);
  await run(`insert into link (source_id, url, url_key, outcome, next_fetch_at) select 1 + n % 500, 'http://x/' || n, 'x/' || n, 'kept', null from generate_series(1, ${articles}) n`);
  await run(`insert into article (link_id, source_id, url, first_seen_at) select id, source_id, url, now() - id * interval '30 seconds' from link`);
  await run(`insert into revision (article_id, number, title, body, text_sha256, page_sha256, charset, published_at, fetched_at, taken_from)
    select id, 1, 'Quy Nhơn headline number ' || id, repeat('Text of the article. ', 100), repeat('a', 64), repeat('b', 64), 'utf-8', first_seen_at, first_seen_at, 'page' from article`);
  await run('update article set latest_revision_id = r.id, understood_revision_id = r.id, indexed_revision_id = r.id from revision r where r.article_id = article.id');
  await run(`insert into reading (revision_id, language, language_p, about, about_p, places, topics, topic_p, sentiment, sentiment_p, model)
    select id, (array['vi', 'ja', 'zh', 'en', 'fr'])[1 + id % 5], 1, (array['province', 'vietnam', 'none'])[1 + id % 3], 1, '{}',
      array[(array['society', 'investment', 'sovereignty', 'diplomacy'])[1 + id % 4]], '{1}', (array['negative', 'neutral', 'positive'])[1 + id % 3], 1, 'm' from revision`);
}

async function fillSearch(run: Run, sets: number): Promise<void> {
  const word = `'w' || floor(power(200000, random()))::integer`;
  await run(`create table term_set as select n as id, (select array_to_tsvector(array_agg(distinct ${word})) from generate_series(1, ${termsInArticle} + n * 0)) as terms from generate_series(1, ${sets}) n`);
  await run('alter table term_set add primary key (id)');
  // Built over the whole rather than row by row: hours less, the same index.
  await run('drop index search_document_terms');
  await run(`insert into search_document (article_id, revision_id, published_at, source_id, country, language, about, topics, sentiment, terms)
    select a.id, a.latest_revision_id, a.first_seen_at, a.source_id, o.country, r.language, r.about, r.topics, r.sentiment, t.terms
    from article a join source o on o.id = a.source_id join reading r on r.revision_id = a.latest_revision_id join term_set t on t.id = 1 + (a.id * 7919::bigint) % ${sets}`);
  await run('create index search_document_terms on search_document using gin (terms) with (fastupdate = off)');
  await run('drop table term_set');
}

async function fillCases(run: Run, cases: number, open: number): Promise<void> {
  await run(`insert into register_entry (id, version, kind, content) values ('SANSHA', 1, 'stated-position', '{"id":"SANSHA","version":1,"kind":"stated-position",
    "title":{"vi":"Tam Sa","en":"Sansha"},"claim":{"vi":"a","en":"a"},"position":{"vi":"b","en":"b"},"evidence":[],"talkingPoints":{"vi":[],"en":[]},"wordings":[]}') on conflict do nothing`);
  await run(`insert into watch_rule (name_vi, name_en, filter) values ('Quy tắc', 'Rule', '{}')`);
  await run(`insert into claim (revision_id, register_id, register_version, voice, quote, sentence, p)
    select a.latest_revision_id, 'SANSHA', 1, case s.id % 3 when 0 then 'asserts' else 'attributes' end, 'Text of the article.', 'Text of the article.', 0.9
    from story s join article a on a.id = s.head_article_id where s.id <= ${cases} and s.id % 3 < 2`);
  await run(`insert into flag (story_id, article_id, kind, level, claim_id) select s.id, s.head_article_id, 'claim', case c.voice when 'asserts' then 'alert' else 'notice' end, c.id
    from claim c join article a on a.latest_revision_id = c.revision_id join story s on s.head_article_id = a.id`);
  await run(`insert into flag (story_id, article_id, kind, level, watch_rule_id) select id, head_article_id, 'watch-rule', 'read', (select min(id) from watch_rule) from story where id <= ${cases} and id % 3 = 2`);
  await run(`insert into case_file (number, story_id, level, state, opened_at, assess_by, answer_by, close_reason, closed_at)
    select '2026-' || lpad(n::text, 6, '0'), n, (array['alert', 'notice', 'read'])[1 + n % 3], case when n > ${cases - open} then 'new' else 'closed' end, now() - (${cases} - n) * interval '20 minutes',
      case n % 3 when 2 then null else now() + n * interval '1 second' end, now() + n * interval '2 seconds',
      case when n > ${cases - open} then null else 'accurate' end, case when n > ${cases - open} then null else now() - n * interval '1 minute' end
    from generate_series(1, ${cases}) n`);
}
