// `haidang register list | export | import | decisions`: the register as files, and the office's decisions as rows to evaluate on.

import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { readSettings } from '../config.ts';
import type { Database } from '../database/index.ts';
import { messageOf, Problem } from '../errors.ts';
import {
  confirmedAppearances, currentEntries, decidedCounts, decisions, importEntries, precisionOf, readClaimReviews, readRegisterFile, writeClaimReviews, writeRegisterFile,
} from '../register/index.ts';
import { Opened, openHouse, type House } from '../world.ts';
import { readOptions, required, type Command, type Terminal } from './command.ts';

/** Larger files are no register. */
const largestFile = 20_000_000;
type Work = { readonly house: House; readonly file: string; readonly check: boolean; readonly terminal: Terminal };

const verbs: Readonly<Record<string, (work: Work) => Promise<number>>> = { list, export: exportFile, import: importFile, decisions: writeDecisions };

export const register: Command = {
  name: 'register',
  summary: 'the register as a file, in and out; decisions as rows to evaluate on',
  usage: `haidang register list [--config FILE]
haidang register export FILE.yaml | FILE.jsonld [--config FILE]
haidang register import FILE.yaml | FILE.jsonld [--check] [--config FILE]
haidang register decisions --out FILE.jsonl [--config FILE]

export     FILE.yaml: the newest version of every entry, whole; FILE.jsonld: ClaimReview of schema.org, with the articles that people confirmed
import     makes a new version only where something changed; a file with a mistake is refused whole, with its line; --check writes nothing
           (.jsonld: reviews become entries without wordings, which match nothing until an editor writes some; entries that are there are left alone)
decisions  texts whose matches were confirmed or rejected, one JSON object a line, for "haidang evaluate --gold FILE"`,
  async run(args, terminal) {
    const { values, positionals } = readOptions('register', args, { config: { type: 'string' }, out: { type: 'string' }, check: { type: 'boolean' } });
    const [verb = '', target] = positionals;
    const work = verbs[verb];
    if (work === undefined) throw new Problem('bad-usage', { command: 'register', cause: 'Say "register list", "register export FILE", "register import FILE" or "register decisions --out FILE".' });
    const file = verb === 'list' ? '' : verb === 'decisions' ? required('register', 'out', values.out) : target;
    if (file === undefined) throw new Problem('bad-usage', { command: 'register', cause: `Which file is to be ${verb}ed?` });
    const opened = new Opened();
    try {
      const house = await openHouse(readSettings(process.env, values.config), opened);
      return await work({ house, file, check: values.check ?? false, terminal });
    } finally {
      await opened.close();
    }
  },
};

const isOpenData = (file: string) => ['.jsonld', '.json'].includes(extname(file).toLowerCase());

async function list({ house: { db }, terminal }: Work): Promise<number> {
  const decided = await decidedCounts(db);
  for (const { id, version, kind, title, evidence } of await currentEntries(db)) {
    const rows = decided.filter(({ register: of }) => of === id);
    const precision = precisionOf(rows);
    const open = evidence.filter(({ verified }) => !verified).length;
    terminal.out(`${id.padEnd(16)} version ${String(version).padEnd(4)} ${kind.padEnd(16)} ${`${open} of ${evidence.length} documents to be verified`.padEnd(34)} ${(precision === null ? 'not enough decisions' : `${Math.round(100 * precision)} % right`).padEnd(21)} ${title.en}`);
  }
  return 0;
}

function write(file: string, content: string): void {
  try {
    writeFileSync(file, content);
  } catch (thrown) {
    throw new Problem('not-writable', { file, cause: messageOf(thrown) });
  }
}

async function exportFile({ house: { db, profile }, file, terminal }: Work): Promise<number> {
  const entries = await currentEntries(db);
  write(file, isOpenData(file) ? writeClaimReviews(entries, await confirmedAppearances(db), profile.name) : writeRegisterFile(entries));
  terminal.say(`${entries.length} entries written to ${file}`);
  return 0;
}

function readText(file: string): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new Problem('no-such-file', { file });
  if (size > largestFile) throw new Problem('bad-register-file', { file, line: 1, cause: `the file is larger than ${largestFile / 1e6} MB` });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    throw new Problem('bad-register-file', { file, line: 1, cause: 'the file is not UTF-8; save it as UTF-8' });
  }
}

/** What an open-data file says of entries that are here already is less than what is here: those are left alone. */
async function withoutKnown(db: Database, entries: ReturnType<typeof readClaimReviews>, terminal: Terminal) {
  const known = new Set((await currentEntries(db)).map(({ id }) => id));
  for (const { id } of entries) if (known.has(id)) terminal.say(`left alone: ${id} is in the register already`);
  return entries.filter(({ id }) => !known.has(id));
}

async function importFile({ house: { db }, file, check, terminal }: Work): Promise<number> {
  const text = readText(file);
  const entries = isOpenData(file) ? await withoutKnown(db, readClaimReviews(text, file), terminal) : readRegisterFile(text, file);
  const source = { name: basename(file), sha256: createHash('sha256').update(text).digest('hex') };
  const { added, changed, unchanged } = await importEntries(db, entries, source, { dryRun: check });
  for (const { id, version } of added) terminal.out(`new      ${id} version ${version}`);
  for (const { id, version, fields } of changed) terminal.out(`changed  ${id} version ${version}: ${fields.join(', ')}`);
  terminal.say(`${added.length} new, ${changed.length} changed, ${unchanged.length} unchanged${check ? '; nothing was written (--check)' : ''}`);
  return 0;
}

async function writeDecisions({ house: { db }, file, terminal }: Work): Promise<number> {
  const lines: string[] = [];
  const leftOut = { open: 0, several: 0 };
  for await (const decision of decisions(db)) {
    if ('row' in decision) lines.push(JSON.stringify(decision.row));
    else leftOut[decision.leftOut] += 1;
  }
  write(file, lines.map((line) => `${line}\n`).join(''));
  terminal.say(`${lines.length} texts written to ${file}; left out: ${leftOut.open} with an open suggestion, ${leftOut.several} with more than one confirmed claim`);
  return 0;
}
