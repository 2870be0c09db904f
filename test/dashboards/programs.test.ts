import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDashboards } from '../../dashboards/index.ts';
import { apiTokenOf } from '../../src/accounts/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { deliverWebhooks, webhooks } from '../../src/webhooks/index.ts';
import { httpServer } from '../alerts/servers.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { emptyDesk } from '../helpers/desk.ts';
import { testProvince } from '../helpers/serve.ts';
import { Visitor } from '../helpers/visitor.ts';

let db: OpenDatabase;
let admin: Visitor;
const appSecret = 'a secret of thirty-two characters';
beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  const desk = await emptyDesk(db);
  await desk.account('ha', 'analyst');
  const { password } = await desk.account('quan-tri', 'administrator');
  admin = new Visitor(createDashboards({ db, province: testProvince, fictional: true, signIn: { secret: appSecret } }));
  await admin.signIn('quan-tri', password);
});
afterAll(() => db.close());

const secretOf = (text: string) => /<code class="address">([^<]+)<\/code>/.exec(text)?.[1] ?? '';

describe('programs of the office', () => {
  it('get a token that is shown once and acts as the person named, until it is ended', async () => {
    await admin.get('/admin/programs');
    const made = await admin.post('/admin/programs/tokens', { name: 'Cổng tỉnh', username: 'ha', role: 'reader', days: 30, scope: ['read', 'write'] });
    const token = secretOf(made.text);
    expect(await apiTokenOf(db, token)).toMatchObject({ scopes: ['read', 'write'], account: { username: 'ha', role: 'reader' } });
    const page = await admin.get('/admin/programs?lang=en');
    expect([page.text.includes(token), page.text.includes('Cổng tỉnh'), page.text.includes('read, write')]).toEqual([false, true, true]);
    const refused = await admin.post('/admin/programs/tokens', { name: 'quá quyền', username: 'ha', role: 'administrator', scope: ['read'] });
    expect([refused.status, refused.text.includes('must not exceed')]).toEqual([400, true]);
    expect((await admin.post('/admin/programs/tokens/revoke', { name: 'Cổng tỉnh' })).status).toBe(303);
    expect(await apiTokenOf(db, token)).toBeNull();
  });

  it('are told by a webhook: added, tested against a real server, seen in the log, sent again, paused, its secret renewed', async () => {
    const server = await httpServer(() => ({}));
    try {
      const secret = secretOf((await admin.post('/admin/programs/webhooks', { name: 'Cơ sở dữ liệu', url: `${server.url}/hook`, event: ['case.changed', 'digest.issued'] })).text);
      expect(secret.length).toBeGreaterThan(40);
      const [{ id, version } = { id: 0, version: 0 }] = await webhooks(db);
      const path = `/admin/programs/webhooks/${id}`;
      expect((await admin.post(`${path}/test`, {})).location).toMatch(new RegExp(`^${path}`));
      await deliverWebhooks(db, () => appSecret);
      const log = await admin.get(path);
      expect([server.asked.length, log.text.includes('200 {}'), log.text.includes(secret)]).toEqual([1, true, false]);
      const delivery = /name="delivery" value="([^"]+)"/.exec(log.text)?.[1] ?? '';
      await admin.post(`${path}/retry`, { delivery });
      await deliverWebhooks(db, () => appSecret);
      expect(server.asked.map(({ headers }) => headers['haidang-delivery'])).toEqual([delivery, delivery]);
      await admin.post(`${path}/switch`, { version, enabled: 0 });
      expect((await webhooks(db))[0]).toMatchObject({ enabled: false, events: ['case.changed', 'digest.issued'] });
      expect((await admin.post(`${path}/secret`, { version })).status).toBe(409);
      expect(secretOf((await admin.post(`${path}/secret`, { version: version + 1 })).text)).not.toBe(secret);
      expect((await admin.post('/admin/programs/webhooks', { name: 'x', url: 'https://graph.facebook.com/x', event: ['case.changed'] })).status).toBe(400);
    } finally {
      await server.close();
    }
  });
});
