import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignCase, closeCase, queueRow, takeCase, undoOffer, undoSteps, type By } from '../../src/cases/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { indexMissing } from '../../src/search/index.ts';
import { deskTrends, trends } from '../../src/trends/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { emptyDesk } from '../helpers/desk.ts';

let db: OpenDatabase;
const now = new Date('2026-11-20T05:00:00Z');
const timeZone = 'Asia/Ho_Chi_Minh';
const week = { from: new Date('2026-11-13T17:00:00Z'), before: new Date('2026-11-20T17:00:00Z'), timeZone, bucket: 'day' } as const;

beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  const desk = await emptyDesk(db, now);
  const add = (hoursAgo: number, more: object = {}) => desk.article({ outlet: 'busan-ilbo', language: 'ko', title: `제목 ${hoursAgo}`, text: '본문', hoursAgo, ...more });
  await add(1, { sentiment: 'negative', topics: ['society', 'investment'] });
  await add(13, { sentiment: 'positive' }); // 23:00 of the day before in Viet Nam
  await add(30, { sentiment: null, outlet: 'penang-courier', language: 'en' });
  await add(31, { about: 'vietnam' });
  await add(9 * 24, { topics: ['investment'] }); // the week before
  const flagged = await add(2);
  const { caseId } = await desk.claim(flagged, 'SANSHA', 'asserts', '본문', '본문');
  const { account } = await desk.account('an', 'analyst');
  await takeCase(db, { account, now: new Date(now.getTime() + 90 * 60_000) }, { caseId, version: (await queueRow(db, caseId))!.version });
  await indexMissing(db);
});
afterAll(() => db.close());

describe('trends', () => {
  it('count each day of the office, also those without an article, by tone', async () => {
    const { buckets } = await trends(db, { ...week, about: 'province' });
    expect(buckets.map(({ day }) => day)).toEqual(['2026-11-14', '2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20']);
    expect(buckets.at(-1)).toMatchObject({ negative: 1, neutral: 1, positive: 0, notScored: 0 });
    expect(buckets.at(-2)).toMatchObject({ positive: 1, notScored: 1 });
    expect(buckets.at(-3)).toMatchObject({ positive: 0, notScored: 0 });
    expect(buckets.reduce((sum, day) => sum + day.notScored, 0)).toBe(1);
  });

  it('set a period beside the one before', async () => {
    const { topics, countries, outlets } = await trends(db, { ...week, about: 'province' });
    expect(topics.find(({ name }) => name === 'investment')).toMatchObject({ count: 1, before: 1, negative: 1 });
    expect(countries.map(({ name, count }) => [name, count])).toEqual([['KR', 3], ['MY', 1]]);
    expect(outlets).toHaveLength(2);
    expect((await trends(db, week)).countries.find(({ name }) => name === 'KR')?.count).toBe(4);
  });

  it('begin weeks on Monday', async () => {
    const { buckets } = await trends(db, { ...week, bucket: 'week' });
    expect(buckets.map(({ day }) => day)).toEqual(['2026-11-09', '2026-11-16']);
  });

  it('say how soon the desk took its cases', async () => {
    expect(await deskTrends(db, week)).toEqual([{ level: 'alert', opened: 1, taken: 1, closed: 0, hoursToTake: 1.5, hoursToClose: null, assessedLate: 0 }]);
  });
});

it('a case that was taken, assigned or closed by mistake and brought back was not taken', async () => {
  const { database: own } = await freshDatabase();
  try {
    const desk = await emptyDesk(own, now);
    const { account } = await desk.account('truong-phong', 'desk-lead');
    const { caseId } = await desk.claim(await desk.article({ outlet: 'penang-courier', language: 'en', title: 'A', text: 'b' }), 'SANSHA', 'asserts', 'b', 'b');
    let minute = 0;
    const by = (): By & { readonly now: Date } => ({ account, now: new Date(now.getTime() + (minute += 1) * 60_000) });
    const ref = async () => ({ caseId, version: (await queueRow(own, caseId))?.version ?? 0 });
    const taken = async () => (await deskTrends(own, week))[0]?.taken;
    const steps = [
      async () => takeCase(own, by(), await ref()),
      async () => assignCase(own, by(), { ...(await ref()), to: 'truong-phong' }),
      async () => closeCase(own, by(), { ...(await ref()), reason: 'opinion' }),
    ];
    for (const step of steps) {
      expect(await taken()).toBe(0);
      await step();
      expect(await taken()).toBe(1);
      await undoSteps(own, by(), (await undoOffer(own, account, by().now))?.batch ?? '');
    }
    expect(await taken()).toBe(0);
  } finally {
    await own.close();
  }
});
