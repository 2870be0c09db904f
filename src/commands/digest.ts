// `haidang digest`: what a week brought, as a frozen issue and a file; and the issues made so far.

import { writeFile } from 'node:fs/promises';
import { readSettings } from '../config.ts';
import {
  composeDigest, digestFormats, issueById, listIssues, makeIssue, renderDigest, weekNamed, weekOfDay,
  type DigestFormat, type DocumentLanguage,
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
    const format = oneOf('format', values.format ?? 'docx', digestFormats);
    const lang = oneOf('lang', values.lang ?? 'vi', ['vi', 'en'] as const);
    if (values.week !== undefined && values.issue !== undefined) throw usage('Give --week or --issue, not both.');
    const opened = new Opened();
    try {
      const house = await openHouse(readSettings(process.env, values.config), opened);
      if (values.issue !== undefined) {
        const issue = await issueById(house.db, issueNumber(values.issue));
        await writeIssue(issue, format, lang, required('digest', 'out', values.out), terminal);
      } else if (values.week !== undefined) await digestWeek(house, values.week, values.out, format, lang, terminal);
      else if (values.out !== undefined) throw usage('--out needs --week or --issue.');
      else await printIssues(house, terminal);
      return 0;
    } finally {
      await opened.close();
    }
  },
};

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

async function digestWeek({ db, profile }: House, name: string, out: string | undefined, format: DigestFormat, lang: DocumentLanguage, terminal: Terminal): Promise<void> {
  const { from, to } = weekNamed(name);
  // The archive itself knows which press it holds, whatever configuration this command was given.
  const fictional = (await sourceHealth(db)).some((source) => source.fictional);
  const content = await composeDigest(db, { period: 'week', from, to, province: profile, fictional });
  if (out === undefined) return printItems(content, lang, terminal);
  const issue = await issueById(db, await makeIssue(db, content, null));
  await writeIssue(issue, format, lang, out, terminal);
}

async function writeIssue(issue: DigestIssue, format: DigestFormat, lang: DocumentLanguage, out: string, terminal: Terminal): Promise<void> {
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
