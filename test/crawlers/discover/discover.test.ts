import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFetcher, discover } from '../../../crawlers/index.ts';
import type { Fetcher, Renderer, WayIn, WayInKind } from '../../../src/model/index.ts';

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Báo</title><link>http://x/</link>
<item><title>Cảng Quy Nhơn &amp;amp; tàu khách</title><link>/tin/cang-4881234.html?utm_source=rss</link><guid isPermaLink="false">4881234</guid><pubDate>Mon, 12 May 2025 10:30:00 +0700</pubDate><description>&lt;p&gt;Tàu &lt;b&gt;cập bến&lt;/b&gt;.&lt;/p&gt;</description></item>
<item><title>Không có địa chỉ</title></item>
<item><title>Ngày mai</title><link>/tin/b.html</link><pubDate>Mon, 12 May 2098 10:30:00 GMT</pubDate></item></channel></rss>`;
const listing = `<html><body><nav><a href="/thoi-su">Thời sự</a><a href="/the-gioi">Thế giới</a></nav>
<h3><a href="/cang-quy-nhon-don-tau-khach-4881234.html">Cảng Quy Nhơn đón tàu khách quốc tế đầu tiên</a></h3>
<h3><a href="/sat-lo-deo-vinh-thanh-4881235.html#c"><img alt="x"></a><a href="/sat-lo-deo-vinh-thanh-4881235.html">Sạt lở đèo Vĩnh Thạnh, giao thông tê liệt</a></h3>
<h3><a href="/le-hoi-cho-go-dau-nam-4881236.html">Lễ hội Chợ Gò đầu năm thu hút du khách</a></h3>
<a href="https://elsewhere.example/quang-cao-dai-hon-4881239.html">Một quảng cáo rất dài ở một nơi khác hẳn</a><a href="mailto:a@b">Thư</a></body></html>`;
const pages: Record<string, { type: string; body: string | Buffer }> = {
  '/rss.xml': { type: 'application/rss+xml', body: rss },
  '/html-feed': { type: 'text/html', body: listing },
  '/empty': { type: 'text/xml', body: '' },
  '/list': { type: 'text/html; charset=utf-8', body: listing },
  '/nothing': { type: 'text/html', body: '<html><body><p>Không có gì.</p></body></html>' },
  '/sitemap.xml': { type: 'text/xml', body: '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap><sitemap><loc>/news.xml.gz</loc><lastmod>2025-05-12</lastmod></sitemap><sitemap><loc>/absent.xml</loc></sitemap></sitemapindex>' },
  '/old.xml': { type: 'text/xml', body: '<urlset><url><loc>/a-2020.html</loc><lastmod>2020-01-01</lastmod></url></urlset>' },
  '/news.xml.gz': { type: 'application/gzip', body: gzipSync('<urlset xmlns:news="n" xmlns:image="i"><url><loc>/tin-moi.html</loc><image:image><image:loc>/a.jpg</image:loc></image:image><news:news><news:publication_date>2025-05-12T10:30:00+07:00</news:publication_date><news:title>Tin mới</news:title></news:news></url><url><loc>ftp://x/y</loc></url></urlset>') },
};

let server: Server;
let fetcher: Fetcher;
let base = '';
const rendererGone: Renderer = { unavailable: 'no Chromium', render: async (url) => ({ kind: 'refused', problem: 'no-browser', detail: `no Chromium for ${url}` }), close: async () => undefined };

beforeAll(async () => {
  server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    if (!page) return void response.writeHead(404).end('none');
    if (request.headers['if-none-match'] === '"1"') return void response.writeHead(304).end();
    response.writeHead(200, { 'content-type': page.type, etag: '"1"' }).end(page.body);
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  base = `http://${host}`;
  fetcher = createFetcher({ userAgent: 'HaiDangTest/0.1 (+https://example.org)', allowedPrivate: [host], minimumGapMs: 0 });
});

afterAll(async () => {
  await fetcher.close();
  await new Promise((closed) => server.close(closed));
});

const way = (kind: WayInKind, path: string, more: Partial<WayIn> = {}): WayIn => ({ id: 1, sourceId: 1, kind, url: `${base}${path}`, state: 'new', etag: null, lastModified: null, ...more });
const look = (one: WayIn, renderer: Renderer = rendererGone) => discover(one, { fetcher, renderer });

test('a feed gives absolute links, plain titles and text, dates in UTC, and none in the future', async () => {
  const found = await look(way('feed', '/rss.xml'));
  expect(found).toEqual({
    kind: 'found', etag: '"1"', lastModified: null, ignored: 1,
    links: [
      { url: `${base}/tin/cang-4881234.html?utm_source=rss`, title: 'Cảng Quy Nhơn & tàu khách', publishedAt: new Date('2025-05-12T03:30:00Z'), text: 'Tàu cập bến.' },
      { url: `${base}/tin/b.html`, title: 'Ngày mai', publishedAt: null, text: null },
    ],
  });
});

