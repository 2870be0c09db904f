// The regression gate: a new model is taken only if it is not worse anywhere that matters.

import { scorePairs, type Pair, type Scores } from './metrics.ts';
import { drawIndices, middle } from './resample.ts';

/** Where a loss matters: rule 2 and the alerts above all, then each task, then the topics the office's plans name. */
const watched: readonly (readonly [name: string, of: (scores: Scores) => number | null])[] = [
  ['about', ({ about }) => about],
  ['topics', ({ topics }) => topics],
  ['sentiment', ({ sentiment }) => sentiment],
  ['asserted claims, precision', ({ claims }) => claims.asserts.precision],
  ['asserted claims, recall', ({ claims }) => claims.asserts.recall],
  ...['sovereignty', 'human_rights', 'investment'].map((topic) => [`topic ${topic}`, ({ topicF1 }: Scores) => topicF1[topic] ?? null] as const),
];
/** In one language only the labels of every article are compared: claims are too few there. */
const watchedInLanguage = watched.slice(0, 3);
/** Fewer articles of a language say nothing about it. */
const fewestOfLanguage = 15;

/**
 * Why the new model must not be taken; empty where it may. `before` and `after` hold the same articles in the same order. Worse means that
 * the difference is below zero in 95 % of paired draws, so chance alone refuses no model. One more critical article that is taken for false refuses always.
 */
export function reasonsToRefuse(before: readonly Pair[], after: readonly Pair[]): string[] {
  const [old, now] = [scorePairs(before), scorePairs(after)];
  const reasons = worseScores(before, after, watched);
  if (now.criticismAlarms > old.criticismAlarms) {
    reasons.push(`critical articles taken for false: ${old.criticismAlarms} → ${now.criticismAlarms}`);
  }
  for (const lang of new Set(before.map(({ gold }) => gold.lang))) {
    const own = (pairs: readonly Pair[]) => pairs.filter(({ gold }) => gold.lang === lang);
    if (own(before).length < fewestOfLanguage) continue;
    reasons.push(...worseScores(own(before), own(after), watchedInLanguage).map((reason) => `${lang}: ${reason}`));
  }
  return reasons;
}

function worseScores(before: readonly Pair[], after: readonly Pair[], scores: typeof watched): string[] {
  const drawn = drawIndices(before.length).map((indices) => {
    const score = (pairs: readonly Pair[]) => scorePairs(indices.map((index) => pairs[index]!));
    return { old: score(before), now: score(after) };
  });
  const [old, now] = [scorePairs(before), scorePairs(after)];
  return scores.flatMap(([name, of]) => {
    const differences = drawn.map((each) => difference(of(each.now), of(each.old)));
    const range = middle(differences);
    if (range === null || range.high >= 0) return [];
    return [`${name} ${of(old)?.toFixed(3) ?? '—'} → ${of(now)?.toFixed(3) ?? '—'}`];
  });
}

const difference = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);
