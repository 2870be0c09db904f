import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDashboards } from '../../dashboards/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { keepEvidence } from '../../src/evidence/index.ts';
import { readZip } from '../digests/zip.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';
import { testProvince } from '../helpers/serve.ts';
import { Visitor } from '../helpers/visitor.ts';

let db: OpenDatabase;
let busy: Awaited<ReturnType<typeof busyDesk>>;
let reader: Visitor;
let app: ReturnType<typeof createDashboards>;

beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  busy = await busyDesk(db);
  await db.transaction((tx) => keepEvidence(tx, busy.articles.zh.revision));
  app = createDashboards({ db, province: testProvince, fictional: true });
  reader = new Visitor(app);
  await reader.signIn('doc', (await busy.desk.account('doc', 'reader')).password);
});
afterAll(() => db.close());

it('the page of a case offers its evidence pack with the hash of its manifest, and says where there is none', async () => {
  const [manifest] = await db.rows<{ sha256: string }>(builtStatement('test', 'select sha256 from evidence_manifest'));
  const { text } = await reader.get(`/cases/${busy.cases.sansha}`);
  expect(text).toContain(`href="/evidence/${busy.cases.sansha}.zip"`);
  expect(text).toContain(manifest?.sha256);
  expect((await reader.get(`/cases/${busy.cases.xisha}`)).text).not.toContain('/evidence/');
});

it('the zip holds the pack; a case without one, or a stranger, gets nothing', async () => {
  const { status, headers } = await reader.get(`/evidence/${busy.cases.sansha}.zip`);
  expect([status, headers.get('content-type')]).toEqual([200, 'application/zip']);
  expect(headers.get('content-disposition')).toMatch(/evidence-\d{4}-\d{4}\.zip/);
  for (const path of [`/evidence/${busy.cases.xisha}.zip`, '/evidence/9999.zip', '/evidence/x.zip']) expect((await reader.get(path)).status).toBe(404);
  expect((await new Visitor(app).get(`/evidence/${busy.cases.sansha}.zip`)).status).toBe(303);
});

it('a page that was never seen on the wire makes a pack of its text alone, and says so', async () => {
  const { evidenceZip, storyOfCase } = await import('../../src/evidence/index.ts');
  const found = await storyOfCase(db, String(busy.cases.sansha));
  const files = readZip((await evidenceZip(db, found?.storyId ?? 0, 'x')) ?? new Uint8Array());
  expect([...files.keys()].filter((name) => name.includes('pack-')).sort()).toEqual(['x/pack-1/article.json', 'x/pack-1/manifest-1.json']);
  expect(files.get('x/SHA256SUMS')).toMatch(/^[0-9a-f]{64} {2}pack-1\/article\.json$/m);
});
