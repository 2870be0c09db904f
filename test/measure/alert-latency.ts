// How long from an article's page being kept to its alert delivered, embedded database, under load: `node --import tsx
// test/measure/alert-latency.ts [--rate 20] [--seconds 60]`. The articles are our own written ones (invented events in ten languages, no two
// alike, so each claim is a story and a message of its own), one in twenty asserts a claim; they come at the given rate into the real pipeline
// (understand, stories, flags, outbox, jobs) with the shipped model, and the alert goes over HTTP to a webhook on loopback. The clock runs from
// keepRevision's commit to the receiver's having read the whole request.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepRevision, linkById, saveLinks } from '../../src/articles/index.ts';
import { readSettings } from '../../src/config.ts';
import { openPost } from '../../src/alerts/index.ts';
import { builtStatement } from '../../src/database/index.ts';
import { workJobs } from '../../src/jobs.ts';
import type { Channel } from '../../src/model/index.ts';
import { Opened, openHouse, openWorld } from '../../src/world.ts';

const option = (name: string, otherwise: number) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? otherwise : Number(process.argv[at + 1]); };
const [rate, seconds] = [option('rate', 20), option('seconds', 60)];

interface Written { id: string; lang: string; outlet_country: string; title: string; text: string; claim: { voice: string } | null }
const folderOfTexts = new URL('../../classifiers/training/written/', import.meta.url);
const written = readdirSync(folderOfTexts).filter((name) => name.startsWith('articles-')).sort()
  .flatMap((name) => readFileSync(new URL(name, folderOfTexts), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Written));
// Every language in turn, by a fixed stride over the files.
const spread = (rows: readonly Written[]) => rows.map((row, at) => ({ row, key: (at * 7919) % rows.length })).sort((a, b) => a.key - b.key).map(({ row }) => row);
const asserting = spread(written.filter((row) => row.claim?.voice === 'asserts'));
const others = spread(written.filter((row) => row.claim === null));

const keptAt = new Map<string, number>();
const latencies: number[] = [];
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
  request.on('end', () => {
    response.end('{}');
    const told = (JSON.parse(body) as { flags: { article: { url: string } | null }[] }).flags[0]?.article?.url;
    const since = told === undefined ? undefined : keptAt.get(told);
    if (since !== undefined) latencies.push(performance.now() - since);
  });
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
const channel: Channel = { key: 'hook', name: 'Hook', language: 'vi', kind: 'webhook', url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`, secret: 'a secret for measuring' };

const folder = mkdtempSync(join(tmpdir(), 'haidang-latency-'));
const opened = new Opened();
try {
  const settings = readSettings({ HAIDANG_DATA: folder });
  const house = await openHouse(settings, opened);
  const world = await openWorld(settings, house, { allowedPrivate: [], pace: { lookAgainAfterMinutes: [], oldestDays: 60 } }, opened);
  const { db } = house;
  const sources = new Map<string, number>();
  for (const country of new Set(written.map((row) => row.outlet_country))) {
    const [source] = await db.rows<{ id: number }>(builtStatement('seed', `insert into source (key, name, home_url, country, languages, kind, fictional)
      values ('m-${country}', 'M ${country}', 'http://m.test/${country}', '${country}', '{en}', 'newspaper', true) returning id`));
    sources.set(country, source?.id ?? 0);
  }
  await db.run(builtStatement('seed', 'update alert_rule set cap_per_hour = 1000'));
  await workJobs(world.queue, { ...world.means, post: openPost(db, { channels: [channel], timeZone: house.profile.timeZone }) });
  const startedAt = performance.now();
  let sent = 0;
  for (let n = 0; n < rate * seconds; n += 1) {
    const due = startedAt + (n * 1000) / rate;
    if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    const claim = n % 20 === 0;
    const url = `http://m.test/${n}`;
    const pool = claim ? asserting : others;
    const row = pool[(claim ? n / 20 : n) % pool.length];
    if (row === undefined) throw new Error('no written articles');
    const [link] = await saveLinks(db, sources.get(row.outlet_country) ?? 0, null, [{ url, urlKey: `m.test/${n}`, title: null, text: null, publishedAt: null }]);
    const found = await linkById(db, link ?? 0);
    if (found === null) throw new Error('no link');
    const kept = await keepRevision(db, found, { title: row.title, text: row.text, publishedAt: new Date(), publishedOffsetMinutes: 0, canonicalUrl: null, declaredLanguage: row.lang, charset: 'utf-8' }, { pageSha256: 'a'.repeat(64), fetchedAt: new Date(), takenFrom: 'page' });
    if (kept === null) throw new Error('nothing was kept');
    if (claim) { keptAt.set(url, performance.now()); sent += 1; }
    await world.means.remind.understand([kept]);
  }
  const fedFor = (performance.now() - startedAt) / 1000;
  const depthAtEnd = await world.queue.depth();
  // Until everything arrived, or nothing moves any more: a claim that was not found, or was folded into another story, brings no message of its own.
  const patience = option('patience', 180);
  for (let waited = 0; latencies.length < sent && waited < patience; waited += 1) await new Promise((resolve) => setTimeout(resolve, 1000));
  const [found] = await db.rows(builtStatement('seed', `select (select count(*)::int from reading) as read, (select count(*)::int from claim) as claims,
    (select count(*)::int from story) as stories, (select count(*)::int from alert) as messages, (select count(*)::int from alert_flag where folded) as folded`));
  console.log(JSON.stringify(found));
  const sorted = [...latencies].sort((a, b) => a - b);
  const at = (share: number) => ((sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN) / 1000).toFixed(1);
  console.log(`${rate * seconds} articles in ${fedFor.toFixed(0)} s (${((rate * seconds) / fedFor).toFixed(1)}/s), ${sent} with a claim, ${latencies.length} alerts delivered; waiting at the end of the feed: ${JSON.stringify(depthAtEnd)}`);
  console.log(`page kept → alert delivered: p50 ${at(0.5)} s, p95 ${at(0.95)} s, longest ${at(1)} s`);
} finally {
  await opened.close();
  receiver.close();
  receiver.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
}
