// The one place where implementations are chosen, wired and closed.

import type pg from 'pg';
import { createFetcher, createReaders, createRenderer, discover, proposeWaysIn, urlKey, type Proposed, type Readers } from '../crawlers/index.ts';
import { createAbout } from '../classifiers/about/index.ts';
import { createClaimFinder, type ClaimFinder } from '../classifiers/claims/index.ts';
import { createLanguageDetector } from '../classifiers/language/index.ts';
import { bandsOf, bandsOfEmbedding, fingerprint, likeness, topTerms } from '../classifiers/stories/index.ts';
import { createUnderstanding, type Understanding } from '../classifiers/understand.ts';
import { readAppSecret } from './accounts/index.ts';
import { knowsAnyLink } from './articles/index.ts';
import { messageOf } from './errors.ts';
import { installStarterAlertRules, openPost } from './alerts/index.ts';
import { alertChannels, type Settings } from './config.ts';
import { openEmbedded } from './database/embedded.ts';
import { migrate, type OpenDatabase } from './database/index.ts';
import { openPostgres } from './database/postgres.ts';
import { installStarterRules } from './flags/index.ts';
import { remindersOver, workOptions, type JobMeans } from './jobs.ts';
import type { ProvinceProfile } from './model/index.ts';
import { openLabeller, type ModelSettings } from './chosen-models.ts';
import type { Pace } from './pipeline.ts';
import { loadProfile } from './profile/index.ts';
import type { Queue } from './queue/index.ts';
import { openEmbeddedQueue, openPostgresQueue } from './queue/postgres.ts';
import { openRedisQueue } from './queue/redis.ts';
import { sharedTurns } from './sources/index.ts';
import { followRegister, installStarterEntries, readEntries } from './register/index.ts';

/** Things that were opened, closed in reverse order. */
export class Opened {
  readonly #closers: (() => Promise<void>)[] = [];

