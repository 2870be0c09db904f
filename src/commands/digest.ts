// `haidang digest`: what a week brought, as a frozen issue and a file; and the issues made so far.

import { writeFile } from 'node:fs/promises';
import { readSettings } from '../config.ts';
import {
  composeDigest, digestFormats, issueById, listIssues, makeIssue, renderDigest, weekNamed, weekOfDay,
  type DigestFormat, type DocumentLanguage, type Week,
} from '../digests/index.ts';
import { messageOf, Problem } from '../errors.ts';
import type { DigestContent, DigestIssue } from '../model/index.ts';
import { createPdfPrinter } from '../print-pdf.ts';
import { sourceHealth } from '../sources/index.ts';
import { Opened, openHouse, type House } from '../world.ts';
import { readOptions, required, type Command, type Terminal } from './command.ts';

const options = {
  week: { type: 'string' }, issue: { type: 'string' }, format: { type: 'string' }, lang: { type: 'string' }, out: { type: 'string' }, config: { type: 'string' },
} as const;

export const digest: Command = {
  name: 'digest',
  summary: 'the press digest of a week as HTML, DOCX or PDF; the issues made so far',
  usage: `haidang digest [--config FILE]
haidang digest --week 2026-W47 [--format html|docx|pdf] [--lang vi|en] [--out FILE]
haidang digest --issue NUMBER [--format html|docx|pdf] [--lang vi|en] --out FILE

Without options it lists the issues. --week without --out prints the items of that week and makes nothing; with --out it makes an issue
(frozen, with its hash in the audit log) and writes it. --issue writes an issue that was made before, byte for byte the same (PDF: with the
same Chromium and fonts). The format is docx unless given.`,
  async run(args, terminal) {
    const { values } = readOptions('digest', args, options);
    const wish = readWish(values);
    const opened = new Opened();
    try {
      await fulfil(wish, await openHouse(readSettings(process.env, values.config), opened), terminal);
      return 0;
    } finally {
      await opened.close();
    }
  },
};

type File = { readonly out: string; readonly format: DigestFormat; readonly lang: DocumentLanguage };
type Wish =
  | { readonly kind: 'list' }
  | { readonly kind: 'items'; readonly week: Week; readonly lang: DocumentLanguage }
  | { readonly kind: 'make'; readonly week: Week; readonly file: File }
  | { readonly kind: 'rebuild'; readonly issue: number; readonly file: File };

/** What the options ask for; everything that is wrong with them is said before the archive is opened. */
function readWish({ week, issue, format, lang, out }: { [Name in keyof typeof options]?: string }): Wish {
  const language = oneOf('lang', lang ?? 'vi', ['vi', 'en'] as const);
  const file = (path: string): File => ({ out: path, format: oneOf('format', format ?? 'docx', digestFormats), lang: language });
  if (week !== undefined && issue !== undefined) throw usage('Give --week or --issue, not both.');
  if (issue !== undefined) return { kind: 'rebuild', issue: issueNumber(issue), file: file(required('digest', 'out', out)) };
  if (week !== undefined && out !== undefined) return { kind: 'make', week: weekNamed(week), file: file(out) };
  if (out !== undefined) throw usage('--out needs --week or --issue.');
  return week === undefined ? { kind: 'list' } : { kind: 'items', week: weekNamed(week), lang: language };
}

async function fulfil(wish: Wish, house: House, terminal: Terminal): Promise<void> {
  if (wish.kind === 'list') return printIssues(house, terminal);
  if (wish.kind === 'rebuild') return writeIssue(await issueById(house.db, wish.issue), wish.file, terminal);
  const content = await composeWeek(house, wish.week);
  if (wish.kind === 'items') return printItems(content, wish.lang, terminal);
  return writeIssue(await issueById(house.db, await makeIssue(house.db, content, null)), wish.file, terminal);
}

const usage = (cause: string) => new Problem('bad-usage', { command: 'digest', cause });

function oneOf<Value extends string>(name: string, given: string, allowed: readonly Value[]): Value {
  const found = allowed.find((value) => value === given);
  if (found === undefined) throw usage(`--${name} must be ${allowed.join(', ')}, not "${given}".`);
  return found;
}

function issueNumber(given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw usage(`--issue must be a number, not "${given}".`);
  return Number(given);
}

async function composeWeek({ db, profile }: House, { from, to }: Week): Promise<DigestContent> {
  // The archive itself knows which press it holds, whatever configuration this command was given.
  const fictional = (await sourceHealth(db)).some((source) => source.fictional);
  return composeDigest(db, { period: 'week', from, to, province: profile, fictional });
}

async function writeIssue(issue: DigestIssue, { out, format, lang }: File, terminal: Terminal): Promise<void> {
  const printer = createPdfPrinter();
  try {
    const bytes = await renderDigest(issue, format, lang, printer.print);
    await writeFile(out, bytes).catch((thrown: unknown) => {
      throw new Problem('not-writable', { file: out, cause: messageOf(thrown) }, { cause: thrown });
    });
    const { articles, stories } = issue.content.totals;
    terminal.say(`Issue ${issue.id} (${weekOfDay(issue.content.from).name}): ${stories} stories, ${articles} articles, ${bytes.length} bytes in ${out}`);
  } finally {
    await printer.close();
  }
}

function printItems({ sections, totals, summary }: DigestContent, lang: DocumentLanguage, terminal: Terminal): void {
  for (const { items } of sections) {
    for (const { number, title, outlet, country, sentiment } of items) terminal.out(`${number}\t${country}\t${sentiment ?? 'not-scored'}\t${outlet}\t${title}`);
  }
  terminal.say(summary[0]?.text[lang] ?? '');
  terminal.say(`${totals.stories} stories, ${totals.articles} articles; nothing was made: add --out FILE.`);
}

async function printIssues({ db }: House, terminal: Terminal): Promise<void> {
  const issues = await listIssues(db);
  for (const { id, from, to, stories, articles, madeAt, sha256 } of issues) {
    terminal.out(`${id}\t${from}\t${to}\t${stories} stories\t${articles} articles\t${madeAt.toISOString()}\t${sha256}`);
  }
  terminal.say(`${issues.length} issues`);
}
