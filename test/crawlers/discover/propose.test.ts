import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFetcher, previewWayIn, proposeWaysIn, type Proposed } from '../../../crawlers/index.ts';
import { learnPattern } from '../../../crawlers/discover/learn-pattern.ts';
import { startDemoPress, type DemoPress } from '../../../src/demo-press/index.ts';
import type { Fetcher, Renderer } from '../../../src/model/index.ts';

const noRenderer: Renderer = { unavailable: 'no Chromium', render: async (url) => ({ kind: 'refused', problem: 'no-browser', detail: url }), close: async () => undefined };
const text = 'Cảng Quy Nhơn đón chuyến tàu khách đầu tiên của mùa. Hơn một nghìn du khách lên bờ thăm các tháp Chăm và làng nón Gò Găng. '.repeat(6);
const page = (title: string, body: string, head = '') => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
const article = (n: number) => page(`Tin số ${n} của tờ báo thử`, `<article><h1>Tin số ${n} của tờ báo thử</h1><time datetime="2026-11-0${n}T08:00:00+07:00"></time><p>${text}</p><p>${text}</p></article>`);
const rss = (from: number, to: number) => `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${Array.from({ length: to - from + 1 }, (_, i) => `<item><title>Tin số ${from + i}</title><link>/tin/bai-viet-dai-so-10000${from + i}.html</link><pubDate>${new Date(Date.UTC(2026, 10, from + i)).toUTCString()}</pubDate></item>`).join('')}</channel></rss>`;

type Site = { readonly routes: Record<string, { readonly type?: string; readonly status?: number; readonly body: string }>; readonly asked: string[]; url: string; server: Server };

