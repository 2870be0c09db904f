import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCase, deskFigures, queueCounts, queueRows, takeCase, todayFigures, type QueueFilter } from '../../src/cases/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { indexMissing } from '../../src/search/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';

let db: OpenDatabase;
let busy: Awaited<ReturnType<typeof busyDesk>>;
let viewer = 0;
const now = new Date('2026-11-20T00:45:00Z');

beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  busy = await busyDesk(db, now);
  await indexMissing(db);
  const { account } = await busy.desk.account('ha', 'analyst');
  viewer = account.id;
  const mine = (await queueRows(db, { level: 'notice' }, viewer)).rows[0];
  await takeCase(db, { account, now }, { caseId: mine?.caseId ?? 0, version: mine?.version ?? 0 });
  const korean = (await queueRows(db, { words: '꾸이년' }, viewer)).rows[0];
  await closeCase(db, { account, now }, { caseId: korean?.caseId ?? 0, version: korean?.version ?? 0, reason: 'accurate' });
});
afterAll(() => db.close());

const titles = async (filter: QueueFilter) => (await queueRows(db, { now, ...filter }, viewer)).rows.map(({ article }) => article.title.slice(0, 12));

describe('the queue', () => {
  it('shows open cases, the loudest first, then by deadline', async () => {
    expect(await titles({})).toEqual(['西沙群岛旅游季开启 三沙', 'Weather: tro', 'Manila and B', 'Au Vietnam, ', 'ក្រុមហ៊ុនវៀត']);
  });

  it('shows the claim with quote, entry, kind and voice, and counts copies and countries', async () => {
    const [row] = (await queueRows(db, { level: 'alert' }, viewer)).rows;
    expect(row).toMatchObject({
      level: 'alert', flagKinds: ['claim'], articles: 4, copies: 3, countries: ['CN', 'MY', 'PH'],
      article: { language: 'zh', country: 'CN', sentiment: 'neutral' },
      claim: { register: 'SANSHA', registerVersion: 2, kind: 'stated-position', voice: 'asserts', quote: '三沙市管辖的中国西沙群岛', state: 'suggested' },
    });
  });

  it('says by which watch rule a story is to be read, and that no claim is in it', async () => {
    const rows = (await queueRows(db, { level: 'read' }, viewer)).rows;
    expect(rows[0]).toMatchObject({ claim: null, watchRule: { vi: 'Nhân quyền × tỉnh', en: 'Human rights × province' }, due: null });
  });

  it('filters by level, mine, foreign, closed and words', async () => {
    expect(await titles({ mine: true })).toEqual(['Manila and B']);
    expect(await titles({ level: 'alert', foreign: true })).toHaveLength(2);
    expect(await titles({ closed: true })).toEqual(['꾸이년 직항 재개… 골']);
    expect(await titles({ words: 'DEPRESSION weather' })).toEqual(['Weather: tro']);
    expect(await titles({ words: '2026-0002' })).toEqual(['Weather: tro']);
    expect(await titles({ words: 'binh qui' })).toEqual([]);
    expect(await titles({ words: '三沙市管辖' })).toEqual(['西沙群岛旅游季开启 三沙']);
    expect(await titles({ words: '"250 km east"' })).toEqual(['Weather: tro']);
    expect(await titles({ words: '"east 250 km"' })).toEqual([]);
    expect(await titles({ words: '100%' })).toEqual([]);
    expect(await titles({ words: '%' })).toEqual([]);
  });

  it('takes words for words, not for SQL', async () => {
    expect(await titles({ words: "'; drop table case_file; --" })).toEqual([]);
    expect(await titles({})).toHaveLength(5);
  });

  it('pages by key: every case once, in order, and a foreign cursor begins from the top', async () => {
    const all = await titles({});
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await queueRows(db, { limit: 2, ...(after === undefined ? {} : { after }) }, viewer);
      seen.push(...page.rows.map(({ article }) => article.title.slice(0, 12)));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(all);
    expect(await titles({ after: 'không-phải-của-ta' })).toEqual(all);
    expect(await titles({ after: Buffer.from('["alert","; drop",1]').toString('base64url') })).toEqual(all);
  });

  it('counts what each filter would show', async () => {
    const counts = await queueCounts(db, viewer, new Date(now.getTime() + 3 * 3_600_000), new Date('2026-11-19T17:00:00Z'));
    expect(counts).toEqual({ open: 5, alert: 2, notice: 1, read: 2, mine: 1, free: 4, unread: 5, foreign: 5, overdue: 2, aside: 0, closed: 1, closedToday: 1 });
  });
});

describe('the figures of the day', () => {
  it('name what is new, what is silent and what the province looks like', async () => {
    const figures = await deskFigures(db, now);
    expect(figures).toMatchObject({ open: 5, articles24h: 10, silentSources: 1 });
    const today = await todayFigures(db, now, 'Asia/Ho_Chi_Minh');
    expect(today.articles).toEqual({ now: 10, before: 0 });
    expect(today.days).toHaveLength(14);
    expect(today.days.at(-1)?.day).toBe('2026-11-20');
    const sum = today.days.reduce((total, day) => total + day.negative + day.neutral + day.positive + day.notScored, 0);
    expect(sum).toBe(4);
    expect(today.topics[0]).toEqual({ name: 'investment', count: 2 });
  });
});
