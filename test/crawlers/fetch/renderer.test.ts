import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findChromium } from '../../../crawlers/fetch/browser.ts';
import { createRenderer } from '../../../crawlers/fetch/index.ts';
import type { RendererOptions } from '../../../crawlers/fetch/index.ts';
import type { Fetched } from '../../../src/model/page.ts';
import { fetcherFor, openOutlet } from './outlet.ts';
import type { Outlet } from './outlet.ts';

// Chromium starts slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

type Pages = Record<string, string | { status: number; headers?: Record<string, string>; body?: string }>;

async function setUp(pages: Pages, options: Partial<RendererOptions> = {}) {
  const outlet = await openOutlet(
    (request, response) => {
      const page = pages[request.url ?? ''];
      const { status, headers, body } =
        typeof page === 'string' ? { status: 200, headers: undefined, body: page } : (page ?? { status: 404 });
      const type = request.url?.endsWith('.json')
        ? 'application/json'
        : request.url?.endsWith('.js')
          ? 'text/javascript'
          : 'text/html; charset=utf-8';
      response.writeHead(status, { 'content-type': type, ...headers }).end(body);
    },
    { robots: '/robots.txt' in pages },
  );
  const fetcher = fetcherFor([outlet]);
  const renderer = createRenderer({ fetcher, ...options });
  open.push(outlet, fetcher, renderer);
  return {
    outlet,
    render: (path: string, signal?: AbortSignal) => renderer.render(outlet.origin + path, signal ? { signal } : {}),
  };
}

/** Counts connections, whatever they say. */
async function openTrap() {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined).destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const trap = {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
  open.push(trap);
  return trap;
}

const textOf = (got: Fetched) => (got.kind === 'page' ? Buffer.from(got.page.body).toString() : JSON.stringify(got));
const pathsOf = (outlet: Outlet) => outlet.asked.filter((path) => path !== '/robots.txt');

it('without Chromium says so in one sentence, and each page gives no-browser', async () => {
  const { render } = await setUp({ '/': 'x' }, { executable: '/no/such/chromium' });
  const renderer = createRenderer({ fetcher: fetcherFor([]), executable: '/no/such/chromium' });
  expect(renderer.unavailable).toMatch(/^[A-Z].*Chromium.*\.$/);
  expect(await render('/')).toMatchObject({ kind: 'refused', problem: 'no-browser' });
});

