import { createHash } from 'node:crypto';
import { parseDocument } from 'htmlparser2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from '../../src/database/index.ts';
import { composeDigest, renderDocx, renderFragment, renderHtml, renderPdf, type Drawable } from '../../src/digests/index.ts';
import type { DigestClaim, DigestContent } from '../../src/model/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { fillArchive, moveLinks, week, written } from './archive.ts';
import { readZip } from './zip.ts';

let db: OpenDatabase;
let content: DigestContent;
let issue: Drawable;

beforeAll(async () => {
  db = (await freshDatabase()).database;
  await fillArchive(db);
  await moveLinks(db);
  content = await composeDigest(db, week);
  issue = { content, id: 7, sha256: 'c0ffee', madeAt: new Date('2026-11-23T01:30:00Z') };
});
afterAll(() => db.close());

/** The issue with its first item changed. */
function withFirstItem(change: object): Drawable {
  const [first, ...rest] = content.sections;
  const [item, ...others] = first?.items ?? [];
  return { ...issue, content: { ...content, sections: [{ ...first, items: [{ ...item, ...change }, ...others] }, ...rest] } as DigestContent };
}

const textOf = (html: string) => html.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]+>/g, '').replace(/&#39;/g, "'").replace(/&quot;/g, '"');
const claim: DigestClaim = {
  register: 'R-1', version: 3, kind: 'stated-position', title: { vi: 'Tên', en: 'Name' }, voice: 'asserts', quote: 'q', language: 'en', state: 'suggested',
  outlet: 'The Straits Ledger', url: 'https://straits.example/a', articles: 1,
};

test('every title and lead stands in HTML and DOCX in its own script', async () => {
  const html = textOf(renderHtml(issue, 'vi'));
  const docx = textOf(readZip(await renderDocx(issue, 'vi')).get('word/document.xml') ?? '');
  for (const { title, about } of written.filter(({ key }) => !['port-sg', 'port-ph', 'next-week', 'unread', 'elsewhere'].includes(key))) {
    expect(about).not.toBe('none');
    expect(html).toContain(title);
    expect(docx).toContain(title);
  }
});

test('HTML and DOCX say the same, block by block', async () => {
  const words = (text: string) => text.replace(/\s+/g, '');
  const html = words(textOf(renderFragment(issue, 'vi')));
  const docx = words(textOf(readZip(await renderDocx(issue, 'vi')).get('word/document.xml') ?? ''));
  expect(docx).toBe(html);
});

test('every paragraph about an item cites its number', () => {
  const html = renderHtml(issue, 'vi');
  const paragraphs = [...html.matchAll(/<p class="d-(?:detail|quote)">(.*?)<\/p>/gs)].map((match) => textOf(match[1] ?? ''));
  expect(paragraphs.length).toBeGreaterThan(16);
  for (const paragraph of paragraphs) expect(paragraph).toMatch(/\[\d+\]$/);
});

test('a hostile title can neither run nor load anything, and the DOCX stays well-formed', async () => {
  const title = `<script>alert(1)</script>"'&\u0001\ud800<img src=x onerror=alert(2)>`;
  const hostile = withFirstItem({ title, lead: '</p><style>*{display:none}</style>', url: 'javascript:alert(3)', outlet: '<b>x</b>' });
  for (const html of [renderHtml(hostile, 'vi'), renderFragment(hostile, 'vi')]) {
    expect(html).not.toMatch(/<script|<img|<b>x|javascript:/i);
    expect(html.match(/<style>/g)?.length ?? 0).toBeLessThanOrEqual(1);
  }
  const files = readZip(await renderDocx(hostile, 'vi'));
  const xml = files.get('word/document.xml') ?? '';
  expect(xml).not.toMatch(/javascript:|<script/);
  expect(files.get('word/_rels/document.xml.rels')).not.toContain('javascript:');
  // eslint-disable-next-line no-control-regex
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\ufffe|\uffff/);
  expect(xml).toContain('alert(1)');
});

test('a claim is worded by kind and voice, and says whether a person confirmed it', () => {
  const wording = (change: Partial<DigestClaim>) => textOf(renderHtml(withFirstItem({ claims: [{ ...claim, ...change }] }), 'vi'));
  expect(wording({})).toContain('Máy gợi ý, chưa có người xác nhận: nguồn tin khẳng định điều khác lập trường đã nêu (hồ sơ R-1, bản 3: Tên)');
  expect(wording({ kind: 'document-fact', state: 'confirmed' })).toContain('Cán bộ đã xác nhận: nguồn tin khẳng định điều trái với hồ sơ R-1, bản 3 (Tên)');
  expect(wording({ voice: 'attributes' })).toContain('nguồn tin thuật lại lời bên khác, điều được thuật lại khác lập trường đã nêu');
  expect(wording({ voice: 'rejects' })).toContain('nguồn tin bác bỏ, hoặc đưa tin về việc bác bỏ, điều khác lập trường đã nêu');
  expect(wording({ kind: 'stated-position' })).not.toMatch(/trái với hồ sơ R-1|sai sự thật|bịa đặt/);
});

