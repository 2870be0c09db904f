// A person at work with the keyboard in a real Chromium, and what a machine can check of every screen for those who see or hear it
// otherwise: names of controls, contrast of text, order of headings, languages, nothing refused by the content security policy.

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf } from '../../src/audit/index.ts';
import { queueRow, queueRows } from '../../src/cases/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { indexMissing } from '../../src/search/index.ts';
import { accessibilityFaults } from '../helpers/accessibility.ts';
import { launchChromium, noChromium } from '../helpers/browser.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';
import { serveDesk } from '../helpers/serve.ts';


describe.skipIf(noChromium !== null)(`in a browser${noChromium === null ? '' : ` (${noChromium})`}`, () => {
  let db: OpenDatabase;
  let busy: Awaited<ReturnType<typeof busyDesk>>;
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof serveDesk>>;
  let password: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
    busy = await busyDesk(db);
    await indexMissing(db);
    ({ password } = await busy.desk.account('ha', 'analyst'));
    desk = await serveDesk(db);
    browser = await launchChromium();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await desk.close();
    await db.close();
  });

  async function signIn(context: BrowserContext, lang = 'vi'): Promise<Page> {
    const page = await context.newPage();
    page.on('console', (message) => void (message.type() === 'error' && !message.text().includes('404') && complaints.push(message.text())));
    page.on('pageerror', (error) => void complaints.push(error.message));
    await page.goto(`${desk.url}/sign-in?lang=${lang}`);
    await page.keyboard.type('ha');
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${desk.url}/`);
    return page;
  }

  const chosen = async (page: Page) => Number(await page.locator('[data-row][aria-current=true]').getAttribute('data-row'));
  const previewOf = (page: Page, id: number) => page.waitForSelector(`#preview [data-case="${id}"]`);

  it('signs in, moves with j and k, opens, takes, comments and closes a case by keyboard alone', async () => {
    const context = await browser.newContext();
    const page = await signIn(context);
    await page.goto(`${desk.url}/queue`);
    const order = (await queueRows(db, {}, 0)).rows.map(({ caseId }) => caseId);
    expect(await chosen(page)).toBe(order[0]);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await chosen(page)).toBe(order[2]);
    await page.keyboard.press('k');
    expect(await chosen(page)).toBe(order[1]);
    await previewOf(page, order[1] ?? 0);
    expect(new URL(page.url()).searchParams.get('at')).toBe(String(order[1]));

    await page.keyboard.press('o');
    await page.waitForURL(`${desk.url}/cases/${order[1]}`);
    await page.keyboard.press('a');
    await page.waitForURL(/done=taken/);
    await page.keyboard.press('c');
    await page.keyboard.type('Tọa độ đúng, cách gọi tên khác lập trường đã nêu.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=commented/);
    await page.keyboard.press('y');
    await page.waitForURL(/done=claim-confirmed/);
    await page.keyboard.press('e');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('Bản tin thời tiết 1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('1');
    await page.waitForURL(/done=closed/);
    expect(await queueRow(db, order[1] ?? 0)).toMatchObject({ state: 'closed', closeReason: 'accurate', assignee: 'ha' });
    expect((await eventsOf(db, `case:${order[1]}`)).map(({ action }) => action)).toEqual(['case.opened', 'case.taken', 'case.commented', 'claim.confirmed', 'case.closed']);
    await context.close();
  }, 90_000);

  it('acts on the row that is chosen, also when the key comes before the preview', async () => {
    const context = await browser.newContext();
    const page = await signIn(context);
    await page.goto(`${desk.url}/queue?level=read`);
    const order = (await queueRows(db, { level: 'read' }, 0)).rows.map(({ caseId }) => caseId);
    // The pane is held back, so that it still shows the first row when `a` is pressed.
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    await page.route('**/queue/preview/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    expect(await chosen(page)).toBe(order[1]);
    release();
    await page.waitForSelector(`#undo [name=batch]`, { state: 'attached' });
    expect([(await queueRow(db, order[0] ?? 0))?.assignee, (await queueRow(db, order[1] ?? 0))?.assignee]).toEqual([null, 'ha']);
    await context.close();
  }, 60_000);

  it('ticks rows with x and closes them together with one reason', async () => {
    const context = await browser.newContext();
    const page = await signIn(context);
    await page.goto(`${desk.url}/queue?level=read`);
    const order = (await queueRows(db, { level: 'read' }, 0)).rows.map(({ caseId }) => caseId);
    expect(await page.locator('#bulk').isVisible()).toBe(false);
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    expect(await page.locator('#bulk').isVisible()).toBe(true);
    await page.keyboard.press('e');
    await page.locator('#bulk-reason').selectOption('opinion');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=closed/);
    expect((await Promise.all(order.map((id) => queueRow(db, id)))).map((row) => row?.closeReason ?? null)).toEqual(['opinion', 'opinion', null]);
    await context.close();
  }, 60_000);

  it('lists the keys with ?, and lets them be switched off', async () => {
    const context = await browser.newContext();
    const page = await signIn(context);
    await page.goto(`${desk.url}/queue`);
    await page.keyboard.press('?');
    expect(await page.locator('#keys').isVisible()).toBe(true);
    await page.locator('[data-keys-on]').uncheck();
    await page.keyboard.press('Escape');
    const before = await chosen(page);
    await page.keyboard.press('j');
    expect(await chosen(page)).toBe(before);
    await context.close();
  }, 60_000);

  it('works without scripts: choosing, taking and closing are links and forms', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${desk.url}/sign-in`);
    await page.locator('#username').fill('ha');
    await page.locator('#password').fill(password);
    await page.locator('button[type=submit]').click();
    await page.goto(`${desk.url}/queue?level=notice`);
    await page.locator('[data-title]').first().click();
    await page.locator(`#preview form[action$="/take"] button`).click();
    await page.waitForURL(/done=taken/);
    await page.locator('#preview summary').first().click();
    await page.locator('#preview form[action$="/close"] button[value=accurate]').click();
    await page.waitForURL(/done=closed/);
    expect((await queueRow(db, busy.cases.dash))?.closeReason).toBe('accurate');
    await context.close();
  }, 60_000);

  const screens = () => ['/', '/queue', `/queue?closed=1`, '/register', '/register/SANSHA', '/approvals', '/ledger', '/search?q=quy', '/search?q=khongcogi', '/trends?about=all', '/trends?days=365', `/cases/${busy.cases.sansha}`, `/cases/${busy.cases.xisha}`, `/articles/${busy.articles.vi.article}`, `/stories/${busy.articles.zh.story}`, '/sources', '/sources/1', '/digest', '/password', '/cases/999999'];

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
      it(`axe finds nothing on any screen (${colorScheme}, ${viewport.width} px)`, async () => {
        const context = await browser.newContext({ colorScheme, viewport });
        const page = await signIn(context, colorScheme === 'dark' ? 'en' : 'vi');
        const faults: string[] = [];
        for (const path of screens()) {
          await page.goto(desk.url + path);
          faults.push(...(await accessibilityFaults(page)).map((fault) => `${path}: ${fault}`));
        }
        expect(faults).toEqual([]);
        await context.close();
      }, 120_000);
    }
  }

  it('nothing was refused by the content security policy, and no script failed', () => {
    expect(complaints).toEqual([]);
  });
});
