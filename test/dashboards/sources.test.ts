import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDashboards } from '../../dashboards/index.ts';
import { countQuarantined } from '../../src/articles/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { emptyDesk } from '../helpers/desk.ts';
import { testProvince } from '../helpers/serve.ts';
import { addSilentSource } from '../helpers/silent-source.ts';
import { Visitor } from '../helpers/visitor.ts';

const readable = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/&quot;/g, '"').replace(/\s+/g, ' ');

describe('the Sources screens', () => {
  const now = new Date('2026-11-20T05:00:00Z');
  let db: OpenDatabase;
  let lead: Visitor;
  let reader: Visitor;
  let sourceId: number;

  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
    const desk = await emptyDesk(db, now);
    await desk.source('busan-ilbo');
    sourceId = await addSilentSource(db, now);
    const app = createDashboards({ db, province: testProvince, fictional: true, now: () => now });
    lead = new Visitor(app);
    await lead.signIn('ha', (await desk.account('ha', 'desk-lead')).password);
    reader = new Visitor(app);
    await reader.signIn('doc', (await desk.account('doc', 'reader')).password);
  });
  afterAll(() => db.close());

  it('put the silent source first, say since when, and account for each day', async () => {
    const words = readable((await lead.get('/sources')).text);
    expect(words.indexOf('The Quiet Mirror')).toBeLessThan(words.indexOf('항구일보'));
    for (const part of ['2 nguồn tin · 1 nguồn gặp trục trặc · 2 im lặng · 1 mục để riêng', 'im lặng từ 11:00 18/11', 'Sổ thu thập theo ngày', 'không phải bài viết']) expect(words).toContain(part);
  });

  it('show one source by its key: volume against the past, polls with their outcomes, what is given up and put aside', async () => {
    const { text, status } = await lead.get('/sources/quiet-mirror');
    expect(status).toBe(200);
    const words = readable(text);
    for (const part of [
      '24 giờ qua 0 (thường 20)', 'So với 8 tuần trước', '30 lần hỏi gần nhất: có liên kết 12 · không đổi 12 · không đọc được 6 (unreachable 6)', 'Coi như đã ngừng từ', 'vẫn thử lại, thưa dần: lần tới 12:00 23/11',
      'Để riêng vì xử lý hỏng nhiều lần', 'invalid byte sequence', 'http://quiet-mirror.test/sitemap.xml không còn nữa (404).',
    ]) expect(words).toContain(part);
    expect(text.match(/<g><title>/g)?.length).toBe(28);
  });

  it('let every column of the ledger sum to what was found', async () => {
    const { text } = await lead.get('/sources/quiet-mirror');
    const table = text.slice(text.indexOf('Sổ thu thập'));
    const rows = [...table.matchAll(/<tr><th scope="row" class="num">(.*?)<\/tr>/g)].map(([, row]) => [...(row ?? '').matchAll(/<td class="num right">(\d+)/g)].map(([, n]) => Number(n)));
    expect(rows.length).toBe(7);
    for (const [, found = -1, ...endings] of rows) expect(endings.reduce((sum, n) => sum + n, 0)).toBe(found);
    expect(rows.filter(([, found = 0]) => found > 0).length).toBeGreaterThanOrEqual(5);
  });

  it('keep older addresses by number working, and say plainly that there is no such source', async () => {
    expect((await lead.get(`/sources/${sourceId}`)).text).toContain('The Quiet Mirror');
    expect((await lead.get('/sources/none-such')).status).toBe(404);
  });

  it('let the desk lead have what was put aside tried again, and a reader not', async () => {
    await reader.get('/sources');
    expect((await reader.get('/sources')).text).not.toContain('/sources/replay');
    expect((await reader.post('/sources/replay', {})).status).toBe(403);
    expect(await countQuarantined(db)).toBe(1);
    await lead.get('/sources');
    expect((await lead.post('/sources/busan-ilbo/replay', {})).location).toBe('/sources/busan-ilbo?done=replayed');
    expect(await countQuarantined(db)).toBe(1);
    expect((await lead.post('/sources/quiet-mirror/replay', {})).location).toBe('/sources/quiet-mirror?done=replayed');
    expect(await countQuarantined(db)).toBe(0);
  });
});
