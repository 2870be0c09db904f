import { countOutcomes, countRevisions, mayStandIn } from '../articles/index.ts';
import { openInMemory } from '../database/embedded.ts';
import { migrate } from '../database/index.ts';
import { installStarterRules } from '../flags/index.ts';
import type { Means } from '../pipeline.ts';
import { loadProfile } from '../profile/index.ts';
import type { Settings } from '../config.ts';
import { installStarterEntries } from '../register/index.ts';
import { runRound, type RoundCounts } from '../round.ts';
import { pollOutcomes, saveSource, sourceHealth } from '../sources/index.ts';
import { Opened, openWorld } from '../world.ts';
import { servePacks } from './serve-packs.ts';

export type ReplayReport = {
  readonly pages: number;
  readonly feeds: number;
  /** Per source, each link in exactly one outcome. */
  readonly rows: readonly { readonly source: string; readonly links: number; readonly kept: number; readonly skipped: number; readonly waiting: number; readonly skippedBy: Readonly<Record<string, number>> }[];
  readonly polls: readonly { readonly outcome: string; readonly problem: string | null; readonly count: number }[];
  readonly articles: number;
  readonly understood: number;
  readonly seconds: number;
  /** Empty where the sums agree: links = outcomes, kept = articles = understood, ways in = polls. */
  readonly disagreements: readonly string[];
  readonly round: RoundCounts;
};

/**
 * Runs the way over everything below `extraction` and `feeds`. Links of the feeds lead to real hosts: those are answered with "blocked by
 * origin" here without any traffic, so that the feed's own text stands in where it is long enough, as it would for a bot wall.
 */
export async function replayReal(
  settings: Settings,
  extraction: string,
  feeds: string,
  onProgress: (counts: RoundCounts) => void,
): Promise<ReplayReport> {
  const opened = new Opened();
  try {
    const packs = await servePacks(extraction, feeds);
    opened.add(() => packs.close());
    const { database: db, pool } = await openInMemory();
    opened.add(() => db.close());
    await migrate(db);
    await installStarterEntries(db);
    await installStarterRules(db);
    for (const source of packs.sources) await saveSource(db, source, true);
    const house = { db, pool, profile: loadProfile(settings.profileFile) };
    const pace = { lookAgainAfterMinutes: [], oldestDays: 36_500 };
    const { means } = await openWorld(settings, house, { allowedPrivate: packs.allowedPrivate, pace, minimumGapMs: 0 }, opened);
    const startedAt = performance.now();
    const round = await runRound(onLoopbackOnly(means, new Set(packs.allowedPrivate)), { all: true, onProgress });
    const seconds = (performance.now() - startedAt) / 1000;
    return await report(db, packs, round, seconds);
  } finally {
    await opened.close();
  }
}

/** Nothing leaves this machine: a link to anywhere else is refused before it is asked for. */
function onLoopbackOnly(means: Means, hosts: ReadonlySet<string>): Means {
  return {
    ...means,
    fetchPage: async (link) =>
      hosts.has(URL.canParse(link.url) ? new URL(link.url).host : '')
        ? means.fetchPage(link)
        : // "Blocked" lets the feed's own text stand in; without such a text the link ends here, as "gone".
          { kind: 'refused', problem: mayStandIn(link) ? 'blocked-by-origin' : 'gone', detail: `${link.url} lies outside the replay and was not asked for.` },
  };
}

async function report(db: Means['db'], packs: { pages: number; feeds: number }, round: RoundCounts, seconds: number): Promise<ReplayReport> {
  const health = await sourceHealth(db);
  const rows = health.map(({ key, links, skippedBy }) => ({
    source: key,
    links: links.kept + links.unchanged + links.skipped + links.waiting,
    kept: links.kept + links.unchanged,
    skipped: links.skipped,
    waiting: links.waiting,
    skippedBy,
  }));
  const outcomes = await countOutcomes(db);
  const { articles, understood } = await countRevisions(db);
  const polls = await pollOutcomes(db);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const kept = sum(rows.map((row) => row.kept));
  const pages = sum(rows.filter(({ source }) => source !== 'replay-feeds').map((row) => row.links));
  const checks: [string, number, number][] = [
    ['links and their outcomes', sum(rows.map((row) => row.links)), sum(outcomes.map(({ count }) => count))],
    ['pages served and links found in listings', packs.pages, pages],
    ['kept links and articles', kept, articles],
    ['articles and articles understood', articles, understood],
    ['ways in and polls', sum(health.map(({ waysIn }) => waysIn.length)), sum(polls.map(({ count }) => count))],
  ];
  const disagreements = checks.filter(([, a, b]) => a !== b).map(([what, a, b]) => `${what}: ${a} and ${b}`);
  return { ...packs, rows, polls, articles, understood, seconds, disagreements, round };
}
