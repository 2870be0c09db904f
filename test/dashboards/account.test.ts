// Every route of the doors and of My account over HTTP: who is refused, what is counted, and that one person never reaches another one's credentials.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountRoutes } from '../../dashboards/account/index.tsx';
import { createDashboards, type Deps } from '../../dashboards/index.ts';
import { signInRoutes } from '../../dashboards/sign-in/index.tsx';
import { acceptWithPassword, codeState, confirmCode, createProvider, invite, listAccounts, passkeysOf, sessionsOf, startCode, unconfirmedKey, defaultRules } from '../../src/accounts/index.ts';
import { eventsOf, verify } from '../../src/audit/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { roles, type Account, type Role } from '../../src/model/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { testProvince } from '../helpers/serve.ts';
import { Visitor } from '../helpers/visitor.ts';
import { Secret, TOTP } from 'otpauth';

const password = 'một câu dài dễ nhớ';
const secret = 'a secret of the test, long enough for all';
let db: OpenDatabase;
let now = new Date('2026-11-20T02:00:10Z');
const later = (minutes: number) => void (now = new Date(now.getTime() + minutes * 60_000));
const deps = (extra: Partial<Deps> = {}): Deps => ({ db, province: testProvince, fictional: true, signIn: { secret }, now: () => now, ...extra });
const app = (extra: Partial<Deps> = {}) => createDashboards(deps(extra));

let made = 0;
async function account(role: Role = 'analyst'): Promise<Account> {
  const { token } = await invite(db, { role }, null, now);
  return (await acceptWithPassword(db, token, `nguoi-${(made += 1)}`, password, { now, browser: '' })).account;
}
async function visitor(of: Account, extra: Partial<Deps> = {}): Promise<Visitor> {
  const somebody = new Visitor(app(extra));
  expect((await somebody.signIn(of.username, password)).status).toBe(303);
  await somebody.get('/account');
  return somebody;
}
const actionsOf = async ({ id }: Account) => (await eventsOf(db, `account:${id}`)).map(({ action }) => action);

beforeAll(async () => void ({ database: db } = await freshDatabase()));
afterAll(async () => {
  expect(await verify(db)).toMatchObject({ ok: true });
  await db.close();
});

/** A passkey of this account, as if a device had made it. */
async function passkeyOf({ id }: Account): Promise<number> {
  await db.run(builtStatement('passkey', `insert into passkey (account_id, credential_id, public_key, name, created_at) values ($1, 'credential-' || $1::int, 'AA', 'Laptop', now())`), [id]);
  return (await passkeysOf(db, id))[0]?.id ?? 0;
}

/** What changes credentials: by whom it may be asked, and in which session. */
const changing = ['/account/code', '/account/code/confirm', '/account/code/recovery', '/account/code/off', '/account/passkeys/options', '/account/passkeys', '/account/passkeys/:id/remove'];

