// Manners that several processes share: one host meets them as one visitor. Over the embedded database always, over a real PostgreSQL with
// real processes where TEST_DATABASE_URL names one.

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { migrate, type OpenDatabase } from '../../src/database/index.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { sharedTurns } from '../../src/sources/index.ts';
import { freshDatabase, freshRealDatabase, realPostgresUrl } from '../helpers/databases.ts';
import { fetcherFor, openOutlet } from '../crawlers/fetch/outlet.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

describe('the table of turns', () => {
  const open = async (): Promise<OpenDatabase> => {
    const { database } = await freshDatabase();
    closers.push(() => database.close());
    return database;
  };
  const ask = { gapMs: 0, maxPerHost: 2, leaseMs: 60_000 };

  it('grants as many as may run at once, more when one ends, and none of another host', async () => {
    const turns = sharedTurns(await open());
    const first = await turns.take('a:80', ask);
    const second = await turns.take('a:80', ask);
    expect([first.kind, second.kind]).toEqual(['turn', 'turn']);
    expect(await turns.take('a:80', ask)).toEqual({ kind: 'wait', gapMs: 0, pauseMs: 0 });
    expect((await turns.take('b:80', ask)).kind).toBe('turn');
    await turns.end('a:80', (first as { lease: string }).lease);
    expect((await turns.take('a:80', ask)).kind).toBe('turn');
    expect((await turns.take('a:80', ask)).kind).toBe('wait');
  });

  it('keeps the gap and a pause, says how long they last, and forgets the turn of a process that was killed', async () => {
    const turns = sharedTurns(await open());
    expect((await turns.take('a:80', { gapMs: 5_000, maxPerHost: 1, leaseMs: 50 })).kind).toBe('turn');
    const early = await turns.take('a:80', { gapMs: 5_000, maxPerHost: 1, leaseMs: 50 });
    expect(early).toMatchObject({ kind: 'wait', pauseMs: 0 });
    expect((early as { gapMs: number }).gapMs).toBeGreaterThan(3_000);
    await new Promise((done) => setTimeout(done, 80));
    // Nobody ended the first turn: it is over by itself.
    expect((await turns.take('a:80', { ...ask, maxPerHost: 1 })).kind).toBe('turn');
    await turns.pause('a:80', 30_000);
    const paused = await turns.take('a:80', ask);
    expect(paused.kind).toBe('wait');
    expect((paused as { pauseMs: number }).pauseMs).toBeGreaterThan(25_000);
  });

  it('makes two fetchers wait for each other, and a pause asked of one holds for both', async () => {
    const database = await open();
    let now = 0;
    let most = 0;
    let starts = 0;
    const outlet = await openOutlet((request, response) => {
      starts += 1;
      if (request.url === '/slow-down') return void response.writeHead(429, { 'retry-after': '3600' }).end();
      most = Math.max(most, (now += 1));
      setTimeout(() => response.end('page', () => (now -= 1)), 30);
    });
    closers.push(() => outlet.close());
    const fetchers = [1, 2].map(() => fetcherFor([outlet], { maxPerHost: 2, turns: sharedTurns(database) }));
    for (const fetcher of fetchers) closers.push(() => fetcher.close());
    const got = await Promise.all(Array.from({ length: 16 }, (_, n) => fetchers[n % 2]!.get(`${outlet.origin}/${n}`)));
    expect(got.map(({ kind }) => kind)).toEqual(Array(16).fill('page'));
    expect(most).toBe(2);
    expect(await fetchers[0]!.get(`${outlet.origin}/slow-down`)).toMatchObject({ kind: 'refused', problem: 'blocked-by-origin' });
    const before = starts;
    expect(await fetchers[1]!.get(`${outlet.origin}/17`)).toMatchObject({ kind: 'refused', problem: 'blocked-by-origin', retryAfterMs: expect.any(Number) });
    expect(starts).toBe(before);
  });
});

describe.skipIf(realPostgresUrl === undefined)('two processes over a real PostgreSQL', () => {
  it('start no two requests to one host within the gap, together', async () => {
    const { url, drop } = await freshRealDatabase();
    closers.push(drop);
    const { database } = await openPostgres(url, 2);
    await migrate(database);
    await database.close();
    const starts: number[] = [];
    const outlet = await openOutlet((_, response) => {
      starts.push(performance.now());
      response.end('page');
    });
    closers.push(() => outlet.close());
    const script = fileURLToPath(new URL('./visitor-of-one-host.ts', import.meta.url));
    const visit = (name: string) => new Promise<number | null>((end) => fork(script, [url, outlet.host, name, '6', '250'], { execArgv: ['--import', 'tsx'] }).once('exit', end));
    expect(await Promise.all([visit('a'), visit('b')])).toEqual([0, 0]);
    expect(starts).toHaveLength(12);
    const gaps = starts.slice(1).map((at, n) => at - starts[n]!);
    // A busy machine may shift single arrivals; together they cannot be faster than the gap allows.
    expect(starts.at(-1)! - starts[0]!).toBeGreaterThan(11 * 250 - 150);
    expect(gaps.filter((gap) => gap < 125)).toEqual([]);
  }, 60_000);
});
