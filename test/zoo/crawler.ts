// A crawler with an archive on disk, in a process of its own that may be killed at any moment: for killed.test.ts. Arguments: data folder, then
// host:port of all that may be reached. Classifiers add nothing here; what counts is what becomes of links.

import { createFetcher, createReaders, discover, urlKey } from '../../crawlers/index.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/index.ts';
import type { Means } from '../../src/pipeline.ts';
import { runRound } from '../../src/round.ts';
import { saveSource } from '../../src/sources/index.ts';

const [folder = '', feeds = '', ...hosts] = process.argv.slice(2);
const { database: db } = await openEmbedded(folder);
await migrate(db);
for (const url of feeds.split(' ')) {
  const key = url.replace(/\W+/g, '-').toLowerCase();
  await saveSource(db, { key, name: key, homeUrl: url, country: 'VN', languages: ['vi'], kind: 'newspaper', waysIn: [{ kind: 'feed', url }] }, true);
}
const fetcher = createFetcher({ userAgent: 'HaiDangTest/0.1 (+https://example.org/haidang)', allowedPrivate: hosts, minimumGapMs: 0, slowness: 0, deadHostMs: 10 });
const readers = createReaders({ threads: 1 });
const renderer = { unavailable: 'not needed', render: () => Promise.reject(new Error('not needed')), close: async () => undefined };
const nothing = { language: 'vi', languageP: 1, about: { label: 'none', p: 1 }, places: [], topics: [], sentiment: null, claims: [], embedding: null, model: 'none' };
const means: Means = {
  db, urlKey, pace: { lookAgainAfterMinutes: [30], oldestDays: 60 }, onFlag: () => undefined,
  remind: { discover: async () => undefined, takeIn: async () => undefined, understand: async () => undefined, idle: async () => ({ discover: true, takeIn: true, understand: true }) },
  discover: (way) => discover(way, { fetcher, renderer, reading: readers }),
  fetchPage: (link) => fetcher.get(link.url, link),
  extractArticle: (page) => readers.article(page),
  understandText: async () => nothing as unknown as Awaited<ReturnType<Means['understandText']>>,
  fingerprint: () => ({ fingerprint: { shingles: [], terms: [] } as unknown as ReturnType<Means['fingerprint']>['fingerprint'], bands: [] }),
  compareStories: () => ({ same: false, copy: false, similarity: 0 }) as unknown as ReturnType<Means['compareStories']>,
};
const { failures } = await runRound(means, { all: true, onProgress: (counts) => void process.send?.(counts) });
await readers.close();
await fetcher.close();
await db.close();
for (const failure of failures) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;
process.disconnect();
