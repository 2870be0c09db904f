// Sign-in over OpenID Connect against a real provider on loopback, through our own pages: who comes in, who does not, and what is said.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addAccount, addProviderAccount, createProvider, disableAccount, enableAccount, listAccounts, setProviderName, type ProviderSettings } from '../../src/accounts/index.ts';
import { eventsOf, verify } from '../../src/audit/index.ts';
import { readSettings } from '../../src/config.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { openIdentityProvider, Walker, type TestProvider } from '../accounts/identity-provider.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { serveDesk } from '../helpers/serve.ts';

let db: OpenDatabase;
let provider: TestProvider;
const desks: { close: () => Promise<void> }[] = [];

/** A port that is free now: the provider must know our address before we listen. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Our side, under the public address that the provider sends people back to. */
async function desk(changes: Partial<ProviderSettings> = {}, extra = {}) {
  const served = await serveDesk(db, { provider: createProvider({ ...provider.settings, ...changes }, { pauseMs: 50 }), ...extra, port });
  desks.push(served);
  return served.url;
}

let port: number;
beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  port = await freePort();
  provider = await openIdentityProvider(`http://127.0.0.1:${port}/sign-in/provider/callback`);
  provider.people.set('sub-ha', { email: 'ha@tinh.example', email_verified: true, preferred_username: 'ha.tran', groups: ['press-desk'] });
  provider.people.set('sub-unverified', { email: 'unverified@tinh.example', email_verified: false });
  provider.people.set('sub-stranger', { email: 'stranger@elsewhere.example', email_verified: true });
  await addProviderAccount(db, 'ha', 'reader', 'Ha@tinh.example', null);
  await addProviderAccount(db, 'chua', 'reader', 'unverified@tinh.example', null);
}, 60_000);
afterEach(async () => {
  for (const one of desks.splice(0)) await one.close();
  expect(await verify(db)).toMatchObject({ ok: true });
});
afterAll(async () => {
  await provider.close();
  await db.close();
});

const accountOf = async (name: string) => (await listAccounts(db)).find(({ username }) => username === name);
const actionsOf = async (name: string) => (await eventsOf(db, `account:${(await accountOf(name))?.id}`)).map(({ action }) => action);

