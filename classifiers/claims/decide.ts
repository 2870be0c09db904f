// The decision on an entry: a whole article by the verdict on all its passages, a short text by its loudest passage.

import type { Voice } from '../../src/model/index.ts';
import { outletRole } from './features.ts';
import type { VoiceProbabilities } from './model.ts';
import type { Passage } from './passages.ts';
import type { Certainty } from './rules.ts';
import { verdictOf, type Case, type JudgedPassage, type VerdictModel } from './verdict.ts';

/** For asserted claims in a short text, by how plainly the sentence speaks. */
type ByCertainty = Readonly<Record<Certainty, number>>;

export type Thresholds = {
  readonly article: Readonly<Record<Voice, number>>;
  readonly short: {
    readonly attributes: number;
    readonly rejects: number;
    readonly asserts: ByCertainty;
    /** A paper of the claimant's own country states the claim as a matter of course: the same doubt needs less certainty there. */
    readonly assertsByClaimant: ByCertainty;
    readonly assertsInVietnamese: ByCertainty;
  };
};

/** The voice, its probability, and the passage to quote. */
export type Decision = { readonly voice: Voice; readonly p: number; readonly passage: Passage };

/** What is likely but not sure enough is nothing, never a lower voice. */
export function decide(one: Case, verdicts: VerdictModel, limits: Thresholds): Decision | null {
  const loudest = loudestOf(one, limits.short);
  if (one.passages[0]!.passage.traits.length === 0) return loudest;
  // Naming a place as a state's own is the outlet's doing whatever else it reports (labels.md).
  if (loudest?.voice === 'asserts' && loudest.named) return loudest;
  const voices = verdictOf(one, verdicts);
  const voice = likeliest(voices);
  if (voice === null || voices[voice] < limits.article[voice]) return null;
  const passage = carrierOf(one, voice);
  return passage && { voice, p: voices[voice], passage };
}

function likeliest(voices: VoiceProbabilities): Voice | null {
  const [first] = Object.entries(voices).sort((a, b) => b[1] - a[1]);
  return first === undefined || first[0] === 'none' ? null : (first[0] as Voice);
}

/** Where the voice is heard most clearly. An assertion needs a passage that no rule excludes; the passages are sorted by it. */
function carrierOf({ passages }: Case, voice: Voice): Passage | null {
  if (voice === 'asserts') return passages.find(({ ruledOut }) => !ruledOut)?.passage ?? null;
  return [...passages].sort((a, b) => b.voices[voice] - a.voices[voice])[0]!.passage;
}

type Loudest = Decision & { readonly named: boolean };

/** By the labels' own order: what the outlet names as a state's own is asserted; else a rejection is the point; else words that are reported are reported. */
function loudestOf({ id, passages }: Case, limits: Thresholds['short']): Loudest | null {
  const heard = passages.filter(({ entries }) => entries[0]?.id === id).flatMap((one) => hear(one, limits));
  return heard.sort((a, b) => rank(b) - rank(a))[0] ?? null;
}

/** A surer claim of the same voice ranks higher; p is below 1 or equal to it. */
const rank = ({ voice, p, named }: Loudest) => p + (voice === 'asserts' ? (named ? 6 : 0) : voice === 'rejects' ? 4 : 2);

function hear(one: JudgedPassage, limits: Thresholds['short']): Loudest[] {
  const voices = withNaming(one);
  const voice = likeliest(voices);
  if (voice === null || (voice === 'asserts' && one.ruledOut) || voices[voice] < leastFor(one, voice, limits)) return [];
  return [{ voice, p: voices[voice], passage: one.passage, named: voice === 'asserts' && one.named }];
}

/** Naming is the outlet's own even where it reports what somebody says: then reported counts as asserted. */
function withNaming({ voices, certainty, named }: JudgedPassage): VoiceProbabilities {
  const { asserts, attributes } = voices;
  const counts = asserts >= 0.3 && asserts + attributes >= 0.7 && certainty === 'plain' && named;
  return counts ? { ...voices, asserts: asserts + attributes, attributes: 0 } : voices;
}

function leastFor({ passage, certainty }: JudgedPassage, voice: Voice, limits: Thresholds['short']): number {
  if (voice !== 'asserts') return limits[voice];
  if (outletRole(passage) === 'claimant') return limits.assertsByClaimant[certainty];
  return (passage.language === 'vi' ? limits.assertsInVietnamese : limits.asserts)[certainty];
}
