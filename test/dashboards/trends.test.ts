import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDashboards } from '../../dashboards/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { loadProfile } from '../../src/profile/index.ts';
import { indexMissing } from '../../src/search/index.ts';
import { coverageByTile } from '../../src/trends/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { emptyDesk } from '../helpers/desk.ts';
import { Visitor } from '../helpers/visitor.ts';

const profile = loadProfile();
const now = new Date('2026-11-20T05:00:00Z');
const readable = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the maps of the Trends screen', () => {
  let db: OpenDatabase;
  let reader: Visitor;

  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
    const desk = await emptyDesk(db, now);
    const add = async (hoursAgo: number, places: readonly string[], more: object = {}) => {
      const { revision } = await desk.article({ outlet: 'busan-ilbo', language: 'ko', title: `제목 ${hoursAgo}`, text: '본문', hoursAgo, ...more });
      await db.rows(builtStatement('places', 'update reading set places = $2 where revision_id = $1'), [revision, places]);
    };
    await add(1, ['quy-nhon', 'nhon-ly', 'quy-nhon-port'], { sentiment: 'negative' });
    await add(2, ['quy-nhon', 'hoai-nhon'], { sentiment: 'positive' });
    await add(3, ['paracel'], { about: 'vietnam', outlet: 'hai-nam-van-bao', language: 'zh' });
    await add(4, ['hanoi'], { about: 'vietnam', outlet: 'penang-courier', language: 'en' });
    await add(40 * 24, ['quy-nhon']);
    await indexMissing(db);
    reader = new Visitor(createDashboards({ db, province: profile, fictional: true, now: () => now }));
    await reader.signIn('doc', (await desk.account('doc', 'reader')).password);
  });
  afterAll(() => db.close());

  it('count an article once a tile however many of its places it names, and set the period before beside it', async () => {
    const span = { from: new Date('2026-10-21T17:00:00Z'), before: new Date('2026-11-20T17:00:00Z') };
    const tiles = await coverageByTile(db, span, profile.places, profile.map!.province);
    const of = (name: string) => tiles.find(({ tile }) => tile.name.vi === name);
    expect(of('Quy Nhơn')).toMatchObject({ count: 2, before: 1, negative: 1, positive: 1 });
    expect(of('Hoài Nhơn')).toMatchObject({ count: 1, before: 0 });
    expect(of('Hoàng Sa')).toMatchObject({ count: 1 });
    expect(of('Pleiku')).toMatchObject({ count: 0 });
    expect((await coverageByTile(db, { ...span, about: 'vietnam' }, profile.places, profile.map!.province)).find(({ tile }) => tile.name.vi === 'Quy Nhơn')).toMatchObject({ count: 0 });
    expect((await coverageByTile(db, span, profile.places, profile.map!.country)).find(({ tile }) => tile.name.vi === 'Gia Lai')).toMatchObject({ count: 2 });
  });

  it('show Hoàng Sa and Trường Sa as Viet Nam’s on each, with the same figures in a table', async () => {
    for (const map of ['province', 'country', 'world']) {
      const { text, status } = await reader.get(`/trends?about=all&map=${map}`);
      expect(status).toBe(200);
      const svg = /<svg class="tiles .*?<\/svg>/s.exec(text)?.[0] ?? '';
      const labels = svg.replace(/<\/?tspan[^>]*>/g, '');
      expect(labels).toMatch(/>Hoàng Sa<\/text>/);
      expect(labels).toMatch(/>Trường Sa<\/text>/);
      expect(readable(svg)).toMatch(/Hoàng Sa[^<]*Đà Nẵng, Việt Nam/);
      expect(readable(svg)).toMatch(/Trường Sa[^<]*Khánh Hòa, Việt Nam/);
      expect(svg).not.toMatch(/Xisha|Nansha|Sansha|Tam Sa/);
    }
    const world = readable((await reader.get('/trends?about=all&map=world')).text);
    for (const row of ['Hàn Quốc (KR) 2 1', 'Trung Quốc (CN) 1 0', 'Malaysia (MY) 1 0']) expect(world).toContain(row);
    expect(readable((await reader.get('/trends?about=all&map=province')).text)).toContain('Quy Nhơn 2 1 1 / 1');
    expect((await reader.get('/trends?map=world&lang=en')).text).toContain('Hoàng Sa islands (Paracels; Da Nang, Viet Nam)');
  });
});
