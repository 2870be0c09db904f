// `haidang bench`: how fast each stage is on this machine, medians of several rounds, over the fictional press.

import { performance } from 'node:perf_hooks';
import { franc } from 'franc';
import { createAbout } from '../../classifiers/about/index.ts';
import { createClaimFinder } from '../../classifiers/claims/index.ts';
import { createLanguageDetector } from '../../classifiers/language/index.ts';
import { createLabeller } from '../../classifiers/models/index.ts';
import { fingerprint } from '../../classifiers/stories/index.ts';
import { createFetcher, extractArticle } from '../../crawlers/index.ts';
import { readSettings } from '../config.ts';
import { openInMemory } from '../database/embedded.ts';
import { migrate } from '../database/index.ts';
import { startDemoPress, type DemoPress } from '../demo-press/index.ts';
import { installStarterRules } from '../flags/index.ts';
import type { Page } from '../model/index.ts';
import { loadProfile } from '../profile/index.ts';
import { installStarterEntries, readEntries } from '../register/index.ts';
import { runRound } from '../round.ts';
import { saveSource } from '../sources/index.ts';
import { shippedModel } from '../chosen-models.ts';
import { Opened, openWorld, userAgentOf } from '../world.ts';
import { readOptions, type Command, type Terminal } from './command.ts';

export const bench: Command = {
  name: 'bench',
  summary: 'articles a second of each stage and of the whole way, medians',
  usage: 'haidang bench [--rounds 5]\n\nOver the fictional press, on loopback, in memory. Quality figures: haidang evaluate, and test/measure/*.ts beside the peers.',
  async run(args, terminal) {
    const { values } = readOptions('bench', args, { rounds: { type: 'string', default: '5' } });
    const rounds = Math.max(1, Number(values.rounds) || 5);
    const opened = new Opened();
    try {
      const press = await startDemoPress({ slowMs: 0 });
      opened.add(() => press.close());
      terminal.out('| stage | articles/s, median | slowest – fastest round |');
      terminal.out('| --- | --- | --- |');
      await benchReading(press, rounds, terminal, opened);
      await benchUnderstanding(press, rounds, terminal, opened);
      await benchWholeWay(press, Math.min(rounds, 3), terminal);
      return 0;
    } finally {
      await opened.close();
    }
  },
};

/** Times `work` over `articles` items, once to warm up and then `rounds` times, and prints a row; a number that it returns is its own time in seconds. */
async function measure(name: string, articles: number, rounds: number, terminal: Terminal, work: () => unknown): Promise<void> {
  await work();
  const speeds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    terminal.progress(`${name}: round ${round + 1} of ${rounds}`);
    const startedAt = performance.now();
    const own = await work();
    speeds.push(articles / (typeof own === 'number' ? own : (performance.now() - startedAt) / 1000));
  }
  speeds.sort((a, b) => a - b);
  const shown = (speed: number | undefined) => (speed ?? 0).toFixed((speed ?? 0) < 100 ? 1 : 0);
  terminal.out(`| ${name} | ${shown(speeds[Math.floor(speeds.length / 2)])} | ${shown(speeds[0])} – ${shown(speeds.at(-1))} |`);
}

async function benchReading(press: DemoPress, rounds: number, terminal: Terminal, opened: Opened): Promise<void> {
  const fetcher = createFetcher({ userAgent: userAgentOf(readSettings({})), allowedPrivate: press.allowedPrivate, minimumGapMs: 0 });
  opened.add(() => fetcher.close());
  const pages: Page[] = [];
  for (const { url } of press.articles) {
    const fetched = await fetcher.get(url);
    if (fetched.kind === 'page') pages.push(fetched.page);
  }
  await measure('charset and extraction', pages.length, rounds, terminal, () => pages.forEach((page) => extractArticle(page)));
}

async function benchUnderstanding(press: DemoPress, rounds: number, terminal: Terminal, opened: Opened): Promise<void> {
  const articles = press.articles.map(({ title, lead, body, language, publishedAt }) => ({ title, text: [lead, ...body].join('\n'), language, date: publishedAt }));
  const detector = await createLanguageDetector();
  const about = createAbout(loadProfile());
  const labeller = await createLabeller(readSettings(process.env).modelFolder ?? shippedModel);
  opened.add(() => labeller.close());
  const claims = createClaimFinder(readEntries());
  const row = (name: string, work: () => unknown) => measure(name, articles.length, rounds, terminal, work);
  await row('language', () => articles.forEach(({ text }) => detector.detect(text)));
  await row('language, franc beside it', () => articles.forEach(({ text }) => franc(text)));
  await row('about', () => articles.forEach((article) => about.judge(article, article.language)));
  await row(`topics, sentiment, embedding (${labeller.model})`, async () => {
    for (const article of articles) await labeller.label([article]);
  });
  await row('claims', () => articles.forEach((article) => claims.find(article, article.language)));
  await row('story fingerprint', () => articles.forEach((article) => fingerprint(article, article.language)));
}

/** Crawl, read, understand, place, flag: everything, into an embedded database in memory. */
async function benchWholeWay(press: DemoPress, rounds: number, terminal: Terminal): Promise<void> {
  await measure('whole way, embedded', press.articles.length, rounds, terminal, async () => {
    const opened = new Opened();
    try {
      const { database: db, pool } = await openInMemory();
      opened.add(() => db.close());
      await migrate(db);
      await installStarterEntries(db);
      await installStarterRules(db);
      for (const source of press.sources) await saveSource(db, source, true);
      const pace = { lookAgainAfterMinutes: [], oldestDays: 60 };
      const world = await openWorld(readSettings({}), { db, pool, profile: loadProfile() }, { allowedPrivate: press.allowedPrivate, pace, minimumGapMs: 0 }, opened);
      const startedAt = performance.now();
      await runRound(world.means, { all: true });
      return (performance.now() - startedAt) / 1000;
    } finally {
      await opened.close();
    }
  });
}
