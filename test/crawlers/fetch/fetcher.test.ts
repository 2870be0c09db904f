import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { FetcherOptions } from '../../../crawlers/fetch/index.ts';
import { deadPort, fetcherFor, openOutlet, userAgent } from './outlet.ts';
import type { Outlet } from './outlet.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function setUp(answer: Parameters<typeof openOutlet>[0], options: Partial<FetcherOptions> = {}, robots = false) {
  const outlet = await openOutlet(answer, { robots });
  const fetcher = fetcherFor([outlet], options);
  open.push(outlet, fetcher);
  return { outlet, fetcher, get: (path: string) => fetcher.get(outlet.origin + path) };
}

const pagesOf = (outlet: Outlet) => outlet.asked.filter((path) => path !== '/robots.txt');

describe('a page', () => {
  it('comes with its bytes, their hash, and the headers that matter', async () => {
    let seen: Record<string, unknown> = {};
    const { outlet, get } = await setUp((request, response) => {
      seen = request.headers;
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        etag: '"1"',
        'last-modified': 'Fri, 20 Nov 2026 00:00:00 GMT',
      });
      response.end('xin chào');
    });
    const got = await get('/tin#binh-luan');
    expect(got).toMatchObject({
      kind: 'page',
      page: {
        url: `${outlet.origin}/tin`,
        finalUrl: `${outlet.origin}/tin`,
        status: 200,
        contentType: 'text/html; charset=utf-8',
        etag: '"1"',
        lastModified: 'Fri, 20 Nov 2026 00:00:00 GMT',
        sha256: createHash('sha256').update('xin chào').digest('hex'),
      },
    });
    if (got.kind === 'page') expect(Buffer.from(got.page.body).toString()).toBe('xin chào');
    expect(seen['user-agent']).toBe(userAgent);
    expect(seen['cookie']).toBeUndefined();
  });

  it('may be empty', async () => {
    const { get } = await setUp((_, response) => response.end());
    expect(await get('/')).toMatchObject({ kind: 'page', page: { body: Buffer.alloc(0) } });
  });

  const text = 'Quy Nhơn '.repeat(500);
  it.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['utf-8', Buffer.from(text)],
  ])('is decompressed from %s', async (encoding, bytes) => {
    const { get } = await setUp((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bytes));
    const got = await get('/');
    expect(got.kind === 'page' && Buffer.from(got.page.body).toString()).toBe(text);
  });

  it('that has not changed is told apart by ETag and date', async () => {
    const { outlet, fetcher } = await setUp((request, response) => {
      const known = request.headers['if-none-match'] === '"1"' || request.headers['if-modified-since'] === 'yesterday';
      response.writeHead(known ? 304 : 200).end(known ? undefined : 'new');
    });
    expect(await fetcher.get(`${outlet.origin}/`, { etag: '"1"' })).toEqual({ kind: 'not-changed' });
    expect(await fetcher.get(`${outlet.origin}/`, { lastModified: 'yesterday' })).toEqual({ kind: 'not-changed' });
    expect(await fetcher.get(`${outlet.origin}/`, { etag: '"2"' })).toMatchObject({ kind: 'page' });
  });

  it('that answers 304 to a question nobody asked is broken', async () => {
    const { get } = await setUp((_, response) => response.writeHead(304).end());
    expect(await get('/')).toMatchObject({ problem: 'broken-answer', status: 304 });
  });

  it.each([
    [401, 'blocked-by-origin'],
    [403, 'blocked-by-origin'],
    [404, 'gone'],
    [410, 'gone'],
    [418, 'server-error'],
    [451, 'blocked-by-origin'],
    [500, 'server-error'],
    [502, 'server-error'],
  ])('with status %i is refused as %s', async (status, problem) => {
    const { outlet, get } = await setUp((_, response) => response.writeHead(status).end('sorry'));
    const got = await get('/tin');
    expect(got).toMatchObject({ kind: 'refused', problem, status });
    expect(got.kind === 'refused' && got.detail).toContain(outlet.host);
  });
});

