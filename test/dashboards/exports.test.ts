import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDashboards } from '../../dashboards/index.ts';
import { exportKinds } from '../../src/exports/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { indexMissing } from '../../src/search/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';
import { testProvince } from '../helpers/serve.ts';
import { Visitor } from '../helpers/visitor.ts';

let db: OpenDatabase;
let reader: Visitor;
const now = new Date('2026-11-20T00:45:00Z');
beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  const { desk } = await busyDesk(db, now);
  await indexMissing(db);
  const { password } = await desk.account('doc', 'reader');
  reader = new Visitor(createDashboards({ db, province: testProvince, fictional: true, now: () => now }));
  await reader.signIn('doc', password);
});
afterAll(() => db.close());

describe('exports on the screens', () => {
  it('stand where lists are shown, and what they link to is a file', async () => {
    for (const [screen, kind] of [['/queue?all=1', 'cases'], ['/trends', 'statistics'], ['/register', 'claims'], ['/search', 'articles']] as const) {
      const { text } = await reader.get(screen);
      const links = [...text.matchAll(/href="(\/exports\/[^"?]+)[^"]*" download/g)].map(([, href]) => href);
      expect([screen, links]).toEqual([screen, [`/exports/${kind}.csv`, `/exports/${kind}.jsonl`]]);
      const file = await reader.get(`${links[0]}?excel=1`);
      expect([file.status, file.text.includes('\r\n'), file.headers.get('content-type'), file.headers.get('content-disposition')])
        .toEqual([200, true, 'text/csv; charset=utf-8; header=present', `attachment; filename="haidang-${kind}-v1-2026-11-20.csv"`]);
    }
  });

  it('are explained field by field in both languages, chosen by a form, and noted in the log', async () => {
    for (const lang of ['vi', 'en']) {
      const { status, text } = await reader.get(`/exports?lang=${lang}`);
      expect([status, exportKinds.every((kind) => text.includes(`<option value="${kind}">`))]).toEqual([200, true]);
      expect(text).toContain('<code>textSha256</code>');
    }
    const chosen = await reader.get('/exports/file?kind=articles&format=jsonl&from=2026-11-20&to=2026-11-20&period=day');
    const days = chosen.text.trim().split('\n').map((line) => (JSON.parse(line) as { publishedAt: string }).publishedAt);
    expect([days.length > 0, days.every((at) => at >= '2026-11-19T17:00' && at < '2026-11-20T17:00')]).toEqual([true, true]);
    expect((await reader.get('/exports/people.csv')).status).toBe(404);
    const noted = await db.rows<{ subject: string; detail: { via: string } }>(builtStatement('noted', `select subject, detail from audit_event where action = 'export.made' order by id desc limit 1`));
    expect(noted).toMatchObject([{ subject: 'export:articles', detail: { via: 'screen', format: 'jsonl' } }]);
  });
});
