// The visitor: a process of its own that takes the whole way (discover → takeIn → understand) through the zoo, with an archive in memory and
// the real classifiers, and tells its parent what became of everything and what it cost. Started by zoo.test.ts.

import { readFileSync } from 'node:fs';
import type { LookupFunction } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createFetcherWith } from '../../crawlers/fetch/fetcher.ts';
import { isPublicAddress } from '../../crawlers/fetch/index.ts';
import { discover } from '../../crawlers/index.ts';
import { countOutcomes, countRevisions } from '../../src/articles/index.ts';
import { readSettings } from '../../src/config.ts';
import { builtStatement } from '../../src/database/index.ts';
import { openInMemory } from '../../src/database/embedded.ts';
import { installStarterRules } from '../../src/flags/index.ts';
import type { WayInKind } from '../../src/model/index.ts';
import { loadProfile } from '../../src/profile/index.ts';
import { installStarterEntries } from '../../src/register/index.ts';
import { runRound } from '../../src/round.ts';
import { saveSource } from '../../src/sources/index.ts';
import { Opened, openWorld } from '../../src/world.ts';

export type Wanted = { readonly name: string; readonly kind: WayInKind; readonly url: string; readonly linkPattern?: string };
export type Order = { readonly template: string; readonly wanted: readonly Wanted[]; readonly hosts: readonly string[] };
export type Seen = { poll: string; pollSays: string | null; links: Record<string, number>; says: string[]; text: string };
export type Visit = {
  readonly seen: Readonly<Record<string, Seen>>;
  readonly failures: readonly string[];
  readonly sums: { links: number; outcomes: number; waiting: number; polls: number; articles: number; understood: number; kept: number };
  readonly cost: { seconds: number; cpuSeconds: number; baseMB: number; riseMB: number; longestStallMs: number; slowest: readonly string[] };
  /** What the process still held after everything was closed. */
  readonly left: readonly string[];
};

const sql = (text: string) => builtStatement('zoo', text);
const MB = 1024 * 1024;

