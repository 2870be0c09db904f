// `haidang sources import | export | catalogue`: lists of sources in and out.

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { decodePage } from '../../crawlers/index.ts';
import { messageOf, Problem } from '../errors.ts';
import { requireRealArchive } from '../press.ts';
import { addSource, catalogue, checkedCatalogue, countAdded, describedSources, readOpml, writeOpml, type CheckedEntry } from '../sources/index.ts';
import { wrongUsage, type SourcesWork } from './sources-work.ts';

/** Larger files are no lists of sources. */
const largestFile = 20_000_000;

/** Adds what a file describes; what cannot be added is named with its reason and counted, never dropped in silence. */
export async function importVerb({ db, settings, target, options, terminal }: SourcesWork): Promise<number> {
  if (target === undefined) throw wrongUsage('Which OPML file is to be imported?');
  const [language] = options.language ?? [];
  const read = readOpml(readText(target), { ...(options.country === undefined ? {} : { country: options.country.toUpperCase() }), ...(language === undefined ? {} : { language }) });
  if ('problem' in read) throw new Problem('bad-opml', { file: target, cause: read.problem });
  const archive = await db();
  if ((await countAdded(archive)).fictional || read.sources.length > 0) await requireRealArchive(archive, settings);
  let added = 0;
  const refused = [...read.refused];
  for (const source of read.sources) {
    try {
      await addSource(archive, source, { replace: options.replace ?? false });
      added += 1;
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      refused.push({ text: source.name, cause: thrown.message });
    }
  }
  for (const { text, cause } of refused) terminal.say(`not added: ${text}: ${cause}`);
  terminal.say(`${added} sources added, ${refused.length} not`);
  return refused.length === 0 ? 0 : 1;
}

function readText(file: string): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new Problem('no-such-file', { file });
  if (size > largestFile) throw new Problem('bad-opml', { file, cause: `it is larger than ${largestFile / 1e6} MB` });
  const body = readFileSync(file);
  // The same charset rules as for pages: old readers wrote windows-1258 or GBK.
  return decodePage({ contentType: 'text/xml', body }).text;
}

export async function exportVerb({ db, target, terminal }: SourcesWork): Promise<number> {
  if (target === undefined) throw wrongUsage('Which file is to be written?');
  const sources = await describedSources(await db());
  try {
    writeFileSync(target, writeOpml(sources));
  } catch (thrown) {
    throw new Problem('not-writable', { file: target, cause: messageOf(thrown) });
  }
  terminal.say(`${sources.length} sources written to ${target}`);
  return 0;
}

export async function catalogueVerb({ db, options, terminal }: SourcesWork): Promise<number> {
  const country = options.country?.toUpperCase();
  const entries = (await knownCatalogue(db)).filter((entry) => country === undefined || entry.country === country);
  for (const entry of entries) {
    terminal.out(options.json === true ? JSON.stringify(entry) : `${entry.key.padEnd(36)} ${entry.country}  ${entry.languages.join(',').padEnd(8)} ${entry.kind.padEnd(12)} ${stateOf(entry).padEnd(20)} ${entry.name}`);
  }
  const verified = entries.filter(({ check }) => check?.verified === true).length;
  terminal.say(`${entries.length} outlets, ${verified === 0 ? 'none' : verified} of them verified here: "haidang sources check KEY" asks one`);
  return entries.length === 0 ? 1 : 0;
}

/** The catalogue with what this archive knows of it; while another process holds the archive, without. */
async function knownCatalogue(db: SourcesWork['db']): Promise<CheckedEntry[]> {
  try {
    return await checkedCatalogue(await db());
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.code !== 'data-in-use') throw thrown;
    return catalogue().map((entry) => ({ ...entry, check: null }));
  }
}

/** "verified 2026-11-20", "failed 2026-11-20" or "unverified": what this archive has seen of it. */
function stateOf({ check }: CheckedEntry): string {
  return check === null ? 'unverified' : `${check.verified ? 'verified' : 'failed'} ${check.checkedAt.toISOString().slice(0, 10)}`;
}