describe('My account', () => {
  it('has these routes and no others, and every one of them leads a stranger to the sign-in', async () => {
    const listed = [...new Set(accountRoutes(deps()).routes.map(({ method, path }) => `${method} ${path}`))].sort();
    expect(listed).toEqual([
      'GET /account', 'GET /account/code', 'POST /account/confirm', 'POST /account/confirm/passkey', 'POST /account/confirm/passkey/options', 'POST /account/sessions/:id/end', 'POST /account/sessions/end-others',
      ...changing.map((path) => `POST ${path}`),
    ].sort());
    const stranger = new Visitor(app());
    await stranger.get('/sign-in');
    for (const route of listed) {
      const [method, path = ''] = route.split(' ');
      const answer = method === 'GET' ? await stranger.get(path) : await stranger.post(path.replace(':id', '1'), {});
      expect([route, answer.status, answer.location?.startsWith('/sign-in')]).toEqual([route, 303, true]);
    }
  });

  it('is there for every role', async () => {
    for (const role of roles) expect([role, (await (await visitor(await account(role))).get('/account')).status]).toEqual([role, 200]);
  });

  it('changes no credentials a quarter of an hour after the last proof, until the password is given once more', async () => {
    const somebody = await account();
    const theirs = await visitor(somebody);
    const passkey = await passkeyOf(somebody);
    later(16);
    const before = await actionsOf(somebody);
    for (const path of changing) {
      const answer = await theirs.post(path.replace(':id', String(passkey)), { code: '123456', name: 'x', answer: '{}' });
      expect([path, answer.status, answer.text.includes('cần xác nhận lại danh tính')]).toEqual([path, 403, true]);
    }
    expect(await actionsOf(somebody)).toEqual(before);
    expect((await theirs.post('/account/confirm', { password: 'sai' })).text).toContain('Mật khẩu hiện tại không đúng');
    expect((await theirs.post('/account/confirm', { password })).location).toBe('/account?done=confirmed');
    expect((await theirs.post(`/account/passkeys/${passkey}/remove`, {})).location).toBe('/account?done=passkey-removed');
  });

  it('sets a first password where there is none, without asking for an old one, but only soon after a proof', async () => {
    const somebody = await account();
    const theirs = await visitor(somebody);
    await db.run(builtStatement('none', 'update account set password_hash = null where id = $1'), [somebody.id]);
    const page = await theirs.get('/password');
    expect([page.text.includes('Đặt mật khẩu'), page.text.includes('name="from"')]).toEqual([true, false]);
    later(16);
    expect((await theirs.post('/password', { new: 'mật khẩu đầu tiên' })).status).toBe(403);
    later(-16);
    expect((await theirs.post('/password', { new: 'mật khẩu đầu tiên' })).location).toBe('/sign-in?done=password');
    expect((await theirs.signIn(somebody.username, 'mật khẩu đầu tiên')).location).toBe('/queue');
  });

  it('ends sessions also while the address is held up for guessing', async () => {
    const theirs = await visitor(await account(), { signInFailures: 1 });
    expect((await theirs.get('/invitation/guess')).status).toBe(404);
    expect((await theirs.get('/invitation/guess')).status).toBe(429);
    await theirs.get('/account');
    expect((await theirs.post('/account/sessions/end-others', {})).location).toBe('/account?done=sessions-ended');
  });

  it('reaches nobody else’s passkeys and sessions', async () => {
    const [mine, other] = [await account(), await account()];
    const passkey = await passkeyOf(other);
    await visitor(other);
    const session = (await sessionsOf(db, other.id, now))[0]?.id ?? 0;
    const thief = await visitor(mine);
    expect((await thief.post(`/account/passkeys/${passkey}/remove`, {})).status).toBe(404);
    expect((await thief.post(`/account/sessions/${session}/end`, {})).status).toBe(404);
    await thief.post('/account/sessions/end-others', {});
    expect([(await passkeysOf(db, other.id)).length, (await sessionsOf(db, other.id, now)).some(({ id }) => id === session)]).toEqual([1, true]);
    const page = (await thief.get('/account')).text;
    expect(page).not.toContain(other.username);
  });

  it('shows the key and the recovery codes once, and pages with them are kept by no cache', async () => {
    const somebody = await account();
    const theirs = await visitor(somebody);
    await theirs.post('/account/code', {});
    const page = await theirs.get('/account/code');
    const key = /<code class="key">([A-Z2-7 ]+)</.exec(page.text)?.[1]?.replaceAll(' ', '') ?? '';
    expect([key.length, page.headers.get('cache-control')]).toEqual([32, 'no-store']);
    const code = new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: now.getTime() });
    const shown = await theirs.post('/account/code/confirm', { code });
    expect([...shown.text.matchAll(/<code>([a-z2-9-]{19})<\/code>/g)]).toHaveLength(10);
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect((await theirs.get('/account/code')).location).toBe('/account');
    expect((await theirs.get('/account')).text).not.toContain(key);
    expect(shown.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(shown.text).not.toMatch(/\sstyle=|<script(?![^>]*\ssrc=)/);
  });

  it('is closed to forms from elsewhere, the ones that scripts send included', async () => {
    const theirs = await visitor(await account());
    for (const path of ['/account/passkeys/options', '/account/sessions/end-others', '/sign-in/passkey/options']) {
      expect([path, (await theirs.post(path, {}, { origin: 'https://evil.example' })).status]).toEqual([path, 403]);
      expect([path, (await theirs.post(path, { _token: 'x' })).status]).toEqual([path, 403]);
    }
  });
});

