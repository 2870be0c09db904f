// An invented archive of any size, filled by the database itself: sources, articles, stories of two articles, cases of which most are closed.

import { builtStatement, type Database } from '../../src/database/index.ts';

/** Gives how many stories and cases there are. `open` is the number of cases that are not closed. */
export async function fillArchive(db: Database, articles: number, open = 2000): Promise<{ stories: number; cases: number }> {
  const run = (text: string) => db.rows(builtStatement('fill', text));
  const stories = Math.floor(articles / 2);
  const cases = Math.floor(articles / 10);
  await run(`insert into source (key, name, home_url, country, languages, kind)
    select 's' || n, 'Outlet ' || n, 'http://s' || n, case n % 4 when 0 then 'VN' else 'JP' end, '{vi}', 'newspaper' from generate_series(1, 500) n`);
  await run(`insert into way_in (source_id, kind, url, state, last_success_at) select id, 'feed', home_url, 'ok', now() from source`);
  await run(`insert into link (source_id, url, url_key, outcome) select 1 + n % 500, 'http://x/' || n, 'x/' || n, 'kept' from generate_series(1, ${articles}) n`);
  await run(`insert into article (link_id, source_id, url, first_seen_at) select id, source_id, url, now() - id * interval '30 seconds' from link`);
  await run(`insert into revision (article_id, number, title, body, text_sha256, page_sha256, charset, published_at, fetched_at, taken_from)
    select id, 1, 'Quy Nhơn headline number ' || id, repeat('Text of the article. ', 20), repeat('a', 64), repeat('b', 64), 'utf-8', first_seen_at, first_seen_at, 'page' from article`);
  await run('update article set latest_revision_id = r.id, understood_revision_id = r.id, indexed_revision_id = r.id from revision r where r.article_id = article.id');
  await run(`insert into reading (revision_id, language, language_p, about, about_p, places, topics, topic_p, sentiment, sentiment_p, model)
    select id, 'vi', 1, case id % 3 when 0 then 'province' else 'none' end, 1, '{}', '{society}', '{1}', 'neutral', 1, 'm' from revision`);
  await run(`insert into search_document (article_id, revision_id, published_at, source_id, country, language, about, topics, sentiment, terms)
    select a.id, a.latest_revision_id, a.first_seen_at, a.source_id, o.country, 'vi', 'province', '{society}', 'neutral',
      array_to_tsvector(array['quy', 'nhơn', 'nhon', 'headline', 'number', a.id::text, 'text', 'of', 'the', 'article'])
    from article a join source o on o.id = a.source_id`);
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
  return { stories, cases };
}
