// Which press is watched: the configured one, or the fictional one on loopback. The two never share an archive.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configuredSources, type Settings } from './config.ts';
import { builtStatement, type Database } from './database/index.ts';
import { startDemoPress } from './demo-press/index.ts';
import { Problem } from './errors.ts';
import type { SourceDescription } from './model/index.ts';
import type { Pace } from './pipeline.ts';
import { countAdded, saveSource } from './sources/index.ts';
import type { Opened } from './world.ts';

export type WatchedPress = {
  readonly fictional: boolean;
  /** The configured sources, or those of the fictional press. */
  readonly sources: readonly SourceDescription[];
  /** Sources that live in the database alone (`haidang sources add`). */
  readonly added: number;
  readonly allowedPrivate: readonly string[];
  readonly pace: Pace;
  /** Milliseconds between two requests to one host; the fetcher's own where left out. */
  readonly minimumGapMs?: number;
};

/** Real articles: looked at again after half an hour, six hours, a day, three days, a week. */
const realSchedule = [30, 360, 1_440, 4_320, 10_080];
/** The fictional press corrects itself within minutes, so that a visitor sees it. */
const fictionalSchedule = [3, 10, 60, 360, 1_440];

/**
 * Opens the press that the settings name and writes its sources down; an archive with added sources needs no configuration to be of the real
 * press. Throws `mixed-press` where the archive holds the other kind.
 */
export async function openPress(settings: Settings, db: Database, opened: Opened): Promise<WatchedPress> {
  const configured = configuredSources(settings);
  const { added } = await countAdded(db);
  const fictional = configured === null && added === 0;
  await refuseMixing(db, settings, fictional);
  const press = fictional ? await openFictional(settings, opened) : openReal(settings, configured ?? [], added);
  for (const source of press.sources) await saveSource(db, source, press.fictional);
  return press;
}

/** Makes sure that real sources may be added to this archive. Throws `mixed-press` where it holds the fictional press. */
export function requireRealArchive(db: Database, settings: Pick<Settings, 'dataFolder' | 'databaseUrl'>): Promise<void> {
  return refuseMixing(db, settings, false);
}

function openReal({ keepDays }: Settings, sources: readonly SourceDescription[], added: number): WatchedPress {
  return { fictional: false, sources, added, allowedPrivate: [], pace: { lookAgainAfterMinutes: realSchedule, oldestDays: keepDays } };
}

async function openFictional({ dataFolder, keepDays }: Settings, opened: Opened): Promise<WatchedPress> {
  const file = join(dataFolder, 'sample-press.json');
  const before = rememberedPress(file);
  const press = await startDemoPress({ now: before.now, ports: before.ports });
  opened.add(() => press.close());
  mkdirSync(dataFolder, { recursive: true });
  // The same ports and dates next time, so that the archive's addresses stay true.
  writeFileSync(file, JSON.stringify({ now: before.now.toISOString(), ports: press.ports }));
  return {
    fictional: true,
    sources: press.sources,
    added: 0,
    allowedPrivate: press.allowedPrivate,
    pace: { lookAgainAfterMinutes: fictionalSchedule, oldestDays: keepDays },
    // Nobody's server is troubled on loopback, and a visitor waits for the first story.
    minimumGapMs: 25,
  };
}

function rememberedPress(file: string): { now: Date; ports: Record<string, number> } {
  const unknown = { now: new Date(), ports: {} };
  if (!existsSync(file)) return unknown;
  try {
    const { now, ports } = JSON.parse(readFileSync(file, 'utf8')) as { now: string; ports: Record<string, number> };
    return { now: new Date(now), ports };
  } catch {
    // Broken off while it was written: the press opens on other ports, the archive keeps what it has.
    return unknown;
  }
}

const readKind = builtStatement('read-press-kind', "select value #>> '{}' as kind from setting where key = 'press'");
const writeKind = builtStatement('write-press-kind', "insert into setting (key, value) values ('press', to_jsonb($1::text)) on conflict (key) do nothing");

async function refuseMixing(db: Database, { dataFolder, databaseUrl }: Pick<Settings, 'dataFolder' | 'databaseUrl'>, fictional: boolean): Promise<void> {
  const wanted = fictional ? 'the fictional press' : 'the real press';
  await db.run(writeKind, [wanted]);
  const { kind: found } = await db.one<{ kind: string }>(readKind);
  if (found !== wanted) throw new Problem('mixed-press', { where: databaseUrl === undefined ? dataFolder : 'the database', found, wanted });
}
