// Old articles keep their stories and lose the bands by which newcomers would be compared with them.

import { afterEach, beforeEach, expect, it } from 'vitest';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { forgetOldBands } from '../../src/stories/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { emptyDesk, type Desk } from '../helpers/desk.ts';

let db: OpenDatabase;
const now = new Date('2026-11-20T05:00:00Z');
const query = (text: string, parameters: readonly unknown[] = []) => db.rows<Record<string, unknown>>(builtStatement('seed', text), parameters);
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

beforeEach(async () => void ({ database: db } = await freshDatabase()));
afterEach(() => db.close());

it('lets go what lies further back than any newcomer may, and no story', async () => {
  const desk: Desk = await emptyDesk(db, now);
  const ids: number[] = [];
  for (const age of [400, 80, 73, 60, 1]) {
    const { article } = await desk.article({ outlet: 'penang-courier', language: 'en', title: `Report of ${age} days ago`, text: 'text', hoursAgo: age * 24 });
    await query('update article set first_seen_at = $2 where id = $1', [article, daysAgo(age)]);
    await query('insert into story_band (band, article_id, published_at) select n, $1, $2 from generate_series(1, 40) n', [article, daysAgo(age)]);
    ids.push(article);
  }
  expect(await forgetOldBands(db, { oldestDays: 60, now })).toBe(80);
  expect(await query('select distinct article_id as id from story_band order by 1')).toEqual(ids.slice(2).map((id) => ({ id })));
  expect((await query('select count(*)::int as n from story_article'))[0]).toEqual({ n: 5 });
  expect(await forgetOldBands(db, { oldestDays: 60, now })).toBe(0);
});