describe('every door', () => {
  it('is one of these', () => {
    const provider = createProvider({ issuer: 'https://sso.example', clientId: 'x', clientSecret: 'xxxxxxxx', name: 'SSO', claim: 'email', scopes: 'openid', asksSecondFactor: false });
    const all = [...new Set(signInRoutes(deps({ provider })).routes.map(({ method, path }) => `${method} ${path}`))].sort();
    expect(all).toEqual([
      'GET /invitation/:token', 'GET /password', 'GET /sign-in', 'GET /sign-in/provider', 'GET /sign-in/provider/callback', 'GET /sign-in/second', 'POST /invitation/:token',
      'POST /invitation/:token/passkey', 'POST /invitation/:token/passkey/options', 'POST /password', 'POST /sign-in', 'POST /sign-in/passkey', 'POST /sign-in/passkey/options', 'POST /sign-in/second', 'POST /sign-out',
    ]);
  });

  it('is closed to an address that failed too often at any of them', async () => {
    const somebody = await account();
    const guest = new Visitor(app({ signInFailures: 4 }));
    await guest.get('/sign-in');
    const statuses = [
      (await guest.post('/sign-in', { username: 'nobody', password: 'x' })).status,
      (await guest.get('/invitation/guess')).status,
      (await guest.post('/invitation/guess', { username: 'a', password })).status,
      (await guest.post('/sign-in/passkey', { answer: JSON.stringify({ id: 'x', rawId: 'x', type: 'public-key', response: {} }) })).status,
    ];
    expect(statuses).toEqual([401, 404, 404, 409]);
    // A step that is over is no guess; a fifth guess is.
    await guest.get('/invitation/guess-again');
    const closed = [
      await guest.post('/sign-in', { username: somebody.username, password }), await guest.get('/invitation/guess'), await guest.post('/invitation/guess', { username: 'a', password }),
      await guest.post('/sign-in/passkey/options', {}), await guest.post('/sign-in/passkey', {}), await guest.post('/sign-in/second', { code: '123456' }),
    ];
    expect(closed.map(({ status }) => status)).toEqual(closed.map(() => 429));
    expect(closed.every(({ text }) => text.includes('Hãy đợi 15 phút'))).toBe(true);
  });

  it('that can be guessed at locks the account: five wrong old passwords on the password page, or at the confirmation', async () => {
    for (const [path, field] of [['/password', 'from'], ['/account/confirm', 'password']] as const) {
      const somebody = await account();
      const theirs = await visitor(somebody);
      const statuses: number[] = [];
      for (let n = 0; n < 6; n += 1) statuses.push((await theirs.post(path, { [field]: 'sai', new: 'một mật khẩu mới khác' })).status);
      expect([path, statuses]).toEqual([path, [400, 400, 400, 400, 400, 429]]);
      expect(await actionsOf(somebody)).toContain('account.locked');
      expect((await theirs.post(path, { [field]: password, new: 'một mật khẩu mới khác' })).status).toBe(429);
    }
  });

  it('keeps what is half done in cookies that scripts do not read and other sites do not send', async () => {
    const somebody = await account();
    await startCode(db, somebody, now, { ...defaultRules, secret });
    const address = (await unconfirmedKey(db, somebody, { ...defaultRules, secret }))?.address ?? '';
    const app1 = new TOTP({ secret: Secret.fromBase32(new URL(address).searchParams.get('secret') ?? '') });
    await confirmCode(db, somebody, app1.generate({ timestamp: now.getTime() }), now, { ...defaultRules, secret });
    expect((await codeState(db, somebody.id)).state).toBe('on');
    const guest = new Visitor(app({ publicUrl: 'https://desk.example.gov.vn' }));
    const answer = await guest.signIn(somebody.username, password);
    expect(answer.location).toBe('/sign-in/second?to=%2Fqueue');
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-hd_second=')) ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/Secure/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(guest.cookieNames).not.toContain('__Host-hd_session');
    // Half in is not in.
    for (const path of ['/queue', '/account', '/account/code']) expect((await guest.get(path)).location).toMatch(/^\/sign-in/);
    await guest.get('/sign-in/second?to=//evil.example');
    expect((await guest.post('/sign-in/second', { code: app1.generate({ timestamp: now.getTime() + 30_000 }), to: '//evil.example' })).location).toBe('/');
  });

  it('says in both languages what is wrong and what to do', async () => {
    const guest = new Visitor(app());
    expect((await guest.get('/invitation/none?lang=vi')).text).toContain('Hãy xin người quản trị lời mời mới');
    expect((await guest.get('/invitation/none?lang=en')).text).toContain('Ask an administrator for a new one');
    await guest.get('/sign-in?lang=en');
    const stale = await guest.post('/sign-in/second', { code: '123456' });
    expect([stale.status, stale.text.includes('Start again from the beginning')]).toEqual([409, true]);
    const behindIp = new Visitor(app({ publicUrl: 'http://10.0.0.5:8080' }));
    await behindIp.get('/sign-in?lang=en');
    const refused = await behindIp.post('/sign-in/passkey/options', {}, { origin: 'http://10.0.0.5:8080' });
    expect(JSON.parse(refused.text)).toEqual({ problem: 'Passkeys need a host name with https (or localhost). An administrator sets HAIDANG_PUBLIC_URL.' });
  });

  it('leads an invited person to their own account, which has the invitation’s role and is on record', async () => {
    const { path } = await invite(db, { role: 'desk-lead' }, null, now);
    const guest = new Visitor(app());
    await guest.get(path);
    expect((await guest.post(path, { username: 'x', password })).status).toBe(400);
    expect((await guest.post(path, { username: 'truong.phong', password: 'ngắn' })).text).toContain('ít nhất 12 ký tự');
    expect((await guest.post(path, { username: 'truong.phong', password })).location).toBe('/account?done=welcome');
    expect((await guest.get('/queue')).status).toBe(200);
    const found = (await listAccounts(db, now)).find(({ username }) => username === 'truong.phong');
    expect(found).toMatchObject({ role: 'desk-lead', sessions: 1, hasPassword: true, mustChangePassword: false });
    expect((await new Visitor(app()).get(path)).status).toBe(404);
  });
});
