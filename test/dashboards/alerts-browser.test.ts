// The Alerts screen in a real Chromium: used by keyboard, and what a machine can check of it for those who see or hear it otherwise.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertRules, deliverDue, openPost, planAlerts } from '../../src/alerts/index.ts';
import { installStarterRules } from '../../src/flags/index.ts';
import { hook, openOffice, screen, type TestOffice } from '../alerts/office.ts';
import { httpServer } from '../alerts/servers.ts';
import { accessibilityFaults } from '../helpers/accessibility.ts';
import { launchChromium, noChromium, shoot } from '../helpers/browser.ts';
import { serveDesk } from '../helpers/serve.ts';


describe.skipIf(noChromium !== null)(`the Alerts screen in a browser${noChromium === null ? '' : ` (${noChromium})`}`, () => {
  let at: TestOffice;
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof serveDesk>>;
  let password: string;

  beforeAll(async () => {
    const now = new Date();
    const receiver = await httpServer((_, nth) => ({ status: nth === 1 ? 404 : 200 }));
    at = await openOffice(now, [screen, hook(receiver.url)]);
    await installStarterRules(at.db);
    ({ password } = await at.desk.account('ha', 'desk-lead'));
    for (const title of ['西沙群岛旅游季开启', '三沙市推出新航线']) {
      const one = await at.desk.article({ outlet: 'hai-nam-van-bao', language: 'zh', title, text: '中国西沙群岛。' });
      await at.desk.claim(one, 'SANSHA', 'asserts', '中国西沙群岛', '中国西沙群岛。');
    }
    await planAlerts(at.db, at.office, now);
    await deliverDue(at.db, openPost(at.db, at.office), () => now);
    await receiver.close();
    desk = await serveDesk(at.db, { alertChannels: at.office.channels });
    browser = await launchChromium();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await desk.close();
    await at.db.close();
  });

  it('has no fault that a machine finds, in either language and light, and makes a rule by keyboard alone', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1200 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    await page.goto(`${desk.url}/sign-in`);
    await page.keyboard.type('ha');
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${desk.url}/`);
    const faults: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const path of ['/alerts', '/alerts/rules/new', '/alerts/watch/1', '/alerts?lang=en', '/alerts/rules/1?lang=en', '/alerts?lang=vi']) {
        expect((await page.goto(`${desk.url}${path}`))?.status()).toBe(200);
        faults.push(...(await accessibilityFaults(page)).map((fault) => `${path} ${colorScheme}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    for (const [name, path] of [['alerts', '/alerts'], ['rule', '/alerts/rules/1']] as const) {
      await page.goto(`${desk.url}${path}`);
      await shoot(page, name);
    }
    await page.goto(`${desk.url}/alerts/rules/new`);
    await page.focus('#name-vi');
    await page.keyboard.type('Báo Nhật');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Japanese press');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=rule-saved/);
    expect((await alertRules(at.db)).at(-1)).toMatchObject({ name: { vi: 'Báo Nhật' }, filter: { flagKinds: ['claim'] }, channels: ['all'] });
    expect(complaints).toEqual([]);
  });
});
