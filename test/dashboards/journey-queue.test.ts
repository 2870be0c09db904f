// A morning at the queue in a real Chromium: everything by keyboard, the phone of the spokesperson by touch, and axe over every new screen.

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf } from '../../src/audit/index.ts';
import { queueRow, queueRows, takeCase } from '../../src/cases/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import type { Account } from '../../src/model/index.ts';
import { accessibilityFaults } from '../helpers/accessibility.ts';
import { launchChromium, noChromium, shoot } from '../helpers/browser.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';
import { serveDesk } from '../helpers/serve.ts';


describe.skipIf(noChromium !== null)(`the queue in a browser${noChromium === null ? '' : ` (${noChromium})`}`, () => {
  let db: OpenDatabase;
  let busy: Awaited<ReturnType<typeof busyDesk>>;
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof serveDesk>>;
  const passwords: Record<string, string> = {};
  let lead: Account;
  const complaints: string[] = [];

  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
    busy = await busyDesk(db);
    for (const [name, role] of [['ha', 'analyst'], ['truong-phong', 'desk-lead']] as const) {
      const made = await busy.desk.account(name, role);
      passwords[name] = made.password;
      if (role === 'desk-lead') lead = made.account;
    }
    desk = await serveDesk(db);
    browser = await launchChromium();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await desk.close();
    await db.close();
  });

  async function signIn(name = 'ha', options: BrowserContextOptions = {}, lang = 'vi'): Promise<Page> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.on('console', (message) => void (message.type() === 'error' && !/40[49]|ERR_FAILED/.test(message.text()) && complaints.push(message.text())));
    page.on('pageerror', (error) => void complaints.push(error.message));
    await page.goto(`${desk.url}/sign-in?lang=${lang}`);
    await page.fill('#username', name);
    await page.fill('#password', passwords[name] ?? '');
    await page.press('#password', 'Enter');
    await page.waitForURL(`${desk.url}/`);
    return page;
  }
  const chosen = async (page: Page) => Number(await page.locator('[data-row][aria-current=true]').getAttribute('data-row'));
  const order = async (filter = {}) => (await queueRows(db, filter, 0)).rows.map(({ caseId }) => caseId);
  const keysOf = (page: Page) => page.evaluate<string[]>("[...document.querySelectorAll('[data-key]')].map((one) => one.dataset.key)");
  const said = (page: Page, text: string) => page.waitForSelector(`[role=status] >> text=${text}`);

  it('e and a number close without leaving the page; the next story is there; z takes it back', async () => {
    const page = await signIn();
    await page.goto(`${desk.url}/queue?level=read`);
    const [first = 0, second = 0, third = 0] = await order({ level: 'read' });
    await page.evaluate('globalThis.stayed = true');
    await page.keyboard.press('e');
    await page.keyboard.press('2');
    await page.waitForSelector(`#preview [data-case="${second}"]`);
    await said(page, 'Đã đóng');
    expect(await chosen(page)).toBe(second);
    expect(await page.evaluate('globalThis.stayed')).toBe(true);
    expect(await page.locator(`[data-row="${first}"]`).count()).toBe(0);
    expect((await queueRow(db, first))?.closeReason).toBe('opinion');
    await page.keyboard.press('s');
    await page.keyboard.press('3');
    await page.waitForSelector(`#preview [data-case="${third}"]`);
    await said(page, 'Đã để sang bên');
    await shoot(page, 'undo-line');
    await page.keyboard.press('z');
    await page.waitForURL(/done=undone/);
    expect(await chosen(page)).toBe(second);
    await page.keyboard.press('z');
    await page.waitForURL(new RegExp(`at=${first}`));
    expect(await page.locator('[data-row]').count()).toBe(3);
    expect((await eventsOf(db, `case:${first}`)).at(-1)?.action).toBe('case.undone');
    await page.context().close();
  }, 90_000);

  it('what the server refuses comes back into the list with the reason', async () => {
    const page = await signIn();
    await page.goto(`${desk.url}/queue?level=read`);
    const [first = 0] = await order({ level: 'read' });
    await takeCase(db, { account: lead }, { caseId: first, version: (await queueRow(db, first))?.version ?? 0 });
    await page.keyboard.press('e');
    await page.keyboard.press('1');
    await said(page, 'Có người vừa thay đổi');
    expect(await page.locator(`[data-row="${first}"]`).count()).toBe(1);
    expect(await queueRow(db, first)).toMatchObject({ state: 'assessing', assignee: 'truong-phong' });
    // A line that is down: nothing is recorded, the row is there again, the page still works.
    const [next = 0] = (await order({ level: 'read' })).filter((id) => id !== first);
    await page.route('**/close', (route) => route.abort());
    await page.locator(`[data-row="${next}"] [data-title]`).click();
    await page.keyboard.press('e');
    await page.keyboard.press('1');
    await said(page, 'Máy chủ không trả lời');
    expect(await page.locator(`[data-row="${next}"]`).count()).toBe(1);
    expect(await queueRow(db, next)).toMatchObject({ state: 'new' });
    await page.context().close();
  }, 60_000);

  it('1 to 9 open saved filters, and pick a reason only while a fold is open', async () => {
    const page = await signIn();
    await page.goto(`${desk.url}/queue?level=notice`);
    await page.click('.saved-filters summary');
    await page.fill('#filter-name', 'Thuật lại');
    await page.press('#filter-name', 'Enter');
    await page.waitForURL(/done=filter-saved/);
    await page.goto(`${desk.url}/queue?all=1`);
    await page.keyboard.press('1');
    await page.waitForURL(/level=notice/);
    const open = await order();
    await page.keyboard.press('e');
    await page.keyboard.press('9');
    await page.keyboard.press('Escape');
    expect(await order()).toEqual(open);
    await shoot(page, 'saved');
    await page.context().close();
  }, 60_000);

  it('a story that stays before one’s eyes is read, u makes it unread again', async () => {
    const page = await signIn();
    await page.goto(`${desk.url}/queue?level=alert`);
    const [, second = 0] = await order({ level: 'alert' });
    const row = page.locator(`[data-row="${second}"]`);
    expect(await row.getAttribute('class')).toContain('unread');
    await page.keyboard.press('j');
    await page.waitForSelector(`[data-row="${second}"]:not(.unread)`);
    await page.keyboard.press('u');
    await page.waitForSelector(`[data-row="${second}"].unread`);
    await page.context().close();
  }, 60_000);

  it('g goes through the stories one by one: decided, skipped, undone; the end says what was done', async () => {
    const page = await signIn();
    await page.goto(`${desk.url}/queue?level=alert`);
    const [first = 0, second = 0] = await order({ level: 'alert' });
    await page.keyboard.press('g');
    await page.waitForURL(/\/review\/\d+\?n=1/);
    await shoot(page, 'review');
    await page.evaluate('globalThis.stayed = true');
    await page.keyboard.press('y');
    await said(page, 'Đã xác nhận luận điểm');
    await page.waitForSelector('#review .chip.good');
    await page.keyboard.press('e');
    await page.keyboard.press('5');
    await page.waitForSelector(`#review[data-case="${second}"]`);
    expect(await page.evaluate('globalThis.stayed')).toBe(true);
    await said(page, 'Đã đóng');
    await page.keyboard.press('j');
    await page.waitForSelector('#review-summary');
    const text = (await page.locator('#review').textContent()) ?? '';
    expect(text).toContain('1 vụ đã quyết định');
    expect(text).toContain('Không cần trả lời');
    await shoot(page, 'review-summary');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('z');
    await page.waitForURL(/done=undone/);
    expect(await page.locator('#review').textContent()).toContain('0 vụ đã quyết định');
    expect((await queueRow(db, first))?.state).toBe('new');
    await page.context().close();
  }, 90_000);

  it('every key of the list is a button, a link or a field somewhere, and every button’s key is in the list', async () => {
    const page = await signIn('truong-phong');
    const [first = 0] = await order({ level: 'alert' });
    await page.goto(`${desk.url}/cases/${first}`);
    await page.click('form[action$="/take"] button');
    const found = new Set<string>();
    for (const path of ['/queue?level=alert', `/cases/${first}`, '/queue?level=notice']) {
      await page.goto(desk.url + path);
      for (const key of await keysOf(page)) found.add(key);
    }
    await page.keyboard.press('g');
    await page.waitForURL(/\/review\//);
    for (const key of await keysOf(page)) found.add(key);
    await page.keyboard.press('?');
    await shoot(page, 'keys');
    const listed = new Set((await page.locator('#keys kbd').allTextContents()).flatMap((text) => (text.includes('…') ? ['1'] : text.split(' '))));
    const unlisted = [...found].filter((key) => !listed.has(key) && !/^[2-9]$/.test(key));
    expect(unlisted).toEqual([]);
    // These stand on rows, on the search field, and on the link to the case.
    const elsewhere = ['j', 'k', 'o', 'x', '/', '1'];
    expect([...listed].filter((key) => !found.has(key) && !elsewhere.includes(key))).toEqual([]);
    await page.context().close();
  }, 90_000);

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of [{ width: 1440, height: 900 }, { width: 360, height: 740 }]) {
      it(`axe finds nothing, and nothing scrolls sideways (${colorScheme}, ${viewport.width} px)`, async () => {
        const page = await signIn('truong-phong', { colorScheme, viewport }, colorScheme === 'dark' ? 'en' : 'vi');
        const wide = viewport.width > 1000;
        const name = `${colorScheme}-${viewport.width}`;
        const faults: string[] = [];
        const [first = 0] = await order({ level: 'alert' });
        for (const path of ['/', '/queue?all=1', '/queue?aside=1', '/queue/filters', `/cases/${first}`, '/approvals']) {
          await page.goto(desk.url + path);
          faults.push(...(await accessibilityFaults(page)).map((fault) => `${path}: ${fault}`));
          if ((await page.evaluate('document.documentElement.scrollWidth > innerWidth')) === true) faults.push(`${path} scrolls sideways`);
          await shoot(page, `${path.replace(/\W+/g, '-')}-${name}`);
        }
        await page.goto(`${desk.url}/queue?all=1`);
        if (wide) {
          await page.keyboard.press('x');
          await page.click('.bulk .pop summary');
          await page.keyboard.press('s');
        } else {
          await page.locator('.pick').first().check();
          await page.click('.bulk .pop summary');
        }
        faults.push(...(await accessibilityFaults(page)).map((fault) => `bulk: ${fault}`));
        await shoot(page, `bulk-${name}`);
        await page.goto(`${desk.url}/queue?all=1`);
        await page.click('.start-review button');
        await page.waitForURL(/\/review\//);
        await page.locator('.review-actions details summary').first().click();
        faults.push(...(await accessibilityFaults(page)).map((fault) => `review: ${fault}`));
        if ((await page.evaluate('document.documentElement.scrollWidth > innerWidth')) === true) faults.push('review scrolls sideways');
        await shoot(page, `review-${name}`);
        expect(faults).toEqual([]);
        await page.context().close();
      }, 120_000);
    }
  }

  it('nothing was refused by the content security policy, and no script failed', () => {
    expect(complaints).toEqual([]);
  });
});
