// Measures claims: node --import tsx test/measure/claims.ts [written|gold|mentions|pages …]   (default: all four)
// written: five folds over scenarios, the model trained without the fold it is tried on. gold, mentions and pages: the shipped model.
// Beside each stands the baseline: a character-n-gram model over whole sentences, trained on the same text in the same run.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { createClaimFinder, type ClaimFinder } from '../../classifiers/claims/index.ts';
import { readClaimModels, type ClaimModels } from '../../classifiers/claims/model.ts';
import { readExamples, type Example } from '../../classifiers/claims/training/data.ts';
import { isArticle } from '../../classifiers/claims/training/second.ts';
import { foldOf, folds, trainingExamples, trainModels } from '../../classifiers/claims/training/train.ts';
import type { ArticleText, RegisterEntry } from '../../src/model/index.ts';
import { trainBaseline } from './claims-baseline.ts';
import { out, table, type Found, type Result } from './claims-score.ts';

const shared = process.env['HAIDANG_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url));
const starter = new URL('../../src/register/starter/', import.meta.url);
const register = readdirSync(starter).map((name) => JSON.parse(readFileSync(new URL(name, starter), 'utf8')) as RegisterEntry);

const run = (examples: readonly Example[], find: (article: ArticleText, language: string) => readonly Found[]): Result[] =>
  examples.map((example) => ({ example, found: find(example.article, example.language) }));

function measureWritten(examples: readonly Example[]): void {
  const ours: Result[] = [];
  const baseline: Result[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const held = examples.filter((example) => foldOf(example) === fold);
    const models = trainModels(examples.filter((example) => foldOf(example) !== fold));
    ours.push(...run(held, finderWith(models)));
    if (!process.argv.includes('--no-baseline')) baseline.push(...run(held, trainBaseline(examples.filter((example) => foldOf(example) !== fold))));
  }
  for (const [name, results] of [['ours', ours], ['baseline', baseline]] as const) {
    if (results.length === 0) continue;
    table(`whole articles, held out by number, ${name}`, results.filter(({ example }) => isArticle(example)));
    table(`written passages, held out by scenario, ${name}`, results.filter(({ example }) => !isArticle(example)));
  }
  if (process.argv.includes('--errors')) printErrors(ours);
}

function finderWith(models: ClaimModels): ClaimFinder['find'] {
  return createClaimFinder(register, { models }).find;
}

function measureGold(examples: readonly Example[]): void {
  const gold = ['A', 'B'].flatMap((half) => readExamples(`${shared}/data/gold/dev-${half}.jsonl`));
  table('gold dev', run(gold, finderWith(readClaimModels())));
  if (!process.argv.includes('--no-baseline')) table('gold dev, baseline', run(gold, trainBaseline(examples)));
}

/** Real sentences that name the places. They have no labels: what is counted is how many raise an alert, and by what kind of mention. */
function measureMentions(): void {
  const find = finderWith(readClaimModels());
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

/** Real passages from pages, one sentence each without outlet or context: of those with a claim against the position, which are found. */
function measurePages(): void {
  const find = finderWith(readClaimModels());
  const rows = gunzipSync(readFileSync(`${shared}/data/training/gold-pages.evaluation-only.jsonl.gz`)).toString('utf8').trim().split('\n')
    .map((line) => JSON.parse(line) as { id: string; lang: string; text: string; stance: string | null });
  const counts = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const found = find({ title: '', text: row.text }, row.lang);
    const said = found.length === 0 ? 'nothing' : [...new Set(found.map(({ voice }) => voice))].sort().join('+');
    const of = counts.get(String(row.stance)) ?? new Map<string, number>();
    of.set(said, (of.get(said) ?? 0) + 1);
    counts.set(String(row.stance), of);
    if (process.argv.includes('--errors')) out(`${row.id} ${row.lang} ${row.stance} → ${found.map(({ register: id, voice, p }) => `${id} ${voice} ${p.toFixed(2)}`).join(', ') || 'nothing'}: ${row.text}`);
  }
  out(`\n### gold pages: ${rows.length} passages`);
  for (const [stance, of] of [...counts].sort()) out(`${stance.padEnd(18)} ${[...of].sort().map(([said, count]) => `${said} ${count}`).join(' · ')}`);
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
  const examples = trainingExamples();
  if (wants('written')) measureWritten(examples);
  if (wants('gold')) measureGold(examples);
  if (wants('mentions')) measureMentions();
  if (wants('pages')) measurePages();
}

main();
