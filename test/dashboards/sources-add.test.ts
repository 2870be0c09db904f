// Adding a source from the screen, against the fictional press as it really answers on loopback.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher, createRenderer, proposeWaysIn } from '../../crawlers/index.ts';
import { createDashboards } from '../../dashboards/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { startDemoPress } from '../../src/demo-press/index.ts';
import { crawlProgress, isAtWork, sourceHealth } from '../../src/sources/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { emptyDesk } from '../helpers/desk.ts';
import { testProvince } from '../helpers/serve.ts';
import { Visitor } from '../helpers/visitor.ts';

const readable = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/\s+/g, ' ');
const unescaped = (text: string) => text.replace(/&quot;/g, '"').replace(/&amp;/g, '&');

describe('adding a source from the screen', () => {
  let db: OpenDatabase;
  let admin: Visitor;
  let lead: Visitor;
  let press: Awaited<ReturnType<typeof startDemoPress>>;
  let homeUrl: string;
  const closers: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    press = await startDemoPress({ now: new Date(), ports: {} });
    const fetcher = createFetcher({ userAgent: 'HaiDang test', allowedPrivate: press.allowedPrivate, minimumGapMs: 5 });
    const renderer = await createRenderer({ fetcher });
    closers.push(() => press.close(), () => fetcher.close(), () => renderer.close());
    ({ database: db } = await freshDatabase());
    const desk = await emptyDesk(db);
    const app = createDashboards({ db, province: testProvince, fictional: false, testOutlet: (url) => proposeWaysIn(url, { fetcher, renderer }) });
    admin = new Visitor(app);
    await admin.signIn('an', (await desk.account('an', 'administrator')).password);
    lead = new Visitor(app);
    await lead.signIn('ha', (await desk.account('ha', 'desk-lead')).password);
    homeUrl = press.sources.find(({ waysIn }) => waysIn.some(({ kind }) => kind === 'feed'))?.homeUrl ?? '';
  }, 120_000);
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
    await db.close();
  });

  it('finds the ways in, shows articles that were tried, and saves only what was agreed to', { timeout: 120_000 }, async () => {
    await admin.get('/sources/add');
    const found = await admin.post('/sources/add/test', { url: homeUrl });
    expect(found.status).toBe(200);
    expect(readable(found.text)).toMatch(/nên dùng .*Bài đọc thử/);
    expect(await sourceHealth(db)).toEqual([]);
    const way = unescaped(/name="way" value="([^"]+)" checked/.exec(found.text)?.[1] ?? '');
    const saved = await admin.post('/sources/add', { way, homeUrl, name: 'Báo mới', key: 'bao-moi', country: 'vn', languages: 'vi, en', kind: 'agency' });
    expect(saved.location).toBe('/sources/bao-moi?done=source-added');
    expect(await sourceHealth(db)).toMatchObject([{ key: 'bao-moi', country: 'VN', languages: ['vi', 'en'], kind: 'agency', fictional: false, origin: 'added', waysIn: [{ url: (JSON.parse(way) as string[])[1] }] }]);
    const [event] = await db.rows<{ account_id: number | null }>(builtStatement('t', "select account_id from audit_event where action like 'source.%' order by id desc limit 1"));
    expect(event?.account_id).toBe(1);
  });

  it('says what is wrong with a description, and is for administrators alone', async () => {
    await admin.get('/sources/add');
    expect((await admin.post('/sources/add', { way: '["feed","http://x.test/rss"]', homeUrl, name: 'X', key: 'x', country: 'Viet Nam', languages: 'vi', kind: 'agency' })).status).toBeGreaterThanOrEqual(400);
    expect((await admin.post('/sources/add', { way: 'nonsense', homeUrl, name: 'X', key: 'x', country: 'VN', languages: 'vi', kind: 'agency' })).status).toBeGreaterThanOrEqual(400);
    expect((await lead.get('/sources/add')).status).toBe(403);
    await lead.get('/sources');
    for (const path of ['/sources/add', '/sources/add/test', '/sources/opml', '/sources/bao-moi/switch']) expect((await lead.post(path, { url: homeUrl })).status, path).toBe(403);
    expect((await sourceHealth(db)).map(({ key }) => key)).toEqual(['bao-moi']);
  });

  it('switches a source off and on, and takes the list in and out as OPML', async () => {
    await admin.get('/sources/bao-moi');
    await admin.post('/sources/bao-moi/switch', { enabled: 'no' });
    expect((await sourceHealth(db))[0]?.enabled).toBe(false);
    await admin.post('/sources/bao-moi/switch', { enabled: 'yes' });
    const opml = await lead.get('/sources/list.opml');
    expect(opml.text).toContain('haidang:key="bao-moi"');
  });

  it('tells how the crawl stands: what waits, what came in this minute, with whom; by itself and by reloading', async () => {
    const now = new Date();
    expect(isAtWork(await crawlProgress(db, now))).toBe(false);
    const [{ id = 0 } = {}] = await db.rows<{ id: number }>(builtStatement('t', 'select id from source'));
    await db.rows(builtStatement('t', `insert into link (source_id, url, url_key, outcome, fetched_at, next_fetch_at)
      select ${id}, 'http://x.test/' || n, 'k' || n, case when n <= 3 then 'kept' else 'waiting' end, case when n <= 3 then $1::timestamptz - n * interval '10 seconds' when n = 5 then $1::timestamptz - interval '5 minutes' end, case when n > 3 then $1::timestamptz - interval '1 second' end
      from generate_series(1, 5) as n`), [now]);
    const progress = await crawlProgress(db, now);
    expect(progress).toMatchObject({ waiting: 2, fetchedLastMinute: 3, sources: [{ key: 'bao-moi', waiting: 2, fetchedLastMinute: 3 }] });
    expect(progress.minutes).toHaveLength(30);
    expect(progress.minutes.at(-1)).toBe(3);
    expect(progress.minutes.reduce((sum, n) => sum + n, 0)).toBe(4);
    const page = await lead.get('/sources');
    expect(readable(page.text)).toContain('Đang thu thập 2 liên kết đang chờ tải');
    expect(page.text).toContain('hx-trigger="every 3s"');
    const part = await lead.get('/sources/progress', { 'hx-request': 'true' });
    expect(part.text.startsWith('<section class="panel progress"')).toBe(true);
    expect((await lead.get('/sources/progress')).location).toBe('/sources');
  });
});
