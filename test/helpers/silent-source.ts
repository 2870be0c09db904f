// Ten weeks of one source that was busy and then fell silent two days ago, one of its ways in given up, one of its links put aside.

import { builtStatement, type Database } from '../../src/database/index.ts';
import { noteStepFailed, quarantineAfter } from '../../src/articles/index.ts';
import { saveSource, watchSilence } from '../../src/sources/index.ts';

export async function addSilentSource(db: Database, now: Date): Promise<number> {
  const run = (text: string, parameters: readonly unknown[]) => db.run(builtStatement('seed', text), parameters);
  const id = await saveSource(db, {
    key: 'quiet-mirror', name: 'The Quiet Mirror (fictional)', homeUrl: 'http://quiet-mirror.test/', country: 'AU', languages: ['en'], kind: 'newspaper',
    waysIn: [{ kind: 'feed', url: 'http://quiet-mirror.test/rss' }, { kind: 'sitemap', url: 'http://quiet-mirror.test/sitemap.xml' }],
  }, true);
  await run(`insert into link (source_id, url, url_key, found_at, outcome, skip_reason, next_fetch_at)
    select $1::int, u, u, $2::timestamptz - make_interval(days => d, hours => 1 + n % 20), case when n % 4 = 0 then 'skipped' when n % 9 = 0 then 'waiting' else 'kept' end,
      case when n % 4 = 0 then 'not-an-article' end, null
    from generate_series(2, 70) d, generate_series(0, 19 + d % 7) n, lateral (select 'http://quiet-mirror.test/' || d || '-' || n as u) as address`, [id, now]);
  await run('insert into poll_day (source_id, day, polls, refused) select $1::int, ($2::timestamptz)::date - d, 40, d % 3 from generate_series(0, 70) d', [id, now]);
  await run("update way_in set state = 'ok', last_success_at = $2, last_polled_at = $2 where source_id = $1 and kind = 'feed'", [id, now]);
  await run(`update way_in set state = 'failing', failures = 12, given_up_at = $2::timestamptz - interval '9 days', next_poll_at = $2::timestamptz + interval '3 days',
    problem_code = 'gone', problem_detail = 'http://quiet-mirror.test/sitemap.xml is gone (404).' where source_id = $1 and kind = 'sitemap'`, [id, now]);
  await run(`insert into poll (way_in_id, at, outcome, problem_code, found, new_links, duration_ms)
    select w.id, $2::timestamptz - make_interval(mins => 30 * n), case when n % 5 = 0 then 'refused' when n % 2 = 0 then 'found' else 'not-changed' end,
      case when n % 5 = 0 then 'unreachable' end, 20, 0, 300 + n from way_in w, generate_series(30, 1, -1) n where w.source_id = $1 and w.kind = 'feed'`, [id, now]);
  const [waiting] = await db.rows<{ id: number }>(builtStatement('seed', "select id from link where source_id = $1 and outcome = 'waiting' order by found_at desc limit 1"), [id]);
  for (let n = 0; n < quarantineAfter; n += 1) await noteStepFailed(db, 'take-in', waiting!.id, 'invalid byte sequence for encoding "UTF8": 0x00');
  await watchSilence(db, now);
  return id;
}
