// `haidang evaluate`: our scores on gold files, per task and language, beside the baselines of the same run.

import { z } from 'zod';
import { reasonsToRefuse, type GoldRow } from '../../classifiers/evaluate/index.ts';
import { readSettings } from '../config.ts';
import { messageOf, Problem, sentence } from '../errors.ts';
import { judgeGold, pairsOf, type Judged } from '../evaluation.ts';
import { voices } from '../model/index.ts';
import { Opened } from '../world.ts';
import { readOptions, type Command, type Terminal } from './command.ts';
import { asJson, printTables } from './evaluate-tables.ts';
import { readLines } from './lines.ts';

const goldRow = z.object({
  id: z.string(),
  lang: z.string(),
  date: z.string().nullish().transform((value) => value ?? null),
  outlet_country: z.string().nullish().transform((value) => value ?? null),
  title: z.string(),
  text: z.string(),
  // Left out or null: not labelled, and left out of that task's score, as in the rows of "haidang register decisions".
  about: z.string().nullish().transform((value) => value ?? null),
  topics: z.array(z.string()).nullish().transform((value) => value ?? null),
  sentiment: z.string().nullish().transform((value) => value ?? null),
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
  usage: `haidang evaluate --gold FILE [--gold FILE …] [--previous FOLDER] [--json] [--errors]

FILE: one JSON object a line: {id, lang, date, outlet_country, title, text, about, topics, sentiment, claim:{id, voice, quote}|null}
about, topics and sentiment may be missing ("haidang register decisions" knows claims alone): such a row is left out of that task's score.
Baselines of the same run: names alone (about, claims), the character-n-gram model alone (topics, sentiment).
--previous FOLDER puts an earlier model beside ours and says whether ours may take its place: refused (exit code 1) where it is
worse than chance explains in a task, a language, a topic that the plans name, or takes one more critical article for false.
--json prints everything as one JSON object; --errors lists the ids that were judged wrongly, per task.`,
  async run(args, terminal) {
    const { values } = readOptions('evaluate', args, { gold: { type: 'string', multiple: true }, previous: { type: 'string' }, json: { type: 'boolean' }, errors: { type: 'boolean' } });
    const files = values.gold ?? [];
    if (files.length === 0) throw new Problem('bad-usage', { command: 'evaluate', cause: '--gold is missing.' });
    const rows = await readGold(files, terminal);
    const opened = new Opened();
    try {
      const judged = await judgeGold(rows, readSettings(process.env), opened, {
        ...(values.previous === undefined ? {} : { previous: values.previous }),
        onProgress: (done) => terminal.progress(`${done} of ${rows.length}`),
      });
      if (values.json === true) terminal.out(JSON.stringify(asJson(judged)));
      else printTables(judged, terminal);
      if (values.errors === true) printErrors(judged, terminal);
      terminal.say(`${rows.length} articles`);
      return values.previous === undefined ? 0 : sayGate(judged, terminal);
    } finally {
      await opened.close();
    }
  },
};

/** The exit code of the gate: 0 where the model may be taken. */
function sayGate(judged: readonly Judged[], terminal: Terminal): number {
  const reasons = reasonsToRefuse(pairsOf(judged, 'previous'), pairsOf(judged, 'ours'));
  terminal.say(reasons.length === 0 ? 'Gate: taken, nowhere worse than the previous model.' : `Gate: refused. Worse: ${reasons.join('; ')}.`);
  return reasons.length === 0 ? 0 : 1;
}

function printErrors(judged: readonly Judged[], terminal: Terminal): void {
  for (const { gold, ours } of judged) {
    if (gold.about !== null && ours.about !== gold.about) terminal.out(`${gold.id}\tabout\t${gold.about}\t${ours.about}`);
    if (gold.sentiment !== null && ours.sentiment !== gold.sentiment) terminal.out(`${gold.id}\tsentiment\t${gold.sentiment}\t${ours.sentiment}`);
    const [wanted, said] = [[...(gold.topics ?? ours.topics)].sort().join(' '), [...ours.topics].sort().join(' ')];
    if (wanted !== said) terminal.out(`${gold.id}\ttopics\t${wanted}\t${said}`);
    const claims = ours.claims.map(({ register, voice }) => `${voice} ${register}`).join(', ');
    const claim = gold.claim === null ? '' : `${gold.claim.voice} ${gold.claim.id}`;
    if (claim !== claims) terminal.out(`${gold.id}\tclaim\t${claim}\t${claims}`);
  }
}
