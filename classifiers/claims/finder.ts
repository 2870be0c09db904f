// Which claims an article carries: passages are found by name, their voice is judged, the best of each register entry is kept.

import type { ArticleText, FoundClaim, RegisterEntry, Voice } from '../../src/model/index.ts';
import { entriesFor, isWithin, subjectOfEntry } from './entry.ts';
import { featuresOf } from './features.ts';
import { readVoiceModel, voicesOf, type VoiceModel, type VoiceProbabilities } from './model.ts';
import { claimantsOf, findPassages, markArticle, type MarkedSentence, type Passage } from './passages.ts';
import { quoteFrom } from './quote.ts';
import { isNamedAsTheirs } from './naming.ts';
import { certaintyOf, isRuledOut, type Certainty } from './rules.ts';
import { indexWordings, leastSimilarity, matchWording, type IndexedWording } from './wordings.ts';

export type ClaimFinder = {
  /**
   * At most one claim per register entry, with one voice. An asserted claim is given only above the alert threshold; what is likely but not sure enough
   * to be an assertion is left out rather than given a lower voice. An unknown language is read with English words.
   */
  find(article: ArticleText, language: string): FoundClaim[];
};

/** From cross-validation over scenarios of the written passages (docs/notes/claims.md): what a person is shown, and what raises an alert. */
export const thresholds: Thresholds = {
  attributes: 0.5,
  rejects: 0.7,
  asserts: { plain: 0.65, doubtful: 0.8, untold: 0.8 },
  assertsByClaimant: { plain: 0.5, doubtful: 0.65, untold: 0.75 },
  // The press in Vietnamese names these islands every day and hardly ever gives them away: the same doubt needs more certainty there.
  assertsInVietnamese: { plain: 0.65, doubtful: 0.9, untold: 0.93 },
};

export type ClaimOptions = { readonly model?: VoiceModel; readonly thresholds?: Thresholds };
/** The least probability for each voice; for asserted claims, which alert, by how plainly the sentence speaks. */
export type Thresholds = {
  readonly attributes: number;
  readonly rejects: number;
  readonly asserts: Readonly<Record<Certainty, number>>;
  /** A paper of the claimant's own country states the claim as a matter of course: the same doubt needs less certainty there. */
  readonly assertsByClaimant: Readonly<Record<Certainty, number>>;
  readonly assertsInVietnamese: Readonly<Record<Certainty, number>>;
};

export function createClaimFinder(register: readonly RegisterEntry[], options: ClaimOptions = {}): ClaimFinder {
  const model = options.model ?? readVoiceModel();
  const given = options.thresholds ?? thresholds;
  const entries = new Map(register.map((entry) => [entry.id, entry]));
  const wordings = indexWordings(register.filter((entry) => subjectOfEntry(entry.id) === null));
  return {
    find(article, language) {
      const limits = language === 'vi' ? { ...given, asserts: given.assertsInVietnamese } : given;
      const sentences = markArticle(article, language);
      const found = findPassages(article, language, sentences).flatMap((passage) => judge(passage, model, entries, limits));
      const byWording = wordings.length === 0 ? [] : sentences.flatMap((sentence) => judgeByWording(sentence, language, wordings, limits));
      return oneVoiceEach([...found, ...byWording]);
    },
  };
}

/** A claim, and whether the outlet names the place as a claimant's own. */
type Judged = { readonly claim: FoundClaim; readonly named: boolean };

function judge(passage: Passage, model: VoiceModel, entries: ReadonlyMap<string, RegisterEntry>, limits: Thresholds): Judged[] {
  const candidate = entriesFor(passage)[0];
  const entry = candidate && entries.get(candidate.id);
  if (!candidate || !entry) return [];
  const voices = withNaming(passage, voicesOf(featuresOf(passage), model));
  const voice = likeliest(voices);
  if (voice === null || isRuledOut(passage, voice)) return [];
  const p = voices[voice];
  if (p < leastFor(passage, voice, limits)) return [];
  const claim: FoundClaim = { register: entry.id, kind: entry.kind, voice, quote: quoteFrom(passage), sentence: passage.sentence.text, p };
  return [{ claim, named: voice === 'asserts' && isNamedAsTheirs(passage) }];
}

/** Naming a place as a state's own is the outlet's doing even where it reports what somebody says (labels.md): then reported counts as asserted. */
function withNaming(passage: Passage, voices: VoiceProbabilities): VoiceProbabilities {
  const { asserts, attributes } = voices;
  const named = asserts >= 0.3 && asserts + attributes >= 0.7 && certaintyOf(passage) === 'plain' && isNamedAsTheirs(passage);
  return named ? { ...voices, asserts: asserts + attributes, attributes: 0 } : voices;
}

function leastFor(passage: Passage, voice: Voice, limits: Thresholds): number {
  if (voice !== 'asserts') return limits[voice];
  return (isClaimantsOwn(passage) ? limits.assertsByClaimant : limits.asserts)[certaintyOf(passage)];
}

/** A paper of the country that the place would be given to. */
function isClaimantsOwn({ outletCountry, subject }: Passage): boolean {
  const country = outletCountry === 'HK' || outletCountry === 'MO' ? 'CN' : outletCountry;
  return (claimantsOf[subject] as readonly (string | null)[]).includes(country);
}

function likeliest(voices: VoiceProbabilities): Voice | null {
  const [first] = Object.entries(voices).sort((a, b) => b[1] - a[1]);
  return first === undefined || first[0] === 'none' ? null : (first[0] as Voice);
}

function judgeByWording(sentence: MarkedSentence, language: string, wordings: readonly IndexedWording[], limits: Thresholds): Judged[] {
  const match = matchWording(sentence.text, sentence.marked.marks, language, wordings);
  if (!match || match.similarity < (match.voice === 'asserts' ? limits.asserts.doubtful : leastSimilarity)) return [];
  const { entry, voice, similarity } = match;
  return [{ claim: { register: entry.id, kind: entry.kind, voice, quote: sentence.text, sentence: sentence.text, p: similarity }, named: false }];
}

/**
 * One voice per entry: what the outlet itself names as a state's own is asserted; else a rejection is the report's point; else words that are reported
 * are reported (labels.md). Where an article rejects or reports Sansha or the line, the islands in it are the same matter and no second claim.
 */
function oneVoiceEach(found: readonly Judged[]): FoundClaim[] {
  const best = new Map<string, Judged>();
  for (const one of found) {
    const before = best.get(one.claim.register);
    if (!before || rank(one) > rank(before)) best.set(one.claim.register, one);
  }
  const claims = [...best.values()].map(({ claim }) => claim).sort((a, b) => b.p - a.p);
  return claims.filter((claim) => claim.voice === 'asserts' || !claims.some((other) => other.voice === claim.voice && isWithin(claim.register, other.register)));
}

/** A surer claim of the same voice ranks higher; p is below 1 or equal to it. */
function rank({ claim, named }: Judged): number {
  return claim.p + (claim.voice === 'asserts' ? (named ? 6 : 0) : claim.voice === 'rejects' ? 4 : 2);
}
