import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDashboards } from '../../dashboards/index.ts';
import { vi } from '../../dashboards/words/vi.ts';
import { hashOf, verify } from '../../src/audit/index.ts';
import { checkBackup, shelvedBackups } from '../../src/backup/index.ts';
import { queueRow, takeCase } from '../../src/cases/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { composeDigest, renderHtml } from '../../src/digests/index.ts';
import { letterheadAt } from '../../src/office/index.ts';
import type { Account, AuditEvent, Channel } from '../../src/model/index.ts';
import { loadProfile, shippedProfile } from '../../src/profile/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';
import { Visitor } from '../helpers/visitor.ts';

const readable = (html: string) => html.replace(/<svg.*?<\/svg>/gs, ' ').replace(/<[^>]+>/g, ' ').replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/\s+/g, ' ');
const folder = mkdtempSync(join(tmpdir(), 'haidang-admin-'));
const hook: Channel = { key: 'phong', name: 'Phòng', language: 'vi', kind: 'webhook', url: 'http://127.0.0.1:9/', secret: 'bi mat cua van phong' };

describe('Administration', () => {
  let db: OpenDatabase;
  let admin: Visitor;
  let lead: Visitor;
  let reader: Visitor;
  let an: Account;
  let caseNumber: string;
  const visitor = async (app: ReturnType<typeof createDashboards>, username: string, password: string) => {
    const made = new Visitor(app);
    await made.signIn(username, password);
    return made;
  };
  const deps = () => ({
    db, province: loadProfile(), fictional: false, alertChannels: [hook],
    machine: { version: '9.8.7', dataFolder: folder, backupFolder: join(folder, 'backups'), profileFile: shippedProfile, configFile: '/etc/haidang.json', database: 'PGlite in memory', jobs: 'BullMQ', notice: null },
  });
  let app: ReturnType<typeof createDashboards>;

  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
    const { desk, cases } = await busyDesk(db);
    app = createDashboards(deps());
    const made = await desk.account('an', 'administrator');
    an = made.account;
    admin = await visitor(app, 'an', made.password);
    const ha = await desk.account('ha', 'desk-lead');
    lead = await visitor(app, 'ha', ha.password);
    reader = await visitor(app, 'doc', (await desk.account('doc', 'reader')).password);
    const row = (await queueRow(db, cases.sansha))!;
    await takeCase(db, { account: ha.account, now: new Date() }, { caseId: cases.sansha, version: row.version });
    caseNumber = row.number;
  }, 60_000);
  afterAll(async () => {
    await db.close();
    rmSync(folder, { recursive: true });
  });

  it('shows administrators how things stand: version, model, database, disk, and what is to be seen to', async () => {
    const words = readable((await admin.get('/admin')).text);
    for (const part of ['9.8.7', 'báo chí thật', 'seed', 'PGlite in memory', '/etc/haidang.json', 'Ổ đĩa của thư mục dữ liệu', 'Chưa có bản sao lưu nào. Hãy tạo một bản', 'Giữ dữ liệu bao lâu', '3 ngày sau khi đọc hiểu']) expect(words).toContain(part);
    expect((await admin.get('/admin?lang=en')).text).toContain('To be seen to');
    await admin.get('/admin?lang=vi');
  });

  it('is read in part by the desk lead, changed by administrators alone, and closed to everybody else', async () => {
    for (const path of ['/admin', '/admin/profile', '/admin/letterhead', '/admin/audit', '/admin/backups']) {
      expect((await lead.get(path)).status, path).toBe(200);
      expect((await reader.get(path)).status, path).toBe(403);
    }
    expect((await lead.get('/admin/users')).status).toBe(403);
    await lead.get('/admin');
    for (const path of ['/admin/users/invite', '/admin/users/disable', '/admin/backups', '/admin/letterhead', '/admin/profile/seen', '/guide']) expect((await lead.post(path, { username: 'doc', role: 'reader' })).status, path).toBe(403);
    await reader.get('/');
    expect((await reader.post('/admin/audit/verify', {})).status).toBe(403);
    expect((await reader.get('/admin/audit.jsonl')).status).toBe(403);
    expect(shelvedBackups(join(folder, 'backups'))).toEqual([]);
  });

  it('invites with a link that is shown once and really lets a colleague in', async () => {
    await admin.get('/admin/users');
    const { text, status } = await admin.post('/admin/users/invite', { role: 'spokesperson', note: 'chị Lan' });
    expect(status).toBe(200);
    const link = /<code class="address">(http[^<]+)<\/code>/.exec(text)?.[1] ?? '';
    expect(readable(text)).toContain('Chỉ hiện lần này');
    const again = readable((await admin.get('/admin/users')).text);
    expect(again).toContain('người phát ngôn · chị Lan chưa dùng · an');
    expect(again).not.toContain(new URL(link).pathname);
    const [row] = await db.rows<{ note: string }>(builtStatement('t', 'select note from invitation'));
    expect(row?.note).toBe('chị Lan');
  });

  it('gives a one-time password, ends sessions, sets roles, disables and enables; and never leaves the office without an administrator', async () => {
    await admin.get('/admin/users');
    const made = await admin.post('/admin/users/add', { username: 'binh', role: 'analyst' });
    const password = /<code class="address">([a-z2-9-]{19})<\/code>/.exec(made.text)?.[1] ?? '';
    const binh = new Visitor(app);
    expect((await binh.signIn('binh', password)).location).not.toBeNull();
    expect((await admin.post('/admin/users/end-sessions', { username: 'binh' })).location).toContain('done=sessions-ended');
    expect((await binh.get('/queue')).location).toContain('/sign-in');
    expect((await admin.post('/admin/users/role', { username: 'binh', role: 'reader' })).location).toContain('done=role-set');
    expect((await admin.post('/admin/users/disable', { username: 'binh' })).location).toContain('done=account-disabled');
    expect(readable((await admin.get('/admin/users')).text)).toMatch(/binh người đọc đã khóa/);
    await admin.post('/admin/users/enable', { username: 'binh' });
    for (const [path, fields] of [['disable', {}], ['role', { role: 'reader' }]] as const) expect((await admin.post(`/admin/users/${path}`, { username: 'an', ...fields })).status).toBeGreaterThanOrEqual(400);
    expect((await admin.get('/admin/users')).status).toBe(200);
    expect((await admin.post('/admin/users/role', { username: 'binh', role: 'boss' })).status).toBe(404);
    expect((await admin.post('/admin/users/end-sessions', { username: 'nobody' })).status).toBe(404);
  });

  it('asks who one is once more before doors are opened to others, when signing in is long past', async () => {
    await db.rows(builtStatement('t', "update signed_in set proven_at = now() - interval '3 hours'"));
    await admin.get('/admin/users');
    for (const path of ['invite', 'add', 'reset-password', 'reset-factor', 'role', 'disable']) expect(readable((await admin.post(`/admin/users/${path}`, { username: 'binh', role: 'reader' })).text), path).toContain('xác nhận lại danh tính');
    await db.rows(builtStatement('t', 'update signed_in set proven_at = now()'));
  });

  it('shows the audit log by case, person, kind and day', async () => {
    const rowsOf = (html: string) => [...html.matchAll(/<td><code>([\w.-]+)<\/code><\/td>/g)].map(([, action]) => action);
    expect(rowsOf((await lead.get(`/admin/audit?subject=${caseNumber}`)).text)).toEqual(['case.taken', 'case.opened']);
    const byPerson = rowsOf((await lead.get('/admin/audit?actor=ha')).text);
    expect(byPerson).toContain('case.taken');
    expect(byPerson).not.toContain('account.added');
    expect(rowsOf((await lead.get('/admin/audit?action=case.')).text).every((action) => action?.startsWith('case.'))).toBe(true);
    expect(rowsOf((await lead.get('/admin/audit?to=2020-01-01')).text)).toEqual([]);
    expect(rowsOf((await lead.get('/admin/audit?from=2020-01-01&before=3')).text)).toHaveLength(2);
    expect(rowsOf((await lead.get('/admin/audit?actor=-')).text)).not.toContain('case.taken');
  });

  it('has a word for every group of actions that the code records', () => {
    const files = (readdirSync('src', { recursive: true, encoding: 'utf8' })).filter((name) => name.endsWith('.ts')).map((name) => join('src', name));
    const groups = new Set(['dashboards/api/perform.ts', 'dashboards/admin/audit.tsx', ...files].flatMap((name) => [...readFileSync(name, 'utf8').matchAll(/action: (?:\w+ \? )?'([a-z-]+)\.[a-z-]+'/g)].map(([, group]) => group ?? '')));
    expect(groups.size).toBeGreaterThan(12);
    expect([...groups].filter((group) => !(`audit-group.${group}` in vi))).toEqual([]);
  });

  it('gives the log as files whose hashes can be checked elsewhere', async () => {
    const lines = (await lead.get('/admin/audit.jsonl')).text.trim().split('\n').map((line) => JSON.parse(line) as AuditEvent & { at: string });
    expect(lines.length).toBeGreaterThan(8);
    expect(lines.at(-1)).toMatchObject({ action: 'audit.exported', detail: { format: 'jsonl' } });
    for (const event of lines) expect(hashOf({ ...event, at: new Date(event.at) })).toBe(event.hash);
    expect(lines.slice(1).every((event, at) => event.previousHash === lines[at]?.hash)).toBe(true);
    const csv = (await lead.get('/admin/audit.csv?action=case.')).text;
    expect(csv.split('\r\n')[0]).toBe('id,at,account,action,subject,detail,previousHash,hash');
    expect(csv).toContain('case.taken');
    expect(csv).not.toContain('account.');
  });

  it('checks the chain with a sentence, and says where it was broken', async () => {
    await lead.get('/admin/audit');
    const whole = readable((await lead.post('/admin/audit/verify', {})).text);
    const verdict = await verify(db);
    expect(whole).toContain(`Đã đi qua ${verdict.ok ? verdict.events : '?'} sự kiện`);
    await db.rows(builtStatement('t', "alter table audit_event disable trigger audit_only_added; update audit_event set action = 'case.given' where id = 4"));
    expect(readable((await lead.post('/admin/audit/verify', {})).text)).toContain('Sự kiện số 4 không khớp');
    // No backup is made of a log that was tampered with.
    await admin.get('/admin/backups');
    await admin.post('/admin/backups', {});
    expect(readable((await admin.get('/admin/backups')).text)).toContain('Chuỗi nhật ký bị đứt ở sự kiện 4');
    expect(shelvedBackups(join(folder, 'backups'))).toEqual([]);
    const [event] = await db.rows<{ action: string }>(builtStatement('t', 'select action from audit_event where id = 4'));
    expect(event?.action).toBe('case.given');
    const mended = await findAction(db, 4);
    await db.rows(builtStatement('t', `update audit_event set action = '${mended}' where id = 4; alter table audit_event enable trigger audit_only_added`));
    expect((await verify(db)).ok).toBe(true);
  });

  it('makes a backup, lists it, reads it back and hands it over; each on record', async () => {
    await admin.get('/admin/backups');
    expect((await admin.post('/admin/backups', {})).location).toBe('/admin/backups?done=backup-made');
    const [made] = shelvedBackups(join(folder, 'backups'));
    const words = readable((await admin.get('/admin/backups')).text);
    expect(words).toContain(made?.name ?? 'no file');
    expect(words).toContain(made?.sha256 ?? 'no sum');
    expect(words).toContain('haidang restore');
    expect(readable((await admin.post(`/admin/backups/${made?.name}/verify`, {})).text)).toMatch(/còn nguyên: [\d.]+ dòng/);
    const got = await app.request(`http://localhost/admin/backups/${made?.name}`);
    expect(got.status).toBe(303);
    expect((await lead.get(`/admin/backups/${made?.name}`)).status).toBe(403);
    const answer = await admin.get(`/admin/backups/${made?.name}`);
    expect(answer.headers.get('content-length')).toBe(String(made?.bytes));
    expect((await admin.get('/admin/backups/..%2f..%2fetc%2fpasswd')).status).toBe(404);
    expect((await checkBackup(join(folder, 'backups', made?.name ?? ''))).header.program).toMatch(/^\d+\.\d+\.\d+$/);
    const actions = (await db.rows<{ action: string }>(builtStatement('t', 'select action from audit_event order by id desc limit 2'))).map(({ action }) => action);
    expect(actions).toEqual(['archive.downloaded', 'archive.backed-up']);
    expect(readable((await admin.get('/admin')).text)).toContain('Mọi thứ đều ổn');
  });

  it('keeps the letterhead, and puts it on paper', async () => {
    const order = { period: 'week', from: '2026-11-16', to: '2026-11-22', province: loadProfile(), fictional: false } as const;
    expect(renderHtml({ content: await composeDigest(db, order), id: null, sha256: null, madeAt: null }, 'vi')).toContain('[TÊN CƠ QUAN BAN HÀNH]');
    await admin.get('/admin/letterhead');
    const given = { 'parent-vi': 'ỦY BAN NHÂN DÂN TỈNH GIA LAI', 'organ-vi': 'SỞ NGOẠI VỤ', 'organ-en': 'DEPARTMENT OF FOREIGN AFFAIRS', 'signer-vi': 'GIÁM ĐỐC', code: 'SNgV', 'recipients-vi': '- Chủ tịch UBND tỉnh;\n- Lưu: VT.' };
    expect((await admin.post('/admin/letterhead', given)).location).toContain('done=letterhead-saved');
    expect(await letterheadAt(db)).toMatchObject({ organ: { vi: 'SỞ NGOẠI VỤ' }, recipients: { vi: ['Chủ tịch UBND tỉnh', 'Lưu: VT'], en: [] } });
    expect(await letterheadAt(db, new Date('2020-01-01'))).toBeNull();
    const content = await composeDigest(db, order);
    const paper = renderHtml({ content, id: null, sha256: null, madeAt: null }, 'vi');
    for (const part of ['ỦY BAN NHÂN DÂN TỈNH GIA LAI', 'SỞ NGOẠI VỤ', '/BC-SNgV', 'GIÁM ĐỐC', '- Chủ tịch UBND tỉnh;', '- Lưu: VT.']) expect(paper).toContain(part);
    expect(paper).not.toContain('[TÊN CƠ QUAN');
    // What was left empty keeps its blank.
    expect(renderHtml({ content, id: null, sha256: null, madeAt: null }, 'en')).toContain('[NAME OF THE GOVERNING BODY]');
    expect((await admin.post('/admin/letterhead', { 'organ-vi': 'x'.repeat(201) })).status).toBe(400);
    await expect(db.rows(builtStatement('t', "update letterhead set content = '{}'"))).rejects.toThrow(/only added/);
  });

  it('shows the profile as it was loaded, found by any of its names', async () => {
    const words = readable((await lead.get(`/admin/profile?q=${encodeURIComponent('归仁')}`)).text);
    expect(words).toContain(shippedProfile);
    expect(words).toContain('2 địa danh');
    expect(words).toContain('quy-nhon');
    expect(readable((await lead.get('/admin/profile?q=gia-lai')).text)).toContain('(từ 2025-07-01)');
  });

  it('leads through the first steps by what is true, until all are done or the guide is put away', async () => {
    const todo = (html: string) => [...html.matchAll(/<li class="step(?: done-step)?">.*?<h[23]>(.*?)<\/h[23]>/gs)].map(([, title]) => readable(title ?? '').trim());
    const first = todo((await admin.get('/')).text);
    expect(first).toEqual(['Đặt mật khẩu của riêng bạn xong', 'Xem hồ sơ tỉnh và ngôn ngữ chưa xong', 'Thêm nguồn tin đầu tiên chưa xong', 'Đặt kênh cảnh báo xong', 'Mời đồng nghiệp xong', 'Điền phần đầu văn bản xong', 'Tạo bản sao lưu đầu tiên xong']);
    await admin.get('/admin/profile');
    await admin.post('/admin/profile/seen', {});
    expect(todo((await admin.get('/')).text)[1]).toBe('Xem hồ sơ tỉnh và ngôn ngữ xong');
    expect(todo((await lead.get('/')).text)).toEqual([]);
    await admin.get('/');
    expect((await admin.post('/guide', { dismissed: 'yes' })).location).toBe('/?done=guide-away');
    expect(todo((await admin.get('/')).text)).toEqual([]);
    expect((await admin.get('/')).text).toContain('href="/guide"');
    expect(todo((await admin.get('/guide')).text)).toHaveLength(7);
    await admin.post('/guide', { dismissed: 'no' });
    expect(todo((await admin.get('/')).text)).toHaveLength(7);
    await db.rows(builtStatement('t', "insert into source (key, name, home_url, country, languages, kind) values ('that', 'Báo thật', 'http://that.test/', 'VN', '{vi}', 'newspaper')"));
    expect(todo((await admin.get('/')).text)).toEqual([]);
    expect(an.role).toBe('administrator');
  });
});

/** The action that event `id` must have had for the chain to hold. */
async function findAction(db: OpenDatabase, id: number): Promise<string> {
  const [event] = await db.rows<AuditEvent>(builtStatement('t', `select id, at, account_id as "accountId", action, subject, detail, previous_hash as "previousHash", hash from audit_event where id = ${id}`));
  const candidates = ['case.opened', 'case.taken', 'account.signed-in', 'account.added', 'case.closed', 'invitation.made', 'account.invited'];
  const found = candidates.find((action) => event !== undefined && hashOf({ ...event, action }) === event.hash);
  if (found === undefined) throw new Error('none of the actions fits');
  return found;
}