test('the DOCX has the page of Decree 30: A4, margins, letters, number at the top but not on the first page', async () => {
  const files = readZip(await renderDocx(issue, 'vi'));
  const xml = files.get('word/document.xml') ?? '';
  const mm = (name: string) => (Number(new RegExp(`<w:pgMar[^>]* w:${name}="(\\d+)"`).exec(xml)?.[1]) * 25.4) / 1440;
  expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  for (const side of ['top', 'bottom']) expect([mm(side) >= 19.99, mm(side) <= 25]).toEqual([true, true]);
  expect([mm('left') >= 29.99, mm('left') <= 35, mm('right') >= 15, mm('right') <= 20]).toEqual([true, true, true, true]);
  expect(xml).toContain('<w:titlePg/>');
  const headers = [...files].filter(([name]) => name.startsWith('word/header')).map(([, text]) => text);
  expect(headers.filter((text) => /PAGE/.test(text) && /w:val="center"/.test(text))).toHaveLength(1);
  expect(headers.filter((text) => !/PAGE/.test(text))).toHaveLength(1);
  const styles = files.get('word/styles.xml') ?? '';
  expect(styles).toContain('w:ascii="Times New Roman"');
  expect(styles).toContain('<w:sz w:val="26"/>');
  for (const text of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', '/BC-……', 'Quy Nhơn, ngày 23 tháng 11 năm 2026', 'Nơi nhận:', 'THỦ TRƯỞNG CƠ QUAN']) expect(xml).toContain(text);
});

test('every part of the DOCX is well-formed, every link in it leads somewhere, and it names no person', async () => {
  const files = readZip(await renderDocx(issue, 'vi'));
  for (const [name, text] of files) {
    const opened: string[] = [];
    for (const [, close, tag, self] of text.matchAll(/<(\/?)([A-Za-z][\w:.-]*)(?:\s[^<>]*?)?(\/?)>/g)) {
      if (close === '/') expect([name, opened.pop()]).toEqual([name, tag]);
      else if (self !== '/') opened.push(tag ?? '');
    }
    expect([name, opened]).toEqual([name, []]);
    expect(parseDocument(text, { xmlMode: true }).children.length).toBeGreaterThan(0);
  }
  const used = [...(files.get('word/document.xml') ?? '').matchAll(/<w:hyperlink[^>]* r:id="([^"]+)"/g)].map((match) => match[1]);
  const rels = files.get('word/_rels/document.xml.rels') ?? '';
  expect(used.length).toBe(9);
  for (const id of used) expect(rels).toContain(`Id="${id}"`);
  expect(files.get('docProps/core.xml')).toContain('<dc:creator>Hải Đăng</dc:creator>');
  expect(files.get('docProps/core.xml')).toContain('2026-11-23T01:30:00Z');
});

test('a preview says that it is one and carries neither number nor date', () => {
  const html = textOf(renderHtml({ content, id: null, sha256: null, madeAt: null }, 'vi'));
  expect(html).toContain('BẢN XEM TRƯỚC, chưa phát hành');
  expect(html).toContain('Quy Nhơn, ngày …… tháng …… năm ………');
  expect(html).not.toContain('SHA-256');
  expect(textOf(renderHtml(issue, 'vi'))).not.toContain('BẢN XEM TRƯỚC');
});

test('the order in which a database hands out keys changes nothing', () => {
  const shuffled = JSON.parse(JSON.stringify(content), (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
  ) as DigestContent;
  expect(renderHtml({ ...issue, content: shuffled }, 'vi')).toBe(renderHtml(issue, 'vi'));
});

test('the clock of a PDF is replaced digit for digit', async () => {
  const pdf = (time: string) => `%PDF-1.4\n/CreationDate (D:${time}+00'00')\n/ModDate (D:${time}+07'00')>>\nstartxref\n99\n%%EOF`;
  const print = (time: string) => renderPdf(issue, 'vi', async () => new TextEncoder().encode(pdf(time)));
  const [first, second] = [await print('20261123013001'), await print('20270101000000')];
  expect(createHash('sha256').update(first).digest('hex')).toBe(createHash('sha256').update(second).digest('hex'));
  expect(new TextDecoder().decode(first)).toBe(pdf('20261123013000').replace("+07'00'", "+00'00'"));
});