/** Names of the zoo; 127.0.0.2 counts as public here, so that a name can be public first and private a moment later. */
function resolver(): LookupFunction {
  const seen = new Map<string, number>();
  return ((name: string, options: { all?: boolean }, callback: (...values: unknown[]) => void) => {
    const asked = seen.get(name) ?? 0;
    seen.set(name, asked + 1);
    const places: Record<string, string[]> = {
      'private.zoo.test': ['10.0.0.5'], 'both.zoo.test': ['127.0.0.1', '::1'], 'localhost': ['127.0.0.1', '::1'], 'localhost.': ['127.0.0.1'],
      'rebind.zoo.test': [asked === 0 ? '127.0.0.2' : '127.0.0.1'], 'garbage.zoo.test': ['not-an-address'],
    };
    if (name === 'never.zoo.test') return;
    const found = (places[name] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
    queueMicrotask(() => (found.length === 0 ? callback(error) : options.all ? callback(null, found) : callback(null, found[0]!.address, found[0]!.family)));
  }) as unknown as LookupFunction;
}

async function visit({ template, wanted, hosts }: Order): Promise<Visit> {
  const opened = new Opened();
  const { database: db, pool } = await openInMemory(new Blob([readFileSync(template)]));
  opened.add(() => db.close());
  await installStarterEntries(db);
  await installStarterRules(db);
  for (const { name, kind, url, linkPattern } of wanted) {
    const waysIn = [{ kind, url, ...(linkPattern ? { linkPattern } : {}) }];
    await saveSource(db, { key: name, name, homeUrl: url, country: 'GB', languages: ['en'], kind: 'newspaper', waysIn }, true);
  }
  const pace = { lookAgainAfterMinutes: [30, 360], oldestDays: 60 };
  const world = await openWorld(readSettings({}), { db, pool, profile: loadProfile() }, { allowedPrivate: [], pace }, opened);
  const fetcher = createFetcherWith(
    { userAgent: 'HaiDangZoo/0.1 (+https://example.org/haidang)', allowedPrivate: hosts, minimumGapMs: 0, timeoutMs: 8_000, maxCrawlDelayMs: 200, deadHostMs: 20, maxPauseMs: 1_500 },
    { lookup: resolver(), isPublicAddress: (ip) => ip === '127.0.0.2' || isPublicAddress(ip) },
  );
  opened.add(() => fetcher.close());
  const renderer = { unavailable: 'not in the zoo', render: () => Promise.reject(new Error('not in the zoo')), close: async () => undefined };
  const slow: { what: string; ms: number }[] = [];
  const timed = <T>(what: string, run: () => T): T => {
    const startedAt = performance.now();
    const note = () => void slow.push({ what, ms: Math.round(performance.now() - startedAt) });
    const result = run();
    if (result instanceof Promise) void result.then(note, note);
    else note();
    return result;
  };
  const means = {
    ...world.means,
    discover: (way: Parameters<typeof world.means.discover>[0]) => discover(way, { fetcher, renderer, reading: world.readers }),
    fetchPage: async (link: Parameters<typeof world.means.fetchPage>[0]) => {
      await world.readers.room();
      return fetcher.get(link.url, link);
    },
    extractArticle: (page: Parameters<typeof world.means.extractArticle>[0], country: string) => timed(`read ${page.url.slice(0, 90)}`, () => world.means.extractArticle(page, country)),
    understandText: (...given: Parameters<typeof world.means.understandText>) => timed(`understand ${given[0].title.slice(0, 60)}`, () => world.means.understandText(...given)),
  };
  // The classifiers are loaded with their first article, the readers' threads with their first pages; what they weigh is not the zoo's doing.
  const small = { url: 'http://a.test/', finalUrl: 'http://a.test/', status: 200, contentType: 'text/html', etag: null, lastModified: null, body: Buffer.from('<p>A bridge.'), sha256: '', fetchedAt: new Date() };
  await means.understandText({ title: 'A bridge is opened', text: 'The bridge was opened on Friday. '.repeat(20) }, 'en');
  await Promise.all([1, 2, 3, 4].map(() => world.readers.article(small)));
  const base = process.memoryUsage().rss;
  let most = base;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const stalls = monitorEventLoopDelay({ resolution: 20 });
  stalls.enable();
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const failures = [...(await runRound(means, { all: true })).failures];
  // What would be tried again later is tried once more now, for the last time.
  for (let round = 0; round < 2; round += 1) {
    await new Promise((end) => setTimeout(end, 1_100));
    await db.run(sql("update link set next_fetch_at = now(), attempts = 3 where next_fetch_at is not null and (outcome = 'waiting' or url like '%when-asked-again%')"));
    failures.push(...(await runRound(means)).failures);
  }
  const cpu = process.cpuUsage(cpuBefore);
  const seconds = (performance.now() - startedAt) / 1000;
  clearInterval(watch);
  stalls.disable();
  const seen = await look(db);
  const [sums] = await db.rows<{ links: number; waiting: number; kept: number; polls: number }>(
    sql(`select (select count(*)::int from link) as links, (select count(*)::int from link where outcome = 'waiting') as waiting,
      (select count(*)::int from link where outcome in ('kept', 'unchanged')) as kept, (select count(distinct way_in_id)::int from poll) as polls`));
  const outcomes = (await countOutcomes(db)).reduce((sum, { count }) => sum + count, 0);
  const { articles, understood } = await countRevisions(db);
  await opened.close();
  await new Promise((end) => setTimeout(end, 200));
  return {
    seen, failures,
    sums: { ...sums!, outcomes, articles, understood },
    cost: {
      seconds, cpuSeconds: (cpu.user + cpu.system) / 1e6, baseMB: base / MB, riseMB: (most - base) / MB, longestStallMs: stalls.max / 1e6,
      slowest: slow.sort((a, b) => b.ms - a.ms).slice(0, 12).map(({ what, ms }) => `${ms} ms: ${what}`),
    },
    left: process.getActiveResourcesInfo().filter((name) => /TCP|TLS|Timeout|GETADDRINFO|HTTP|FSReq|Process/i.test(name)),
  };
}

/** What the archive says of each animal. */
async function look(db: Parameters<typeof countOutcomes>[0]): Promise<Record<string, Seen>> {
  const ways = await db.rows<{ key: string; outcome: string; problem: string | null; detail: string | null }>(
    sql(`select s.key, p.outcome, p.problem_code as problem, w.problem_detail as detail from source s join way_in w on w.source_id = s.id join poll p on p.way_in_id = w.id order by p.id`));
  const seen: Record<string, Seen> = Object.fromEntries(ways.map(({ key, outcome, problem, detail }) => [key, { poll: problem ?? outcome, pollSays: detail, links: {}, says: [], text: '' }]));
  const links = await db.rows<{ key: string; outcome: string; reason: string | null; n: number; says: string | null }>(
    sql(`select s.key, l.outcome, l.skip_reason as reason, count(*)::int as n, min(l.detail) as says from link l join source s on s.id = l.source_id group by 1, 2, 3`));
  for (const { key, outcome, reason, n, says } of links) {
    seen[key]!.links[reason === null ? outcome : `${outcome} ${reason}`] = n;
    if (says !== null) seen[key]!.says.push(says);
  }
  const texts = await db.rows<{ key: string; text: string }>(
    sql(`select s.key, left(r.title, 2000) || ' ' || left(r.body, 20000) as text from article a join revision r on r.id = a.latest_revision_id join source s on s.id = a.source_id`));
  for (const { key, text } of texts) seen[key]!.text += text;
  return seen;
}

process.once('message', (order: Order) => {
  void visit(order).then(
    (result) => process.send!(result, () => process.disconnect()),
    (thrown: unknown) => {
      console.error(thrown);
      process.exit(1);
    },
  );
});
