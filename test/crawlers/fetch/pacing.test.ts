import { afterEach, describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../crawlers/fetch/pacing.ts';
import type { FetcherOptions } from '../../../crawlers/fetch/index.ts';
import { fetcherFor, openOutlet } from './outlet.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function setUp(answer: Parameters<typeof openOutlet>[0], options: Partial<FetcherOptions>, robots = '') {
  const starts: number[] = [];
  const outlet = await openOutlet(
    (request, response) => {
      if (request.url === '/robots.txt') return void response.end(robots);
      starts.push(performance.now());
      return answer(request, response);
    },
    { robots: true },
  );
  const fetcher = fetcherFor([outlet], options);
  open.push(outlet, fetcher);
  /** From the first start to the last as the server saw them; a busy machine shifts single ones. */
  const span = () => (starts.at(-1) ?? 0) - (starts[0] ?? 0);
  return { outlet, fetcher, starts, span, get: (path: string) => fetcher.get(outlet.origin + path) };
}

describe('one host', () => {
  it('never gets more requests at once than allowed', async () => {
    let now = 0;
    let most = 0;
    const { get } = await setUp(
      (_, response) => {
        most = Math.max(most, (now += 1));
        setTimeout(() => response.end('page', () => (now -= 1)), 20);
      },
      { maxPerHost: 3 },
    );
    const got = await Promise.all(Array.from({ length: 20 }, (_, n) => get(`/${n}`)));
    expect(got.every((one) => one.kind === 'page')).toBe(true);
    expect(most).toBe(3);
  });

  it('gets its requests with a gap between their starts', async () => {
    const { span, get } = await setUp((_, response) => response.end('page'), { minimumGapMs: 200, maxPerHost: 4 });
    await Promise.all([1, 2, 3, 4].map((n) => get(`/${n}`)));
    expect(span()).toBeGreaterThan(450);
  });

  it('gets the longer gap that its robots.txt asks for, up to a limit', async () => {
    const asked = await setUp((_, response) => response.end('page'), {}, 'User-agent: *\nCrawl-delay: 0.5');
    await Promise.all([1, 2, 3].map((n) => asked.get(`/${n}`)));
    expect(asked.span()).toBeGreaterThan(800);
    const capped = await setUp(
      (_, response) => response.end('page'),
      { maxCrawlDelayMs: 200 },
      'User-agent: *\nCrawl-delay: 86400',
    );
    await Promise.all([1, 2, 3].map((n) => capped.get(`/${n}`)));
    expect(capped.span()).toBeGreaterThan(250);
  });

  it('that is slow is asked more rarely, by its smoothed response time', async () => {
    let waitMs = 200;
    const { span, starts, get } = await setUp((_, response) => setTimeout(() => response.end('page'), waitMs), { slowness: 2, maxPerHost: 4, respectRobots: false });
    await get('/first');
    // The gap is now 400 ms, whatever may run at once.
    await Promise.all([1, 2, 3].map((n) => get(`/${n}`)));
    expect(span()).toBeGreaterThan(1000);
    waitMs = 0;
    for (let n = 0; n < 8; n += 1) await get(`/quick-${n}`);
    const last = (starts.at(-1) ?? 0) - (starts.at(-2) ?? 0);
    expect(last).toBeLessThan(250);
  });

  it('does not slow down another', async () => {
    const slow = await setUp((_, response) => response.end('page'), {});
    const quick = await openOutlet((_, response) => response.end('page'));
    const fetcher = fetcherFor([slow.outlet, quick], { minimumGapMs: 1000, respectRobots: false });
    open.push(quick, fetcher);
    const waiting = [1, 2, 3, 4].map((n) => fetcher.get(`${slow.outlet.origin}/${n}`));
    expect(await fetcher.get(`${quick.origin}/`)).toMatchObject({ kind: 'page' });
    expect(slow.starts.length).toBeLessThan(4);
    await Promise.all(waiting);
  });
});

describe('a host that asks for a pause', () => {
  it('gets it, and is asked again afterwards', async () => {
    let first = true;
    const { span, get } = await setUp((_, response) => {
      response.writeHead(first ? 429 : 200, first ? { 'retry-after': '1' } : {}).end('page');
      first = false;
    }, {});
    expect(await get('/1')).toMatchObject({ problem: 'blocked-by-origin', status: 429, retryAfterMs: 1000 });
    expect(await get('/2')).toMatchObject({ kind: 'page' });
    expect(span()).toBeGreaterThan(900);
  });

  it('for long is left alone: what waits is refused with the time to wait', async () => {
    const { starts, get } = await setUp((_, response) => response.writeHead(503, { 'retry-after': '3600' }).end(), {
      maxPerHost: 1,
    });
    const got = await Promise.all(['/1', '/2', '/3'].map(get));
    expect(got[0]).toMatchObject({ problem: 'server-error', status: 503, retryAfterMs: 3_600_000 });
    for (const one of got.slice(1))
      expect(one).toMatchObject({ problem: 'blocked-by-origin', retryAfterMs: expect.any(Number) });
    expect(await get('/4')).toMatchObject({ problem: 'blocked-by-origin' });
    expect(starts).toHaveLength(1);
  });

  it('may say so in seconds or by a date', () => {
    const now = Date.parse('2026-11-20T00:00:00Z');
    expect(retryAfterMs('120', now)).toBe(120_000);
    expect(retryAfterMs('Fri, 20 Nov 2026 00:01:00 GMT', now)).toBe(60_000);
    expect(retryAfterMs('Thu, 19 Nov 2026 00:00:00 GMT', now)).toBe(0);
    for (const nothing of [null, '', 'soon', '-5', '1.5.2']) expect(retryAfterMs(nothing, now)).toBeNull();
  });
});
