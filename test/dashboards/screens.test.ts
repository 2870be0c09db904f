import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDashboards } from '../../dashboards/index.ts';
import { verify } from '../../src/audit/index.ts';
import { casePage, queueRow } from '../../src/cases/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { indexMissing } from '../../src/search/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk, emptyDesk } from '../helpers/desk.ts';
import { testProvince } from '../helpers/serve.ts';
import { Visitor } from '../helpers/visitor.ts';

let db: OpenDatabase;
let busy: Awaited<ReturnType<typeof busyDesk>>;
let ha: Visitor;
const now = new Date('2026-11-20T00:45:00Z');
const collected: number[] = [];

beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  busy = await busyDesk(db, now);
  await indexMissing(db);
  const app = createDashboards({
    db, province: testProvince, fictional: true, now: () => now, queueDepth: async () => ({ 'take-in': 3 }), collectNow: async () => void collected.push(1),
  });
  ha = new Visitor(app);
  await ha.signIn('ha', (await busy.desk.account('ha', 'desk-lead')).password);
});
afterAll(async () => {
  expect(await verify(db)).toMatchObject({ ok: true });
  await db.close();
});

const versionOf = async (id: number) => (await queueRow(db, id))?.version ?? 0;
/** What a reader reads: the page without its tags. */
const readable = (html: string) => html.replace(/<[^>]+>/g, '').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/\s+/g, ' ');

describe('the queue', () => {
  it('shows why each story is there, the quote marked, and what is left of the deadline', async () => {
    const { text } = await ha.get('/queue');
    const words = readable(text);
    expect(text).toContain('<mark>三沙市管辖的中国西沙群岛</mark>今年将接待首批家庭游客');
    for (const part of ['Khẳng định', 'Thuật lại', 'Cần đọc theo quy tắc “Nhân quyền × tỉnh”', 'còn 2 giờ', 'không hạn', '4 bài, 3 bản sao, 3 nước', 'Chưa chấm', 'khác lập trường đã nêu · SANSHA, bản 2', 'gợi ý, chờ người xác nhận']) expect(words).toContain(part);
    expect(text).toMatch(/lang="zh"[^>]*>西沙群岛旅游季开启/);
  });

  it('is whole in English, with the register in English and the articles as they are', async () => {
    const { text } = await ha.get('/queue?lang=en');
    const words = readable(text);
    for (const part of ['differs from the stated position · SANSHA, version 2', 'To be read under the rule “Human rights × province”', '2 h left', 'Sansha city administers the islands', '西沙群岛旅游季开启']) expect(words).toContain(part);
    expect(words.replace(/Tiếng Việt|\(hư cấu\)|Hải Đăng|Hải Nam Vãn Báo/g, '')).not.toMatch(/Hàng đợi|Khẳng định|còn \d|Chứng cứ/);
    await ha.get('/queue?lang=vi');
  });

  it('keeps filter and place in the address, and says so where nothing matches', async () => {
    const { text } = await ha.get('/queue?level=notice&q=reef');
    expect(text).toContain('href="/queue?level=notice&amp;q=reef&amp;at=');
    expect(text).toContain('value="reef"');
    expect(readable((await ha.get('/queue?q=khong-co-gi')).text)).toContain('Không có vụ việc nào khớp bộ lọc.');
  });

  it('gives the pane beside it on its own, for the keys', async () => {
    const { text, status } = await ha.get(`/queue/preview/${busy.cases.dash}?level=notice`, { 'hx-request': 'true' });
    expect(status).toBe(200);
    expect(text).toMatch(new RegExp(`^<div data-case="${busy.cases.dash}"`));
    expect(text).not.toContain('<html');
    expect((await ha.get('/queue/preview/99999')).status).toBe(404);
  });

  it('tells of cases that came after the page', async () => {
    expect((await ha.get('/queue/news?after=99999')).text).toBe('');
    expect(readable((await ha.get('/queue/news?after=2')).text)).toBe('Có 4 vụ việc mới. Tải lại hàng đợi');
    expect((await ha.get('/queue/news?after=x')).text).toBe('');
  });

  it('takes several at once, and leaves alone what somebody else has changed meanwhile', async () => {
    await ha.get('/queue');
    const picks = [`${busy.cases.rights}:${await versionOf(busy.cases.rights)}`, `${busy.cases.rubber}:1`];
    const answer = await ha.post('/queue/bulk', { do: 'take', case: picks, back: '/queue?level=read' });
    expect(answer.location).toBe('/queue?level=read&done=some-changed');
    expect([(await queueRow(db, busy.cases.rights))?.assignee, (await queueRow(db, busy.cases.rubber))?.assignee]).toEqual(['ha', null]);
    expect(readable((await ha.get(answer.location ?? '')).text)).toContain('được giữ nguyên');
    expect((await ha.post('/queue/bulk', { do: 'take' })).location).toBe('/queue?done=nothing-picked');
    expect((await ha.post('/queue/bulk', { do: 'close', case: picks })).status).toBe(400);
  });
});

