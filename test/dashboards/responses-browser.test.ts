// Responses in a real Chromium: an editor writes without scripts, a spokesperson approves on a phone, and every new screen is checked for those
// who see or hear it otherwise. With SHOTS=<folder> the screens are kept as pictures.

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueRow } from '../../src/cases/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { createPdfPrinter } from '../../src/print-pdf.ts';
import { addLedgerEntry, openResponse } from '../../src/responses/index.ts';
import { accessibilityFaults } from '../helpers/accessibility.ts';
import { chromiumPath, launchChromium, noChromium, shoot } from '../helpers/browser.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { serveDesk } from '../helpers/serve.ts';
import { answerableCase, openOffice, person, place, releasedRequest, waitingRequest, type Office } from '../responses/office.ts';


describe.skipIf(noChromium !== null)(`responses in a browser${noChromium === null ? '' : ` (${noChromium})`}`, () => {
  let db: OpenDatabase;
  let office: Office;
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof serveDesk>>;
  let drafting: { caseId: number; responseId: number };
  let waiting: { caseId: number; responseId: number };
  let released: { caseId: number; responseId: number };
  let printer: ReturnType<typeof createPdfPrinter>;
  const complaints: string[] = [];

  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
    office = await openOffice(db, new Date());
    const draft = await answerableCase(office, { title: 'Port keeps its province, says report' });
    drafting = { caseId: draft.caseId, responseId: await openResponse(db, person(office, 'ha'), { caseId: draft.caseId, kind: 'correction-request', language: 'en', claimId: draft.claimId }, place) };
    waiting = await waitingRequest(office);
    released = await releasedRequest(office);
    const today = new Date().toISOString().slice(0, 10);
    await addLedgerEntry(db, person(office, 'ha'), { responseId: released.responseId, kind: 'sent', day: today, note: 'Gửi thư cho tòa soạn.' }, today);
    printer = createPdfPrinter(() => chromiumPath);
    desk = await serveDesk(db, { printPdf: (html) => printer.print(html) });
    browser = await launchChromium();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await desk.close();
    await printer.close();
    await db.close();
  });

  async function signIn(name: string, options: BrowserContextOptions = {}, lang = 'vi'): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    page.on('pageerror', (error) => void complaints.push(error.message));
    await page.goto(`${desk.url}/sign-in?lang=${lang}`);
    await page.fill('#username', name);
    await page.fill('#password', office.passwords[name] ?? '');
    await page.click('button[type=submit]');
    await page.waitForURL(`${desk.url}/`);
    return page;
  }

  it('a draft is filled in and submitted without scripts', async () => {
    const page = await signIn('ha', { javaScriptEnabled: false });
    await page.goto(`${desk.url}/cases/${drafting.caseId}/responses/${drafting.responseId}`);
    expect(await page.locator('#body').inputValue()).toContain('Binh Dinh still governs the port');
    await shoot(page, 'editor');
    for (const id of ['#body', '#bodyVi', '#title', '#titleVi']) await page.fill(id, (await page.locator(id).inputValue()).replace(/⟦[^⟧]*⟧/g, '').replace(/  +/g, ' '));
    await page.click('form.editor button');
    await page.waitForURL(/done=response-saved/);
    await page.locator('form[action$="/submit"] button').click();
    await page.waitForURL(/done=submitted/);
    expect((await queueRow(db, drafting.caseId))?.state).toBe('approval');
    await shoot(page, 'case');
    await page.context().close();
  }, 60_000);

  it('a text of removal comes back with what was typed and a sentence', async () => {
    const page = await signIn('lan');
    await page.goto(`${desk.url}/cases/${drafting.caseId}/responses/${drafting.responseId}`);
    await page.locator('details.edit-anyway > summary').click();
    await page.fill('#body', 'Please delete this article at once.');
    await page.click('form.editor button');
    expect(await page.locator('[role=alert]').textContent()).toContain('không được yêu cầu gỡ');
    expect(await page.locator('#body').inputValue()).toBe('Please delete this article at once.');
    expect((await queueRow(db, drafting.caseId))?.state).toBe('approval');
    await shoot(page, 'editor-refused');
    await page.context().close();
  }, 60_000);

  it('desk lead and spokesperson approve on a phone, with nothing to scroll sideways', async () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    for (const [name, done] of [['truong-phong', 'content-approved'], ['phat-ngon', 'case-released']] as const) {
      const page = await signIn(name, phone);
      await page.goto(`${desk.url}/approvals`);
      await shoot(page, `approvals-phone-${name}`);
      await page.locator(`a[href="/cases/${waiting.caseId}/responses/${waiting.responseId}"]`).click();
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      await shoot(page, `approve-phone-${name}`);
      const button = page.locator('.decide form[action$="/approve"] button');
      expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
      await button.click();
      await page.waitForURL(new RegExp(`done=${done}`));
      await page.context().close();
    }
    expect((await queueRow(db, waiting.caseId))?.state).toBe('released');
  }, 90_000);

  it('an edit voids the approval for everybody to see, and the files come as DOCX and PDF', async () => {
    const made = await waitingRequest(office);
    const address = `${desk.url}/cases/${made.caseId}/responses/${made.responseId}`;
    const lead = await signIn('truong-phong');
    await lead.goto(address);
    await lead.locator('.decide form[action$="/approve"] button').click();
    await lead.waitForURL(/done=content-approved/);
    const analyst = await signIn('lan');
    await analyst.goto(address);
    expect(await analyst.locator('aside').textContent()).toContain('còn hiệu lực');
    await analyst.locator('details.edit-anyway > summary').click();
    await analyst.fill('#body', 'Since 1 July 2025 there is one province, named Gia Lai.');
    await analyst.click('form.editor button');
    await analyst.waitForURL(/done=response-saved/);
    const beside = (await analyst.locator('aside').textContent()) ?? '';
    expect(beside).toContain('mất hiệu lực');
    expect(beside).not.toContain('còn hiệu lực');
    await shoot(analyst, 'voided');
    for (const [file, start] of [['text.docx', 'PK'], ['vi.pdf', '%PDF']] as const) {
      const answer = await analyst.request.get(`${address}/${file}`);
      expect([answer.status(), (await answer.body()).subarray(0, start.length).toString()]).toEqual([200, start]);
    }
    await lead.context().close();
    await analyst.context().close();
  }, 90_000);

  const screens = () => [
    `/cases/${drafting.caseId}`, `/cases/${drafting.caseId}/responses/${drafting.responseId}`, `/cases/${released.caseId}`, `/cases/${released.caseId}/responses/${released.responseId}`,
    '/approvals', '/ledger', `/ledger/${released.responseId}`, `/ledger/${waiting.responseId}`,
  ];

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
      it(`no screen has text too faint to read, a control without a name, or a line too wide (${colorScheme}, ${viewport.width} px)`, async () => {
        const lang = colorScheme === 'dark' ? 'en' : 'vi';
        const faults: string[] = [];
        for (const name of ['truong-phong', 'doc']) {
          const page = await signIn(name, { colorScheme, viewport }, lang);
          for (const path of screens().filter((path) => name !== 'doc' || !/approvals|responses/.test(path) || path.includes(`/cases/${released.caseId}/`))) {
            await page.goto(desk.url + path);
            for (const details of await page.locator('main details:not([open])').all()) await details.evaluate('(element) => { element.open = true; }');
            faults.push(...(await accessibilityFaults(page)).map((fault) => `${name} ${path}: ${fault}`));
            if (!(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))) faults.push(`${name} ${path}: too wide`);
            if (name === 'truong-phong') await shoot(page, `${path.replace(/\W+/g, '-')}-${colorScheme}-${viewport.width}`);
          }
          await page.context().close();
        }
        expect(faults).toEqual([]);
      }, 180_000);
    }
  }

  it('nothing was refused by the content security policy, and no script failed', () => {
    expect(complaints.filter((text) => !text.includes('400 (Bad Request)'))).toEqual([]);
  });
});
