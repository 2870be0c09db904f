// A spokesperson in a car: 360 px, one thumb, from the number in the rail to the approval.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueRow } from '../../src/cases/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { accessibilityFaults } from '../helpers/accessibility.ts';
import { launchChromium, noChromium, shoot } from '../helpers/browser.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { serveDesk } from '../helpers/serve.ts';
import { openOffice, waitingRequest, type Office } from '../responses/office.ts';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

describe.skipIf(noChromium !== null)(`approving on a phone${noChromium === null ? '' : ` (${noChromium})`}`, () => {
  let db: OpenDatabase;
  let office: Office;
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof serveDesk>>;
  let waiting: Awaited<ReturnType<typeof waitingRequest>>;

  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
    office = await openOffice(db, new Date());
    waiting = await waitingRequest(office);
    desk = await serveDesk(db);
    browser = await launchChromium();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await desk.close();
    await db.close();
  });

  async function signIn(name: string): Promise<Page> {
    const page = await (await browser.newContext(phone)).newPage();
    await page.goto(`${desk.url}/sign-in?lang=vi`);
    await page.fill('#username', name);
    await page.fill('#password', office.passwords[name] ?? '');
    await page.tap('button[type=submit]');
    await page.waitForURL(`${desk.url}/`);
    return page;
  }
  const inRail = (page: Page) => page.locator('.rail a[href="/approvals"] .count').textContent({ timeout: 2000 }).catch(() => null);

  it('the rail counts only what this person can approve now', async () => {
    const spokesperson = await signIn('phat-ngon');
    // The desk lead comes first.
    expect(await inRail(spokesperson)).toBeNull();
    const analyst = await signIn('ha');
    expect(await inRail(analyst)).toBeNull();
    const lead = await signIn('truong-phong');
    expect(await inRail(lead)).toBe('1');
    for (const page of [spokesperson, analyst, lead]) await page.context().close();
  }, 60_000);

  it('desk lead and spokesperson approve by touch: large targets, nothing sideways, no undo offered', async () => {
    for (const [name, done] of [['truong-phong', 'content-approved'], ['phat-ngon', 'case-released']] as const) {
      const page = await signIn(name);
      const faults: string[] = [];
      const check = async () => {
        faults.push(...(await accessibilityFaults(page)));
        if ((await page.evaluate('document.documentElement.scrollWidth > innerWidth')) === true) faults.push(`${page.url()} scrolls sideways`);
      };
      expect(await inRail(page)).toBe('1');
      await page.tap('.rail a[href="/approvals"]');
      await page.waitForURL(/approvals/);
      await check();
      await shoot(page, `phone-approvals-${name}`);
      // The whole card is the target.
      const card = await page.locator('.waiting-text').first().boundingBox();
      expect(card?.height ?? 0).toBeGreaterThanOrEqual(44);
      await page.touchscreen.tap((card?.x ?? 0) + (card?.width ?? 0) / 2, (card?.y ?? 0) + (card?.height ?? 0) - 8);
      await page.waitForURL(new RegExp(`/cases/${waiting.caseId}/responses/`));
      await check();
      await shoot(page, `phone-approve-${name}`);
      const button = page.locator('.decide form[action$="/approve"] button');
      const box = await button.boundingBox();
      expect([(box?.height ?? 0) >= 48, (box?.width ?? 0) >= 280]).toEqual([true, true]);
      await button.tap();
      await page.waitForURL(new RegExp(`done=${done}`));
      await page.goto(`${desk.url}/cases/${waiting.caseId}`);
      expect(await page.locator('#undo [name=batch]').count()).toBe(0);
      expect(faults).toEqual([]);
      await page.context().close();
    }
    expect((await queueRow(db, waiting.caseId))?.state).toBe('released');
  }, 90_000);
});
