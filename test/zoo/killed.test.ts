// Bad input and a kill in the middle, with an archive on disk: what was found is not lost, nothing is kept twice, each link ends once.

import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countOutcomes, coverageLedger } from '../../src/articles/index.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { builtStatement } from '../../src/database/index.ts';
import { recentPolls, sourceHealth } from '../../src/sources/index.ts';
import type { RoundCounts } from '../../src/round.ts';
import { article, flood, html, rss, xml } from './animal.ts';

const folder = mkdtempSync(join(tmpdir(), 'haidang-killed-'));
const good = 24;
const vietnamese = 'Hội đồng nhân dân phường họp sáng thứ Sáu và nghe báo cáo về tuyến đường vành đai phía bắc.';
const server = createServer((request, response) => {
  const path = request.url ?? '';
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (path === '/robots.txt') response.writeHead(404).end();
  else if (path === '/feed') response.writeHead(200, xml).end(rss([...Array.from({ length: good }, (_, n) => ({ link: `${origin}/a/${n}` })), { link: `${origin}/two-gigabytes` }, { link: `${origin}/wrong-charset` }, { link: 'http://127.0.0.1:1/dead' }]));
  else if (path === '/broken') response.writeHead(200, xml).end('<?xml version="1.0"?><rss><channel><item><title>Cut off in the mid');
  else if (path === '/no-feed') response.writeHead(200, html).end('<!doctype html><html><body>404, politely</body></html>');
  else if (path === '/two-gigabytes') flood(response.writeHead(200, html), Buffer.alloc(65_536, '<p>and so on '));
  else if (path === '/wrong-charset') response.writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' }).end(article('wrong charset', { body: `<p>${vietnamese}</p>`.repeat(1) + `<p>${vietnamese} Kỹ sư nói rằng cây cầu thứ hai sẽ thông xe trước mùa mưa.</p>` }));
  else setTimeout(() => response.writeHead(200, html).end(article(`number ${path}`)), 60);
});
const sql = (text: string) => builtStatement('test', text);

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true, force: true });
});

/** Crawls; `killWhen` says at which progress the process is killed. Resolves to its exit code, null where it was killed. */
function crawl(killWhen?: (counts: RoundCounts) => boolean): Promise<number | null> {
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const feeds = ['feed', 'broken', 'no-feed'].map((path) => `http://${host}/${path}`).join(' ');
  const child = fork(fileURLToPath(new URL('./crawler.ts', import.meta.url)), [folder, `${feeds} http://127.0.0.1:1/feed`, host, '127.0.0.1:1'], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.on('message', (counts) => void (killWhen?.(counts as RoundCounts) === true && child.kill('SIGKILL')));
  return new Promise((end) => child.once('exit', end));
}

it('a crawl that is killed twice and run again ends like one that was not', async () => {
  expect(await crawl(({ waysIn }) => waysIn >= 2)).toBeNull();
  expect(await crawl(({ links }) => links >= 7)).toBeNull();
  expect(await crawl()).toBe(0);
  const { database: db } = await openEmbedded(folder);
  try {
    const outcomes = Object.fromEntries((await countOutcomes(db)).map(({ outcome, reason, count }) => [reason === null ? outcome : `${outcome} ${reason}`, count]));
    // The dead host may still come back: it waits for its next try.
    expect(outcomes).toEqual({ kept: good + 1, 'skipped too-large': 1, waiting: 1 });
    expect(await db.rows(sql('select count(*)::int as n, count(distinct article_id)::int as articles, count(distinct text_sha256)::int as texts from revision'))).toEqual([{ n: good + 1, articles: good + 1, texts: good + 1 }]);
    expect(await db.rows(sql('select count(*)::int as n from article where understood_revision_id is distinct from latest_revision_id'))).toEqual([{ n: 0 }]);
    expect(await db.rows(sql(`select charset, position('${vietnamese.slice(0, 20)}' in body) > 0 as legible from revision r join article a on a.id = r.article_id where a.url like '%wrong-charset'`))).toEqual([{ charset: 'utf-8', legible: true }]);
    const days = await coverageLedger(db, { from: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10), to: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10), timeZone: 'UTC' });
    expect(days.reduce((sum, { found }) => sum + found, 0)).toBe(good + 3);
    const health = await sourceHealth(db);
    const problem = (path: string) => health.find(({ homeUrl }) => homeUrl.endsWith(path))?.waysIn[0];
    expect([problem('/no-feed')?.problemCode, problem(':1/feed')?.problemCode, problem('/broken')?.state]).toEqual(['not-a-feed', 'unreachable', 'ok']);
    // Each of the three runs asked it, or was killed before.
    expect((await recentPolls(db, problem('/no-feed')!.id)).length).toBeGreaterThanOrEqual(1);
  } finally {
    await db.close();
  }
}, 120_000);