describe.skipIf(findChromium() === null)('a page made by scripts (skipped without Chromium)', () => {
  it('is there with its text, in UTF-8', async () => {
    const { outlet, render } = await setUp({
      '/tin':
        '<meta charset="utf-8"><div id="a"></div><img src="/i.png"><link rel="stylesheet" href="/s.css"><script src="/a.js"></script>',
      '/a.js': `fetch('/tin.json').then((r) => r.json()).then((d) => (document.getElementById('a').textContent = d.text))`,
      '/tin.json': '{"text":"Tin mới ở Quy Nhơn"}',
    });
    const got = await render('/tin');
    expect(got).toMatchObject({
      kind: 'page',
      page: { url: `${outlet.origin}/tin`, status: 200, contentType: 'text/html; charset=utf-8' },
    });
    expect(textOf(got)).toContain('<div id="a">Tin mới ở Quy Nhơn</div>');
    expect(pathsOf(outlet).sort()).toEqual(['/a.js', '/s.css', '/tin', '/tin.json']);
  });

  it('is not asked for where robots.txt forbids it, nor where a script leads there', async () => {
    const { outlet, render } = await setUp({
      '/robots.txt': 'User-agent: *\nDisallow: /rieng',
      '/rieng': 'private',
      '/tin': '<script>location.href = "/rieng"</script>',
    });
    expect(await render('/rieng')).toMatchObject({ problem: 'forbidden-by-robots' });
    expect(await render('/tin')).toMatchObject({ problem: 'forbidden-by-robots' });
    expect(pathsOf(outlet)).toEqual(['/tin']);
  });

  it('is followed where it redirects, by the server or by a script', async () => {
    const { outlet, render } = await setUp({
      '/a': { status: 302, headers: { location: '/b/' } },
      '/b/': '<p>moving</p><script>location.replace("/c")</script>',
      '/c': { status: 301, headers: { location: '/d/e' } },
      '/d/e': '<p id="p"></p><script>p.textContent = "arrived " + location.pathname</script>',
    });
    const got = await render('/a');
    expect(textOf(got)).toContain('arrived /d/e');
    expect(got).toMatchObject({ page: { url: `${outlet.origin}/a`, finalUrl: `${outlet.origin}/d/e` } });
  });

  it('that is gone is gone, and one that is no HTML is handed on as it is', async () => {
    const { render } = await setUp({ '/x.json': '{}' });
    expect(await render('/404')).toMatchObject({ problem: 'gone', status: 404 });
    expect(await render('/x.json')).toMatchObject({ kind: 'page', page: { contentType: 'application/json' } });
  });

  it('opens no way into the private network, whatever it tries', async () => {
    const trap = await openTrap();
    const there = `127.0.0.1:${trap.port}`;
    const { outlet, render } = await setUp({
      '/': `<iframe src="http://${there}/frame"></iframe><img src="http://${there}/img"><script src="http://${there}/script"></script>
        <link rel="stylesheet" href="http://${there}/css"><link rel="prefetch" href="http://${there}/prefetch"><link rel="preconnect" href="http://${there}">
        <form id="f" method="post" target="w" action="http://${there}/form"><input name="a"></form><a id="ping" href="#x" ping="http://${there}/ping">a</a>
        <script>
          const tries = [() => fetch('http://${there}/fetch'), () => fetch('http://${there}/post', { method: 'POST', mode: 'no-cors', body: 'a' }),
            () => fetch('/to-trap'), () => navigator.sendBeacon('http://${there}/beacon', 'a'), () => new WebSocket('ws://${there}/ws'),
            () => new EventSource('http://${there}/events'), () => window.open('http://${there}/open'), () => f.submit(), () => ping.click(),
            () => new Worker(URL.createObjectURL(new Blob(["importScripts('http://${there}/worker')"]))), () => fetch('http://localhost:${trap.port}/name'),
            () => { const c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:${there}' }, { urls: 'turn:${there}?transport=tcp', username: 'a', credential: 'b' }] });
              c.createDataChannel('a'); c.createOffer().then((o) => c.setLocalDescription(o)); }];
          for (const one of tries) try { Promise.resolve(one()).catch(() => 0) } catch {}
          setTimeout(() => document.body.append('tried all'), 500);
        </script>`,
      '/to-trap': { status: 302, headers: { location: `http://${there}/redirected` } },
    });
    expect(textOf(await render('/'))).toContain('tried all');
    expect(pathsOf(outlet)).toContain('/to-trap');
    await new Promise((end) => setTimeout(end, 500));
    expect(trap.connections()).toBe(0);
  });

  it('that leads itself into the private network is refused', async () => {
    const trap = await openTrap();
    const { render } = await setUp({ '/': `<script>location.href = 'http://127.0.0.1:${trap.port}/'</script>` });
    expect(await render('/')).toMatchObject({ problem: 'unsafe-address' });
    expect(trap.connections()).toBe(0);
  });

  it('that never ends is cut off, and the next one is rendered', async () => {
    const { render } = await setUp(
      { '/loop': '<script>for (;;);</script>', '/': '<script>document.write("fine")</script>' },
      { timeoutMs: 5000 },
    );
    const startedAt = performance.now();
    expect(await render('/loop')).toMatchObject({ problem: 'too-slow' });
    expect(performance.now() - startedAt).toBeLessThan(18_000);
    expect(textOf(await render('/'))).toContain('fine');
  });

  it('that grows without end is too large', async () => {
    const { render } = await setUp(
      { '/': '<script>document.write("a".repeat(3000000))</script>' },
      { maxBytes: 1_000_000 },
    );
    expect(await render('/')).toMatchObject({ problem: 'too-large' });
  });

  it('that asks for more than its share gets no more', async () => {
    const many = Array.from({ length: 50 }, (_, n) => `fetch('/${n}.json').catch(() => 0)`).join(',');
    const { outlet, render } = await setUp(
      { '/': `<script>Promise.all([${many}]).then(() => document.body.append('done'))</script>` },
      { maxRequests: 10 },
    );
    expect(textOf(await render('/'))).toContain('done');
    expect(pathsOf(outlet)).toHaveLength(11);
  });

  it('can be given up, and closing ends what is under way', async () => {
    const { render } = await setUp({ '/': '<script>setInterval(() => fetch("/x.json"), 50)</script>' });
    expect(await render('/', AbortSignal.timeout(1500))).toMatchObject({ problem: 'cancelled' });
    const { outlet } = await setUp({ '/': 'x' });
    const renderer = createRenderer({ fetcher: fetcherFor([outlet]) });
    const rendered = [1, 2].map(() => renderer.render(`${outlet.origin}/`));
    await renderer.close();
    expect(await rendered[1]).toMatchObject({ problem: 'cancelled' });
  });
});
