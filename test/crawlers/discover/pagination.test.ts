// Listings of several pages: which page comes next, and how far it is followed.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nextPageOf } from '../../../crawlers/discover/next-page.ts';
import { linksOf } from '../../../crawlers/discover/page-links.ts';
import { createFetcher, discover } from '../../../crawlers/index.ts';
import type { Fetcher, WayIn } from '../../../src/model/index.ts';

const next = (url: string, html: string) => nextPageOf(html, url, linksOf(html, url));
const a = (href: string, text: string, more = '') => `<a href="${href}"${more}>${text}</a>`;

describe('the next page', () => {
  it.each([
    ['rel on a link of the head', 'https://b.vn/tin', '<head><link rel="next" href="/tin?o=20&amp;x=1"></head>', 'https://b.vn/tin?o=20&x=1'],
    ['rel on an anchor', 'https://b.vn/tin', a('/tin/older', '→', ' rel="nofollow next"'), 'https://b.vn/tin/older'],
    ['?page=', 'https://b.vn/tin', a('?page=3', '3') + a('?page=2', '2') + a('?page=9', 'last'), 'https://b.vn/tin?page=2'],
    ['?page= from the second', 'https://b.vn/tin?page=2', a('/tin', '1') + a('?page=3', '3') + a('?page=9', 'last'), 'https://b.vn/tin?page=3'],
    ['among other parameters', 'https://b.vn/news.aspx?cat=7', a('/news.aspx?cat=8&page=2', '2') + a('/news.aspx?cat=7&page=2', '2'), 'https://b.vn/news.aspx?cat=7&page=2'],
    ['/page/2/ of WordPress', 'https://b.vn/tin/', a('/page/2/', '2') + a('/tin/page/2/', '2') + a('/tin/page/3/', '3'), 'https://b.vn/tin/page/2/'],
    ['/trang-2.html', 'https://b.vn/thoi-su.html', a('/the-gioi/trang-2.html', '2') + a('/thoi-su/trang-2.html', '2'), 'https://b.vn/thoi-su/trang-2.html'],
    ['-p2 of VnExpress', 'https://b.vn/thoi-su', a('/thoi-su-p2', '2') + a('/thoi-su-p3', '3'), 'https://b.vn/thoi-su-p2'],
    ['index_2.html of Chinese sites', 'https://b.cn/news/index.html', a('/news/index_2.html', '2') + a('/news/index_3.html', '3'), 'https://b.cn/news/index_2.html'],
    ['the word for it', 'https://b.th/news?pg=a', a('/news?pg=a&page=7', 'ถัดไป ›'), 'https://b.th/news?pg=a&page=7'],
  ])('by %s', (_, url, html, wanted) => expect(next(url, html)).toBe(wanted));

  it.each([
    ['none is named', 'https://b.vn/tin', a('/tin/cau-moi-12345.html', 'Cầu mới được khánh thành hôm nay')],
    ['it lies elsewhere', 'https://b.vn/tin', '<link rel="next" href="https://other.example/tin?page=2">'],
    ['it is another section', 'https://b.vn/tin', a('/the-thao?page=2', '2')],
    ['it is the last page', 'https://b.vn/tin?page=4', a('?page=3', '3') + a('?page=1', '1')],
    ['the word belongs to an article', 'https://b.vn/tin', a('/bai-viet-12345.html', 'Xem tiếp')],
  ])('is none where %s', (_, url, html) => expect(next(url, html)).toBeNull());
});

describe('a listing', () => {
  let server: Server;
  let fetcher: Fetcher;
  let base = '';
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://x');
      if (url.pathname === '/robots.txt') return void response.writeHead(404).end();
      asked.push(`${url.pathname}${url.search}`);
      const page = Number(url.searchParams.get('page') ?? 1);
      if (url.pathname === '/broken' && page > 1) return void response.writeHead(500).end();
      const shown = url.pathname === '/same' ? 1 : page;
      const items = Array.from({ length: 5 }, (_, n) => a(`/bai-viet-so-${shown}-${n}-${10_000 + 10 * shown + n}.html`, `Bài viết dài thứ ${n} của trang danh mục số ${shown}`)).join('');
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<html><body>${items}${a(`${url.pathname}?page=${page + 1}`, 'Trang sau')}</body></html>`);
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
  beforeEach(() => void asked.splice(0));

  const renderer = { unavailable: 'not needed', render: () => Promise.reject(new Error('not needed')), close: async () => undefined };
  const look = async (path: string, known?: RegExp) => {
    const way: WayIn = { id: 1, sourceId: 1, kind: 'listing', url: base + path, state: 'new', etag: null, lastModified: null };
    const found = await discover(way, { fetcher, renderer, ...(known ? { knowsAny: async (urls: readonly string[]) => urls.some((url) => known.test(url)) } : {}) });
    return found.kind === 'found' ? found.links.length : found;
  };

  it('is followed until a page holds something known, five pages at most', async () => {
    expect(await look('/tin', /-so-3-/)).toBe(15);
    expect(asked).toEqual(['/tin', '/tin?page=2', '/tin?page=3']);
    expect(await look('/tin', /never/)).toBe(25);
  });

  it('costs one request where something on its first page is known, or nobody says what is', async () => {
    expect(await look('/tin', /-so-1-2-/)).toBe(5);
    expect(await look('/tin')).toBe(5);
    expect(asked).toEqual(['/tin', '/tin']);
  });

  it('keeps what the first page brought where the next one fails, and stops at the same list again', async () => {
    expect(await look('/broken', /never/)).toBe(5);
    expect(await look('/same', /never/)).toBe(5);
    expect(asked).toEqual(['/broken', '/broken?page=2', '/same', '/same?page=2']);
  });
});