describe('the identity provider', () => {
  it('lets in whom an administrator has named, ties the account to the subject, and comes back to where one wanted to go', async () => {
    const url = await desk();
    const walker = new Walker();
    expect((await walker.go(`${url}/sign-in?to=/queue`)).text).toContain('Vào bằng SSO tỉnh');
    const page = await walker.through(provider, `${url}/sign-in/provider?to=/queue`, 'sub-ha');
    expect([page.url.href, page.status]).toEqual([`${url}/queue`, 200]);
    const asked = new URL(walker.way.find((step) => step.startsWith(`${provider.issuer}/auth?`)) ?? '');
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
    expect([...['state', 'nonce', 'code_challenge'].map((name) => (asked.searchParams.get(name) ?? '').length >= 43)]).toEqual([true, true, true]);
    expect(await actionsOf('ha')).toEqual(['account.added', 'account.provider-tied', 'account.signed-in']);
    // From now on only the subject counts: whoever gets the address later is somebody else.
    provider.people.set('sub-heir', { email: 'ha@tinh.example', email_verified: true });
    const heir = await new Walker().through(provider, `${url}/sign-in/provider`, 'sub-heir');
    expect([heir.status, heir.text.includes('chưa có tài khoản')]).toEqual([403, true]);
    provider.people.set('sub-ha', { email: 'ha.new@tinh.example', email_verified: true });
    expect((await new Walker().through(provider, `${url}/sign-in/provider`, 'sub-ha')).url.href).toBe(`${url}/`);
  });

  it('lets in nobody else: a stranger, an address that it has not verified, a disabled account', async () => {
    const url = await desk();
    for (const login of ['sub-stranger', 'sub-unverified']) {
      const page = await new Walker().through(provider, `${url}/sign-in/provider`, login);
      expect([login, page.status, page.text.includes('chưa có tài khoản')]).toEqual([login, 403, true]);
    }
    expect((await listAccounts(db)).map(({ username }) => username)).toEqual(['chua', 'ha']);
    await disableAccount(db, 'ha', null);
    const walker = new Walker();
    const page = await walker.through(provider, `${url}/sign-in/provider`, 'sub-ha');
    expect([page.status, (await walker.go(`${url}/queue`)).url.pathname]).toEqual([403, '/sign-in']);
    expect((await actionsOf('ha')).at(-1)).toBe('account.sign-in-failed');
    await enableAccount(db, 'ha', null);
  });

  it('is not believed with a wrong state, a wrong nonce, somebody else’s code, or an answer that is played again', async () => {
    const url = await desk();
    const callbackOf = async (walker: Walker) => {
      const page = await walker.through(provider, `${url}/sign-in/provider`, 'sub-ha');
      expect(page.status).toBe(200);
      return new URL(walker.way.filter((step) => step.startsWith(`${url}/sign-in/provider/callback`)).at(-1) ?? '');
    };
    const used = new Walker();
    const answer = await callbackOf(used);
    await used.go(`${url}/account`);
    const again = await new Walker().go(answer);
    expect([again.status, again.text.includes('Bước này đã quá hạn hoặc đã xong')]).toEqual([409, true]);

    const state = await beginOnly(url);
    const wrongState = await state.go(`${url}/sign-in/provider/callback?code=x&state=made-up&iss=${encodeURIComponent(provider.issuer)}`);
    expect([wrongState.status, wrongState.text.includes('không xác nhận lần đăng nhập này')]).toEqual([401, true]);

    // A code out of somebody else's sign-in, put into one's own with the right state: PKCE stops it.
    const mine = await beginOnly(url);
    const right = new URL(mine.way.find((step) => step.startsWith(`${provider.issuer}/auth?`)) ?? '').searchParams.get('state') ?? '';
    const victim = new Walker();
    victim.stopAt = `${url}/sign-in/provider/callback`;
    const stolen = (await victim.through(provider, `${url}/sign-in/provider`, 'sub-ha')).url.searchParams.get('code') ?? '';
    expect(stolen.length).toBeGreaterThan(20);
    const injected = await mine.go(`${url}/sign-in/provider/callback?code=${stolen}&state=${right}&iss=${encodeURIComponent(provider.issuer)}`);
    expect(injected.status).toBe(401);

    // The ID token carries the nonce that was asked for, not the one that we remember now.
    const nonce = new Walker();
    await nonce.go(`${url}/sign-in/provider`);
    await db.run(builtStatement('nonce', `update sign_in_step set memory = jsonb_set(memory, '{nonce}', '"another nonce than the one sent"') where kind = 'provider'`));
    const refused = await throughFrom(nonce, 'sub-ha');
    expect([refused.status, refused.text.includes('không xác nhận lần đăng nhập này')]).toEqual([401, true]);
  });

  it('gives roles by a claim, the first of the settings’ order, but never takes or gives the administrator’s', async () => {
    provider.people.set('sub-ha', { email: 'ha@tinh.example', email_verified: true, groups: ['readers', 'press-desk'] });
    const url = await desk({ roleClaim: 'groups', roles: { 'press-desk': 'analyst', readers: 'reader' } });
    await new Walker().through(provider, `${url}/sign-in/provider`, 'sub-ha');
    expect((await accountOf('ha'))?.role).toBe('analyst');
    expect(await actionsOf('ha')).toContain('account.role-changed');
    await addAccount(db, 'sep', 'administrator', null);
    await setProviderName(db, 'sep', 'sep@tinh.example', null);
    provider.people.set('sub-sep', { email: 'sep@tinh.example', email_verified: true, groups: ['readers', 'administrator'] });
    await new Walker().through(provider, `${url}/sign-in/provider`, 'sub-sep');
    expect((await accountOf('sep'))?.role).toBe('administrator');
    const file = join(mkdtempSync(join(tmpdir(), 'haidang-provider-')), 'office.json');
    const written = (role: string) => writeFileSync(file, JSON.stringify({ identityProvider: { ...provider.settings, roleClaim: 'groups', roles: { chiefs: role } } }));
    written('desk-lead');
    expect(readSettings({}, file).identityProvider).toMatchObject({ roles: { chiefs: 'desk-lead' } });
    written('administrator');
    expect(() => readSettings({}, file)).toThrow(/identityProvider\.roles\.chiefs/);
    writeFileSync(file, JSON.stringify({ identityProvider: { ...provider.settings, issuer: 'http://sso.tinh.example' } }));
    expect(() => readSettings({}, file)).toThrow(/must begin with https/);
    rmSync(dirname(file), { recursive: true });
  });

  it('is followed by our own second step where the role must have one', async () => {
    const url = await desk({}, { signIn: { secondFactorRoles: ['analyst'], secret: 'a secret of the test, long enough for all' } });
    const page = await new Walker().through(provider, `${url}/sign-in/provider?to=/queue`, 'sub-ha');
    // No second factor yet: everything leads to setting one up.
    expect([page.url.pathname, page.text.includes('cần lớp bảo vệ thứ hai')]).toEqual(['/account', true]);
    await desks.pop()?.close();
    const trusting = await desk({}, { signIn: { secondFactorRoles: ['analyst'], providerAsksFactor: true } });
    expect((await new Walker().through(provider, `${trusting}/sign-in/provider?to=/queue`, 'sub-ha')).url.pathname).toBe('/queue');
  });

  it('that is down when we start is named in a sentence, passwords go on, and it is there once it answers', async () => {
    const down = await freePort();
    const { oneTimePassword } = await addAccount(db, 'lan', 'analyst', null);
    const url = await desk({ issuer: `http://127.0.0.1:${down}` });
    const walker = new Walker();
    const page = await walker.go(`${url}/sign-in`);
    expect([page.status, page.text.includes('SSO tỉnh hiện không trả lời'), page.text.includes('Vào bằng SSO tỉnh')]).toEqual([200, true, false]);
    expect((await walker.go(`${url}/sign-in/provider`)).status).toBe(503);
    const token = /name="_token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    expect((await walker.post(`${url}/sign-in`, { _token: token, username: 'lan', password: oneTimePassword, to: '/' })).url.pathname).toBe('/password');
    const late = await openIdentityProvider(`${url}/sign-in/provider/callback`, down);
    try {
      late.people.set('sub-ha', { email: 'ha@tinh.example', email_verified: true });
      await new Promise((resolve) => setTimeout(resolve, 80));
      expect((await new Walker().go(`${url}/sign-in`)).text).toContain('Vào bằng SSO tỉnh');
    } finally {
      await late.close();
    }
  });
});

/** Somebody who was sent to the provider and has not come back. */
async function beginOnly(url: string): Promise<Walker> {
  const walker = new Walker();
  await walker.go(`${url}/sign-in/provider`);
  return walker;
}

/** Goes on from the provider's login page, where `walker` stands already. */
function throughFrom(walker: Walker, login: string) {
  const at = walker.way.at(-1) ?? '';
  return walker.through(provider, at, login);
}
