import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDashboards } from '../../dashboards/index.ts';
import { createRateLimit } from '../../dashboards/rate-limit.ts';
import { createFirstAdministrator } from '../../src/accounts/index.ts';
import { eventsOf } from '../../src/audit/index.ts';
import { queueRow } from '../../src/cases/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';
import { testProvince } from '../helpers/serve.ts';
import { Visitor } from '../helpers/visitor.ts';

let db: OpenDatabase;
let busy: Awaited<ReturnType<typeof busyDesk>>;
let first: Awaited<ReturnType<typeof createFirstAdministrator>>;
const passwords: Record<string, string> = {};
const app = (extra = {}) => createDashboards({ db, province: testProvince, fictional: true, ...extra });
const visitor = async (name: string, extra = {}) => {
  const somebody = new Visitor(app(extra));
  expect((await somebody.signIn(name, passwords[name] ?? '')).status).toBe(303);
  return somebody;
};

beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  first = await createFirstAdministrator(db);
  busy = await busyDesk(db);
  for (const [name, role] of [['ha', 'analyst'], ['doc', 'reader'], ['phong', 'desk-lead']] as const) {
    passwords[name] = (await busy.desk.account(name, role)).password;
  }
});
afterAll(() => db.close());

describe('without signing in', () => {
  it('every screen leads to the sign-in and comes back to where one wanted to go', async () => {
    const guest = new Visitor(app());
    for (const path of ['/', '/queue?level=alert', '/cases/1', '/sources', '/articles/1', '/stories/1', '/no-such-page']) {
      const answer = await guest.get(path);
      expect([path, answer.status, answer.location]).toEqual([path, 303, `/sign-in?to=${encodeURIComponent(path)}`]);
    }
    expect((await guest.get('/queue/preview/1', { 'hx-request': 'true' })).status).toBe(401);
  });

  it('healthz answers 200 without figures, and the assets are served for good', async () => {
    const guest = new Visitor(app());
    const health = await guest.get('/healthz');
    expect([health.status, health.text]).toEqual([200, 'ok']);
    const page = await guest.get('/sign-in');
    const urls = [...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, url]) => url ?? '');
    expect(urls.length).toBeGreaterThanOrEqual(6);
    for (const url of [...urls, '/assets/fonts/be-vietnam-pro-vietnamese-400-normal.woff2']) {
      const asset = await guest.get(url);
      expect([url, asset.status, asset.headers.get('cache-control')]).toEqual([url, 200, 'public, max-age=31536000, immutable']);
    }
    expect((await guest.get('/assets/../index.ts')).status).not.toBe(200);
  });

  it('an action is refused and changes nothing', async () => {
    const guest = new Visitor(app());
    await guest.get('/sign-in');
    expect((await guest.post(`/cases/${busy.cases.sansha}/take`, { version: 1 })).location).toMatch(/^\/sign-in/);
    expect(await eventsOf(db, `case:${busy.cases.sansha}`)).toHaveLength(1);
  });
});

describe('signing in', () => {
  it('says what is wrong in the language of the page, and does not say which half', async () => {
    const guest = new Visitor(app());
    const vi = await guest.signIn('ha', 'sai');
    expect([vi.status, vi.text.includes('Tên đăng nhập hoặc mật khẩu không đúng.')]).toEqual([401, true]);
    await guest.get('/sign-in?lang=en');
    const en = await guest.post('/sign-in', { username: 'nobody', password: 'x' });
    expect(en.text).toContain('User name or password is wrong.');
    expect(en.text).toContain('<html lang="en">');
  });

  it('gives an HttpOnly, SameSite cookie, and a Secure host-bound one under https', async () => {
    const guest = new Visitor(app());
    const plain = (await guest.signIn('ha', passwords['ha'] ?? '')).headers.getSetCookie().find((line) => line.startsWith('hd_session='));
    expect(plain).toMatch(/HttpOnly/);
    expect(plain).toMatch(/SameSite=Lax/);
    const behindTls = new Visitor(app({ publicUrl: 'https://desk.example.gov.vn' }));
    const secure = (await behindTls.signIn('ha', passwords['ha'] ?? '')).headers.getSetCookie().find((line) => line.startsWith('__Host-hd_session='));
    expect(secure).toMatch(/Secure/);
  });

  it('never leads to another site afterwards', async () => {
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '/ok\n//x']) {
      const guest = new Visitor(app());
      await guest.get('/sign-in');
      expect((await guest.post('/sign-in', { username: 'ha', password: passwords['ha'] ?? '', to })).location).toBe('/');
    }
  });

  it('slows an address that tries many names', async () => {
    const guest = new Visitor(app({ signInFailures: 3 }));
    await guest.get('/sign-in');
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await guest.post('/sign-in', { username: `nobody-${n}`, password: 'x' })).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
  });

  it('forgives an address after a quarter of an hour', () => {
    const limit = createRateLimit(2, 15);
    const at = (minutes: number) => new Date(minutes * 60_000);
    limit.fail('a', at(0));
    limit.fail('a', at(5));
    expect(() => limit.check('a', at(6))).toThrow(/Wait 9 minutes/);
    limit.check('b', at(6));
    limit.check('a', at(15.1));
  });

  it('asks a one-time password to be replaced before anything else, and then to sign in again', async () => {
    const admin = new Visitor(app());
    await admin.signIn('admin', first?.oneTimePassword ?? '');
    for (const path of ['/', '/queue', '/sources']) expect((await admin.get(path)).location).toBe('/password');
    await admin.get('/password');
    const weak = await admin.post('/password', { from: first?.oneTimePassword ?? '', new: 'ngắn' });
    expect([weak.status, weak.text.includes('ít nhất 12 ký tự')]).toEqual([400, true]);
    const changed = await admin.post('/password', { from: first?.oneTimePassword ?? '', new: 'một câu dài dễ nhớ' });
    expect(changed.location).toBe('/sign-in?done=password');
    expect((await admin.get('/')).location).toMatch(/^\/sign-in/);
    expect((await admin.signIn('admin', 'một câu dài dễ nhớ')).location).toBe('/queue');
    expect((await admin.get('/queue')).status).toBe(200);
  });

  it('ends with signing out, also for a copied cookie', async () => {
    const ha = await visitor('ha');
    await ha.get('/queue');
    expect((await ha.post('/sign-out', {})).location).toBe('/sign-in');
    expect((await ha.get('/queue')).location).toMatch(/^\/sign-in/);
  });
});

