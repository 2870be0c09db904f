// Manners towards a server that behaves: what has not changed is not sent again, neither feed nor page, over the whole way.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFetcher, discover, extractArticle, urlKey } from '../../crawlers/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import type { Means } from '../../src/pipeline.ts';
import { runRound } from '../../src/round.ts';
import { saveSource } from '../../src/sources/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { article, html, rss, xml } from './animal.ts';

const sql = (text: string) => builtStatement('test', text);
const answers: string[] = [];
let version = 1;
const server = createServer((request, response) => {
  const path = request.url ?? '';
  if (path === '/robots.txt') return void response.writeHead(404).end();
  const tag = `"${path}-${version}"`;
  const since = 'Mon, 16 Nov 2026 08:00:00 GMT';
  // One page knows only dates, the rest only tags.
  const known = path === '/dated' ? request.headers['if-modified-since'] === since : request.headers['if-none-match'] === tag;
  answers.push(`${path} ${known ? 304 : 200}`);
  if (known) return void response.writeHead(304).end();
  const validator = path === '/dated' ? { 'last-modified': since } : { etag: tag };
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (path === '/feed') response.writeHead(200, { ...xml, ...validator }).end(rss([{ link: `${origin}/tagged` }, { link: `${origin}/dated` }]));
  else response.writeHead(200, { ...html, ...validator }).end(article(`${path.slice(1)} ${path === '/tagged' ? version : ''}`));
});

let db: OpenDatabase;
let means: Means;
let fetcher: ReturnType<typeof createFetcher>;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  db = (await freshDatabase()).database;
  await saveSource(db, { key: 'one', name: 'One', homeUrl: `http://${host}/`, country: 'GB', languages: ['en'], kind: 'newspaper', waysIn: [{ kind: 'feed', url: `http://${host}/feed` }] }, true);
  fetcher = createFetcher({ userAgent: 'HaiDangTest/0.1 (+https://example.org/haidang)', allowedPrivate: [host], minimumGapMs: 0 });
  const nobody = { unavailable: 'not needed', render: () => Promise.reject(new Error('not needed')), close: async () => undefined };
  const nothing = { language: 'en', languageP: 1, about: { label: 'other', p: 1 }, places: [], topics: [], sentiment: null, claims: [], embedding: null, model: 'none' };
  // The classifiers add nothing here: what counts is what is asked of the server.
  means = {
    db, urlKey, pace: { lookAgainAfterMinutes: [30, 360], oldestDays: 60 }, onFlag: () => undefined,
    remind: { discover: async () => undefined, takeIn: async () => undefined, understand: async () => undefined, idle: async () => ({ discover: true, takeIn: true, understand: true }) },
    discover: (way) => discover(way, { fetcher, renderer: nobody }),
    fetchPage: (link) => fetcher.get(link.url, link),
    extractArticle: (page) => extractArticle(page),
    understandText: async () => nothing as unknown as Awaited<ReturnType<Means['understandText']>>,
    fingerprint: () => ({ fingerprint: { shingles: [], terms: [] } as unknown as ReturnType<Means['fingerprint']>['fingerprint'], bands: [] }),
    compareStories: () => ({ same: false, copy: false, similarity: 0 }) as unknown as ReturnType<Means['compareStories']>,
  };
});
afterAll(async () => {
  await fetcher.close();
  await db.close();
  await new Promise((done) => server.close(done));
});

const again = async (): Promise<string[]> => {
  answers.length = 0;
  await db.run(sql('update link set next_fetch_at = now()'));
  await runRound(means, { all: true });
  return [...answers].sort();
};
const outcomes = () => db.rows<{ outcome: string; revisions: number }>(sql('select outcome, (select count(*)::int from revision r join article a on a.id = r.article_id where a.link_id = l.id) as revisions from link l order by url desc'));

it('asks feed and pages with what it knows of them, and takes 304 for unchanged', async () => {
  expect(await again()).toEqual(['/dated 200', '/feed 200', '/tagged 200']);
  expect(await outcomes()).toEqual([{ outcome: 'kept', revisions: 1 }, { outcome: 'kept', revisions: 1 }]);
  expect(await again()).toEqual(['/dated 304', '/feed 304', '/tagged 304']);
  expect(await again()).toEqual(['/dated 304', '/feed 304', '/tagged 304']);
  expect(await outcomes()).toEqual([{ outcome: 'unchanged', revisions: 1 }, { outcome: 'unchanged', revisions: 1 }]);
});

it('gets what has changed, once, as a second revision', async () => {
  version = 2;
  expect(await again()).toEqual(['/dated 304', '/feed 200', '/tagged 200']);
  expect(await again()).toEqual(['/dated 304', '/feed 304', '/tagged 304']);
  expect(await outcomes()).toEqual([{ outcome: 'unchanged', revisions: 2 }, { outcome: 'unchanged', revisions: 1 }]);
});
