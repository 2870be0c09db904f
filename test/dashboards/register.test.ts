import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDashboards } from '../../dashboards/index.ts';
import { eventsOf, verify } from '../../src/audit/index.ts';
import { decideClaim } from '../../src/cases/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { currentEntries, entryVersions, readClaimReviews, readRegisterFile } from '../../src/register/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';
import { testProvince } from '../helpers/serve.ts';
import { Visitor } from '../helpers/visitor.ts';

const readable = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/\s+/g, ' ');
const unescape = (html: string) => html.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');

/** What a browser would send if the form were submitted as it stands. */
function fieldsOf(html: string, action: string): Record<string, string> {
  const form = html.slice(html.indexOf(`action="${action}"`), html.indexOf('</form>', html.indexOf(`action="${action}"`)));
  const fields: Record<string, string> = {};
  for (const [, tag = ''] of form.matchAll(/<input ([^>]*)>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name !== undefined && !/type="checkbox"/.test(tag)) fields[name] = unescape(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g)) fields[name] = unescape(text).replace(/\n/g, '\r\n');
  for (const [, name = '', options = ''] of form.matchAll(/<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) fields[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? '';
  delete fields['_token'];
  return fields;
}

describe('the Register screens', () => {
  const now = new Date('2026-11-20T05:00:00Z');
  let db: OpenDatabase;
  let busy: Awaited<ReturnType<typeof busyDesk>>;
  let lead: Visitor;
  let analyst: Visitor;
  let reader: Visitor;

  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
    busy = await busyDesk(db, now);
    const app = createDashboards({ db, province: testProvince, fictional: true, now: () => now });
    const enter = async (name: string, role: 'desk-lead' | 'analyst' | 'reader') => {
      const visitor = new Visitor(app);
      await visitor.signIn(name, (await busy.desk.account(name, role)).password);
      return visitor;
    };
    [lead, analyst, reader] = [await enter('ha', 'desk-lead'), await enter('minh', 'analyst'), await enter('doc', 'reader')];
  });
  afterAll(() => db.close());

  it('list every entry with its kind, what is still to be verified and the open suggestions', async () => {
    const words = readable((await reader.get('/register')).text);
    for (const part of ['4 hồ sơ · 4 chứng cứ cơ quan cần kiểm tra lại', 'Thành phố Tam Sa', 'lập trường đã nêu', 'sự việc có văn bản', 'chưa đủ quyết định']) expect(words).toContain(part);
    expect(words).not.toContain('Lập hồ sơ mới');
    expect(readable((await lead.get('/register')).text)).toContain('Lập hồ sơ mới');
  });

  it('word a position as a position and a fact as a fact, everywhere on the page', async () => {
    const position = readable((await reader.get('/register/SANSHA')).text);
    for (const part of ['chỉ được viết “khác lập trường đã nêu”, không bao giờ viết “sai”', 'khác lập trường đã nêu · SANSHA, bản 2', '三沙市管辖的中国西沙群岛', 'Hải Nam Vãn Báo']) expect(position).toContain(part);
    expect(position).not.toMatch(/trái với hồ sơ/);
    const fact = readable((await reader.get('/register/MERGE-2025?lang=en')).text);
    expect(fact).toContain('contradicts record');
    expect(fact).not.toContain('differs from');
    await reader.get('/register?lang=vi');
  });

  it('let an analyst record that a document was compared: a new version with name and day, the old one unchanged, the step in the audit log', async () => {
    const page = await analyst.get('/register/SANSHA');
    expect(page.text).toContain('name="item" value="1"');
    expect((await analyst.post('/register/SANSHA/verify', { from: 2, item: '1' })).location).toBe('/register/SANSHA?done=evidence-verified');
    const [newest, before] = await entryVersions(db, 'SANSHA');
    expect(newest).toMatchObject({ username: 'minh', origin: 'screen' });
    expect(newest?.entry.evidence[1]).toMatchObject({ verified: true, verifiedBy: 'minh', verifiedOn: '2026-11-20' });
    expect(before?.entry.evidence[1]).toMatchObject({ verified: false });
    expect(await eventsOf(db, 'register:SANSHA')).toMatchObject([{ action: 'register.verified', username: 'minh', detail: { version: 3, documents: ['Luật Biển Việt Nam (mẫu thử) (2012)'] } }]);
    const words = readable((await reader.get('/register/SANSHA')).text);
    for (const part of [/minh đã đối chiếu ngày 20\/11/, /bản 3 · [\d:]+ \S+ ?\S* · minh/, /thay đổi: chứng cứ/]) expect(words).toMatch(part);
    await analyst.get('/register/SANSHA');
    expect((await analyst.post('/register/SANSHA/verify', { from: 2, item: '0' })).status).toBe(409);
    expect((await reader.post('/register/SANSHA/verify', { from: 3, item: '0' })).status).toBe(403);
  });

  it('keep no new version of an unchanged form, and one of a changed form; changed evidence falls back to unverified', async () => {
    const { text } = await lead.get('/register/SANSHA/edit');
    const fields = fieldsOf(text, '/register/SANSHA/edit');
    expect((await lead.post('/register/SANSHA/edit', fields)).location).toBe('/register/SANSHA?done=register-same');
    const changed = { ...fields, 'points-vi': 'Ý thứ nhất\r\nÝ thứ hai', 'points-en': 'First\r\nSecond', 'evidence-1-place': 'Điều 1', 'wordings-km-asserts': 'ក្រុងសានសា', validFrom: '2012-07-24', note: 'Thêm ý' };
    expect((await lead.post('/register/SANSHA/edit', changed)).location).toBe('/register/SANSHA?done=register-saved');
    const entry = (await currentEntries(db)).find(({ id }) => id === 'SANSHA');
    expect(entry).toMatchObject({ version: 4, validFrom: '2012-07-24', talkingPoints: { vi: ['Ý thứ nhất', 'Ý thứ hai'], en: ['First', 'Second'] }, wordings: [{ language: 'km', voice: 'asserts', text: 'ក្រុងសានសា' }] });
    expect(entry?.evidence[0]).toMatchObject({ verified: true });
    expect(entry?.evidence[1]).toMatchObject({ place: 'Điều 1', verified: false });
    expect(entry?.evidence[1]).not.toHaveProperty('verifiedBy');
    // The form that was open meanwhile is of version 3.
    expect((await lead.post('/register/SANSHA/edit', changed)).status).toBe(409);
    expect(readable((await lead.get('/register/SANSHA?version=2')).text)).toContain('Đây là bản 2, đã có bản 4 mới hơn.');
    expect((await verify(db)).ok).toBe(true);
  });

  it('refuse what is no entry, say which field it is, and let only editors write', async () => {
    const { text } = await lead.get('/register/new');
    const fields = fieldsOf(text, '/register/new');
    const given = { ...fields, id: 'NEW-1', 'title-vi': 'Tên', 'title-en': 'Name', 'claim-vi': 'Luận', 'claim-en': 'Claim', 'position-vi': 'Ý', 'position-en': '' };
    const refused = await lead.post('/register/new', given);
    expect(refused.status).toBe(400);
    expect(readable(refused.text)).toContain('position.en');
    expect((await lead.post('/register/new', { ...given, 'position-en': 'Answer' })).location).toBe('/register/NEW-1?done=register-saved');
    expect((await lead.post('/register/new', { ...given, 'position-en': 'Another' })).status).toBe(409);
    expect((await analyst.get('/register/SANSHA/edit')).status).toBe(403);
    expect((await analyst.post('/register/SANSHA/edit', { from: 4 })).status).toBe(403);
    expect((await lead.get('/register/NONE')).status).toBe(404);
  });

  it('the database refuses to change or drop an old version', async () => {
    const sql = (text: string) => db.run(builtStatement('test', text));
    await expect(sql("update register_entry set content = '{}' where id = 'SANSHA'")).rejects.toThrow('only added');
    await expect(sql("delete from register_entry where id = 'SANSHA'")).rejects.toThrow('only added');
  });

  it('give the register away as YAML and as open data, to everybody who reads', async () => {
    const yaml = await reader.get('/register.yaml');
    expect(yaml.headers.get('content-disposition')).toContain('register.yaml');
    expect(readRegisterFile(yaml.text, 'x').map(({ id }) => id)).toEqual((await currentEntries(db)).map(({ id }) => id));
    expect(readClaimReviews((await reader.get('/register.jsonld')).text, 'x').length).toBe((await currentEntries(db)).length);
  });

  it('show precision per language from the clicks, once there are five decisions', async () => {
    const account = (await busy.desk.account('thu', 'analyst')).account;
    for (let n = 1; n <= 5; n += 1) {
      const where = await busy.desk.article({ outlet: 'penang-courier', language: 'en', title: `Route ${n}`, text: `Sansha rules ${n}.` });
      const { claim, caseId } = await busy.desk.claim(where, 'SANSHA', 'asserts', `Sansha rules ${n}`, `Sansha rules ${n}.`);
      await decideClaim(db, { account, now }, { caseId, claimId: claim, from: 'suggested', to: n === 5 ? 'rejected' : 'confirmed' });
    }
    const words = readable((await reader.get('/register/SANSHA')).text);
    expect(words).toContain('Tiếng Anh 4 1 0 80 %');
    expect(words).toContain('Tiếng Trung 0 0 1 chưa đủ quyết định');
    expect(words).toContain('Mọi ngôn ngữ 4 1 1 80 %');
  });
});
