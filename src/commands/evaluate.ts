// `haidang evaluate`: our scores on gold files, per task and language, beside the baselines of the same run.

import { z } from 'zod';
import { scorePairs, standardError, type GoldRow, type Pair, type Scores } from '../../classifiers/evaluate/index.ts';
import { readSettings } from '../config.ts';
import { messageOf, Problem, sentence } from '../errors.ts';
import { judgeGold, pairsOf, type Judged } from '../evaluation.ts';
import { voices } from '../model/index.ts';
import { Opened } from '../world.ts';
import { readOptions, type Command, type Terminal } from './command.ts';
import { readLines } from './lines.ts';

const goldRow = z.object({
  id: z.string(),
  lang: z.string(),
  date: z.string().nullish().transform((value) => value ?? null),
  outlet_country: z.string().nullish().transform((value) => value ?? null),
  title: z.string(),
  text: z.string(),
  about: z.string(),
  topics: z.array(z.string()),
  sentiment: z.string(),
  claim: z.object({ id: z.string(), voice: z.enum(voices), quote: z.string() }).nullable(),
});

async function readGold(files: readonly string[], terminal: Terminal): Promise<GoldRow[]> {
  const rows: GoldRow[] = [];
  for (const file of files) {
    for await (const { number, line } of readLines(file)) {
      if (line.trim() === '') continue;
      try {
        rows.push(goldRow.parse(JSON.parse(line)));
      } catch (thrown) {
        terminal.say(sentence('bad-line', { line: number, file, cause: messageOf(thrown) }, 'en'));
      }
    }
  }
  return rows;
}

export const evaluate: Command = {
  name: 'evaluate',
  summary: 'scores on labelled articles per task and language, beside baselines',
  usage: `haidang evaluate --gold FILE [--gold FILE …] [--json] [--errors]

FILE: one JSON object a line: {id, lang, date, outlet_country, title, text, about, topics, sentiment, claim:{id, voice, quote}|null}
Baselines of the same run: names alone (about, claims), the character-n-gram model alone (topics, sentiment).
--json prints everything as one JSON object; --errors lists the ids that were judged wrongly, per task.`,
  async run(args, terminal) {
    const { values } = readOptions('evaluate', args, { gold: { type: 'string', multiple: true }, json: { type: 'boolean' }, errors: { type: 'boolean' } });
    const files = values.gold ?? [];
    if (files.length === 0) throw new Problem('bad-usage', { command: 'evaluate', cause: '--gold is missing.' });
    const rows = await readGold(files, terminal);
    const opened = new Opened();
    try {
      const judged = await judgeGold(rows, readSettings(process.env), opened, (done) => terminal.progress(`${done} of ${rows.length}`));
      if (values.json === true) terminal.out(JSON.stringify(asJson(judged)));
      else print(judged, terminal);
      if (values.errors === true) printErrors(judged, terminal);
      terminal.say(`${rows.length} articles`);
      return 0;
    } finally {
      await opened.close();
    }
  },
};

const languagesOf = (judged: readonly Judged[]) => [...new Set(judged.map(({ gold }) => gold.lang))].sort();

function asJson(judged: readonly Judged[]) {
  const both = (some: readonly Judged[]) => ({ ours: scorePairs(pairsOf(some, 'ours')), baseline: scorePairs(pairsOf(some, 'baseline')) });
  return { ...both(judged), byLanguage: Object.fromEntries(languagesOf(judged).map((lang) => [lang, both(judged.filter(({ gold }) => gold.lang === lang))])) };
}

const figure = (value: number | null) => (value === null ? '—' : value.toFixed(3));

const rowsOfTable: readonly (readonly [name: string, of: (scores: Scores) => number | null])[] = [
  ['about, accuracy', ({ about }) => about],
  ['topics, micro-F1', ({ topics }) => topics],
  ['sentiment, macro-F1', ({ sentiment }) => sentiment],
  ...voices.flatMap((voice) => [
    [`claims ${voice}, precision`, ({ claims }: Scores) => claims[voice].precision] as const,
    [`claims ${voice}, recall`, ({ claims }: Scores) => claims[voice].recall] as const,
  ]),
  ['voice right, of entries found', ({ voiceRight }) => voiceRight],
  ['quote overlaps by half', ({ quoteRight }) => quoteRight],
];

function print(judged: readonly Judged[], terminal: Terminal): void {
  const [ours, baseline] = [pairsOf(judged, 'ours'), pairsOf(judged, 'baseline')];
  const [oursAll, baselineAll] = [scorePairs(ours), scorePairs(baseline)];
  terminal.out('| task | ours | ± | baseline |');
  terminal.out('| --- | --- | --- | --- |');
  for (const [name, of] of rowsOfTable) {
    const error = standardError(ours, (pairs: readonly Pair[]) => of(scorePairs(pairs)));
    terminal.out(`| ${name} | ${figure(of(oursAll))} | ${error.toFixed(3)} | ${figure(of(baselineAll))} |`);
  }
  terminal.out(`| articles without a claim, flagged as asserting | ${oursAll.falseAlarms} | | ${baselineAll.falseAlarms} |`);
  terminal.out(`| of them about Viet Nam or the province, and negative | ${oursAll.criticismAlarms} | | ${baselineAll.criticismAlarms} |`);
  terminal.out('');
  terminal.out('| language | articles | about | topics | sentiment | asserts P / R | baseline about | topics | sentiment |');
  terminal.out('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const lang of languagesOf(judged)) {
    const some = judged.filter(({ gold }) => gold.lang === lang);
    const [a, b] = [scorePairs(pairsOf(some, 'ours')), scorePairs(pairsOf(some, 'baseline'))];
    const asserts = `${figure(a.claims.asserts.precision)} / ${figure(a.claims.asserts.recall)}`;
    terminal.out(`| ${lang} | ${some.length} | ${figure(a.about)} | ${figure(a.topics)} | ${figure(a.sentiment)} | ${asserts} | ${figure(b.about)} | ${figure(b.topics)} | ${figure(b.sentiment)} |`);
  }
  terminal.out('');
  terminal.out(`Topics, F1: ${Object.entries(oursAll.topicF1).map(([topic, value]) => `${topic} ${figure(value)} (${figure(baselineAll.topicF1[topic] ?? null)})`).join(', ')}.`);
  terminal.out(`Sentiment, F1: ${Object.entries(oursAll.sentimentF1).map(([tone, value]) => `${tone} ${figure(value)} (${figure(baselineAll.sentimentF1[tone] ?? null)})`).join(', ')}.`);
}

function printErrors(judged: readonly Judged[], terminal: Terminal): void {
  for (const { gold, ours } of judged) {
    if (ours.about !== gold.about) terminal.out(`${gold.id}\tabout\t${gold.about}\t${ours.about}`);
    if (ours.sentiment !== gold.sentiment) terminal.out(`${gold.id}\tsentiment\t${gold.sentiment}\t${ours.sentiment}`);
    const [wanted, said] = [[...gold.topics].sort().join(' '), [...ours.topics].sort().join(' ')];
    if (wanted !== said) terminal.out(`${gold.id}\ttopics\t${wanted}\t${said}`);
    const claims = ours.claims.map(({ register, voice }) => `${voice} ${register}`).join(', ');
    const claim = gold.claim === null ? '' : `${gold.claim.voice} ${gold.claim.id}`;
    if (claim !== claims) terminal.out(`${gold.id}\tclaim\t${claim}\t${claims}`);
  }
}
