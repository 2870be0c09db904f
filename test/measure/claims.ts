// Measures claims: node --import tsx test/measure/claims.ts [written|gold|mentions …]   (default: all three)
// written: five folds over scenarios, the model trained without the fold it is tried on. gold and mentions: the shipped model.
// Beside each stands the baseline: a character-n-gram model over whole sentences, trained on the same text in the same run.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { createClaimFinder, type ClaimFinder } from '../../classifiers/claims/index.ts';
import { readVoiceModel, type VoiceModel } from '../../classifiers/claims/model.ts';
import { labelPassages, readExamples, type Example } from '../../classifiers/claims/training/data.ts';
import { fit } from '../../classifiers/claims/training/fit.ts';
import { toVoiceModel, trainingExamples } from '../../classifiers/claims/training/train.ts';
import { voices, type ArticleText, type RegisterEntry } from '../../src/model/index.ts';
import { trainBaseline } from './claims-baseline.ts';

const shared = process.env['HAIDANG_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url));
const starter = new URL('../../src/register/starter/', import.meta.url);
const register = readdirSync(starter).map((name) => JSON.parse(readFileSync(new URL(name, starter), 'utf8')) as RegisterEntry);

type Found = { readonly register: string; readonly voice: string; readonly p: number; readonly quote: string; readonly sentence: string };
type Result = { readonly example: Example; readonly found: readonly Found[] };

const out = (line: string) => process.stdout.write(`${line}\n`);
const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(3));
const foldOf = (scenario: string) => createHash('md5').update(scenario).digest()[0]! % 5;

function score(results: readonly Result[], voice: string) {
  let right = 0;
  let found = 0;
  let wanted = 0;
  for (const { example, found: claims } of results) {
    const given = claims.filter((claim) => claim.voice === voice);
    found += given.length;
    if (example.claim?.voice !== voice) continue;
    wanted += 1;
    right += given.some((claim) => claim.register === example.claim!.id) ? 1 : 0;
  }
  return { right, found, wanted, text: `${share(right, found)} / ${share(right, wanted)} (${right} of ${found} found, ${wanted} there)` };
}

function table(name: string, results: readonly Result[]): void {
  out(`\n### ${name}: ${results.length} texts`);
  for (const voice of voices) out(`${voice.padEnd(10)} precision / recall ${score(results, voice).text}`);
  const languages = [...new Set(results.map(({ example }) => example.language))].sort();
  out(`asserts by language: ${languages.map((language) => `${language} ${score(results.filter(({ example }) => example.language === language), 'asserts').text.split(' (')[0]}`).join(' · ')}`);
  const clean = results.filter(({ example }) => example.claim === null);
  const accused = clean.filter(({ found }) => found.some((claim) => claim.voice === 'asserts'));
  const critical = clean.filter(({ example }) => (example.about === 'province' || example.about === 'vietnam') && example.sentiment === 'negative');
  const wronged = critical.filter(({ found }) => found.some((claim) => claim.voice === 'asserts'));
  out(`without a claim: ${clean.length}, flagged as asserting: ${accused.length}; critical of Viet Nam or the province: ${critical.length}, flagged: ${wronged.length}`);
}

const run = (examples: readonly Example[], find: (article: ArticleText, language: string) => readonly Found[]): Result[] =>
  examples.map((example) => ({ example, found: find(example.article, example.language) }));

function measureWritten(examples: readonly Example[]): void {
  const ours: Result[] = [];
  const baseline: Result[] = [];
  for (let fold = 0; fold < 5; fold += 1) {
    const train = examples.filter(({ scenario }) => foldOf(scenario) !== fold);
    const held = examples.filter(({ scenario }) => foldOf(scenario) === fold);
    const model: VoiceModel = toVoiceModel(fit(labelPassages(train)));
    ours.push(...run(held, finderWith(model)));
    baseline.push(...run(held, trainBaseline(train)));
  }
  table('written, five folds over scenarios', ours);
  table('written, baseline', baseline);
  if (process.argv.includes('--errors')) printErrors(ours);
}

function finderWith(model: VoiceModel): ClaimFinder['find'] {
  return createClaimFinder(register, { model }).find;
}

function measureGold(examples: readonly Example[]): void {
  const gold = ['A', 'B'].flatMap((half) => readExamples(`${shared}/data/gold/dev-${half}.jsonl`));
  table('gold dev', run(gold, finderWith(readVoiceModel())));
  table('gold dev, baseline', run(gold, trainBaseline(examples)));
}

/** Real sentences that name the places. They have no labels: what is counted is how many raise an alert, and by what kind of mention. */
function measureMentions(): void {
  const find = finderWith(readVoiceModel());
  const rows = gunzipSync(readFileSync(`${shared}/data/training/real-mentions.evaluation-only.jsonl.gz`)).toString('utf8').trim().split('\n')
    .map((line) => JSON.parse(line) as { lang: string; text: string; kinds: string[]; contested: boolean });
  const counts = new Map<string, number[]>();
  const samples: string[] = [];
  const started = performance.now();
  for (const row of rows) {
    const asserted = find({ title: '', text: row.text }, row.lang).filter((claim) => claim.voice === 'asserts');
    for (const key of [row.lang, row.contested ? 'contested' : 'other', ...row.kinds.map((kind) => `kind ${kind}`)]) {
      const [all = 0, flagged = 0] = counts.get(key) ?? [];
      counts.set(key, [all + 1, flagged + (asserted.length > 0 ? 1 : 0)]);
    }
    for (const claim of asserted) samples.push(`${row.lang} ${claim.register} ${claim.p.toFixed(2)} ${claim.sentence}`);
  }
  const seconds = (performance.now() - started) / 1000;
  out(`\n### real mentions: ${rows.length} sentences in ${seconds.toFixed(1)} s`);
  for (const [key, [all, flagged]] of [...counts].sort()) out(`${key.padEnd(24)} ${flagged} of ${all} flagged as asserting`);
  if (process.argv.includes('--errors')) for (const sample of samples) out(sample);
}

function printErrors(results: readonly Result[]): void {
  for (const { example, found } of results) {
    for (const claim of found.filter((one) => one.voice === 'asserts')) {
      if (example.claim?.voice === 'asserts' && example.claim.id === claim.register) continue;
      out(`${claim.p.toFixed(2)} ${example.language} ${example.claim ? `${example.claim.id} ${example.claim.voice}` : 'no claim'} → ${claim.register}: ${claim.sentence}`);
    }
  }
}

function main(): void {
  if (!existsSync(`${shared}/data/gold`)) {
    out(`No data under ${shared}. Set HAIDANG_SHARED.`);
    return;
  }
  const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const wants = (name: string) => asked.length === 0 || asked.includes(name);
  const examples = trainingExamples(`${shared}/data/training/written`);
  if (wants('written')) measureWritten(examples);
  if (wants('gold')) measureGold(examples);
  if (wants('mentions')) measureMentions();
}

main();
