// Sitemaps without end, of themselves, of bombs, of others.

import { gzipSync } from 'node:zlib';
import { flood, honest, offering, wayIn, xml, type Animal, type Cage, type HttpAnswer } from '../animal.ts';

const urls = (all: readonly string[], lastmod = ''): string => `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${all.map((loc) => `<url><loc>${loc}</loc>${lastmod}</url>`).join('')}</urlset>`;
const index = (all: readonly string[]): string => `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${all.map((loc) => `<sitemap><loc>${loc}</loc></sitemap>`).join('')}</sitemapindex>`;
const sitemap = (name: string, expect: Animal['expect'], body: string | ((cage: Cage) => string)): Animal => wayIn('sitemap', name, expect, offering(body));
const bytes = (make: (cage: Cage) => Buffer): HttpAnswer => (request, response, cage) => (request.url?.endsWith('/feed') ? void response.writeHead(200, { 'content-type': 'application/gzip' }).end(make(cage)) : honest(request, response, cage));
const old = '<lastmod>2001-01-01</lastmod>';
const bomb = gzipSync(Buffer.alloc(300_000_000, ' '));

export const sitemaps: readonly Animal[] = [
  wayIn('sitemap', 'sitemap-of-5-gb', { poll: 'too-large' }, (_, response) => {
    response.writeHead(200, { ...xml, 'content-length': '5000000000' });
    flood(response, '<url><loc>http://d.zoo.test/a</loc></url>'.repeat(1000));
  }),
  wayIn('sitemap', 'sitemap-without-end', { poll: 'too-large' }, (_, response) => {
    response.writeHead(200, xml).write('<urlset>');
    flood(response, '<url><loc>http://d.zoo.test/a</loc></url>'.repeat(1000));
  }),
  sitemap('index-of-itself', { links: {} }, ({ origin, name }) => index(Array(20).fill(`${origin}/${name}/index`) as string[])),
  wayIn('sitemap', 'index-ten-levels-deep', { links: {} }, (request, response, { origin, name }) => {
    const level = Number(/level-(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
    response.writeHead(200, xml).end(level < 10 ? index([`${origin}/${name}/level-${level + 1}`]) : urls([`${origin}/${name}/never`]));
  }),
  sitemap('index-of-a-hundred-thousand', { links: {} }, ({ origin, name }) => index(Array.from({ length: 100_000 }, (_, n) => `${origin}/${name}/file-${n}/index`))),
  sitemap('index-into-the-private-network', { links: {} }, ({ safe }) => index([`http://127.0.0.1:${safe}/sitemap.xml`, 'file:///etc/passwd'])),
  wayIn('sitemap', 'sitemap-gz-bomb', { poll: 'broken-feed', says: /gzip|large/ }, bytes(() => bomb)),
  wayIn('sitemap', 'sitemap-gz-honest', { links: { kept: 1 } }, bytes(({ origin, name }) => gzipSync(urls([`${origin}/${name}/article`])))),
  wayIn('sitemap', 'sitemap-gz-cut-off', { poll: 'broken-feed', says: /gzip/ }, bytes(({ origin, name }) => gzipSync(urls([`${origin}/${name}/article`])).subarray(0, 60))),
  sitemap('sitemap-of-other-houses', { links: { kept: 1 } }, ({ origin, name }) => urls([`${origin}/${name}/article`, 'http://elsewhere.zoo.test/a', 'https://other.example/b'])),
  sitemap('sitemap-of-50001-addresses', { links: { 'skipped too-old': 2000 } }, ({ origin, name }) => urls(Array.from({ length: 50_001 }, (_, n) => `${origin}/${name}/${n}`), old)),
  sitemap('sitemap-with-impossible-dates', { links: { kept: 1 } }, ({ origin, name }) => urls([`${origin}/${name}/article`], '<lastmod>2026-99-99T99:99:99Z</lastmod>')),
  sitemap('sitemap-that-is-a-page', { poll: 'broken-feed', says: /HTML page/ }, '<!doctype html><html><body>Not found, but with 200</body></html>'),
  sitemap('sitemap-that-is-empty', { poll: 'empty-body' }, ''),
  sitemap('sitemap-of-entities', { links: { kept: 1 } }, ({ origin, name }) => urls([`${origin}/${name}/article`]).replace('<urlset', '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><urlset')),
  sitemap('sitemap-that-is-deep', { poll: 'broken-feed' }, '<a>'.repeat(400_000)),
];
