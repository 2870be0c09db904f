// `haidang sources add`: finds the ways into an outlet, shows what would be read, saves what a person agrees to.

import { createInterface } from 'node:readline/promises';
import { createLanguageDetector } from '../../classifiers/language/index.ts';
import { createFetcher, createRenderer, proposeWaysIn, type Proposal, type Proposed, type ProposeOptions } from '../../crawlers/index.ts';
import type { Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { sourceKinds, type SourceDescription, type SourceKind } from '../model/index.ts';
import { requireRealArchive } from '../press.ts';
import { addSource, catalogue, countAdded, countryOfUrl, keyOfUrl, whatIsWrong, type CatalogueEntry } from '../sources/index.ts';
import { userAgentOf } from '../world.ts';
import type { Terminal } from './command.ts';
import { noteProposed, wrongUsage, type SourcesOptions, type SourcesWork } from './sources-work.ts';

export type Crawler = Pick<ProposeOptions, 'fetcher' | 'renderer'>;

/** Fetcher and renderer for one command; `allowedPrivate` as for the fetcher. */
export async function openCrawler({ settings, opened }: Pick<SourcesWork, 'settings' | 'opened'>, allowedPrivate: readonly string[] = []): Promise<Crawler> {
  const fetcher = createFetcher({ userAgent: userAgentOf(settings), allowedPrivate });
  opened.add(() => fetcher.close());
  const renderer = await createRenderer({ fetcher });
  opened.add(() => renderer.close());
  return { fetcher, renderer };
}

export async function addVerb(work: SourcesWork): Promise<number> {
  const { target, terminal } = work;
  if (target === undefined) throw wrongUsage('Which outlet is to be added? Give its address, or a key of "sources catalogue".');
  const aim = aimOf(target);
  const db = await work.db();
  // Before anything is fetched: a real outlet never goes into an archive of the fictional press.
  if ((await countAdded(db)).fictional) await requireRealArchive(db, work.settings);
  return findAndAdd(aim, { db, crawler: await openCrawler(work), settings: work.settings, options: work.options, terminal });
}

export type Aim = { readonly homeUrl: string; readonly entry: CatalogueEntry | null };

/** An address, with or without its scheme, or an entry of the catalogue. Throws `bad-usage`. */
export function aimOf(target: string): Aim {
  const entry = catalogue().find(({ key }) => key === target) ?? null;
  if (entry !== null) return { homeUrl: entry.homeUrl, entry };
  const homeUrl = /^[\w-]+(\.[\w-]+)+(?:[/:].*)?$/.test(target) ? `https://${target}` : target;
  if (!URL.canParse(homeUrl) || !/^https?:$/.test(new URL(homeUrl).protocol)) throw wrongUsage(`"${target}" is neither an address nor a key of "sources catalogue".`);
  return { homeUrl: new URL(homeUrl).href, entry: null };
}

export type AddParts = {
  readonly db: Database;
  readonly crawler: Crawler;
  readonly settings: Pick<SourcesWork['settings'], 'dataFolder' | 'databaseUrl'>;
  readonly options: SourcesOptions;
  readonly terminal: Terminal;
  /** Asks a person; by default at the terminal, where there is one. */
  readonly agree?: (question: string) => Promise<boolean>;
};

/** Proposes, previews, asks, saves. Returns 0 where something was saved, 1 where not. */
export async function findAndAdd({ homeUrl, entry }: Aim, parts: AddParts): Promise<number> {
  const { db, crawler, options, terminal, settings } = parts;
  const proposed = await proposeWaysIn(homeUrl, { ...crawler, known: entry?.feeds ?? [], onTry: (url) => terminal.progress(`asking ${url}`) });
  printProposed(proposed, terminal);
  if (entry !== null) await noteProposed(db, entry.key, proposed, terminal);
  const source = await describe(proposed, { homeUrl, entry }, options);
  const wrong = whatIsWrong({ ...source, country: source.country || 'XX' });
  if (wrong !== null) throw new Problem('bad-source', { name: source.name, cause: wrong });
  terminal.say(`${source.key}: ${source.name}, ${source.country || 'country unknown'}, ${source.languages.join(', ')}, ${source.kind}`);
  if (source.country === '') throw wrongUsage('The country is not known from the address: give --country XX.');
  const agree = parts.agree ?? (terminal.interactive && process.stdin.isTTY ? askAtTerminal : null);
  if (options.yes !== true && (agree === null || !(await agree(`Save these ${source.waysIn.length} ways in?`)))) {
    terminal.say('Nothing was saved; --yes saves what is marked with *.');
    return 1;
  }
  await requireRealArchive(db, settings);
  await addSource(db, source, { replace: options.replace ?? false });
  terminal.say(`Saved. ${source.waysIn.length} ways in will be asked at the next round.`);
  return 0;
}

async function describe({ home, proposals, tried }: Proposed, { homeUrl, entry }: Aim, options: SourcesOptions): Promise<SourceDescription> {
  const chosen = options.way === undefined ? proposals.filter(({ recommended }) => recommended) : options.way.map((url) => given(url, proposals));
  if (chosen.length === 0) {
    const cause = proposals.length > 0 ? 'none of what was found could be read as articles; --way URL takes one all the same' : (tried[0]?.detail ?? 'the page offers no feed, no sitemap and no list of articles').replace(/\.$/, '');
    throw new Problem('no-way-in', { url: homeUrl, cause });
  }
  const kind = options.kind ?? entry?.kind ?? 'newspaper';
  if (!sourceKinds.some((one) => one === kind)) throw wrongUsage(`--kind must be one of ${sourceKinds.join(', ')}.`);
  const site = home.url === '' ? homeUrl : home.url;
  return {
    key: options.key ?? entry?.key ?? keyOfUrl(site),
    name: options.name ?? entry?.name ?? home.name ?? new URL(site).host,
    homeUrl: entry?.homeUrl ?? site,
    country: options.country?.toUpperCase() ?? entry?.country ?? countryOfUrl(site) ?? '',
    languages: options.language ?? entry?.languages ?? (await languagesOf(chosen, home.language)),
    kind: kind as SourceKind,
    waysIn: chosen.map(({ way }) => way),
  };
}

function given(url: string, proposals: readonly Proposal[]): Proposal {
  const found = proposals.find(({ way }) => way.url === url);
  if (found === undefined) throw wrongUsage(`--way ${url} is none of the ways that were found.`);
  return found;
}

/** The languages that the previewed articles are written in; content systems often declare another. */
async function languagesOf(chosen: readonly Proposal[], declared: string | null): Promise<string[]> {
  const texts = chosen.flatMap(({ preview }) => preview).filter(({ notRead }) => notRead === null);
  if (texts.length === 0) return [declared ?? 'und'];
  const detector = await createLanguageDetector();
  const detected = texts.map(({ title, start }) => detector.detect(`${title ?? ''}\n${start}`).language).filter((language) => language !== 'und');
  const counts = new Map<string, number>();
  for (const language of detected) counts.set(language, (counts.get(language) ?? 0) + 1);
  const usual = [...counts].filter(([, n]) => n >= detected.length / 4).sort(([, a], [, b]) => b - a).map(([language]) => language);
  return usual.length > 0 ? usual : [declared ?? 'und'];
}

export function printProposed({ home, proposals, tried }: Proposed, terminal: Terminal): void {
  terminal.out(`${home.name ?? home.url}  ${home.url}`);
  for (const proposal of proposals) printProposal(proposal, terminal);
  for (const { way, detail } of tried) terminal.out(`  - ${way.kind} ${way.url}: ${detail}`);
}

export function printProposal({ way, foundBy, links, newestAt, preview, readable, recommended }: Proposal, terminal: Terminal): void {
  const newest = newestAt === null ? 'no dates' : `newest ${newestAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const pattern = way.linkPattern === undefined ? '' : `, pattern ${way.linkPattern}`;
  terminal.out(`${recommended ? '*' : ' '} ${way.kind} ${way.url}  (${foundBy}; ${links} links, ${newest}; ${Math.round(readable * preview.length)} of ${preview.length} read${pattern})`);
  for (const article of preview) {
    const day = article.publishedAt?.toISOString().slice(0, 16).replace('T', ' ') ?? '————————————————';
    const state = article.notRead === null ? `${article.characters} characters` : `not read: ${article.notRead}`;
    terminal.out(`      ${day}  ${article.title ?? article.url}  (${state})`);
  }
}

async function askAtTerminal(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(?:y|yes|c|có|co)$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
}