describe('redirects', () => {
  it('lead to the page, and the final address is told', async () => {
    const { outlet, get } = await setUp((request, response) => {
      if (request.url === '/cu')
        response.writeHead(301, { location: Buffer.from('/mới').toString('latin1') }).end('moved');
      else response.end(request.url);
    });
    expect(await get('/cu')).toMatchObject({
      page: { url: `${outlet.origin}/cu`, finalUrl: `${outlet.origin}/m%E1%BB%9Bi` },
    });
  });

  it('without end are given up', async () => {
    const { outlet, get } = await setUp(
      (request, response) => response.writeHead(302, { location: `${request.url}x` }).end(),
      { maxRedirects: 4 },
    );
    expect(await get('/')).toMatchObject({ problem: 'too-many-redirects' });
    expect(pagesOf(outlet)).toHaveLength(5);
  });

  it('to what is no web address are refused', async () => {
    const { get } = await setUp((_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end());
    expect(await get('/')).toMatchObject({ problem: 'bad-address' });
  });
});

describe('robots.txt of a host', () => {
  const withRobots = (robots: string, status = 200) =>
    setUp(
      (request, response) =>
        response
          .writeHead(request.url === '/robots.txt' ? status : 200)
          .end(request.url === '/robots.txt' ? robots : 'page'),
      {},
      true,
    );

  it('is asked once and obeyed, also by those who ask at the same time', async () => {
    const { outlet, get } = await withRobots('User-agent: *\nDisallow: /rieng');
    const got = await Promise.all(['/a', '/rieng/1', '/b', '/rieng/2'].map(get));
    expect(got.map((one) => (one.kind === 'refused' ? one.problem : one.kind))).toEqual([
      'page',
      'forbidden-by-robots',
      'page',
      'forbidden-by-robots',
    ]);
    expect(outlet.asked.filter((path) => path === '/robots.txt')).toHaveLength(1);
    expect(pagesOf(outlet).sort()).toEqual(['/a', '/b']);
  });

  it('is asked of the host that a redirect leads to', async () => {
    const target = await withRobots('User-agent: HaiDangTest\nDisallow: /tin');
    const from = await openOutlet((_, response) =>
      response.writeHead(302, { location: `${target.outlet.origin}/tin` }).end(),
    );
    const fetcher = fetcherFor([from, target.outlet]);
    open.push(from, fetcher);
    expect(await fetcher.get(`${from.origin}/`)).toMatchObject({ problem: 'forbidden-by-robots' });
    expect(target.outlet.asked).toEqual(['/robots.txt']);
  });

  it('forbids nothing when it is missing or not for us to see', async () => {
    for (const status of [404, 403, 410]) {
      const { get } = await withRobots('Disallow: /', status);
      expect(await get('/a')).toMatchObject({ kind: 'page' });
    }
  });

  it('forbids everything while it answers with an error, and is not asked again at once', async () => {
    const { outlet, get } = await withRobots('', 500);
    expect(await get('/a')).toMatchObject({ kind: 'refused', problem: 'server-error', status: 500 });
    expect(await get('/b')).toMatchObject({ kind: 'refused', detail: expect.stringContaining('robots.txt') });
    expect(outlet.asked).toEqual(['/robots.txt']);
  });

  it('is read up to 500 KiB', async () => {
    const { get } = await withRobots(`User-agent: *\nDisallow: /rieng\n${'# x\n'.repeat(200_000)}Disallow: /late\n`);
    expect(await get('/rieng')).toMatchObject({ problem: 'forbidden-by-robots' });
    expect(await get('/late')).toMatchObject({ kind: 'page' });
  });
});

describe('hosts that do not answer', () => {
  it('are unreachable, and not asked again for some time', async () => {
    const port = await deadPort();
    const fetcher = fetcherFor([], { allowedPrivate: [`127.0.0.1:${port}`], deadHostMs: 300 });
    open.push(fetcher);
    const url = `http://127.0.0.1:${port}/`;
    expect(await fetcher.get(url)).toMatchObject({
      problem: 'unreachable',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
    const outlet = await openOutlet((_, response) => response.end('back'), { port });
    open.push(outlet);
    expect(await fetcher.get(url)).toMatchObject({
      problem: 'unreachable',
      detail: expect.stringContaining('moments ago'),
    });
    expect(outlet.asked).toEqual([]);
    await new Promise((end) => setTimeout(end, 350));
    expect(await fetcher.get(url)).toMatchObject({ kind: 'page' });
  });

  it('and have no address are said so', async () => {
    const fetcher = fetcherFor([]);
    open.push(fetcher);
    expect(await fetcher.get('http://khong-co-that.invalid/')).toMatchObject({ problem: 'host-not-found' });
  });

  it('in the way that the address says (TLS) are unreachable', async () => {
    const { outlet, fetcher } = await setUp((_, response) => response.end('page'));
    expect(await fetcher.get(outlet.origin.replace('http:', 'https:'))).toMatchObject({
      problem: 'unreachable',
      detail: expect.stringMatching(/SSL/),
    });
  });

  it('within the time, three times, count as dead', async () => {
    const { outlet, get } = await setUp(() => undefined, { timeoutMs: 100, respectRobots: false });
    for (let n = 0; n < 3; n += 1) expect(await get(`/${n}`)).toMatchObject({ problem: 'too-slow' });
    expect(await get('/4')).toMatchObject({ problem: 'unreachable' });
    expect(outlet.asked).toHaveLength(3);
  });
});

describe('giving up', () => {
  it('ends a request under way, one that waits, and one not begun', async () => {
    const { fetcher, outlet } = await setUp(() => undefined, { maxPerHost: 1 });
    const control = new AbortController();
    const both = [1, 2].map(() => fetcher.get(`${outlet.origin}/`, { signal: control.signal }));
    setTimeout(() => control.abort(), 100);
    for (const one of await Promise.all(both)) expect(one).toMatchObject({ problem: 'cancelled' });
    expect(await fetcher.get(`${outlet.origin}/`, { signal: AbortSignal.abort() })).toMatchObject({
      problem: 'cancelled',
    });
  });

  it('by closing the fetcher ends everything, and what comes after is refused', async () => {
    const { fetcher, outlet } = await setUp(() => undefined, { maxPerHost: 1 });
    const waiting = [1, 2, 3].map(() => fetcher.get(`${outlet.origin}/`));
    setTimeout(() => void fetcher.close(), 100);
    for (const one of await Promise.all(waiting)) expect(one).toMatchObject({ problem: 'cancelled' });
    expect(await fetcher.get(`${outlet.origin}/`)).toMatchObject({ problem: 'cancelled' });
  });

  it('leaves nothing behind that keeps the process alive', async () => {
    const { outlet } = await setUp((_, response) => response.end('page'));
    const script = `import { createFetcher } from './crawlers/fetch/index.ts';
      const fetcher = createFetcher({ userAgent: 'Test/1', allowedPrivate: ['${outlet.host}'] });
      const got = await fetcher.get('${outlet.origin}/');
      await fetcher.close();
      console.log(got.kind);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      cwd: new URL('../../..', import.meta.url),
    });
    let out = '';
    child.stdout.on('data', (data) => (out += String(data)));
    const code = await new Promise((end) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
      child.on('exit', (status) => (clearTimeout(timer), end(status)));
    });
    expect({ code, out: out.trim() }).toEqual({ code: 0, out: 'page' });
  });
});

it('a fetcher without a name that robots.txt could hold is not made', () => {
  for (const name of ['', '1/2', 'Hải Đăng/1.0', 'a\nb'])
    expect(() => fetcherFor([], { userAgent: name })).toThrow(/userAgent/);
});
