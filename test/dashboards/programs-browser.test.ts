// The Export and Programs screens in a real Chromium: what a machine can check of them for those who see or hear them otherwise, light and dark, in both
// languages, wide and on a phone.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addApiToken } from '../../src/accounts/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { addWebhook, testWebhook } from '../../src/webhooks/index.ts';
import { accessibilityFaults } from '../helpers/accessibility.ts';
import { launchChromium, noChromium, shoot } from '../helpers/browser.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { emptyDesk } from '../helpers/desk.ts';
import { serveDesk } from '../helpers/serve.ts';


describe.skipIf(noChromium !== null)(`exports and programs in a browser${noChromium === null ? '' : ` (${noChromium})`}`, () => {
  let db: OpenDatabase;
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof serveDesk>>;
  let password: string;

  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
    const made = await (await emptyDesk(db)).account('quan-tri', 'administrator');
    password = made.password;
    await addApiToken(db, 'Cơ sở dữ liệu tỉnh', made.account.id, { username: 'quan-tri', role: 'reader', scopes: ['read', 'export'], expiresAt: new Date(Date.now() + 86_400_000) });
    const { id } = await addWebhook(db, made.account, 'a secret of thirty-two characters', { name: 'Cổng thông tin', url: 'http://127.0.0.1:9/hook', events: ['case.changed', 'claim.confirmed'] });
    await testWebhook(db, made.account, id);
    desk = await serveDesk(db);
    browser = await launchChromium();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await desk.close();
    await db.close();
  });

  it('have no fault that a machine finds, in either language and light, and nothing that must be scrolled sideways on a phone', { timeout: 240_000 }, async () => {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 1200 } })).newPage();
    await page.goto(`${desk.url}/sign-in`);
    await page.keyboard.type('quan-tri');
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${desk.url}/`);
    const faults: string[] = [];
        for (const [colorScheme, lang] of [['light', 'vi'], ['dark', 'en']] as const) {
      await page.emulateMedia({ colorScheme });
      for (const path of ['/exports', '/admin/programs', '/admin/programs/webhooks/1']) {
        expect((await page.goto(`${desk.url}${path}?lang=${lang}`))?.status()).toBe(200);
        await page.evaluate(`document.querySelectorAll('main details').forEach((one) => { one.open = true; })`);
        faults.push(...(await accessibilityFaults(page)).map((fault) => `${path} ${colorScheme}: ${fault}`));
        await shoot(page, `${path.replaceAll('/', '-')}-${lang}`);
      }
    }
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of ['/exports', '/admin/programs']) {
      await page.goto(`${desk.url}${path}`);
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (wider > 0) faults.push(`${path} is ${wider} px too wide for a phone`);
    }
    expect(faults).toEqual([]);
  });
});
