// The tables that `haidang evaluate` prints: every task, then every language, each system beside the others.

import { calibrationError, middle, resampledScores, scorePairs, type Scores } from '../../classifiers/evaluate/index.ts';
import { pairsOf, type Judged, type System } from '../evaluation.ts';
import { voices } from '../model/index.ts';
import type { Terminal } from './command.ts';

const languagesOf = (judged: readonly Judged[]) => [...new Set(judged.map(({ gold }) => gold.lang))].sort();
const systemsOf = (judged: readonly Judged[]): System[] => (judged[0]?.previous ? ['ours', 'previous', 'baseline'] : ['ours', 'baseline']);

/** Everything as one object: scores of each system, over all and per language, and our calibration errors. */
export function asJson(judged: readonly Judged[]) {
  const each = (some: readonly Judged[]) => Object.fromEntries(systemsOf(judged).map((system) => [system, scorePairs(pairsOf(some, system))]));
  return {
    ...each(judged),
    calibration: calibrationOf(judged),
    byLanguage: Object.fromEntries(languagesOf(judged).map((lang) => [lang, each(judged.filter(({ gold }) => gold.lang === lang))])),
  };
}

function calibrationOf(judged: readonly Judged[]) {
  const error = (task: 'topics' | 'sentiment') => calibrationError(judged.flatMap(({ forecasts }) => forecasts[task]));
  return { topics: error('topics'), sentiment: error('sentiment') };
}

const figure = (value: number | null) => (value === null ? '—' : value.toFixed(3));
const rowOf = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
const ruleOf = (columns: number) => rowOf(Array<string>(columns).fill('---'));

const tasks: readonly (readonly [name: string, of: (scores: Scores) => number | null])[] = [
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

export function printTables(judged: readonly Judged[], terminal: Terminal): void {
  printTasks(judged, terminal);
  terminal.out('');
  printLanguages(judged, terminal);
  terminal.out('');
  const scores = systemsOf(judged).map((system) => scorePairs(pairsOf(judged, system)));
  const beside = (of: (scores: Scores) => Readonly<Record<string, number | null>>) =>
    Object.keys(of(scores[0]!)).map((label) => `${label} ${scores.map((each) => figure(of(each)[label] ?? null)).join(' / ')}`).join(', ');
  terminal.out(`Topics, F1 (${systemsOf(judged).join(' / ')}): ${beside(({ topicF1 }) => topicF1)}.`);
  terminal.out(`Sentiment, F1: ${beside(({ sentimentF1 }) => sentimentF1)}.`);
}

function printTasks(judged: readonly Judged[], terminal: Terminal): void {
  const systems = systemsOf(judged);
  const scores = systems.map((system) => scorePairs(pairsOf(judged, system)));
  const drawn = resampledScores(pairsOf(judged, 'ours'));
  terminal.out(rowOf(['task', 'ours', '95 %', ...systems.slice(1)]));
  terminal.out(ruleOf(systems.length + 2));
  for (const [name, of] of tasks) {
    const range = middle(drawn.map(of));
    const [ours, ...others] = scores.map((each) => figure(of(each)));
    terminal.out(rowOf([name, ours ?? '', range === null ? '—' : `${figure(range.low)} – ${figure(range.high)}`, ...others]));
  }
  const count = (name: string, of: (scores: Scores) => number) => {
    const [ours, ...others] = scores.map(of);
    terminal.out(rowOf([name, ours ?? '', '', ...others]));
  };
  count('articles without a claim, flagged as asserting', ({ falseAlarms }) => falseAlarms);
  count('of them about Viet Nam or the province, and negative', ({ criticismAlarms }) => criticismAlarms);
  const { topics, sentiment } = calibrationOf(judged);
  const none = systems.slice(1).map(() => '');
  terminal.out(rowOf(['calibration error, topics', figure(topics), '', ...none]));
  terminal.out(rowOf(['calibration error, sentiment', figure(sentiment), '', ...none]));
}

function printLanguages(judged: readonly Judged[], terminal: Terminal): void {
  const systems = systemsOf(judged);
  terminal.out(rowOf(['language', 'articles', 'asserts P / R', ...systems.map((system) => `${system}: about / topics / sentiment`)]));
  terminal.out(ruleOf(systems.length + 3));
  for (const lang of languagesOf(judged)) {
    const some = judged.filter(({ gold }) => gold.lang === lang);
    const scores = systems.map((system) => scorePairs(pairsOf(some, system)));
    const { precision, recall } = scores[0]!.claims.asserts;
    const cells = scores.map(({ about, topics, sentiment }) => [about, topics, sentiment].map(figure).join(' / '));
    terminal.out(rowOf([lang, some.length, `${figure(precision)} / ${figure(recall)}`, ...cells]));
  }
}
