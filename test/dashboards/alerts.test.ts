import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDashboards } from '../../dashboards/index.ts';
import { alertRules, deliverDue, deliveries, openPost, planAlerts } from '../../src/alerts/index.ts';
import { eventsOf, verify } from '../../src/audit/index.ts';
import { queueRows } from '../../src/cases/index.ts';
import { enabledRules, watchRules } from '../../src/flags/index.ts';
import type { Channel } from '../../src/model/index.ts';
import { testProvince } from '../helpers/serve.ts';
import { Visitor } from '../helpers/visitor.ts';
import { hook, mail, openOffice, screen, type TestOffice } from '../alerts/office.ts';
import { httpServer } from '../alerts/servers.ts';

const readable = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/&quot;/g, '"').replace(/\s+/g, ' ');
const token = 'a-token-of-24-letters-or-more';

describe('the Alerts screen', () => {
  const now = new Date('2026-11-20T05:00:00Z');
  let at: TestOffice;
  let receiver: Awaited<ReturnType<typeof httpServer>>;
  const people: Record<string, Visitor> = {};
  const visitor = (name: string) => {
    const one = people[name];
    if (one === undefined) throw new Error(name);
    return one;
  };

  beforeAll(async () => {
    receiver = await httpServer((_, nth) => ({ status: nth === 1 ? 404 : 200 }));
    const own = mail(25);
    const secretMail = { ...own, ...(own.kind === 'email' ? { server: { ...own.server, username: 'u', password: 'smtp-password-of-ours' } } : {}) } as Channel;
    const channels: Channel[] = [screen, hook(`${receiver.url}/very/secret/path?key=abc`), secretMail, { key: 'tin', name: 'Bảng tin', language: 'vi', kind: 'atom', token }];
    at = await openOffice(now, channels);
    const app = createDashboards({ db: at.db, province: testProvince, fictional: true, now: () => now, alertChannels: channels });
    for (const [name, role] of [['lan', 'analyst'], ['ha', 'desk-lead'], ['doc', 'reader']] as const) {
      people[name] = new Visitor(app);
      await visitor(name).signIn(name, (await at.desk.account(name, role)).password);
    }
    const one = await at.desk.article({ outlet: 'hai-nam-van-bao', language: 'zh', title: '西沙 <b>旅游</b>', text: '中国西沙群岛。' });
    await at.desk.claim(one, 'SANSHA', 'asserts', '中国西沙群岛', '中国西沙群岛。');
    await planAlerts(at.db, at.office, now);
    await deliverDue(at.db, openPost(at.db, { ...at.office, channels: [channels[1] as Channel] }), () => now, undefined, false);
  }, 60_000);
  afterAll(async () => {
    await receiver.close();
    await at.db.close();
  });

  it('shows what went where and what failed, in both languages, and nothing that is secret', async () => {
    const { text } = await visitor('ha').get('/alerts');
    const words = readable(text);
    for (const part of ['1 tin cần xem lại', '404 {}', 'Luận điểm được khẳng định', 'mọi kênh', '22:00–06:30', 'truc-bao@example.gov.vn']) expect(words).toContain(part);
    expect(words).toContain('khác lập trường đã nêu SANSHA, bản 2 (gợi ý, chờ người xác nhận)');
    expect(text).not.toContain('<b>旅游');
    for (const secret of ['smtp-password-of-ours', 'a secret of the office', token, 'very/secret/path', 'key=abc']) expect(text).not.toContain(secret);
    const english = readable((await visitor('ha').get('/alerts?lang=en')).text);
    for (const part of ['1 message needs a look', 'Internal notices to the office’s own staff', 'differs from the stated position SANSHA, version 2 (suggested until confirmed)']) expect(english).toContain(part);
    await visitor('ha').get('/alerts?lang=vi');
  });

  it('lets the desk lead try again and send a test; a reader and an analyst may not', async () => {
    const failed = (await deliveries(at.db, { states: ['failed'] }))[0];
    for (const name of ['doc', 'lan']) {
      const seen = await visitor(name).get('/alerts');
      expect(seen.text).not.toContain('/retry');
      expect((await visitor(name).post(`/alerts/deliveries/${failed?.id ?? ''}/retry`, {})).status).toBe(403);
      expect((await visitor(name).post('/alerts/channels/hook/test', {})).status).toBe(403);
      expect((await visitor(name).get('/alerts/rules/new')).status).toBe(403);
    }
    await visitor('ha').get('/alerts');
    expect((await visitor('ha').post(`/alerts/deliveries/${failed?.id ?? ''}/retry`, {})).location).toBe('/alerts?done=alert-retried');
    expect((await visitor('ha').post('/alerts/channels/hook/test', {})).location).toBe('/alerts?done=alert-tested');
    expect((await visitor('ha').post('/alerts/channels/none/test', {})).status).toBeGreaterThanOrEqual(400);
    await deliverDue(at.db, openPost(at.db, { ...at.office, channels: [at.office.channels[1] as Channel] }), () => now, undefined, false);
    expect(receiver.asked).toHaveLength(3);
    expect(receiver.asked.slice(1).filter(({ body }) => body.includes('Tin thử'))).toHaveLength(1);
  });

  it('makes, changes and switches off an alert rule, and refuses an incomplete one', async () => {
    const lead = visitor('ha');
    await lead.get('/alerts/rules/new');
    const rule = { 'name-vi': 'Báo Nhật', 'name-en': 'Japanese press', flagKinds: ['claim', 'by-hand'], voices: 'attributes', countries: 'jp, xx1, KR', entries: 'sansha', leastOutlets: '3', channels: ['hook', 'tin'], 'quiet-from': '21:00', 'quiet-to': '07:00', always: 'asserts', cap: '5' };
    expect((await lead.post('/alerts/rules', rule)).location).toBe('/alerts?done=rule-saved');
    const made = (await alertRules(at.db)).at(-1);
    expect(made).toMatchObject({
      name: { vi: 'Báo Nhật', en: 'Japanese press' }, channels: ['hook', 'tin'], quietFrom: '21:00', quietTo: '07:00', always: { voices: ['asserts'] }, capPerHour: 5, enabled: true,
      filter: { flagKinds: ['claim', 'by-hand'], voices: ['attributes'], countries: ['JP', 'KR'], entries: ['SANSHA'], leastOutlets: 3 },
    });
    const form = (await lead.get(`/alerts/rules/${made?.id ?? 0}`)).text;
    expect(form).toMatch(/value="attributes" checked/);
    expect((await lead.post(`/alerts/rules/${made?.id ?? 0}`, { ...rule, cap: '9' })).status).toBe(303);
    expect((await lead.post(`/alerts/rules/${made?.id ?? 0}/enable`, { enabled: '0' })).status).toBe(303);
    expect((await alertRules(at.db)).at(-1)).toMatchObject({ capPerHour: 9, enabled: false });
    for (const wrong of [{ 'name-vi': '' }, { channels: [] }, { 'quiet-to': '' }, { 'quiet-from': '25:00' }, { cap: '0' }]) expect((await lead.post('/alerts/rules', { ...rule, ...wrong })).status).toBeGreaterThanOrEqual(400);
    expect((await eventsOf(at.db, `alert-rule:${made?.id ?? 0}`)).map(({ action, username }) => [action, username])).toEqual([['alert-rule.made', 'ha'], ['alert-rule.changed', 'ha'], ['alert-rule.disabled', 'ha']]);
  });

  it('lets an analyst write a watch rule: to be read, its own place in the queue, its trace in the log', async () => {
    const analyst = visitor('lan');
    await analyst.get('/alerts/watch/new');
    expect((await analyst.post('/alerts/watch', { 'name-vi': 'Cảng biển', 'name-en': 'Sea ports' })).status).toBeGreaterThanOrEqual(400);
    const saved = { 'name-vi': 'Cảng biển × báo Hàn', 'name-en': 'Sea ports, Korean press', topics: 'investment', countries: 'kr', about: 'province' };
    expect((await analyst.post('/alerts/watch', saved)).location).toBe('/alerts?done=rule-saved');
    const made = (await watchRules(at.db)).at(-1);
    expect(made).toMatchObject({ filter: { topics: ['investment'], countries: ['KR'], about: ['province'] }, enabled: true });
    expect((await analyst.post(`/alerts/watch/${made?.id ?? 0}`, { ...saved, countries: 'kr jp' })).status).toBe(303);
    const page = readable((await analyst.get('/alerts')).text);
    expect(page).toContain('không phải vì bài ấy đúng hay không đúng');
    const ko = await at.desk.article({ outlet: 'busan-ilbo', language: 'ko', title: '꾸이년 항만', text: '항만 투자.', topics: ['investment'] });
    await at.desk.watchRuleFlag(ko, 'Cảng biển khác', 'Other ports');
    expect((await queueRows(at.db, { level: 'read' }, 0)).rows.map(({ level }) => level)).toEqual(['read']);
    expect((await analyst.post(`/alerts/watch/${made?.id ?? 0}/enable`, { enabled: '0' })).status).toBe(303);
    expect((await enabledRules(at.db)).map(({ id }) => id)).not.toContain(made?.id);
    expect((await eventsOf(at.db, `watch-rule:${made?.id ?? 0}`)).map(({ action }) => action)).toEqual(['watch-rule.made', 'watch-rule.changed', 'watch-rule.disabled']);
    await visitor('doc').get('/alerts');
    expect((await visitor('doc').post('/alerts/watch', saved)).status).toBe(403);
    expect((await verify(at.db)).ok).toBe(true);
  });

  it('serves the feed to whoever has its token, without a session, and nothing to others', async () => {
    const guest = new Visitor(createDashboards({ db: at.db, province: testProvince, fictional: true, now: () => now, alertChannels: at.office.channels }));
    const feed = await guest.get(`/alerts/feed/${token}.atom`);
    expect(feed.status).toBe(200);
    expect(feed.headers.get('content-type')).toContain('application/atom+xml');
    expect(feed.headers.get('set-cookie')).toBeNull();
    expect(feed.text).toContain('khác lập trường đã nêu SANSHA');
    expect((await guest.get('/alerts/feed/another-token-that-is-long-enough')).status).toBe(404);
    expect((await guest.get('/alerts')).location).toContain('/sign-in');
  });
});
