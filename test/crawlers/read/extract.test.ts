import { expect, test } from 'vitest';
import { extractArticle, extractFromHtml, parseMoment, parsePage } from '../../../crawlers/read/index.ts';
import type { Page } from '../../../src/model/index.ts';

const sentence = 'Đoàn công tác đã kiểm tra tiến độ dự án tại Quy Nhơn, và yêu cầu các đơn vị đẩy nhanh thi công trước mùa mưa.';
const page = (body: Uint8Array | string, contentType: string | null): Page => ({
  url: 'https://bao.example/a', finalUrl: 'https://bao.example/a', status: 200, contentType, etag: null, lastModified: null,
  body: typeof body === 'string' ? Buffer.from(body) : body, sha256: '', fetchedAt: new Date(),
});

test('what is no article is skipped for a reason', () => {
  expect(extractArticle(page('', 'text/html'))).toEqual({ skipped: 'empty' });
  expect(extractArticle(page('%PDF-1.7', 'application/pdf'))).toEqual({ skipped: 'not-html' });
  expect(extractArticle(page('{"a":1}', null))).toEqual({ skipped: 'not-html' });
  expect(extractArticle(page(Buffer.alloc(5000, 3), 'text/html'))).toEqual({ skipped: 'unreadable' });
  const front = `<html><body>${Array.from({ length: 60 }, (_, i) => `<div class="n"><a href="/${i}">Tin số ${i} trong ngày hôm nay ở tỉnh nhà</a></div>`).join('')}</body></html>`;
  expect(extractFromHtml(front, 'https://bao.example/')).toEqual({ skipped: 'not-an-article' });
  expect(extractFromHtml('<html><head><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script></head><body><h1>T</h1><p>Một câu mở đầu ngắn, phần còn lại cần đăng ký.</p><div class="paywall-box">Subscribe to continue reading</div></body></html>', null)).toEqual({ skipped: 'paywall' });
});

test.each([
  ['JSON', '{"items":[{"id":1,"title":"Quy Nhơn đón tàu du lịch đầu tiên trong năm, theo cảng vụ."}]}'],
  ['a list in JSON', '[{"title":"Quy Nhơn đón tàu du lịch đầu tiên trong năm, theo cảng vụ."}]'],
  ['JSON in a call', `jsonp_1({"html":"<p>${sentence}</p>"})`],
  ['a feed', `<?xml version="1.0"?>\n<!-- made by hand --><rss version="2.0"><channel><item><description>${sentence}</description></item></channel></rss>`],
  ['an Atom feed', `<feed xmlns="http://www.w3.org/2005/Atom"><entry><summary>${sentence}</summary></entry></feed>`],
  ['a sitemap', `<?xml version="1.0"?><urlset><url><loc>https://bao.example/a</loc></url></urlset>`],
])('%s that the server calls HTML is no article', (_, body) => {
  expect(extractArticle(page(body, 'text/html'))).toEqual({ skipped: 'not-an-article' });
});

test('a text that begins with a bracket is one', () => {
  for (const html of [`[Quy Nhơn] ${sentence}`, `<p>{"trích"} ${sentence}</p>`, `<html><body>[1] ${sentence}</body></html>`]) expect('article' in extractFromHtml(html, null)).toBe(true);
});

test('a flash of one short sentence is kept', () => {
  const read = extractFromHtml('<html><body><nav><a href="/">首页</a></nav><h1>快讯</h1><p>归仁港迎来首艘邮轮。</p></body></html>', null);
  expect('article' in read && read.article.text).toBe('归仁港迎来首艘邮轮。');
});

test('endless and deep pages end soon, whole or cut, without a crash', { timeout: 60_000 }, () => {
  const bad = [`<html><body><article><p>${sentence}</p>`.padEnd(12_000_000, `<p>${sentence}</p>`), '<div>'.repeat(2_400_000), `${'<div>'.repeat(15_000)}<p>${sentence}</p>`, `<p>${'a '.repeat(6_000_000)}`, '<'.repeat(12_000_000), `<script type="application/ld+json">${'['.repeat(2_000_000)}</script><p>${sentence}</p>`];
  for (const html of bad) {
    const startedAt = performance.now();
    const read = extractFromHtml(html, null);
    expect('article' in read || 'skipped' in read).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  }
  const deep = extractFromHtml(bad[2]!, null);
  expect('article' in deep && deep.article.text).toBe(sentence);
});