describe('a case', () => {
  it('shows the article with the quote marked, the entry with its evidence, the copies and the timeline', async () => {
    const { text } = await ha.get(`/cases/${busy.cases.sansha}`);
    const words = readable(text);
    expect(text).toContain('<mark>三沙市管辖的中国西沙群岛</mark>今年将接待首批家庭游客');
    for (const part of ['Hồ sơ 2026-0001', 'hạn đánh giá 09:45 hôm nay', 'hạn trả lời 07:45 21/11', 'Công hàm gửi Liên Hợp Quốc (mẫu thử) (2020-03-30)', 'cơ quan cần kiểm tra lại', '3 bản sao, MY PH CN', 'Hệ thống: mở hồ sơ · mức cảnh báo', 'giờ nguồn +08:00']) expect(words).toContain(part);
  });

  it('goes through take, comment, confirm and close with plain forms, and the page says what was done', async () => {
    const id = busy.cases.sansha;
    await ha.get(`/cases/${id}`);
    const taken = await ha.post(`/cases/${id}/take`, { version: await versionOf(id), back: `/cases/${id}` });
    expect(taken.location).toBe(`/cases/${id}?done=taken`);
    expect(readable((await ha.get(taken.location ?? '')).text)).toContain('Đã nhận xử lý.');
    expect((await ha.post(`/cases/${id}/comment`, { text: 'Đã đối chiếu.\nBản gốc đúng vậy.', back: `/cases/${id}` })).location).toBe(`/cases/${id}?done=commented`);
    expect((await ha.post(`/cases/${id}/claims/${busy.claims.sansha}`, { from: 'suggested', to: 'confirmed' })).location).toBe(`/cases/${id}?done=claim-confirmed`);
    const closed = await ha.post(`/cases/${id}/close`, { version: await versionOf(id), reason: 'no-reply-needed', note: 'Báo nhỏ', back: `/queue?level=alert&at=${id}` });
    expect(closed.location).toBe(`/queue?level=alert&at=${busy.cases.xisha}&done=closed`);
    const page = readable((await ha.get(`/cases/${id}`)).text);
    for (const part of ['Đóng · Không cần trả lời', 'đã xác nhận', 'ha: xác nhận luận điểm · SANSHA', 'ha: đóng hồ sơ · Không cần trả lời · Báo nhỏ', 'Đã đối chiếu.', 'Mở lại']) expect(page).toContain(part);
    expect((await ha.post(`/cases/${id}/reopen`, { version: await versionOf(id), note: 'Xem lại' })).location).toBe(`/cases/${id}?done=reopened`);
  });

  it('refuses a step on an old page with a sentence and the status 409', async () => {
    await ha.get(`/cases/${busy.cases.xisha}`);
    const answer = await ha.post(`/cases/${busy.cases.xisha}/take`, { version: 1 });
    expect([answer.status, readable(answer.text).includes('Có người vừa thay đổi mục này.')]).toEqual([409, true]);
    const empty = await ha.post(`/cases/${busy.cases.xisha}/comment`, { text: '  ' });
    expect([empty.status, readable(empty.text).includes('Chưa có nội dung.')]).toEqual([400, true]);
  });

  it('says "contradicts record" only for a documented fact', async () => {
    const where = await busy.desk.article({ outlet: 'penang-courier', language: 'en', title: 'Binh Dinh province opens a port', text: 'Binh Dinh province, in 2026, opened a port.' });
    const { caseId } = await busy.desk.claim(where, 'MERGE-2025', 'asserts', 'Binh Dinh province', 'Binh Dinh province, in 2026, opened a port.');
    const fact = readable((await ha.get(`/cases/${caseId}`)).text);
    expect(fact).toContain('trái với hồ sơ MERGE-2025, bản 3');
    expect(fact).not.toContain('khác lập trường đã nêu · MERGE-2025');
    expect(readable((await ha.get(`/cases/${busy.cases.dash}`)).text)).not.toContain('trái với hồ sơ');
  });

  it('that only asks for reading says that there is no claim, whatever the tone', async () => {
    const words = readable((await ha.get(`/cases/${busy.cases.rights}`)).text);
    for (const part of ['Cần đọc theo quy tắc “Nhân quyền × tỉnh”', 'Không có luận điểm nào trong vụ việc này.', 'Tiêu cực']) expect(words).toContain(part);
    expect(words).not.toMatch(/gợi ý, chờ|trái với|khác lập trường|Xác nhận luận điểm\b.*Bác gợi ý y/);
  });

  it('that does not exist is answered 404 with a sentence', async () => {
    for (const path of ['/cases/99999', '/cases/abc', '/articles/99999', '/stories/0', '/sources/99999', '/cases/1e9']) {
      const { status, text } = await ha.get(path);
      expect([path, status, text.includes('Chưa làm được')]).toEqual([path, 404, true]);
    }
  });
});

