// The doors and My account in a real Chromium: passkeys with a virtual authenticator under the strict content security policy, codes and invitations with
// scripts switched off, and what axe finds on every page in both languages, light and dark, wide and on a phone.

import { Secret, TOTP } from 'otpauth';
import decodeQR from 'qr/decode.js';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptWithPassword, createProvider, disableAccount, enableAccount, invite, listAccounts, type Provider } from '../../src/accounts/index.ts';
import { eventsOf, verify } from '../../src/audit/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import type { Role } from '../../src/model/index.ts';
import { accessibilityFaults } from '../helpers/accessibility.ts';
import { launchChromium, noChromium, shoot } from '../helpers/browser.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { serveDesk } from '../helpers/serve.ts';

const password = 'một câu dài dễ nhớ';
const secret = 'a secret of the test, long enough for all';
/** Answers nothing: its sentence stands on the sign-in page. */
const silent: Provider = createProvider({ issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'xxxxxxxx', name: 'SSO tỉnh', claim: 'email', scopes: 'openid', asksSecondFactor: false });

describe.skipIf(noChromium !== null)(`the doors in a browser${noChromium === null ? '' : ` (${noChromium})`}`, () => {
  let db: OpenDatabase;
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof serveDesk>>;
  let url: string;
  const complaints: string[] = [];

  /** An account with a password of its own, made by invitation. */
  const account = async (name: string, role: Role = 'analyst') => {
    const { token } = await invite(db, { role }, null);
    await acceptWithPassword(db, token, name, password, { now: new Date(), browser: 'Firefox · Linux' });
  };
  const actionsOf = async (name: string) => {
    const found = (await listAccounts(db)).find(({ username }) => username === name);
    return (await eventsOf(db, `account:${found?.id}`)).map(({ action }) => action);
  };

  async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<{ context: BrowserContext; page: Page }> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, ...options });
    const page = await context.newPage();
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    page.on('pageerror', (thrown) => complaints.push(String(thrown)));
    return { context, page };
  }

  /** A device with a screen lock, as laptops and phones have: keeps passkeys, and confirms its owner. */
  async function authenticator(page: Page, changes: Record<string, unknown> = {}): Promise<{ cdp: CDPSession; id: string }> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true, ...changes },
    });
    return { cdp, id: authenticatorId };
  }

  async function signIn(page: Page, name: string): Promise<void> {
    await page.goto(`${url}/sign-in`);
    await page.fill('#username', name);
    await page.fill('#password', password);
    await page.keyboard.press('Enter');
    await page.waitForURL((at) => at.pathname !== '/sign-in');
  }

  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
    desk = await serveDesk(db, { signIn: { secret, secondFactorRoles: ['administrator'] } });
    // Browsers allow passkeys on localhost, not on a bare IP address.
    url = desk.url.replace('127.0.0.1', 'localhost');
    browser = await launchChromium();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
    expect(await verify(db)).toMatchObject({ ok: true });
    await db.close();
  });

  it('a passkey is added under a name, enters without typing anything, and is removed again', { timeout: 120_000 }, async () => {
    await account('ha');
    const { context, page } = await open();
    const { cdp, id } = await authenticator(page);
    await signIn(page, 'ha');
    for (const name of ['Máy ở bàn làm việc', 'Điện thoại']) {
      await page.goto(`${url}/account`);
      await page.fill('#passkey-name', name);
      await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
      if (name === 'Điện thoại') break;
      await page.waitForURL(/done=passkey-added/);
    }
    // One device keeps one passkey of an account: the second is refused by the device, and the page says what to do.
    await page.getByText('Chưa có khóa truy cập nào được xác nhận').waitFor();
    expect((await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }]);
    await page.getByRole('button', { name: 'Thoát' }).click();
    await page.waitForURL(/sign-in/);
    await page.getByRole('button', { name: 'Vào bằng khóa truy cập' }).click();
    await page.waitForURL(`${url}/`);
    await page.goto(`${url}/account`);
    expect(await page.locator('tr', { hasText: 'phiên này' }).innerText()).toMatch(/Chrome · Linux\s+khóa truy cập/);
    await page.getByRole('button', { name: 'Bỏ khóa truy cập “Máy ở bàn làm việc”' }).click();
    await page.waitForURL(/done=passkey-removed/);
    await page.getByRole('button', { name: 'Thoát' }).click();
    await page.waitForURL(/sign-in/);
    await page.getByRole('button', { name: 'Vào bằng khóa truy cập' }).click();
    await page.getByText('Không nhận được khóa truy cập này').waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect((await actionsOf('ha')).filter((action) => action.includes('passkey'))).toEqual(['account.passkey-added', 'account.passkey-removed']);
    await context.close();
  });

  it('a passkey needs the finger, face or PIN, a living account, and its own device', { timeout: 120_000 }, async () => {
    await account('minh');
    const { context, page } = await open();
    const { cdp, id } = await authenticator(page);
    await signIn(page, 'minh');
    await page.goto(`${url}/account?lang=en`);
    await page.fill('#passkey-name', 'Laptop');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.waitForURL(/done=passkey-added/);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/sign-in/);
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false });
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('No passkey was confirmed').waitFor();
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: true });
    await disableAccount(db, 'minh', null);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('This passkey was not accepted').waitFor();
    await enableAccount(db, 'minh', null);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForURL(`${url}/`);
    await context.close();
  });

  it('an invitation is taken up with a passkey alone, and that only way in cannot be removed', { timeout: 120_000 }, async () => {
    const { path } = await invite(db, { role: 'spokesperson' }, null);
    const { context, page } = await open();
    await authenticator(page);
    await page.goto(url + path);
    await page.getByText('Hoặc không cần mật khẩu').click();
    await page.fill('#passkey-username', 'lan');
    await page.getByRole('button', { name: 'Mở tài khoản bằng khóa truy cập' }).click();
    await page.waitForURL(/account\?done=welcome/);
    expect((await listAccounts(db)).find(({ username }) => username === 'lan')).toMatchObject({ role: 'spokesperson', hasPassword: false, passkeys: 1 });
    await page.getByRole('button', { name: /^Bỏ khóa/ }).click();
    await page.getByText('Đây là lối vào duy nhất').waitFor();
    expect((await page.goto(url + path))?.status()).toBe(404);
    await context.close();
  });

  it('without scripts: codes are set up by the QR picture, asked for at the door, replaced by a recovery code, and switched off', { timeout: 120_000 }, async () => {
    await account('thu');
    const { context, page } = await open({ javaScriptEnabled: false });
    await signIn(page, 'thu');
    await page.goto(`${url}/account`);
    expect(await page.getByRole('button', { name: 'Thêm khóa truy cập' }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Bật mã một lần' }).click();
    await page.waitForURL(/account\/code/);
    const app = appOf(await readPicture(page));
    expect((await page.locator('.key').innerText()).replaceAll(' ', '')).toBe(app.secret.base32);
    await page.fill('#code', '000000');
    await page.getByRole('button', { name: 'Bật', exact: true }).click();
    await page.getByText('Mã không đúng').waitFor();
    await page.fill('#code', app.generate());
    await page.getByRole('button', { name: 'Bật', exact: true }).click();
    const recovery = await page.locator('.recovery code').allInnerTexts();
    expect(recovery).toHaveLength(10);
    await page.getByRole('button', { name: 'Thoát' }).click();
    await signIn(page, 'thu');
    expect(new URL(page.url()).pathname).toBe('/sign-in/second');
    expect((await page.goto(`${url}/queue`))?.url()).toContain('/sign-in?to=');
    await page.goto(`${url}/sign-in/second?to=/account`);
    await page.getByText('Không có điện thoại?').click();
    await page.fill('#recovery', recovery[3] ?? '');
    await page.locator('details button').click();
    await page.waitForURL(/\/account$/);
    expect(await page.getByText('Còn 9 mã khôi phục').isVisible()).toBe(true);
    await page.getByText('Tắt…').click();
    await page.getByRole('button', { name: 'Tắt mã một lần' }).click();
    await page.waitForURL(/done=code-off/);
    expect((await actionsOf('thu')).filter((action) => /code|recovery/.test(action))).toEqual(['account.code-on', 'account.recovery-used', 'account.code-off']);
    await context.close();
  });

  it('a role that must have a second factor gets no further without, and sessions are ended from another one', { timeout: 120_000 }, async () => {
    await account('sep', 'administrator');
    const { context, page } = await open();
    await authenticator(page);
    await signIn(page, 'sep');
    for (const path of ['/', '/queue', '/sources']) expect(new URL((await page.goto(url + path))?.url() ?? '').pathname).toBe('/account');
    expect(await page.getByText('Vai trò của bạn cần lớp bảo vệ thứ hai').isVisible()).toBe(true);
    expect(await page.locator('tbody tr').count()).toBe(2);
    await page.fill('#passkey-name', 'Máy của sếp');
    await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
    await page.waitForURL(/done=passkey-added/);
    expect((await page.goto(`${url}/queue`))?.status()).toBe(200);
    await page.goto(`${url}/account`);
    await page.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).click();
    await page.waitForURL(/done=sessions-ended/);
    expect(await page.locator('tbody tr').count()).toBe(1);
    // The password alone no longer opens: the second step wants the passkey.
    await page.getByRole('button', { name: 'Thoát' }).click();
    await signIn(page, 'sep');
    expect(new URL(page.url()).pathname).toBe('/sign-in/second');
    expect(await page.locator('#code').count()).toBe(0);
    await page.getByRole('button', { name: 'Vào bằng khóa truy cập' }).click();
    await page.waitForURL(`${url}/`);
    await context.close();
  });

  it('axe finds nothing on any of the pages, in both languages, light and dark, wide and on a phone', { timeout: 300_000 }, async () => {
    const { context, page } = await open();
    await authenticator(page);
    const faults: string[] = [];
    /** Looks at the page that stands there, in every way that it can be seen. */
    async function look(name: string): Promise<void> {
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          // Two frames later every colour is the scheme's own.
          await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
          faults.push(...(await accessibilityFaults(page)).map((fault) => `${name} ${width} ${colorScheme}: ${fault}`));
          const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
          if (wider > 0) faults.push(`${name} ${width}: ${wider} px wider than the screen`);
          await shoot(page, `${name}-${width}-${colorScheme}`);
        }
      }
    }
    for (const lang of ['vi', 'en'] as const) {
      const name = `xem-${lang}`;
      await page.goto(`${url}/sign-in?lang=${lang}`);
      await look(`sign-in-${lang}`);
      await page.goto(`${url}${(await invite(db, { role: 'reader' }, null)).path}`);
      await page.locator('summary').click();
      await look(`invitation-${lang}`);
      await page.goto(`${url}/invitation/none`);
      await look(`invitation-over-${lang}`);
      await account(name);
      await signIn(page, name);
      await page.goto(`${url}/account`);
      await look(`account-new-${lang}`);
      await page.fill('#passkey-name', 'Laptop');
      await page.locator('.passkey button').click();
      await page.waitForURL(/done=passkey-added/);
      await page.locator('form[action="/account/code"] button').click();
      await page.waitForURL(/account\/code/);
      const app = appOf(await readPicture(page));
      await look(`code-${lang}`);
      await page.fill('#code', app.generate());
      await page.keyboard.press('Enter');
      await page.locator('.recovery').waitFor();
      await look(`recovery-${lang}`);
      await page.goto(`${url}/account`);
      await look(`account-${lang}`);
      await page.goto(`${url}/password`);
      await look(`password-${lang}`);
      await page.goto(`${url}/account`);
      await page.locator('form[action="/sign-out"] button').click();
      await signIn(page, name);
      await page.locator('summary').click();
      await look(`second-step-${lang}`);
      await page.fill('#code', '123456');
      await page.keyboard.press('Enter');
      await page.locator('#wrong').waitFor();
      await look(`second-step-wrong-${lang}`);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  it('a silent provider and a session that is not young any more are shown without a fault either', { timeout: 120_000 }, async () => {
    await account('old');
    let now = new Date();
    const other = await serveDesk(db, { provider: silent, signIn: { secret }, now: () => now });
    const at = other.url.replace('127.0.0.1', 'localhost');
    try {
      const { context, page } = await open({ viewport: { width: 390, height: 900 } });
      await page.goto(`${at}/sign-in?lang=vi`);
      expect(await page.getByText('SSO tỉnh hiện không trả lời').isVisible()).toBe(true);
      const faults = await accessibilityFaults(page);
      await page.fill('#username', 'old');
      await page.fill('#password', password);
      await page.keyboard.press('Enter');
      await page.waitForURL(`${at}/`);
      now = new Date(now.getTime() + 20 * 60_000);
      await page.goto(`${at}/account`);
      faults.push(...(await accessibilityFaults(page)));
      await shoot(page, 'account-confirm');
      expect(await page.locator('form[action="/account/code"]').count()).toBe(0);
      await page.fill('#confirm-password', 'sai');
      await page.getByRole('button', { name: 'Xác nhận' }).click();
      await page.getByText('Mật khẩu hiện tại không đúng').waitFor();
      await page.fill('#confirm-password', password);
      await page.getByRole('button', { name: 'Xác nhận' }).click();
      await page.waitForURL(/done=confirmed/);
      expect(await page.locator('form[action="/account/code"]').count()).toBe(1);
      // Once there is a passkey, it proves as well.
      await authenticator(page);
      await page.fill('#passkey-name', 'Laptop');
      await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
      await page.waitForURL(/done=passkey-added/);
      now = new Date(now.getTime() + 20 * 60_000);
      await page.goto(`${at}/account`);
      faults.push(...(await accessibilityFaults(page)));
      await page.getByRole('button', { name: 'Xác nhận bằng khóa truy cập' }).click();
      await page.waitForURL(/done=confirmed/);
      expect(faults).toEqual([]);
      await context.close();
    } finally {
      await other.close();
    }
  });

  it('nothing was refused by the content security policy, and no script failed', () => {
    // What the server refuses on purpose is a line of the console, too.
    expect(complaints.filter((line) => !/status of 40[0-9]|status of 429/.test(line))).toEqual([]);
  });
});

const appOf = (address: string) => new TOTP({ secret: Secret.fromBase32(new URL(address).searchParams.get('secret') ?? '') });

/** Reads the QR picture as a camera would: from the pixels on screen. */
async function readPicture(page: Page): Promise<string> {
  const png = await page.locator('.qr').screenshot();
  const reader = await page.context().browser()?.newPage();
  if (reader === undefined) throw new Error('no browser');
  // A page of its own turns the PNG into pixels: the tested one may run no scripts, and its policy allows no data: pictures.
  const { width, height, data } = await reader.evaluate<{ width: number; height: number; data: number[] }>(`(async () => {
    const picture = new Image();
    picture.src = 'data:image/png;base64,${png.toString('base64')}';
    await picture.decode();
    const drawn = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    drawn.drawImage(picture, 0, 0);
    return { width: picture.width, height: picture.height, data: [...drawn.getImageData(0, 0, picture.width, picture.height).data] };
  })()`);
  await reader.close();
  return decodeQR({ width, height, data: new Uint8ClampedArray(data) });
}
