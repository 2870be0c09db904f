// The second stage: what an article says of one register entry, from all passages that speak of it. The first stage judges each passage alone.

import type { Voice } from '../../src/model/index.ts';
import { entriesFor } from './entry.ts';
import { featuresOf, outletRole } from './features.ts';
import { isNamedAsTheirs, isSaidToBeTheirs } from './naming.ts';
import { voiceClasses, voicesOf, type VoiceModel, type VoiceProbabilities } from './model.ts';
import type { Passage } from './passages.ts';
import { certaintyOf, isRuledOut, type Certainty } from './rules.ts';

/** A passage with what the first stage and the rules say of it. */
export type JudgedPassage = {
  readonly passage: Passage;
  readonly voices: VoiceProbabilities;
  readonly entries: ReturnType<typeof entriesFor>;
  readonly ruledOut: boolean;
  readonly certainty: Certainty;
  /** The outlet names the place as a claimant's own. */
  readonly named: boolean;
  readonly said: boolean;
};

/** An entry and the passages of the article that may be about it, the likeliest assertion first. */
export type Case = { readonly id: string; readonly passages: readonly JudgedPassage[]; readonly features: ReadonlyMap<string, number> };

export type VerdictModel = { readonly features: readonly string[]; readonly weights: Readonly<Record<'none' | Voice, readonly number[]>> };

/** A passage counts for an entry that it is about with at least this probability. */
const leastEntry = 0.2;

export function judgePassages(passages: readonly Passage[], model: VoiceModel): JudgedPassage[] {
  return passages.map((passage) => ({
    passage,
    voices: voicesOf(featuresOf(passage), model),
    entries: entriesFor(passage),
    ruledOut: isRuledOut(passage, 'asserts'),
    certainty: certaintyOf(passage),
    named: isNamedAsTheirs(passage),
    said: isSaidToBeTheirs(passage),
  }));
}

/** One case for each entry that a passage of the article may be about. */
export function casesOf(judged: readonly JudgedPassage[]): Case[] {
  const ids = new Set(judged.flatMap(({ entries }) => entries.slice(0, 2).filter(({ p }) => p > leastEntry).map(({ id }) => id)));
  return [...ids].map((id) => {
    const passages = judged.filter((one) => shareOf(one, id) > leastEntry).sort((a, b) => assertion(b, id) - assertion(a, id));
    return { id, passages, features: featuresOfCase(id, passages, judged) };
  });
}

export function verdictOf({ features }: Pick<Case, 'features'>, { features: names, weights }: VerdictModel): VoiceProbabilities {
  const scores = voiceClasses.map((voice) => names.reduce((sum, name, at) => sum + weights[voice][at]! * (features.get(name) ?? 0), 0));
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return { none: powers[0]! / total, asserts: powers[1]! / total, attributes: powers[2]! / total, rejects: powers[3]! / total };
}

const shareOf = ({ entries }: JudgedPassage, id: string) => entries.find((entry) => entry.id === id)?.p ?? 0;
/** What the rules exclude is next to nothing, but not quite: it still tells how the article speaks. */
const assertion = (one: JudgedPassage, id: string) => (one.ruledOut ? Math.min(one.voices.asserts, 0.05) : one.voices.asserts) * shareOf(one, id);

/** Log-odds, within bounds that one sure passage cannot drown everything else. */
function odds(p: number): number {
  const bounded = Math.min(Math.max(p, 1e-3), 1 - 1e-3);
  return Math.log(bounded / (1 - bounded));
}

function featuresOfCase(id: string, passages: readonly JudgedPassage[], all: readonly JudgedPassage[]): ReadonlyMap<string, number> {
  const best = passages[0]!;
  const others = all.filter((one) => !passages.includes(one));
  const most = (list: readonly JudgedPassage[], voice: Voice) => odds(Math.max(0, ...list.map(({ voices }) => voices[voice])));
  const features = new Map<string, number>([['one', 1], ...featuresOfBest(id, best)]);
  features.set('second:asserts', passages[1] ? odds(assertion(passages[1], id)) : -3);
  features.set('most:attributes', most(passages, 'attributes')).set('most:rejects', most(passages, 'rejects'));
  features.set('others:asserts', most(others.filter(({ ruledOut }) => !ruledOut), 'asserts'));
  features.set('others:attributes', most(others, 'attributes')).set('others:rejects', most(others, 'rejects'));
  features.set('any:named', passages.some(({ named, ruledOut }) => named && !ruledOut) ? 1 : 0);
  features.set('entry', Math.log(Math.max(...passages.map((one) => shareOf(one, id))))).set(`entry:${id}`, 1);
  features.set('count', Math.log(passages.length)).set('count:all', Math.log(all.length)).set('count:share', passages.length / all.length);
  features.set('best of all', all.every((one) => one === best || (one.ruledOut ? 0 : one.voices.asserts) <= assertion(best, id)) ? 1 : 0);
  const title = passages.find(({ passage }) => passage.sentence.inTitle);
  if (title) {
    features.set('title', 1);
    for (const voice of ['asserts', 'attributes', 'rejects'] as const) features.set(`title:${voice}`, odds(title.voices[voice]));
  }
  return features;
}

function featuresOfBest(id: string, best: JudgedPassage): [string, number][] {
  const { passage, voices, certainty, named, said, ruledOut } = best;
  const role = outletRole(passage);
  const asserts = odds(assertion(best, id));
  const flag = (is: boolean) => (is ? 1 : 0);
  const short = flag(passage.traits.length === 0);
  return [
    ['asserts', asserts], [`asserts|${role}`, asserts], [`asserts|${certainty}`, asserts], ['asserts|short', short * asserts],
    ['attributes', odds(voices.attributes)], ['rejects', odds(voices.rejects)], ['none', odds(voices.none)],
    [certainty, 1], [`role:${role}`, 1], [`${role}|${certainty}`, 1],
    ['named', flag(named)], [`named|${role}`, flag(named)], ['said', flag(said)], ['borrowed', flag(!passage.named)], ['in title', flag(passage.sentence.inTitle)],
    ['ruled out', flag(ruledOut)], [`subject:${passage.subject}`, 1], ['vi', flag(passage.language === 'vi')], ['short', short],
  ];
}
