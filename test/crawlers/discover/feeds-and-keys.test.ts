import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseFeed, urlKey } from '../../../crawlers/index.ts';
import { parseMoment } from '../../../crawlers/read/index.ts';

const shared = new URL('../../../../shared/data/', import.meta.url);
const rows = (path: string) => readFileSync(new URL(path, shared), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, string | null>);

function first(xml: string) {
  const feed = parseFeed(xml, { url: 'https://bao.example/rss' });
  if ('problem' in feed) throw new Error(feed.problem);
  return feed.entries[0];
}

test('Atom, RDF and JSON Feed come out in the shape of RSS', () => {
  const expected = { title: 'Tin', link: 'https://bao.example/a', publishedAt: new Date('2025-05-12T03:30:00Z'), id: 'i', text: 'Đoạn một' };
  expect(first('<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>i</id><title type="html">&lt;b&gt;Tin&lt;/b&gt;</title><link rel="self" href="/x"/><link href="/a"/><published>2025-05-12T10:30:00+07:00</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Đoạn <b>một</b></p></div></content></entry></feed>')).toEqual(expected);
  expect(first('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="i"><title>Tin</title><link>/a</link><dc:date>2025-05-12T03:30Z</dc:date><description>Đoạn một</description></item></rdf:RDF>')).toEqual(expected);
  expect(first('{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"i","url":"/a","title":"Tin","date_published":"2025-05-12T10:30:00+07:00","content_html":"<p>Đoạn một</p>"}]}')).toEqual(expected);
});

test('a broken feed loses no entry, and an entity bomb stays a word', () => {
  const broken = parseFeed('<rss><channel><item><title>A & B</title><link>https://b/1</link><item><title>C</title><link>https://b/2</link></channel>');
  expect('entries' in broken && broken.entries.map(({ title }) => title)).toEqual(['A & B', 'C']);
  const bomb = `<!DOCTYPE r [<!ENTITY a "xx">${Array.from({ length: 40 }, (_, i) => `<!ENTITY b${i} "&b${i - 1};&b${i - 1};">`).join('')}]><rss><channel><item><title>&b39; &a;</title></item></channel></rss>`;
  expect(first(bomb)?.title).toBe('&b39; xx');
});

test('a feed of 40 MB is read to its bound, a deep one is given up', { timeout: 30_000 }, () => {
  const item = '<item><title>Tin</title><link>https://b/1</link></item>';
  const large = parseFeed(`<rss><channel>${item.repeat(40_000_000 / item.length)}`);
  expect('entries' in large && large.entries.length).toBe(3000);
  expect(parseFeed(`<rss><channel>${'<a>'.repeat(3_000_000)}`)).toEqual({ entries: [] });
});

test('one article under many addresses has one key, two articles have two', () => {
  const same = ['https://www.bao.vn/tin/a-1.html', 'http://m.bao.vn/tin/a-1.html#binh-luan', 'https://bao.vn:443/tin/a-1.html?utm_source=x&fbclid=1', 'https://amp.bao.vn/tin/A-1.html/', 'https://bao.vn/amp/tin/a-1.html'];
  expect(new Set(same.map(urlKey)).size).toBe(1);
  expect(urlKey('https://bao.vn/tin?id=2')).not.toBe(urlKey('https://bao.vn/tin?id=1'));
  expect(urlKey('https://bao.vn/t%E1%BB%8Bn')).toBe(urlKey('https://bao.vn/tịn'));
  expect(urlKey('không phải địa chỉ')).toBe('không phải địa chỉ');
});

test.skipIf(!existsSync(shared))('dates and keys agree with the public tests', () => {
  for (const { input, utc } of rows('feeds/dates.jsonl')) expect([input, parseMoment(input ?? '')?.at.toISOString().replace('.000Z', 'Z') ?? null]).toEqual([input, utc]);
  for (const row of rows('urls/normalize-mediacloud.jsonl')) if (row['kind'] === 'normalize') expect(urlKey(row['input'] ?? '')).toBe(row['equals']);
});
