// How long an analyst waits for the next story: fifty stories closed or taken by keyboard alone in a real Chromium over a large archive, and
// what a first visit to Today and Queue sends over the wire: `node --import tsx test/measure/triage.ts [articles] [pause ms]`.

import type { Page } from 'playwright-core';
import { findChromium } from '../../crawlers/index.ts';
import { launchChromium } from '../helpers/browser.ts';
import { builtStatement } from '../../src/database/index.ts';
import { Desk } from '../helpers/desk.ts';
import { serveDesk } from '../helpers/serve.ts';
import { openArchive, sizeOf } from './large-archive.ts';

const articles = Number(process.argv[2] ?? 100_000);
const pauseMs = Number(process.argv[3] ?? 500);
const stories = 50;

/**
 * Runs in the page: notes the moment of each key, and when the story of another case has been painted after it (two frames after the
 * document changed: the first draws it, the second begins when it is on screen).
 */
const watch = `(() => {
  const seen = { key: 0, took: [], last: null };
  globalThis.__seen = seen;
  addEventListener('keydown', (event) => { seen.key = event.timeStamp; }, true);
  const shown = () => document.querySelector('#review, #preview [data-case]')?.getAttribute('data-case') ?? null;
  seen.last = shown();
  new MutationObserver(() => {
    const now = shown();
    if (now === null || now === seen.last) return;
    seen.last = now;
    const key = seen.key;
    requestAnimationFrame(() => requestAnimationFrame((at) => seen.took.push(performance.now() - key)));
  }).observe(document.querySelector('main'), { childList: true, subtree: true, attributes: true, attributeFilter: ['data-case'] });
})()`;

type Seen = { took: number[]; last: string | null };
const seenOf = (page: Page) => page.evaluate<Seen>('globalThis.__seen');

/** Asked from outside: our pages let nothing evaluate text as a script. */
async function anotherShown(page: Page, before: number): Promise<void> {
  for (const began = performance.now(); performance.now() - began < 15_000; ) {
    if ((await seenOf(page)).took.length > before) return;
    await page.waitForTimeout(20);
  }
  throw new Error('The next story was not shown within 15 s.');
}

async function triage(page: Page, name: string, takeEach: number | null, pause: number): Promise<void> {
  await page.evaluate(watch);
  for (let n = 1; n <= stories; n += 1) {
    const { took } = await seenOf(page);
    if (takeEach !== null && n % takeEach === 0) {
      await page.keyboard.press('a');
      await page.waitForTimeout(pause);
      await page.keyboard.press('j');
    } else {
      await page.keyboard.press('e');
      await page.keyboard.press('1');
    }
    if (n < stories) await anotherShown(page, took.length);
    await page.waitForTimeout(pause);
  }
  const sorted = (await seenOf(page)).took.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(Math.ceil(sorted.length * share), sorted.length) - 1]?.toFixed(0);
  console.log(`| ${name} | ${sorted.length} | ${pause} | ${at(0.5)} | ${at(0.95)} | ${sorted.at(-1)?.toFixed(0)} |`);
}

/** Bytes as they came over the wire, with headers, of a first visit; and requests to any other host. */
async function weigh(page: Page, url: string): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.clearBrowserCache');
  let bytes = 0;
  const hosts = new Map<string, number>();
  const urls = new Map<string, string>();
  const parts: Record<string, number> = {};
  client.on('Network.requestWillBeSent', ({ request, requestId }) => {
    const { host, protocol } = new URL(request.url);
    // Chromium draws the sign of a date field from within itself.
    if (protocol === 'data:') return;
    hosts.set(host, (hosts.get(host) ?? 0) + 1);
    urls.set(requestId, request.url);
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    const kind = /\.(css|js|woff2|svg)/.exec(urls.get(requestId) ?? '')?.[1] ?? 'html';
    parts[kind] = (parts[kind] ?? 0) + encodedDataLength;
  });
  await page.goto(url);
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(1500);
  const { host } = new URL(url);
  const elsewhere = [...hosts].filter(([name]) => name !== host);
  console.log(`| ${new URL(url).pathname} | ${hosts.get(host)} | ${(bytes / 1000).toFixed(1)} | ${Object.entries(parts).map(([kind, n]) => `${kind} ${(n / 1000).toFixed(1)}`).join(', ')} | ${elsewhere.length}${elsewhere.length === 0 ? '' : ` (${elsewhere.map(([name, n]) => `${name} ×${n}`).join(', ')})`} |`);
  await client.detach();
}

const executablePath = findChromium();
if (executablePath === null) throw new Error('No Chromium on this machine.');
const size = sizeOf(articles);
// Four times fifty stories are gone through: an office that does not keep up, however small its archive.
const cases = Math.max(2_000, size.cases);
const db = await openArchive({ ...size, stories: Math.max(cases, size.stories), cases, open: 2_000 });
const { password } = await new Desk(db, new Date()).account('ha', 'analyst');
const desk = await serveDesk(db);
const browser = await launchChromium(executablePath);
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${desk.url}/sign-in`);
  await page.fill('#username', 'ha');
  await page.fill('#password', password);
  await page.press('#password', 'Enter');
  await page.waitForURL(`${desk.url}/`);

  console.log('\n| first visit to | requests | kB on the wire | of these | other hosts |\n| --- | --- | --- | --- | --- |');
  await weigh(page, `${desk.url}/`);
  await weigh(page, `${desk.url}/queue`);

  console.log('\n| fifty stories by keyboard | waits | pause before each key, ms | median ms | p95 ms | worst ms |\n| --- | --- | --- | --- | --- | --- |');
  for (const pause of [pauseMs, 0]) {
    await page.goto(`${desk.url}/queue?all=1&level=notice`);
    await triage(page, 'queue: two of three closed, the third taken and left', 3, pause);
    await page.goto(`${desk.url}/queue?all=1&level=alert`);
    await page.keyboard.press('g');
    await page.waitForSelector('#review progress');
    await triage(page, 'one by one: all closed', null, pause);
  }
  const [done] = await db.rows<{ closed: number; taken: number }>(builtStatement('done', `select count(*) filter (where action = 'case.closed')::integer as closed, count(distinct subject)::integer as taken from audit_event where action in ('case.closed', 'case.taken')`));
  console.log(`\non record: ${done?.closed} closed, ${done?.taken} cases acted on`);
} finally {
  await browser.close();
  await desk.close();
  await db.close();
}
