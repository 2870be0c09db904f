// Administration, the first steps, maps and progress in a real Chromium: by keyboard, in both languages and lights, on a phone, and what a machine can
// check of them for those who see or hear them otherwise.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shelveBackup } from '../../src/backup/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { loadProfile, shippedProfile } from '../../src/profile/index.ts';
import { indexMissing } from '../../src/search/index.ts';
import { invite } from '../../src/accounts/index.ts';
import { accessibilityFaults } from '../helpers/accessibility.ts';
import { launchChromium, noChromium, shoot } from '../helpers/browser.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';
import { serveDesk } from '../helpers/serve.ts';

const paths = ['/admin', '/admin/users', '/admin/profile?q=quy', '/admin/letterhead', '/admin/audit', '/admin/backups', '/guide', '/', '/sources', '/sources/add', '/trends?about=all', '/trends?about=all&map=country', '/trends?about=all&map=world'];

describe.skipIf(noChromium !== null)(`Administration in a browser${noChromium === null ? '' : ` (${noChromium})`}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'haidang-admin-browser-'));
  let db: OpenDatabase;
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof serveDesk>>;
  let password: string;

  async function signedIn(page: Page): Promise<void> {
    await page.goto(`${desk.url}/sign-in`);
    await page.fill('[name=username]', 'an');
    await page.fill('[name=password]', password);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${desk.url}/`);
  }

  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
    const made = await busyDesk(db);
    ({ password } = await made.desk.account('an', 'administrator'));
    await made.desk.account('hoa', 'spokesperson');
    const places = [['quy-nhon', 'nhon-ly'], ['quy-nhon', 'hoai-nhon'], ['pleiku'], ['paracel', 'da-nang'], ['spratly'], ['tay-son', 'ho-chi-minh-city'], ['chu-se', 'hanoi']];
    for (const [at, some] of places.entries()) await db.rows(builtStatement('t', 'update reading set places = $2 where revision_id = $1'), [at + 1, some]);
    await indexMissing(db);
    await invite(db, { role: 'analyst', note: 'anh Minh' }, 1);
    await shelveBackup(db, join(folder, 'backups'), { by: null });
    await db.rows(builtStatement('t', `insert into link (source_id, url, url_key, outcome, fetched_at, next_fetch_at)
      select 1 + n % 3, 'http://x.test/' || n, 'k' || n, case when n <= 60 then 'kept' else 'waiting' end, case when n <= 60 then now() - n * interval '20 seconds' end, case when n > 60 then now() end from generate_series(1, 90) as n`));
    desk = await serveDesk(db, {
      province: loadProfile(), collectNow: () => Promise.resolve(), testOutlet: () => Promise.reject(new Error('not asked here')),
      machine: { version: '0.1.0', dataFolder: folder, backupFolder: join(folder, 'backups'), profileFile: shippedProfile, configFile: null, database: 'PGlite in memory', jobs: 'BullMQ on PostgreSQL', notice: null },
    });
    browser = await launchChromium();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await desk.close();
    await db.close();
    rmSync(folder, { recursive: true });
  });

  it('has no fault that a machine finds, in either language and light, on wide screens and phones, and asks for nothing elsewhere', { timeout: 300_000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    page.on('request', (request) => void (request.url().startsWith(desk.url) || complaints.push(request.url())));
    await signedIn(page);
    const faults: string[] = [];
    const sides: string[] = [];
    for (const [colorScheme, lang, width] of [['light', 'vi', 1440], ['dark', 'en', 1440], ['light', 'en', 390], ['dark', 'vi', 390]] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 1000 });
      for (const path of paths) {
        const address = `${desk.url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
        expect((await page.goto(address))?.status(), path).toBe(200);
        faults.push(...(await accessibilityFaults(page)).map((fault) => `${path} ${colorScheme} ${lang} ${width}: ${fault}`));
        const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        if (overflow > 1) sides.push(`${path} ${width}: ${overflow} px too wide`);
        await shoot(page, `${path.replace(/\W+/g, '_')}-${colorScheme}-${width}`);
      }
    }
    expect(faults).toEqual([]);
    expect(sides).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is used by keyboard alone: a colleague is invited, the chain checked, the guide put away', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await signedIn(page);
    await page.goto(`${desk.url}/admin/users`);
    await page.focus('#invite [name=role]');
    await page.keyboard.press('Tab');
    await page.keyboard.type('chị Thu');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.once code');
    expect(await page.textContent('.once code')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\S+$/);
    await page.goto(`${desk.url}/admin/audit`);
    await page.focus('form[action="/admin/audit/verify"] button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.once code');
    expect(await page.textContent('.once')).toContain('không sự kiện nào bị sửa');
    await page.goto(desk.url);
    await page.focus('form[action="/guide"] button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=guide-away/);
    expect(await page.$('.steps-list')).toBeNull();
    await context.close();
  });

  it('shows the crawl going on by itself where scripts run, and by reloading where none do', { timeout: 120_000 }, async () => {
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ javaScriptEnabled });
      const page = await context.newPage();
      await signedIn(page);
      await db.rows(builtStatement('t', "update link set next_fetch_at = now() where outcome = 'waiting'"));
      await page.goto(`${desk.url}/sources`);
      const waiting = async () => Number(/(\d+) liên kết đang chờ/.exec((await page.textContent('#progress')) ?? '')?.[1]);
      const before = await waiting();
      await db.rows(builtStatement('t', "update link set outcome = 'kept', next_fetch_at = null, fetched_at = now() where id in (select id from link where outcome = 'waiting' limit 5)"));
      if (javaScriptEnabled) await page.waitForSelector(`#progress:has-text("${before - 5} liên kết")`, { timeout: 20_000 });
      else await page.reload();
      expect(await waiting()).toBe(before - 5);
      await context.close();
    }
  });
});
