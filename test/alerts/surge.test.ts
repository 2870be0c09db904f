import { describe, expect, it } from 'vitest';
import { deliveries, judgeStory, judgeTopic, planAlerts, watchSurges } from '../../src/alerts/index.ts';
import { queueRows } from '../../src/cases/index.ts';
import { addRule, openOffice, query, screen, type TestOffice } from './office.ts';

const now = new Date('2026-11-20T05:00:00Z');
const days = (today: number, sameWeekday: number, other = 3) => Array.from({ length: 63 }, (_, back) => (back === 0 ? today : back % 7 === 0 ? sameWeekday : other));

describe('a surge', () => {
  it('is judged against the same weekday, not against yesterday', () => {
    expect(judgeTopic(days(20, 4), 200)).toMatchObject({ surge: true, count: 20, usual: 4, weeks: 8 });
    expect(judgeTopic(days(20, 18, 2), 200).surge).toBe(false);
    expect(judgeTopic(days(8, 0, 40), 200).surge).toBe(true);
  });

  it('needs a past of four weeks, six articles, and twice the usual', () => {
    expect(judgeTopic(days(40, 4), 30)).toMatchObject({ surge: false, usual: null });
    expect(judgeTopic(days(5, 0, 0), 200).surge).toBe(false);
    expect(judgeTopic(days(300, 160, 160), 200).surge).toBe(false);
  });

  it('of a story is judged against its own earlier hours, and of a young one against other stories’ first days', () => {
    expect(judgeStory([12, 1, 0, 2, 1, 1, 5], 48, { stories: 500, high: 8 })).toMatchObject({ surge: true, count: 12, usual: 1 });
    expect(judgeStory([2, 1, 0, 2, 1, 1, 5], 48, { stories: 500, high: 8 }).surge).toBe(false);
    expect(judgeStory([12, 3], 9, { stories: 500, high: 8 })).toMatchObject({ surge: true, count: 15 });
    expect(judgeStory([12, 3], 9, { stories: 20, high: 8 }).surge).toBe(false);
  });
});

/** Articles of one topic, a steady number each day for nine weeks and `today` of them in the last hours, each a story of its own. */
async function fill(at: TestOffice, outlet: 'busan-ilbo' | 'manila-ledger', daily: number, today: number): Promise<void> {
  for (let back = 0; back < 63; back += 1) {
    for (let n = 0; n < (back === 0 ? today : daily); n += 1) {
      await at.desk.article({ outlet, language: 'en', title: `${outlet} ${back} ${n}`, text: 'text', hoursAgo: back * 24 + 1 + n / 10, topics: ['investment'], about: 'province' });
    }
  }
}

describe('watching for surges', () => {
  it('raises one flag to be read, with its figure and where it does not grow yet, and tells of it once a week', { timeout: 120_000 }, async () => {
    const at = await openOffice(now, [screen], false);
    await addRule(at, { filter: { flagKinds: ['surge'], leastGrowth: 3 } });
    await query(at.db, "insert into source (key, name, home_url, country, languages, kind, created_at) values ('jp', 'J', 'https://j.example', 'JP', '{ja}', 'newspaper', $1::timestamptz - interval '100 days')", [now]);
    await query(at.db, "insert into poll_day (source_id, day, polls) select id, ($1::timestamptz - interval '90 days')::date, 1 from source", [now]);
    await fill(at, 'busan-ilbo', 1, 12);
    await fill(at, 'manila-ledger', 1, 1);
    await query(at.db, "update source set created_at = $1::timestamptz - interval '100 days'", [now]);
    expect(await watchSurges(at.db, now)).toMatchObject({ raised: 1 });
    expect(await query(at.db, 'select kind, level, article_id from flag')).toEqual([{ kind: 'surge', level: 'read', article_id: null }]);
    expect((await queueRows(at.db, { level: 'read' }, 0)).rows).toHaveLength(1);
    expect((await planAlerts(at.db, at.office, now)).alerts).toBe(1);
    const [sent] = await deliveries(at.db);
    const content = sent?.content;
    if (content === undefined || !('story' in content)) throw new Error('no story');
    expect(content.story.flags[0]?.surge).toEqual({ kind: 'topic', topic: 'investment', country: 'KR', count: 12, usual: 1, growing: ['KR'], notYet: ['JP', 'PH'] });
    expect(await watchSurges(at.db, new Date(now.getTime() + 900_000))).toMatchObject({ raised: 0 });
    await at.db.close();
  });
});
