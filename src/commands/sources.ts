// `haidang sources`: the outlets, their health, finding and adding them, lists in and out, and what was put aside.

import { readSettings } from '../config.ts';
import type { Database } from '../database/index.ts';
import { enableSource, quietSources, sourceHealth, type SourceHealth } from '../sources/index.ts';
import { Opened, openHouse } from '../world.ts';
import { readOptions, type Command, type Terminal } from './command.ts';
import { addVerb } from './sources-add.ts';
import { checkVerb } from './sources-check.ts';
import { catalogueVerb, exportVerb, importVerb } from './sources-files.ts';
import { ledgerVerb, replayVerb } from './sources-ledger.ts';
import { wrongUsage, type SourcesWork } from './sources-work.ts';

const verbs: Readonly<Record<string, (work: SourcesWork) => Promise<number>>> = {
  list: listVerb,
  enable: (work) => switchVerb(work, true),
  disable: (work) => switchVerb(work, false),
  add: addVerb,
  check: checkVerb,
  import: importVerb,
  export: exportVerb,
  catalogue: catalogueVerb,
  ledger: ledgerVerb,
  replay: replayVerb,
};

export const sources: Command = {
  name: 'sources',
  summary: 'list, find, add, check the sources; OPML in and out; the coverage ledger',
  usage: `haidang sources [list] [KEY] [--config FILE]
haidang sources add URL | KEY-OF-CATALOGUE [--key K] [--name N] [--country XX] [--language xx]… [--kind K] [--way URL]… [--yes] [--replace]
haidang sources check [KEY | URL | KEY-OF-CATALOGUE]
haidang sources import FILE.opml [--country XX] [--language xx] | export FILE.opml
haidang sources catalogue [--country XX] [--json]
haidang sources ledger [KEY] [--day YYYY-MM-DD] [--json]
haidang sources replay [KEY]
haidang sources enable KEY | disable KEY

list       state, articles in 24 hours and 7 days, and what failed
add        looks for feeds, sitemaps and lists of articles, shows the latest articles of each as they would be read, and saves what it
           recommends ("*"), or the ways given with --way; asks first unless --yes. Sources of the configuration file stay there.
check      asks the ways in without saving any article and says what it sees; of the catalogue, the date and whether it could be read are noted
import     adds the sources of an OPML file; those that cannot be added are named
catalogue  real outlets to choose from; none is verified until it has been checked here
ledger     what was found on a day, kept, or left out for which reason; of the last seven days without --day
replay     tries again what was put aside because its step failed again and again

With the embedded database, stop "haidang start" first: one process at a time.`,
  async run(args, terminal) {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    const many = { type: 'string', multiple: true } as const;
    const { values: { config, ...options }, positionals } = readOptions('sources', args, {
      config: text, name: text, key: text, country: text, language: many, kind: text, way: many, day: text, yes: flag, replace: flag, json: flag,
    });
    const [verb = 'list', target] = positionals;
    const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (run === undefined) throw wrongUsage(`There is no "sources ${verb}".`);
    const opened = new Opened();
    try {
      const settings = readSettings(process.env, config);
      let house: Promise<{ db: Database }> | null = null;
      return await run({ settings, opened, terminal, target, options, db: async () => (await (house ??= openHouse(settings, opened))).db });
    } finally {
      await opened.close();
    }
  },
};

async function listVerb({ db, target, terminal }: SourcesWork): Promise<number> {
  const health = await sourceHealth(await db());
  for (const source of health.filter((each) => target === undefined || each.key === target)) printSource(source, terminal);
  const quiet = await quietSources(await db());
  terminal.say(quiet.length === 0 ? `${health.length} sources` : `${health.length} sources; from ${quiet.length} nothing comes: ${quiet.map(({ key, state }) => `${key} (${state})`).join(', ')}`);
  return 0;
}

async function switchVerb({ db, target, terminal }: SourcesWork, on: boolean): Promise<number> {
  if (target === undefined) throw wrongUsage(`Which source is to be ${on ? 'enabled' : 'disabled'}?`);
  await enableSource(await db(), target, on);
  const source = (await sourceHealth(await db())).find(({ key }) => key === target);
  if (source !== undefined) printSource(source, terminal);
  return 0;
}

function printSource(source: SourceHealth, terminal: Terminal): void {
  const { kept, unchanged, waiting, skipped } = source.links;
  const state = source.enabled ? '' : ' (off)';
  terminal.out(`${source.key}${state}  ${source.country}  ${source.languages.join(',')}  ${source.name}${source.origin === 'added' ? '  (added)' : ''}`);
  terminal.out(`  articles ${source.articles24h} in 24 h, ${source.articles7d} in 7 days; links ${kept + unchanged} kept, ${waiting} waiting, ${skipped} skipped`);
  const { volume } = source;
  if (volume?.state === 'silent') terminal.out(`  SILENT since ${volume.silentSince?.slice(0, 16) ?? '—'}: ${volume.last24h} links in 24 h (usually ${volume.usual24h ?? '—'}), ${volume.last7d} in 7 days (usually ${volume.usual7d ?? '—'})`);
  if (volume?.state === 'low') terminal.out(`  LOW: ${volume.last24h} links in 24 h (usually ${volume.usual24h ?? '—'}), ${volume.last7d} in 7 days (usually ${volume.usual7d ?? '—'})`);
  for (const way of source.waysIn) {
    const trouble = way.problemDetail === null ? '' : ` — ${way.problemDetail}`;
    const givenUp = way.givenUpAt === null ? '' : `, given up ${way.givenUpAt.slice(0, 10)}, tried again ${way.nextPollAt.slice(0, 10)}`;
    terminal.out(`  ${way.kind} ${way.url}: ${way.state}, every ${way.intervalMinutes} min${givenUp}${trouble}`);
  }
}
