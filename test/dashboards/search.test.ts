import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDashboards } from '../../dashboards/index.ts';
import { asCsv } from '../../dashboards/search/export.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { roles } from '../../src/model/index.ts';
import { indexMissing } from '../../src/search/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';
import { testProvince } from '../helpers/serve.ts';
import { Visitor } from '../helpers/visitor.ts';

let db: OpenDatabase;
let ha: Visitor;
let other: Visitor;
let stranger: Visitor;
const now = new Date('2026-11-20T00:45:00Z');
beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  const { desk } = await busyDesk(db, now);
  await desk.article({ outlet: 'penang-courier', language: 'en', title: '=HYPERLINK("x"), a "quoted" title', text: 'Typhoon drills were held.', hoursAgo: 1 });
  await indexMissing(db);
  const app = createDashboards({ db, province: testProvince, fictional: true, now: () => now });
  [ha, other, stranger] = [new Visitor(app), new Visitor(app), new Visitor(app)];
  await ha.signIn('ha', (await desk.account('ha', 'analyst')).password);
  await other.signIn('doc', (await desk.account('doc', 'reader')).password);
  expect(roles).toContain('reader');
});
afterAll(() => db.close());
const readable = (html: string) => html.replace(/<[^>]+>/g, '').replace(/&quot;/g, '"').replace(/\s+/g, ' ');

describe('the search screen', () => {
  it('finds with and without marks, marks the words, and keeps the filter in the form', async () => {
    const { text } = await ha.get('/search?q=quy+nhon&language=vi');
    expect(text).toContain('<mark>Quy</mark>');
    expect(readable(text)).toContain('Quy Nhơn mở lễ hội võ cổ truyền');
    expect(readable(text)).not.toContain('ouvrières');
    expect(text).toContain('value="quy nhon"');
    expect(text).toMatch(/<option value="vi" selected/);
  });

  it('says what to do where nothing is found, in both languages', async () => {
    expect(readable((await ha.get('/search?q=khongcogi')).text)).toContain('Không có bài viết nào khớp.');
    expect(readable((await ha.get('/search?q=khongcogi&lang=en')).text)).toContain('No article matches.');
    await ha.get('/search?lang=vi');
  });

  it('keeps a search for one person, who can delete it', async () => {
    expect((await ha.post('/search/save', { name: 'Cát', back: 'q=quy+nhon&after=zzz' })).status).toBe(303);
    expect((await ha.get('/search')).text).toContain('href="/search?q=quy+nhon"');
    expect((await other.get('/search')).text).not.toContain('Cát');
    const id = /name="id" value="(\d+)"/.exec((await ha.get('/search')).text)?.[1] ?? '';
    await ha.post('/search/forget', { id, back: '' });
    expect((await ha.get('/search')).text).not.toContain('>Cát<');
  });

  it('gives what was found as CSV that no spreadsheet runs, and as JSON Lines', async () => {
    const csv = (await ha.get('/search/export.csv?q=typhoon')).text;
    expect(csv.split('\r\n')[0]).toBe('id,url,title,outlet,source,country,language,publishedAt,about,topics,sentiment,story,case');
    expect(asCsv([]).startsWith('\uFEFF')).toBe(true);
    expect(csv).toContain('"\'=HYPERLINK(""x""), a ""quoted"" title"');
    const lines = (await ha.get('/search/export.jsonl?q=reef')).text.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toMatchObject([{ country: 'PH', language: 'en', topics: ['diplomacy', 'sovereignty'], sentiment: 'neutral' }]);
    expect(lines[0]?.['case']).toBeTypeOf('number');
  });

  it('is for people who signed in alone', async () => {
    for (const path of ['/search', '/search/export.csv', '/search/export.jsonl']) expect((await stranger.get(path)).status, path).toBe(303);
  });
});
