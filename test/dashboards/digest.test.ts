import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventsOf } from '../../src/audit/index.ts';
import { listIssues } from '../../src/digests/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';
import { serveDesk } from '../helpers/serve.ts';

const now = new Date('2026-11-20T03:00:00Z');
let db: OpenDatabase;
let desk: { url: string; close: () => Promise<void> };
let printed = '';

/** Somebody with a cookie, as a browser without scripts. */
class Visitor {
  #cookies = new Map<string, string>();

  async get(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(desk.url + path, { redirect: 'manual', ...init, headers: { cookie, origin: desk.url, 'sec-fetch-site': 'same-origin', ...init.headers } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      this.#cookies.set(name, value);
    }
    return response;
  }

  async page(path: string): Promise<string> {
    const response = await this.get(path);
    expect(response.status).toBe(200);
    return response.text();
  }

  async post(from: string, action: string, fields: Record<string, string>): Promise<Response> {
    const token = /name="_token" value="([^"]+)"/.exec(await this.page(from))?.[1] ?? '';
    return this.get(action, { method: 'POST', body: new URLSearchParams({ _token: token, ...fields }) });
  }
}

async function signedIn(username: string, role: 'analyst' | 'reader'): Promise<Visitor> {
  const { Desk } = await import('../helpers/desk.ts');
  const { password } = await new Desk(db, now).account(username, role);
  const visitor = new Visitor();
  expect((await visitor.post('/sign-in', '/sign-in', { username, password })).status).toBe(303);
  return visitor;
}

beforeAll(async () => {
  db = (await freshDatabase()).database;
  await busyDesk(db, now);
  desk = await serveDesk(db, {
    now: () => now,
    printPdf: async (html) => {
      printed = html;
      return new TextEncoder().encode(`%PDF-1.4 /CreationDate (D:20261120030000+00'00')`);
    },
  });
});
afterAll(async () => {
  await desk.close();
  await db.close();
});

test('the screen previews the running week, with quotes, tone and what is left out, and says that nothing is issued', async () => {
  const visitor = await signedIn('doc.gia', 'reader');
  const html = await visitor.page('/digest');
  expect(html).toContain('2026-W47');
  expect(html).toContain('BẢN XEM TRƯỚC, chưa phát hành');
  expect(html).toContain('BÁO CHÍ MẪU (HƯ CẤU)');
  expect(html).toContain('Au Vietnam, des ouvrières du bois racontent deux ans sans assurance');
  expect(html).toContain('sắc thái: tiêu cực');
  expect(html).toContain('Máy gợi ý, chưa có người xác nhận: nguồn tin khẳng định điều khác lập trường đã nêu (hồ sơ SANSHA, bản 2');
  expect(html).toContain('Chưa phát hành số nào.');
  expect(html).not.toMatch(/<form[^>]*action="\/digest\/issues"/);
});

test('a reader may not make an issue, even with a form of their own', async () => {
  const visitor = await signedIn('ban.doc', 'reader');
  expect((await visitor.post('/digest', '/digest/issues', { week: '2026-W47' })).status).toBe(403);
  expect(await listIssues(db)).toEqual([]);
});

test('an analyst makes the issue, finds it in the list and fetches it in three formats and two languages', async () => {
  const visitor = await signedIn('chuyen.vien', 'analyst');
  const made = await visitor.post('/digest', '/digest/issues', { week: '2026-W47' });
  expect(made.status).toBe(303);
  const [issue] = await listIssues(db);
  expect(made.headers.get('location')).toBe(`/digest/issues/${issue?.id}?done=digest-made`);
  expect(await eventsOf(db, `digest:${issue?.id}`)).toMatchObject([{ action: 'digest.made', username: 'chuyen.vien' }]);
  expect(await visitor.page('/digest')).toContain(`/digest/issues/${issue?.id}/vi.docx`);

  const page = await visitor.page(`/digest/issues/${issue?.id}`);
  expect(page).toContain(issue?.sha256);
  expect(page).not.toContain('BẢN XEM TRƯỚC');

  const starts = { html: '<!doctype html>', docx: 'PK', pdf: '%PDF' };
  for (const lang of ['vi', 'en']) {
    for (const [format, start] of Object.entries(starts)) {
      const file = await visitor.get(`/digest/issues/${issue?.id}/${lang}.${format}`);
      expect(file.status).toBe(200);
      expect(file.headers.get('content-disposition')).toBe(`attachment; filename="haidang-2026-W47-${issue?.id}-${lang}.${format}"`);
      expect((await file.text()).startsWith(start)).toBe(true);
    }
  }
  expect(printed).toContain('SOCIALIST REPUBLIC OF VIET NAM');
});

test('the English screen shows the English paper', async () => {
  const visitor = await signedIn('in.english', 'reader');
  const html = await visitor.page('/digest?week=2026-W47&lang=en');
  expect(html).toContain('PREVIEW, not issued');
  expect(html).toContain('the outlet asserts what differs from the stated position');
});

test('the preview stays within the security headers: its style is a file and no style stands in the page', async () => {
  const visitor = await signedIn('kiem.tra', 'reader');
  const response = await visitor.get('/digest');
  expect(response.headers.get('content-security-policy')).toContain("style-src 'self'");
  expect(await response.text()).not.toMatch(/ style="|<style/);
  const style = await visitor.get('/digest/paper.css');
  expect(style.headers.get('content-type')).toContain('text/css');
  expect(await style.text()).toContain('.digest-paper .d-item');
});

test('a week, an issue and a file that do not exist are answered with one sentence', async () => {
  const visitor = await signedIn('go.sai', 'reader');
  const week = await visitor.get('/digest?week=2025-W53');
  expect([week.status, await week.text()]).toEqual([400, expect.stringContaining('“2025-W53” không phải là một tuần')]);
  expect((await visitor.get('/digest/issues/4711')).status).toBe(404);
  expect((await visitor.get('/digest/issues/1/vi.exe')).status).toBe(404);
  expect((await visitor.get('/digest/issues/1/..%2fvi.html')).status).toBe(404);
});

test('without sign-in there is no digest', async () => {
  const stranger = new Visitor();
  for (const path of ['/digest', '/digest/issues/1', '/digest/issues/1/vi.html', '/digest/paper.css']) {
    expect((await stranger.get(path)).headers.get('location')).toMatch(/^\/sign-in/);
  }
});