async function open(routes: Site['routes']): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const number = /so-10000(\d)\.html$/.exec(path)?.[1];
    const answer = routes[path] ?? (number === undefined ? undefined : { body: article(Number(number)) });
    response.writeHead(answer?.status ?? (answer ? 200 : 404), { 'content-type': answer?.type ?? 'text/html; charset=utf-8' }).end(answer?.body ?? 'none');
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  return { routes, asked, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('finding the ways into an outlet', () => {
  const sites: Site[] = [];
  let fetcher: Fetcher;
  const propose = (site: Site, path = '/', known: string[] = []): Promise<Proposed> => proposeWaysIn(site.url + path, { fetcher, renderer: noRenderer, known });
  const kinds = ({ proposals }: Proposed, site: Site) => proposals.map(({ way, recommended }) => `${recommended ? '*' : ''}${way.kind} ${way.url.replace(site.url, '')}`);
  const links = [1, 2, 3, 4, 5].map((n) => `<h3><a href="/tin/bai-viet-dai-so-10000${n}.html">Cảng Quy Nhơn đón chuyến tàu khách thứ ${n}</a></h3>`).join('');

  beforeAll(async () => {
    sites.push(
      await open({
        '/': { body: page('Báo Thử Nghiệm - Tin tức mỗi ngày', `<nav><a href="/thoi-su/">Thời sự</a></nav>${links}`, '<link rel="alternate" type="application/rss+xml" href="/rss/home.rss"><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">') },
        '/rss/home.rss': { type: 'application/rss+xml', body: rss(1, 9) },
      }),
      await open({
        '/': { body: page('Cổng tỉnh', `${links}<footer><a href="/kenh-rss">RSS</a></footer>`) },
        '/kenh-rss': { body: page('RSS', '<a href="/rss/a.rss">Thời sự</a> <a href="/rss/b.rss">Kinh tế</a>') },
        '/rss/a.rss': { type: 'text/xml', body: rss(1, 4) },
        '/rss/b.rss': { type: 'text/xml', body: rss(5, 9) },
        '/robots.txt': { type: 'text/plain', body: 'User-agent: *\nDisallow: /noi-bo/\nSitemap: /image-sitemap.xml\nSitemap: /sitemap-news.xml\n' },
        '/sitemap-news.xml': { type: 'text/xml', body: `<urlset><url><loc>/tin/bai-viet-dai-so-100003.html</loc><lastmod>2026-11-03</lastmod></url></urlset>` },
      }),
      await open({ '/': { body: page('Trang không có RSS', `<nav><a href="/thoi-su/">Thời sự</a><a href="/van-hoa/">Văn hóa</a><a href="/lien-he">Liên hệ</a></nav>${links}`) } }),
      await open({ '/': { body: page('Trang rỗng', '<p>Không có gì ở đây.</p>') } }),
      await open({ '/': { status: 403, body: 'no' }, '/news-sitemap.xml': { type: 'text/xml', body: '<urlset><url><loc>/tin/bai-viet-dai-so-100004.html</loc></url></urlset>' } }),
      await open({ '/feed.xml': { type: 'text/xml', body: rss(1, 3) } }),
    );
    fetcher = createFetcher({ userAgent: 'HaiDangTest/0.1 (+https://example.org)', allowedPrivate: sites.map(({ url }) => new URL(url).host), minimumGapMs: 0 });
  });
  afterAll(async () => {
    await fetcher.close();
    for (const { server } of sites) await new Promise((closed) => server.close(closed));
  });

  it('takes the advertised feed, reads its latest five as the archive would, and names the outlet', async () => {
    const [site] = sites as [Site];
    const proposed = await propose(site);
    expect(kinds(proposed, site)[0]).toBe('*feed /rss/home.rss');
    expect(proposed.home).toMatchObject({ name: 'Báo Thử Nghiệm', language: 'vi' });
    const [best] = proposed.proposals;
    expect(best).toMatchObject({ foundBy: 'advertised', links: 9, readable: 1, newestAt: new Date('2026-11-09T00:00:00Z') });
    expect(best?.preview.map(({ title }) => title)).toEqual([9, 8, 7, 6, 5].map((n) => `Tin số ${n} của tờ báo thử`));
    expect(best?.preview[0]?.characters).toBeGreaterThan(500);
    expect(site.asked.filter((path) => path.startsWith('/comments'))).toEqual([]);
  });

  it('asks no address twice, not even one that several ways lead to', () => {
    // robots.txt is asked by the fetcher for its rules and by us for its sitemaps.
    const asked = (sites[0] as Site).asked.filter((path) => path !== '/robots.txt');
    expect(asked.length).toBe(new Set(asked).size);
  });

  it('follows a page that lists feeds, takes the sitemap that robots.txt names, and recommends feeds that bring other articles', async () => {
    const site = sites[1] as Site;
    const proposed = await propose(site);
    expect(kinds(proposed, site)).toEqual(expect.arrayContaining(['*feed /rss/a.rss', '*feed /rss/b.rss', 'sitemap /sitemap-news.xml']));
    expect(proposed.proposals.find(({ way }) => way.kind === 'sitemap')?.foundBy).toBe('robots');
    expect(site.asked).not.toContain('/image-sitemap.xml');
  });

  it('learns the pattern of article links where there is no feed, and a poll with it gives exactly those', async () => {
    const site = sites[2] as Site;
    const { proposals } = await propose(site);
    const listing = proposals.find(({ way }) => way.kind === 'listing');
    expect(listing).toMatchObject({ recommended: true, links: 5, readable: 1 });
    const pattern = new RegExp(listing?.way.linkPattern ?? '(');
    expect(pattern.test(`${site.url}/tin/bai-khac-han-200001.html`)).toBe(true);
    expect(pattern.test(`${site.url}/thoi-su/`)).toBe(false);
    const again = await previewWayIn(listing!.way, { fetcher, renderer: noRenderer, preview: 1 });
    expect(again).toMatchObject({ links: 5 });
  });

  it('proposes nothing where nothing is, and says what was tried', async () => {
    const proposed = await propose(sites[3] as Site);
    expect(proposed.proposals).toEqual([]);
    expect(proposed.tried.map(({ problem }) => problem)).toEqual(['no-links']);
  });

  it('finds the sitemap of an outlet whose front page refuses us', async () => {
    const site = sites[4] as Site;
    const proposed = await propose(site);
    expect(kinds(proposed, site)).toEqual(['*sitemap /news-sitemap.xml']);
    expect(proposed.tried[0]).toMatchObject({ problem: 'blocked-by-origin' });
  });

  it('takes the address of a feed for what it is, and a feed that is known already first', async () => {
    const site = sites[5] as Site;
    expect(kinds(await propose(site, '/feed.xml'), site)).toEqual(['*feed /feed.xml']);
    const known = await propose(site, '/', [`${site.url}/feed.xml`]);
    expect(known.proposals[0]).toMatchObject({ foundBy: 'given', recommended: true });
  });
});

describe('over the fictional press', () => {
  let press: DemoPress;
  let fetcher: Fetcher;
  beforeAll(async () => {
    press = await startDemoPress({ slowMs: 50 });
    fetcher = createFetcher({ userAgent: 'HaiDangTest/0.1 (+https://example.org)', allowedPrivate: press.allowedPrivate, minimumGapMs: 0, maxCrawlDelayMs: 0 });
  });
  afterAll(async () => {
    await fetcher.close();
    await press.close();
  });

  it.each(['cong-tt-gio-bien', 'siang-xe-kong', 'qiongzhou-wanbao', 'ban-tin-mien-trung'])('finds a way into %s from its home page alone and reads its articles', async (key) => {
    const source = press.sources.find((one) => one.key === key);
    const { proposals } = await proposeWaysIn(source?.homeUrl ?? '', { fetcher, renderer: noRenderer, preview: 3 });
    expect(proposals[0]).toMatchObject({ recommended: true });
    expect(proposals[0]!.readable).toBeGreaterThanOrEqual(0.6);
  });
});

describe('the learned pattern', () => {
  const others = ['https://x.vn/', 'https://x.vn/thoi-su', 'https://x.vn/van-hoa', 'https://x.vn/video', 'https://x.vn/lien-he.html'];
  const cases: Record<string, { articles: string[]; next: string }> = {
    'headline and number': { articles: ['https://x.vn/cang-quy-nhon-4881234.html', 'https://x.vn/le-hoi-cho-go-dau-nam-4881235.html', 'https://x.vn/sat-lo-deo-4881236.html'], next: 'https://x.vn/mot-tin-moi-4990001.html' },
    'date in the path': { articles: ['https://x.vn/2026/11/19/port-opens-again', 'https://x.vn/2026/11/20/storm-hits-coast-hard', 'https://x.vn/2026/11/18/new-road-for-port'], next: 'https://x.vn/2026/12/01/tea-harvest-begins' },
    'number after a word': { articles: ['https://x.vn/html/content_101.htm', 'https://x.vn/html/content_102.htm', 'https://x.vn/html/content_99.htm'], next: 'https://x.vn/html/content_1234.htm' },
    'number in the query': { articles: ['https://x.vn/view.php?idxno=1001', 'https://x.vn/view.php?idxno=1002', 'https://x.vn/view.php?idxno=1033'], next: 'https://x.vn/view.php?idxno=2047' },
    'letters outside ASCII': { articles: ['https://x.la/khao/%E0%BA%82%E0%BB%88%E0%BA%B2%E0%BA%A7-10', 'https://x.la/khao/%E0%BA%97%E0%BB%88%E0%BA%B2-11', 'https://x.la/khao/%E0%BA%A1%E0%BA%B7-12'], next: 'https://x.la/khao/%E0%BB%83%E0%BB%9D%E0%BB%88-13' },
  };
  it.each(Object.keys(cases))('knows the next article by %s', (name) => {
    const { articles, next } = cases[name]!;
    const pattern = learnPattern(articles, others);
    expect(pattern).not.toBeNull();
    const matcher = new RegExp(pattern ?? '(');
    expect([...articles, next].filter((url) => !matcher.test(url))).toEqual([]);
    expect(others.filter((url) => matcher.test(url))).toEqual([]);
  });

  it('says nothing where articles look like sections', () => {
    expect(learnPattern(['https://x.vn/a', 'https://x.vn/b', 'https://x.vn/c'], others)).toBeNull();
    expect(learnPattern(['https://x.vn/mot', 'https://x.vn/hai/ba'], others)).toBeNull();
  });

  it('never grows slow on a hostile address', () => {
    const pattern = learnPattern(cases['headline and number']!.articles, others);
    const startedAt = performance.now();
    new RegExp(pattern ?? '(').test(`https://x.vn/${'a-1'.repeat(1_300)}!`);
    expect(performance.now() - startedAt).toBeLessThan(200);
  });
});