  add(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  /** Closes everything, also where one part fails to; then throws the first failure. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (const close of this.#closers.splice(0).reverse()) await close().catch((thrown: unknown) => void failures.push(thrown));
    if (failures.length > 0) throw new Error(`Closing was not clean: ${messageOf(failures[0])}`, { cause: failures[0] });
  }
}

export type House = { readonly db: OpenDatabase; readonly pool: pg.Pool; readonly profile: ProvinceProfile };

/** The database as it is, without migrations and starter data: what a restore needs. */
export async function openDatabase(settings: Settings, opened: Opened): Promise<{ db: OpenDatabase; pool: pg.Pool }> {
  const { database: db, pool } = settings.databaseUrl === undefined ? await openEmbedded(settings.dataFolder) : await openPostgres(settings.databaseUrl);
  opened.add(() => db.close());
  return { db, pool };
}

/** The database at this program's schema, with register and watch rules in it: all that a command without crawling needs. */
export async function openHouse(settings: Settings, opened: Opened): Promise<House> {
  const profile = loadProfile(settings.profileFile);
  const { db, pool } = await openDatabase(settings, opened);
  await migrate(db);
  await installStarterEntries(db);
  await installStarterRules(db);
  await installStarterAlertRules(db);
  return { db, pool, profile };
}

/** The classifiers, without database or network. */
export async function openUnderstanding(
  settings: ModelSettings & Pick<Settings, 'profileFile'>,
  opened: Opened,
  claims: Pick<ClaimFinder, 'find'> = createClaimFinder(readEntries()),
): Promise<Understanding> {
  const understanding = createUnderstanding({
    languages: await createLanguageDetector(),
    about: createAbout(loadProfile(settings.profileFile)),
    labeller: await openLabeller(settings),
    claims,
  });
  opened.add(() => understanding.close());
  return understanding;
}

async function openQueue(settings: Settings, { pool }: House): Promise<Queue> {
  if (settings.redisUrl !== undefined) return openRedisQueue(settings.redisUrl, workOptions);
  if (settings.databaseUrl !== undefined) return openPostgresQueue(settings.databaseUrl, workOptions);
  return openEmbeddedQueue(pool, workOptions);
}

export type Press = {
  /** `host:port` of the fictional press, the only private addresses that may be reached. */
  readonly allowedPrivate: readonly string[];
  readonly pace: Pace;
  /** Milliseconds between two requests to one host; the fetcher's own if left out. */
  readonly minimumGapMs?: number;
};

export type World = House & {
  readonly queue: Queue;
  readonly means: JobMeans;
  /** Asks an outlet which ways in it offers; nothing is saved. */
  readonly proposeWaysIn: (homeUrl: string) => Promise<Proposed>;
  /** The threads in which pages are read. */
  readonly readers: Readers;
  /** Why script-rendered sources cannot be read here, or null. */
  readonly noRenderer: string | null;
};

export function userAgentOf({ contact, publicUrl }: Settings): string {
  return `HaiDang/0.1 (press monitoring; ${contact ?? publicUrl ?? 'contact not configured'})`;
}

/** Opens the rest of the world over an open house. Whatever was opened when something fails is closed by `opened.close()`. */
export async function openWorld(
  settings: Settings,
  house: House,
  press: Press,
  opened: Opened,
  onFlag: (storyId: number) => void = () => undefined,
): Promise<World> {
  const register = await followRegister(house.db, (entries) => createClaimFinder([...entries]), { timeZone: house.profile.timeZone });
  const understanding = await openUnderstanding(settings, opened, { find: (article, language) => register.current().find(article, language) });
  const gap = press.minimumGapMs === undefined ? {} : { minimumGapMs: press.minimumGapMs };
  // The embedded database belongs to one process; over a real one several may crawl, and a host meets them as one.
  const turns = settings.databaseUrl === undefined ? {} : { turns: sharedTurns(house.db) };
  const fetcher = createFetcher({ userAgent: userAgentOf(settings), allowedPrivate: press.allowedPrivate, ...gap, ...turns });
  opened.add(() => fetcher.close());
  const renderer = await createRenderer({ fetcher });
  opened.add(() => renderer.close());
  const readers = createReaders();
  opened.add(() => readers.close());
  const queue = await openQueue(settings, house);
  opened.add(() => queue.close());
  const means: JobMeans = {
    db: house.db,
    remind: remindersOver(queue),
    discover: (way) => discover(way, { fetcher, renderer, reading: readers, knowsAny: (urls) => knowsAnyLink(house.db, urls.map(urlKey)) }),
    urlKey,
    fetchPage: async (link) => {
      await readers.room();
      return link.wayInKind === 'rendered' ? renderer.render(link.url, { served: true }) : fetcher.get(link.url, { ...link, served: true });
    },
    // What was on the wire is evidence and nothing to read: it stays out of the readers' threads.
    extractArticle: ({ served: _, ...page }) => readers.article(page),
    ...(renderer.unavailable === null ? { camera: renderer } : {}),
    understandText: async (article, declaredLanguage) => {
      await register.refresh();
      return understanding.understand(article, declaredLanguage);
    },
    fingerprint: (article, { language, embedding }) => {
      const made = fingerprint(article, language);
      // Copies meet in the bands of their shingles, tellings of one event in their most telling words, other languages in the embedding.
      const across = embedding === null ? [] : bandsOfEmbedding(embedding);
      return { fingerprint: made, bands: [...bandsOf(made), ...topTerms(made), ...across] };
    },
    compareStories: (a, b) => likeness(a.fingerprint, b.fingerprint, a.embedding, b.embedding, settings.models?.embedding?.sameEventCosine),
    pace: press.pace,
    onFlag,
    appSecret: () => readAppSecret(settings.dataFolder, settings.appSecret),
    post: openPost(house.db, { channels: alertChannels(settings), timeZone: house.profile.timeZone, publicUrl: settings.publicUrl }),
  };
  return { ...house, queue, means, readers, noRenderer: renderer.unavailable, proposeWaysIn: (homeUrl) => proposeWaysIn(homeUrl, { fetcher, renderer }) };
}
