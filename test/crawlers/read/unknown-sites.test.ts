// Pages whose names say nothing and whose words we may not know: what is beside the article is told by where and how it stands.

import { expect, test } from 'vitest';
import { extractFromHtml } from '../../../crawlers/read/index.ts';

const sentences = [
  'Đoàn công tác đã kiểm tra tiến độ dự án tại Quy Nhơn, và yêu cầu các đơn vị đẩy nhanh thi công trước mùa mưa.',
  'Theo kế hoạch, tuyến đường dài mười hai cây số sẽ thông xe vào tháng chín, sớm hơn ba tháng so với hợp đồng.',
  'Người dân hai bên đường cho biết bụi đã giảm hẳn từ khi nhà thầu tưới nước mỗi ngày bốn lần.',
];
const paragraphs = sentences.map((text) => `<p>${text}</p>`).join('');
const page = (body: string, title = 'Kiểm tra tiến độ đường ven biển'): string => `<html><head><title>${title}</title></head><body><div class="q"><h1>${title}</h1><div class="r">${paragraphs}</div>${body}</div></body></html>`;
const textOf = (html: string): string => {
  const read = extractFromHtml(html, null);
  return 'article' in read ? read.article.text : `skipped ${read.skipped}`;
};

const other = 'Trạm y tế xã có thêm bác sĩ trực đêm từ tháng này, theo sở y tế của tỉnh bên cạnh.';
test.each([
  ['a thread of readers', `<div class="t">${`<div class="u"><b>Tên</b><p>${other}</p></div>`.repeat(3)}</div>`],
  ['flashes beside pictures that lead elsewhere', Array.from({ length: 7 }, (_, i) => `<div class="v"><a href="/v/${i}"><img src="/${i}.jpg"></a><div><p>${other}</p><small>${i} g</small></div></div>`).join('')],
  ['a banner with a button', `<div class="w"><p>${other}</p><button>X</button></div>`],
  ['a form to subscribe', `<div class="w"><p>${other}</p><form><input type="email"><button>X</button></form></div>`],
  ['cards without links', `<div>${`<section class="y"><div>Một tiêu đề khác</div><div>${other}</div></section>`.repeat(3)}</div>`],
  ['a label in a box', '<div class="z">Mục khác</div>'],
])('%s below the text is no part of it', (_, below) => {
  expect(textOf(page(below))).toBe(sentences.join('\n'));
});

test('boxes of one kind with the text belong to it, and so do paragraphs without a box', () => {
  const parts = `<html><head><title>T</title></head><body><h1>Hai phần của một bài</h1><div class="part">${paragraphs}</div><div class="ad">A</div><div class="part"><p>${other}</p></div></body></html>`;
  expect(textOf(parts)).toBe([...sentences, other].join('\n'));
  const bare = `<html><body><h1>Tàu hoãn chuyến</h1><p>${sentences[0]!}</p><p>Tàu chạy lại vào trưa mai.</p><p>Vé được đổi miễn phí.</p></body></html>`;
  expect(textOf(bare)).toBe(`${sentences[0]!}\nTàu chạy lại vào trưa mai.\nVé được đổi miễn phí.`);
});

test('what stands right below a picture, in italics, is about the picture', () => {
  const html = page('').replace('</p><p>', '</p><p align="center"><img src="/a.jpg"></p><p align="center"><i>Quang cảnh công trường</i></p><p>');
  expect(textOf(html)).toBe(sentences.join('\n'));
});

test('a headline repeated with other places to break the line is no text', () => {
  const title = 'ភ្លើង​ឆេះ​ឃ្លាំង​ក្រណាត់ គ្មាន​អ្នក​រងគ្រោះ';
  const text = 'ភ្លើងបានឆាបឆេះឃ្លាំងក្រណាត់មួយកន្លែងនៅម៉ោងប្រាំបីយប់នេះ ប៉ុន្តែគ្មាននរណាម្នាក់រងរបួសទេ។';
  expect(textOf(`<html><head><title>${title}</title></head><body><div><div>${title.replaceAll('​', '')}</div><div>${text}</div></div></body></html>`)).toBe(text);
});

test('the reporter in brackets before a paragraph is not kept', () => {
  const text = '溪口社區停機三十年的碾米廠，上月起變成「共老廚房」，每天中午供應六十位長輩用餐。';
  expect(textOf(`<html><body><h1>碾米廠變廚房</h1><div><p>〔記者林小禾／東石報導〕${text}</p><p>${text}</p></div></body></html>`)).toBe(`${text}\n${text}`);
});

test('the line above the date is the headline of a portal that gives every page one title', () => {
  const html = `<html><head><title>..:: Cổng thông tin ::..</title></head><body><table><tr><td>Tin tức &gt; Nông nghiệp</td></tr><tr><td>Vùng cam thu hoạch hơn chín trăm tấn</td></tr><tr><td>Ngày 12/05/2026 | Đã đọc 1.284</td></tr><tr><td>${sentences.join('<br>')}</td></tr></table></body></html>`;
  const read = extractFromHtml(html, null, { timeZone: 'Asia/Ho_Chi_Minh' });
  expect('article' in read && [read.article.title, read.article.text, read.article.publishedAt?.toISOString()]).toEqual(['Vùng cam thu hoạch hơn chín trăm tấn', sentences.join('\n'), '2026-05-11T17:00:00.000Z']);
});

test('what is read can be handed to another thread', () => {
  const read = extractFromHtml(page(''), 'https://bao.example/a');
  expect(structuredClone(read)).toEqual(read);
});
