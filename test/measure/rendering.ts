// Rendering pages one at a time: our renderer against Crawlee's PlaywrightCrawler, on a local server.
//   node --import tsx test/measure/rendering.ts ours   |   node --import tsx test/measure/rendering.ts crawlee

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Configuration, PlaywrightCrawler } from '@crawlee/playwright';
import { chromium } from 'playwright-core';
import { findChromium } from '../../crawlers/fetch/browser.ts';
import { createFetcher, createRenderer } from '../../crawlers/fetch/index.ts';

const PAGES = 20;
let connections = 0;
const server = createServer((request, response) => {
  if (request.url === '/robots.txt') return void response.writeHead(404).end();
  if (request.url?.endsWith('.json'))
    return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"text":"Quy Nhơn"}');
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    `<p id="a"></p>${'<img src="/i.png">'.repeat(5)}<script>fetch('/a.json').then((r) => r.json()).then((d) => (a.textContent = d.text))</script>`,
  );
});
server.on('connection', () => (connections += 1));
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const { port } = server.address() as AddressInfo;
const urls = Array.from({ length: PAGES }, (_, n) => `http://127.0.0.1:${port}/${n}`);

const startedAt = performance.now();
const right = process.argv[2] === 'crawlee' ? await withCrawlee() : await withOurs();
const seconds = (performance.now() - startedAt) / 1000;
process.stdout.write(
  `${process.argv[2] ?? 'ours'}: ${right} of ${PAGES} pages with their text in ${seconds.toFixed(1)} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most, ${connections} connections\n`,
);
server.close();
server.closeAllConnections();

async function withOurs(): Promise<number> {
  const fetcher = createFetcher({ userAgent: 'Measure/1', allowedPrivate: [`127.0.0.1:${port}`], minimumGapMs: 0 });
  const renderer = createRenderer({ fetcher });
  let found = 0;
  for (const url of urls) {
    const got = await renderer.render(url);
    if (got.kind === 'page' && Buffer.from(got.page.body).includes('Quy Nhơn')) found += 1;
  }
  await renderer.close();
  await fetcher.close();
  return found;
}

async function withCrawlee(): Promise<number> {
  let found = 0;
  const crawler = new PlaywrightCrawler(
    {
      maxConcurrency: 1,
      browserPoolOptions: { useFingerprints: false },
      launchContext: {
        launcher: chromium,
        launchOptions: { executablePath: findChromium() ?? '', args: ['--no-sandbox', '--disable-dev-shm-usage'] },
      },
      async requestHandler({ page }) {
        await page.waitForLoadState('networkidle');
        if ((await page.content()).includes('Quy Nhơn')) found += 1;
      },
    },
    new Configuration({ persistStorage: false }),
  );
  await crawler.run(urls);
  return found;
}