test('a way in that has not changed costs no reading', async () => {
  expect(await look(way('feed', '/rss.xml', { etag: '"1"' }))).toEqual({ kind: 'not-changed' });
});

test('a feed that is a page says what it is; an empty and an absent one say so too', async () => {
  expect(await look(way('feed', '/html-feed'))).toMatchObject({ kind: 'refused', problem: 'not-a-feed', detail: expect.stringContaining('an HTML page') as string });
  expect(await look(way('feed', '/empty'))).toMatchObject({ kind: 'refused', problem: 'empty-body' });
  expect(await look(way('feed', '/gone'))).toMatchObject({ kind: 'refused', status: 404 });
});

test('a sitemap index is followed newest first, through gzip, past an absent file', async () => {
  const found = await look(way('sitemap', '/sitemap.xml'));
  if (found.kind !== 'found') throw new Error(JSON.stringify(found));
  expect(found.links.map(({ url, title }) => [url, title])).toEqual([[`${base}/tin-moi.html`, 'Tin mới'], [`${base}/a-2020.html`, null]]);
  expect(found.links[0]?.publishedAt).toEqual(new Date('2025-05-12T03:30:00Z'));
  expect(found.ignored).toBe(1);
  expect(await look(way('sitemap', '/list'))).toMatchObject({ kind: 'refused', problem: 'broken-feed' });
});

test('of an index without dates the files of news and of the latest month come first, from both ends, and pictures last', async () => {
  const asked: string[] = [];
  const of = (names: readonly string[]) => `<sitemapindex>${names.map((name) => `<sitemap><loc>${base}/${name}</loc></sitemap>`).join('')}</sitemapindex>`;
  const spy = (names: readonly string[]): Fetcher => ({
    get: (url) => {
      if (url.endsWith('/index.xml')) return fetcher.get(`${base}/sitemap.xml`).then((got) => (got.kind === 'page' ? { kind: 'page', page: { ...got.page, body: Buffer.from(of(names)) } } : got));
      asked.push(url.slice(base.length + 1));
      return Promise.resolve({ kind: 'refused', problem: 'gone', detail: '' });
    },
    close: async () => undefined,
  });
  const order = async (names: readonly string[]) => {
    asked.length = 0;
    await discover(way('sitemap', '/index.xml'), { fetcher: spy(names), renderer: rendererGone });
    return asked;
  };
  expect(await order(['post-1.xml', 'post-2.xml', 'post-3.xml', 'post-4.xml', 'image-1.xml', 'news.xml'])).toEqual(['news.xml', 'post-4.xml', 'post-1.xml', 'post-3.xml', 'post-2.xml']);
  expect(await order(['articles-2026-09.xml', 'articles-2026-11.xml', 'articles-2026-10.xml', 'category.xml', 'rest.xml'])).toEqual(['articles-2026-11.xml', 'articles-2026-10.xml', 'articles-2026-09.xml', 'rest.xml', 'category.xml']);
});

test('a listing gives the articles of its own site and leaves sections out, with or without a pattern', async () => {
  const titles = ['Cảng Quy Nhơn đón tàu khách quốc tế đầu tiên', 'Sạt lở đèo Vĩnh Thạnh, giao thông tê liệt', 'Lễ hội Chợ Gò đầu năm thu hút du khách'];
  for (const pattern of [undefined, '-\\d{7}\\.html$']) {
    const found = await look(way('listing', '/list', pattern === undefined ? {} : { linkPattern: pattern }));
    if (found.kind !== 'found') throw new Error(JSON.stringify(found));
    expect(found.links.map(({ title }) => title)).toEqual(titles);
    expect(found.links[1]?.url).toBe(`${base}/sat-lo-deo-vinh-thanh-4881235.html`);
  }
});

test('a listing without articles and a wrong pattern are refusals', async () => {
  expect(await look(way('listing', '/nothing'))).toMatchObject({ kind: 'refused', problem: 'no-links' });
  expect(await look(way('listing', '/list', { linkPattern: '(' }))).toMatchObject({ kind: 'refused', problem: 'bad-pattern' });
});

test('a rendered page is read as a listing, and a machine without a browser says so', async () => {
  expect(await look(way('rendered', '/list'))).toMatchObject({ kind: 'refused', problem: 'no-browser' });
  const renderer: Renderer = { unavailable: null, render: (url) => fetcher.get(url), close: async () => undefined };
  expect(await look(way('rendered', '/list'), renderer)).toMatchObject({ kind: 'found', links: { length: 3 } });
});
