// Which claims an article carries: passages are found by name, their voice is judged, the best of each register entry is kept.

import type { ArticleText, FoundClaim, RegisterEntry, Voice } from '../../src/model/index.ts';
import { entriesFor, subjectOfEntry } from './entry.ts';
import { featuresOf } from './features.ts';
import { readVoiceModel, voicesOf, type VoiceModel, type VoiceProbabilities } from './model.ts';
import { findPassages, markArticle, type MarkedSentence, type Passage } from './passages.ts';
import { quoteFrom } from './quote.ts';
import { certaintyOf, isNamedAsTheirs, isRuledOut, type Certainty } from './rules.ts';
import { indexWordings, leastSimilarity, matchWording, type IndexedWording } from './wordings.ts';

export type ClaimFinder = {
  /**
   * The best claim per register entry and voice. An asserted claim is given only above the alert threshold; what is likely but not sure enough
   * to be an assertion is left out rather than given a lower voice. An unknown language is read with English words.
   */
  find(article: ArticleText, language: string): FoundClaim[];
};

/** From cross-validation over scenarios of the written passages (docs/notes/claims.md): what a person is shown, and what raises an alert. */
export const thresholds: Thresholds = { attributes: 0.5, rejects: 0.7, asserts: { plain: 0.6, doubtful: 0.8, untold: 0.95 } };

export type ClaimOptions = { readonly model?: VoiceModel; readonly thresholds?: Thresholds };
/** The least probability for each voice; for asserted claims, which alert, by how plainly the sentence speaks. */
export type Thresholds = { readonly attributes: number; readonly rejects: number; readonly asserts: Readonly<Record<Certainty, number>> };

export function createClaimFinder(register: readonly RegisterEntry[], options: ClaimOptions = {}): ClaimFinder {
  const model = options.model ?? readVoiceModel();
  const limits = options.thresholds ?? thresholds;
  const entries = new Map(register.map((entry) => [entry.id, entry]));
  const wordings = indexWordings(register.filter((entry) => subjectOfEntry(entry.id) === null));
  return {
    find(article, language) {
      const sentences = markArticle(article, language);
      const found = findPassages(article, language, sentences).flatMap((passage) => judge(passage, model, entries, limits));
      const byWording = wordings.length === 0 ? [] : sentences.flatMap((sentence) => judgeByWording(sentence, language, wordings, limits));
      return bestOf([...found, ...byWording]);
    },
  };
}

function judge(passage: Passage, model: VoiceModel, entries: ReadonlyMap<string, RegisterEntry>, limits: Thresholds): FoundClaim[] {
  const candidate = entriesFor(passage)[0];
  const entry = candidate && entries.get(candidate.id);
  if (!candidate || !entry) return [];
  const voices = withNaming(passage, voicesOf(featuresOf(passage), model));
  const voice = likeliest(voices);
  if (voice === null || isRuledOut(passage, voice)) return [];
  const p = voices[voice];
  if (p < leastFor(passage, voice, limits)) return [];
  return [{ register: entry.id, kind: entry.kind, voice, quote: quoteFrom(passage), sentence: passage.sentence.text, p }];
}

/** Naming a place as a state's own is the outlet's doing even where it reports what somebody says (labels.md): then reported counts as asserted. */
function withNaming(passage: Passage, voices: VoiceProbabilities): VoiceProbabilities {
  const { asserts, attributes } = voices;
  const named = asserts >= 0.3 && asserts + attributes >= 0.7 && certaintyOf(passage) === 'plain' && isNamedAsTheirs(passage);
  return named ? { ...voices, asserts: asserts + attributes, attributes: 0 } : voices;
}

function leastFor(passage: Passage, voice: Voice, limits: Thresholds): number {
  return voice === 'asserts' ? limits.asserts[certaintyOf(passage)] : limits[voice];
}

function likeliest(voices: VoiceProbabilities): Voice | null {
  const [first] = Object.entries(voices).sort((a, b) => b[1] - a[1]);
  return first === undefined || first[0] === 'none' ? null : (first[0] as Voice);
}

function judgeByWording(sentence: MarkedSentence, language: string, wordings: readonly IndexedWording[], limits: Thresholds): FoundClaim[] {
  const match = matchWording(sentence.text, sentence.marked.marks, language, wordings);
  if (!match || match.similarity < (match.voice === 'asserts' ? limits.asserts.doubtful : leastSimilarity)) return [];
  const { entry, voice, similarity } = match;
  return [{ register: entry.id, kind: entry.kind, voice, quote: sentence.text, sentence: sentence.text, p: similarity }];
}

/** The best per entry and voice, the surest first; where an entry is asserted or rejected, weaker voices of it say nothing new. */
function bestOf(found: readonly FoundClaim[]): FoundClaim[] {
  const best = new Map<string, FoundClaim>();
  for (const claim of [...found].sort((a, b) => b.p - a.p)) {
    const key = `${claim.register} ${claim.voice}`;
    if (!best.has(key)) best.set(key, claim);
  }
  return [...best.values()];
}