describe('text from outside', () => {
  it('is never markup: titles, texts, quotes, comments, reasons, words in the search', async () => {
    const nasty = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&';
    const where = await busy.desk.article({ outlet: 'manila-ledger', language: 'en"><i>x', title: `T ${nasty}`, text: `B ${nasty} quoted ${nasty}` });
    const { caseId } = await busy.desk.claim(where, 'NINE-DASH', 'attributes', `quoted ${nasty}`, `B ${nasty} quoted ${nasty}`);
    await ha.get('/queue');
    await ha.post(`/cases/${caseId}/comment`, { text: nasty });
    await ha.post(`/articles/${where.article}/flag`, { reason: nasty });
    for (const path of ['/', '/queue', `/queue?q=${encodeURIComponent(nasty)}`, `/queue/preview/${caseId}`, `/cases/${caseId}`, `/articles/${where.article}`, `/stories/${where.story}`, `/queue?done=${encodeURIComponent(nasty)}`]) {
      const { text, status } = await ha.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect([path, /<script>alert|<img src=x|<i>x/.test(text)]).toEqual([path, false]);
    }
    expect((await casePage(db, caseId))?.comments[0]?.text).toBe(nasty);
  });
});

describe('the other screens', () => {
  it('Today shows figures, deadlines and what waits', async () => {
    const words = readable((await ha.get('/')).text);
    for (const part of ['Thứ Sáu, 20 tháng 11, 2026', 'Luận điểm khẳng định đang mở', 'Bài mới trong 24 giờ', 'Cần xử lý trước', 'Số bài về tỉnh và sắc thái, 14 ngày', 'Đầu tư, kinh tế']) expect(words).toContain(part);
  });

  it('Sources says which way in fails and why, and asks all of them on request', async () => {
    const words = readable((await ha.get('/sources')).text);
    for (const part of ['7 nguồn tin · 1 nguồn gặp trục trặc', 'đang chờ: tải bài 3', 'đang lỗi', 'Bản tin http://ratanakiri-post.test/rss bị hỏng: unexpected end.']) expect(words).toContain(part);
    expect((await ha.post('/sources/collect', {})).location).toBe('/sources?done=collecting');
    expect(collected).toEqual([1]);
  });

  it('an article can be put into the queue by hand, with a reason', async () => {
    const id = busy.articles.vi.article;
    expect(readable((await ha.get(`/articles/${id}`)).text)).toContain('Sắc thái không phải là đúng sai');
    expect((await ha.post(`/articles/${id}/flag`, { reason: '' })).status).toBe(400);
    const flagged = await ha.post(`/articles/${id}/flag`, { reason: 'Lễ hội lớn' });
    expect(flagged.location).toMatch(/^\/cases\/\d+\?done=flagged$/);
    const words = readable((await ha.get(flagged.location ?? '')).text);
    for (const part of ['Cần đọc: Lễ hội lớn', 'Đưa bằng tay', 'ha: đưa vào hàng đợi · Lễ hội lớn']) expect(words).toContain(part);
  });

  it('say plainly whether the press is fictional', async () => {
    expect((await ha.get('/')).text).toContain('Báo chí mẫu (hư cấu)');
    const { database } = await freshDatabase();
    const desk = await emptyDesk(database, now);
    const real = new Visitor(createDashboards({ db: database, province: testProvince, fictional: false, now: () => now }));
    expect((await real.get('/sign-in')).text).not.toContain('Báo chí mẫu');
    await real.signIn('lan', (await desk.account('lan', 'administrator')).password);
    for (const [path, sentence] of [['/', 'Chưa có bài nào về tỉnh'], ['/queue', 'Hàng đợi trống.'], ['/sources', 'Chưa có nguồn tin nào.']] as const) {
      const { text, status } = await real.get(path);
      expect([path, status, text.includes(sentence), text.includes('Báo chí mẫu')]).toEqual([path, 200, true, false]);
    }
    await database.close();
  });
});
