// Pages fetched and read in a second over 20 hosts on loopback, beside undici with Readability on linkedom in the same run:
//   node --import tsx test/measure/crawl.ts [folder of extraction packs] [pages] [turns]
// The server is a process of its own. Pacing is off (as for the peer): what is measured is work, not politeness.
import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { Agent, request } from 'undici';
import { createFetcher, createReaders, extractArticle } from '../../crawlers/index.ts';

const root = process.argv[2] ?? '../shared/data/extraction';
const pagesARun = Number(process.argv[3] ?? 600);
const hosts = 20;
const together = 40;
const runs = Number(process.argv[4] ?? 5);

const folder = join(root, 'fundus', 'html');
const files = () => readdirSync(folder).filter((name) => name.endsWith('.html')).slice(0, 200);

async function serve(): Promise<void> {
  const pages = files().map((name) => readFileSync(join(folder, name)));
  const ports: number[] = [];
  for (let host = 0; host < hosts; host += 1) {
    const server = createServer({ keepAliveTimeout: 60_000 }, (asked, response) => {
      const number = /^\/(\d+)/.exec(asked.url ?? '')?.[1];
      if (number === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pages[Number(number) % pages.length]);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    ports.push((server.address() as AddressInfo).port);
  }
  process.send!(ports);
  process.on('disconnect', () => process.exit(0));
}

// Kept for all turns, as the program keeps them.
const readers = createReaders({ idleMs: 600_000 });

type Crawler = { get(url: string): Promise<boolean>; close(): Promise<void> };

function ours(ports: readonly number[], threads: boolean): Crawler {
  const fetcher = createFetcher({ userAgent: 'HaiDangBench/0.1 (+https://example.org/haidang)', allowedPrivate: ports.map((port) => `127.0.0.1:${port}`), minimumGapMs: 0, slowness: 0 });
  return {
    get: async (url) => {
      if (threads) await readers.room();
      const got = await fetcher.get(url);
      return got.kind === 'page' && 'article' in (threads ? await readers.article(got.page) : extractArticle(got.page));
    },
    close: () => fetcher.close(),
  };
}

function peer(): Crawler {
  const agent = new Agent({ connections: 2 });
  return {
    get: async (url) => {
      // The server closes idle connections while this process parses: once more then, as our fetcher does.
      const ask = async () => (await request(url, { dispatcher: agent })).body.text();
      const html = await ask().catch(ask);
      try {
        return (new Readability(parseHTML(html).document as never).parse()?.textContent ?? '').trim() !== '';
      } catch {
        return false;
      }
    },
    close: () => agent.close(),
  };
}

/** Pages a second by the clock and by this process's CPU time, and how many were read. */
async function run(crawler: Crawler, ports: readonly number[]) {
  const urls = Array.from({ length: pagesARun }, (_, n) => `http://127.0.0.1:${ports[n % hosts]}/${n}`);
  const [startedAt, cpu] = [performance.now(), process.cpuUsage()];
  let read = 0;
  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  await Promise.all(Array.from({ length: together }, async () => {
    for (let url = urls.pop(); url !== undefined; url = urls.pop()) if (await crawler.get(url)) read += 1;
  }));
  const used = process.cpuUsage(cpu);
  stalls.disable();
  await crawler.close();
  return { stall: stalls.max / 1e6, clock: pagesARun / ((performance.now() - startedAt) / 1000), cpu: pagesARun / ((used.user + used.system) / 1e6), read };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

async function measure(): Promise<void> {
  const server = fork(fileURLToPath(import.meta.url), process.argv.slice(2), { env: { ...process.env, CRAWL_SERVER: '1' } });
  const ports = await new Promise<number[]>((done) => server.once('message', (message) => done(message as number[])));
  const crawlers = { ours: (all: readonly number[]) => ours(all, true), 'ours, all on one thread': (all: readonly number[]) => ours(all, false), 'undici + Readability (linkedom)': peer };
  const results = Object.fromEntries(Object.keys(crawlers).map((name) => [name, [] as Awaited<ReturnType<typeof run>>[]]));
  // In turns, so that a busy moment of the machine meets both; the first turn warms up and does not count.
  for (let turn = 0; turn <= runs; turn += 1) {
    for (const [name, make] of Object.entries(crawlers)) {
      const result = await run(make(ports), ports);
      if (turn > 0) results[name]!.push(result);
    }
  }
  server.disconnect();
  await readers.close();
  console.log('| | pages/s | pages per CPU-second | longest stall of the event loop, ms | read |\n| --- | --- | --- | --- | --- |');
  for (const [name, all] of Object.entries(results)) console.log(`| ${name} | ${median(all.map(({ clock }) => clock)).toFixed(0)} | ${median(all.map(({ cpu }) => cpu)).toFixed(0)} | ${median(all.map(({ stall }) => stall)).toFixed(0)} | ${all[0]?.read} / ${pagesARun} |`);
  const theirs = results['undici + Readability (linkedom)']!;
  const ratio = (key: 'clock' | 'cpu') => median(results['ours']!.map((one, turn) => one[key] / theirs[turn]![key])).toFixed(2);
  console.log(`ratio, median of ${runs} turns: ${ratio('clock')} by the clock, ${ratio('cpu')} by CPU`);
}

await (process.env['CRAWL_SERVER'] ? serve() : measure());