describe('forms from elsewhere', () => {
  it('are refused: another origin, no origin, a missing token, somebody else’s token', async () => {
    const ha = await visitor('ha');
    await ha.get('/queue');
    const own = ha.token;
    const other = await visitor('phong');
    await other.get('/queue');
    const path = `/cases/${busy.cases.sansha}/comment`;
    const attempts = [
      await ha.post(path, { text: 'x' }, { origin: 'https://evil.example' }),
      await ha.post(path, { text: 'x' }, {}),
      await ha.post(path, { text: 'x', _token: '' }),
      await ha.post(path, { text: 'x', _token: other.token }),
    ];
    expect(attempts.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(attempts[3]?.text).toContain('không do hệ thống gửi');
    expect(await eventsOf(db, `case:${busy.cases.sansha}`)).toHaveLength(1);
    expect((await ha.post(path, { text: 'Đã xem.', _token: own })).status).toBe(303);
  });

  it('that are too large are refused', async () => {
    const ha = await visitor('ha');
    await ha.get('/queue');
    const answer = await ha.post(`/cases/${busy.cases.sansha}/comment`, { text: 'x'.repeat(70_000) });
    expect([answer.status, answer.text.includes('dài quá 64 KB')]).toEqual([413, true]);
  });
});

describe('headers', () => {
  it('allow our own files only, forbid frames and keep pages out of caches', async () => {
    const ha = await visitor('ha');
    const { headers, text } = await ha.get('/queue');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|\sstyle=|href="javascript:/i);
    const elsewhere = [...text.matchAll(/<(?:script|link|img|form)[^>]+(?:src|href|action)="(https?:)?\/\/[^"]*"/g)];
    expect(elsewhere).toEqual([]);
  });
});

describe('a reader', () => {
  it('reads every screen, sees no button, and is refused every action', async () => {
    const reader = await visitor('doc', { collectNow: async () => undefined });
    for (const path of ['/', '/queue', `/cases/${busy.cases.dash}`, '/sources', '/sources/1', `/articles/${busy.articles.vi.article}`, `/stories/${busy.articles.zh.story}`]) {
      const { status, text } = await reader.get(path);
      expect([path, status]).toEqual([path, 200]);
      const actions = [...text.matchAll(/<form method="post" action="([^"]+)"/g)].map(([, action]) => action);
      expect([path, actions.filter((action) => action !== '/sign-out')]).toEqual([path, []]);
    }
    const before = await eventsOf(db, `case:${busy.cases.dash}`);
    const attempts: [string, Record<string, string | number>][] = [
      [`/cases/${busy.cases.dash}/take`, { version: (await versionOf(busy.cases.dash)) }],
      [`/cases/${busy.cases.dash}/close`, { version: (await versionOf(busy.cases.dash)), reason: 'accurate' }],
      [`/cases/${busy.cases.dash}/comment`, { text: 'x' }],
      [`/cases/${busy.cases.dash}/claims/${busy.claims.dash}`, { from: 'suggested', to: 'confirmed' }],
      [`/articles/${busy.articles.vi.article}/flag`, { reason: 'x' }],
      ['/sources/collect', {}],
    ];
    for (const [path, fields] of attempts) expect([path, (await reader.post(path, fields)).status]).toEqual([path, 403]);
    expect(await eventsOf(db, `case:${busy.cases.dash}`)).toEqual(before);
  });
});

async function versionOf(caseId: number): Promise<number> {
  return (await queueRow(db, caseId))?.version ?? 0;
}