test.each([
  ['marks without end on one letter', `<p>${sentence}</p><p>Z${'\u0301\u0323'.repeat(200_000)}</p>`],
  ['marks without end in the title', `<title>Z${'\u0301\u0323'.repeat(200_000)}</title><p>${sentence}</p>`],
  ['a million attributes', `<p>${sentence}</p><div ${Array.from({ length: 1_000_000 }, (_, n) => `a${n}="b"`).join(' ')}>x</div>`],
  ['quotes that are never closed', `<p>${sentence}</p>${'<a href="'.repeat(1_000_001)}`],
  ['end tags of nothing', `<p>${sentence}</p>${'<b><i>'.repeat(6_000)}${'</q></s>'.repeat(500_000)}`],
  ['nineteen thousand spans', `<p>${'<span>'.repeat(19_000)}${sentence}</p>`],
  ['thirteen thousand boxes alike', `<h1>T</h1><p>${sentence}</p>${`<div class="c"><i>x</i><p>${sentence}</p></div>`.repeat(13_000)}`],
  ['thirteen thousand pictures with a line', `<p>${sentence}</p>${'<p align="center"><img src="a"><i>một hai ba bốn năm</i></p>'.repeat(13_000)}`],
  ['references within references', `<p>${sentence}</p><p>${'&amp;amp;#38;&nosuch;'.repeat(100_000)}</p>`],
])('%s: read to the end, and soon', { timeout: 60_000 }, (_, html) => {
  const startedAt = performance.now();
  const read = extractFromHtml(`<html><body>${html}`, 'https://bao.example/a');
  expect('article' in read && read.article.text.includes(sentence)).toBe(true);
  expect(performance.now() - startedAt).toBeLessThan(15_000);
});

test('attributes are read as browsers read them', () => {
  const [, , element] = parsePage(`<html><p CLASS = "a &amp; b" id=c/d data-x='>"' hidden lang="vi" lang="en"/>x</p>`).elements;
  expect(element?.attributes).toEqual({ class: 'a & b', id: 'c/d', 'data-x': '>"', hidden: '', lang: 'vi' });
});

test('the body in JSON-LD stands in where the page hardly shows one', () => {
  const long = Array.from({ length: 6 }, (_, i) => `${i}. ${sentence}`).join('\\n');
  const read = extractFromHtml(`<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"T","articleBody":"${long}"}</script></head><body><h1>T</h1><p>${sentence}</p></body></html>`, null);
  expect('article' in read && read.article.text.split('\n').length).toBe(6);
});

test('text is NFC without invisible junk, and a soft hyphen does not split a word', () => {
  const read = extractFromHtml(`<p>${'Hải Đăng'.normalize('NFD')} ${sentence} vận\u00adchuyển\u200b\ufeff</p>`, null);
  expect('article' in read && read.article.text).toBe(`Hải Đăng ${sentence} vậnchuyển`);
});

test.each([
  ['Thứ hai, 12/5/2025, 10:30 (GMT+7)', '2025-05-12T03:30:00.000Z', 420],
  ['Ngày 12 tháng 5 năm 2025, 10:30', '2025-05-12T03:30:00.000Z', null],
  ['12/05/2025 3:30:00 CH', '2025-05-12T08:30:00.000Z', null],
  ['2025年5月12日 10:30', '2025-05-12T03:30:00.000Z', null],
  ['๑๒ พฤษภาคม ๒๕๖๘ เวลา 10:30 น.', '2025-05-12T03:30:00.000Z', null],
  ['12 ພຶດສະພາ 2025', '2025-05-11T17:00:00.000Z', null],
  ['ថ្ងៃទី១២ ខែឧសភា ឆ្នាំ២០២៥ ម៉ោង ១០:៣០', '2025-05-12T03:30:00.000Z', null],
  ['12 мая 2025, 10:30', '2025-05-12T03:30:00.000Z', null],
  ['le 12 mai 2025 à 10h30', '2025-05-12T03:30:00.000Z', null],
])('the date "%s" is understood in the zone of the outlet', (text, utc, offset) => {
  const moment = parseMoment(text, { timeZone: 'Asia/Ho_Chi_Minh' });
  expect([moment?.at.toISOString(), moment?.offsetMinutes]).toEqual([utc, offset]);
});

test.each(['31/02/2025', '2025-13-01', '5 phút trước', 'iPhone 15', '12/05/2025 25:00', ''])('"%s" is no date', (text) => {
  expect(parseMoment(text)).toBeNull();
});
