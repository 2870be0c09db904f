// One answer to "from which sources does nothing come", for the frame, the list and the digest.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskFigures } from '../../src/cases/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { composeDigest } from '../../src/digests/index.ts';
import { loadProfile } from '../../src/profile/index.ts';
import { notePoll, quietSources, saveSource, type PollResult } from '../../src/sources/index.ts';
import { freshDatabase } from '../helpers/databases.ts';

let db: OpenDatabase;
beforeAll(async () => void (db = (await freshDatabase()).database));
afterAll(() => db.close());

const sql = (text: string) => builtStatement('test', text);
const answers: PollResult = { kind: 'found', found: 1, newLinks: 1, etag: null, lastModified: null };
const refuses = (problem: 'blocked-by-origin' | 'unreachable'): PollResult => ({ kind: 'refused', problem, detail: `it said ${problem}` });

async function source(key: string, polls: readonly (PollResult | null)[], more: 'article' | 'waiting' | 'off' | 'old' | 'silent' | null = null): Promise<void> {
  const waysIn = polls.map((_, n) => ({ kind: 'feed' as const, url: `https://${key}.example/${n}` }));
  const id = await saveSource(db, { key, name: key, homeUrl: `https://${key}.example/`, country: 'VN', languages: ['vi'], kind: 'newspaper', waysIn }, false);
  const ways = await db.rows<{ id: number }>(sql('select id from way_in where source_id = $1 order by id'), [id]);
  for (const [n, poll] of polls.entries()) if (poll !== null) await notePoll(db, ways[n]!.id, poll, 10);
  if (more === 'off') await db.run(sql('update source set enabled = false where id = $1'), [id]);
  if (more === 'old') await db.run(sql("update source set created_at = now() - interval '2 days' where id = $1"), [id]);
  if (more === 'silent') await db.run(sql("insert into source_volume (source_id, state, silent_since, last_24h, last_7d, weeks, checked_at) values ($1, 'silent', now(), 0, 0, 8, now())"), [id]);
  if (more === 'article' || more === 'waiting') {
    const { id: link } = await db.one<{ id: number }>(sql('insert into link (source_id, url, url_key, outcome) values ($1, $2, $2, $3) returning id'), [id, `https://${key}.example/a`, more === 'article' ? 'kept' : 'waiting']);
    if (more === 'article') await db.run(sql('insert into article (link_id, source_id, url) values ($1, $2, $3)'), [link, id, `https://${key}.example/a`]);
  }
}

it('names what is blocked, dead, silent or never asked, and nothing that works, is new, or is switched off; every place says the same', async () => {
  await source('well', [answers], 'article');
  await source('half', [answers, refuses('unreachable')], 'article');
  await source('on-its-way', [answers], 'waiting');
  await source('just-added', [null]);
  await source('switched-off', [refuses('unreachable')], 'off');
  await source('blocked', [refuses('blocked-by-origin'), refuses('unreachable')]);
  await source('dead', [refuses('unreachable')], 'article');
  await source('never-asked', [null], 'old');
  await source('fell-silent', [answers], 'silent');
  await source('brings-nothing', [answers]);
  const quiet = await quietSources(db);
  expect(quiet.map(({ key, state, problem }) => [key, state, problem])).toEqual([
    ['blocked', 'blocked', 'blocked-by-origin'], ['brings-nothing', 'silent', null], ['dead', 'failing', 'unreachable'], ['fell-silent', 'silent', null], ['never-asked', 'new', null],
  ]);
  expect((await deskFigures(db, new Date())).silentSources).toBe(quiet.length);
  const digest = await composeDigest(db, { period: 'week', from: '2026-11-16', to: '2026-11-22', province: loadProfile(), fictional: false });
  expect(digest.honesty.silentSources.map(({ name, state }) => [name, state])).toEqual(quiet.map(({ name, state }) => [name, state]));
  expect(digest.honesty.sources).toBe(9);
});
