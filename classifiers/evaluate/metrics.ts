// Scores over pairs of gold and judgement. Definitions: precision, recall and F1 as usual; micro-F1 over all topic decisions; macro-F1 as
// the mean over the three sentiments, an unscored article counting as a miss; a claim is right with the right entry and voice. An article that
// nobody labelled for a task is left out of that task's score.

import { sentiments, topics, voices, type Voice } from '../../src/model/index.ts';
import type { GoldRow, Judgement } from './gold.ts';

export type Pair = { readonly gold: GoldRow; readonly said: Judgement };

export type Counts = { readonly right: number; readonly wrong: number; readonly missed: number };

export type Scores = {
  readonly articles: number;
  /** Null where no article is labelled for the task. */
  readonly about: number | null;
  readonly topics: number | null;
  readonly topicF1: Readonly<Record<string, number | null>>;
  readonly sentiment: number | null;
  readonly sentimentF1: Readonly<Record<string, number | null>>;
  readonly claims: Readonly<Record<Voice, { readonly precision: number | null; readonly recall: number | null } & Counts>>;
  /** Of claims found with the right entry, how many have the right voice. */
  readonly voiceRight: number | null;
  /** Of the right claims that have a gold quote, how many quotes overlap it by half or more. */
  readonly quoteRight: number | null;
  /** Articles without any claim that were flagged as asserting one. */
  readonly falseAlarms: number;
  /** Those of them about the province or Viet Nam and negative: criticism taken for falsehood. */
  readonly criticismAlarms: number;
};

export function f1({ right, wrong, missed }: Counts): number | null {
  return right + wrong + missed === 0 ? null : (2 * right) / (2 * right + wrong + missed);
}

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** Counts one yes-or-no decision over all pairs. */
function decide(pairs: readonly Pair[], inGold: (pair: Pair) => boolean, said: (pair: Pair) => boolean): Counts {
  const counts = { right: 0, wrong: 0, missed: 0 };
  for (const pair of pairs) {
    const [is, says] = [inGold(pair), said(pair)];
    if (is && says) counts.right += 1;
    else if (says) counts.wrong += 1;
    else if (is) counts.missed += 1;
  }
  return counts;
}

function add(all: readonly Counts[]): Counts {
  return all.reduce((sum, { right, wrong, missed }) => ({ right: sum.right + right, wrong: sum.wrong + wrong, missed: sum.missed + missed }), { right: 0, wrong: 0, missed: 0 });
}

/** Mean over the classes that occur in gold or judgement. */
function macro(each: readonly (number | null)[]): number {
  const known = each.filter((value) => value !== null);
  return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** An article has one claim at most in gold; every further one that is said of it is wrong. */
function countVoice(pairs: readonly Pair[], voice: Voice): Counts {
  return add(
    pairs.map(({ gold, said }) => {
      const found = said.claims.filter((claim) => claim.voice === voice);
      const wanted = gold.claim?.voice === voice ? gold.claim.id : null;
      const right = found.some(({ register }) => register === wanted) ? 1 : 0;
      return { right, wrong: found.length - right, missed: wanted !== null && right === 0 ? 1 : 0 };
    }),
  );
}

/** Characters that two quotes of one text share, as a part of the longer one's length. */
export function quoteOverlap(a: string, b: string): number {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (longer.length === 0) return 0;
  for (let length = shorter.length; length > 0; length -= 1) {
    for (let start = 0; start + length <= shorter.length; start += 1) {
      if (longer.includes(shorter.slice(start, start + length))) return length / longer.length;
    }
  }
  return 0;
}

function claimDetails(pairs: readonly Pair[]) {
  let entries = 0, voiceRight = 0, quotes = 0, quoteRight = 0;
  for (const { gold, said } of pairs) {
    const claim = gold.claim;
    if (claim === null) continue;
    const matching = said.claims.filter(({ register }) => register === claim.id);
    if (matching.length === 0) continue;
    entries += 1;
    const exact = matching.find(({ voice }) => voice === claim.voice);
    if (exact === undefined) continue;
    voiceRight += 1;
    if (claim.quote === undefined) continue;
    quotes += 1;
    if (quoteOverlap(exact.quote.normalize('NFC'), claim.quote.normalize('NFC')) >= 0.5) quoteRight += 1;
  }
  return { voiceRight: ratio(voiceRight, entries), quoteRight: ratio(quoteRight, quotes) };
}

/** The pairs that count in a task: those that somebody labelled for it. */
function labelled(pairs: readonly Pair[], task: 'about' | 'topics' | 'sentiment'): readonly Pair[] {
  return pairs.filter(({ gold }) => gold[task] !== null);
}

export function scorePairs(pairs: readonly Pair[]): Scores {
  const [forAbout, forTopics, forTone] = [labelled(pairs, 'about'), labelled(pairs, 'topics'), labelled(pairs, 'sentiment')];
  const topicCounts = topics.map((topic) => decide(forTopics, ({ gold }) => gold.topics?.includes(topic) === true, ({ said }) => said.topics.includes(topic)));
  const toneF1 = sentiments.map((tone) => f1(decide(forTone, ({ gold }) => gold.sentiment === tone, ({ said }) => said.sentiment === tone)));
  const voiceScores = voices.map((voice) => {
    const counts = countVoice(pairs, voice);
    return [voice, { ...counts, precision: ratio(counts.right, counts.right + counts.wrong), recall: ratio(counts.right, counts.right + counts.missed) }];
  });
  const alarms = pairs.filter(({ gold, said }) => gold.claim === null && said.claims.some(({ voice }) => voice === 'asserts'));
  return {
    articles: pairs.length,
    about: ratio(forAbout.filter(({ gold, said }) => said.about === gold.about).length, forAbout.length),
    topics: forTopics.length === 0 ? null : (f1(add(topicCounts)) ?? 0),
    topicF1: Object.fromEntries(topics.map((topic, index) => [topic, f1(topicCounts[index]!)])),
    sentiment: forTone.length === 0 ? null : macro(toneF1),
    sentimentF1: Object.fromEntries(sentiments.map((tone, index) => [tone, toneF1[index] ?? null])),
    claims: Object.fromEntries(voiceScores) as Scores['claims'],
    ...claimDetails(pairs),
    falseAlarms: alarms.length,
    criticismAlarms: alarms.filter(({ gold }) => gold.about !== null && gold.about !== 'none' && gold.sentiment === 'negative').length,
  };
}
