// The readers' threads: the same answers as reading here, one page's trouble is that page's alone, and the process stays responsive.

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterEach, expect, it } from 'vitest';
import { createReaders, extractArticle, type Readers, type ReadersOptions } from '../../../crawlers/index.ts';
import type { Page, WayIn } from '../../../src/model/index.ts';

const pageOf = (html: string): Page => ({
  url: 'https://news.example/a', finalUrl: 'https://news.example/a', status: 200, contentType: 'text/html; charset=utf-8', etag: null, lastModified: null,
  body: Buffer.from(html), sha256: '', fetchedAt: new Date(),
});
const article = (n: number): Page => pageOf(`<html lang="en"><head><title>Bridge ${n} opens</title><meta property="og:type" content="article"><meta property="article:published_time" content="2026-11-0${(n % 9) + 1}T08:00:00+07:00"></head>
<body><article><h1>Bridge ${n} opens</h1>${Array.from({ length: 5 }, (_, m) => `<p>Paragraph ${m} of report ${n} says that the bridge was opened on Friday after three years of work on both banks.</p>`).join('')}</article></body></html>`);
const listing = pageOf(`<html><body><h3><a href="/${'a'.repeat(40)}!">A headline that is as long as headlines usually are</a></h3></body></html>`);
const way = (linkPattern: string): WayIn => ({ id: 1, sourceId: 1, kind: 'listing', url: 'https://news.example/', linkPattern, state: 'new', etag: null, lastModified: null });
/** An expression that takes longer than the sun will shine. */
const endless = way('/(a+)+$');

let readers: Readers;
const open = (options: ReadersOptions = {}) => (readers = createReaders(options));
afterEach(() => readers.close());

it('reads as this thread does, many pages at once, each its own', async () => {
  open({ threads: 2 });
  const pages = Array.from({ length: 40 }, (_, n) => article(n));
  const read = await Promise.all(pages.map((page) => readers.article(page)));
  expect(read).toEqual(pages.map((page) => extractArticle(page)));
  expect(read[3]).toMatchObject({ article: { title: 'Bridge 3 opens', publishedAt: new Date('2026-11-04T01:00:00Z') } });
});

it('leaves a page at which it hangs, says so, and reads the others meanwhile and after', async () => {
  open({ threads: 2, timeoutMs: 1_500 });
  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  const hanging = readers.links(endless, listing);
  expect(await readers.article(article(1))).toHaveProperty('article');
  expect(await hanging).toMatchObject({ kind: 'refused', problem: 'too-hard', detail: expect.stringContaining('https://news.example/') });
  expect(stalls.max / 1e6).toBeLessThan(500);
  // Both threads' worth of work still gets done: the one that was ended has been replaced.
  expect(await Promise.all([1, 2, 3, 4].map((n) => readers.article(article(n))))).toHaveLength(4);
});

it('gives up a page that needs more memory than a thread has, after a second try, and reads on', async () => {
  open({ threads: 1, memoryMB: 24 });
  const hungry = pageOf(`<html><body>${'<p><b>x</b></p>'.repeat(400_000)}</body></html>`);
  expect(extractArticle(hungry)).not.toEqual({ skipped: 'unreadable' });
  const [large, small] = await Promise.all([readers.article(hungry), readers.article(article(1))]);
  expect(large).toEqual({ skipped: 'unreadable' });
  expect(small).toHaveProperty('article');
});

it('makes callers wait for room, and lets them go on as soon as there is some', async () => {
  open({ threads: 1, waitingBytes: 2 * article(1).body.byteLength });
  await readers.room();
  const reading = [1, 2, 3, 4, 5].map((n) => readers.article(article(n)));
  let mayGoOn = false;
  const room = readers.room().then(() => (mayGoOn = true));
  await new Promise((done) => setImmediate(done));
  expect(mayGoOn).toBe(false);
  await room;
  await Promise.all(reading);
});

it('closes with work under way: what is unfinished fails, nothing hangs, and nothing is taken any more', async () => {
  open({ threads: 1 });
  const ended = Promise.allSettled([readers.links(endless, listing), readers.article(article(1)), readers.article(article(2))]);
  await new Promise((done) => setTimeout(done, 300));
  await readers.close();
  expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(readers.article(article(1))).rejects.toThrow('closed');
});

it('reads large pages one at a time, and small ones beside them', async () => {
  open({ threads: 2 });
  await Promise.all([readers.article(article(1)), readers.article(article(2))]);
  const large = pageOf(`<html><body>${'<p>The council met and spoke of the road.</p>'.repeat(100_000)}</body></html>`);
  const done: string[] = [];
  const larges = [1, 2, 3].map((n) => readers.article(large).then(() => done.push(`large ${n}`)));
  await Promise.all([4, 5, 6, 7, 8].map((n) => readers.article(article(n))));
  expect(done).toEqual([]);
  await Promise.all(larges);
  expect(done).toEqual(['large 1', 'large 2', 'large 3']);
});

it('lets go of threads that have nothing to do, and starts others when there is', async () => {
  open({ threads: 2, idleMs: 100 });
  const handles = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
  const before = handles();
  await Promise.all([1, 2, 3, 4].map((n) => readers.article(article(n))));
  await expect.poll(handles, { timeout: 5_000 }).toBe(before);
  expect(await readers.article(article(5))).toHaveProperty('article');
});
