// Which claims an article carries: passages are found by name and judged one by one, then all that speak of one register entry together.

import type { ArticleText, FoundClaim, RegisterEntry } from '../../src/model/index.ts';
import { decide, type Thresholds } from './decide.ts';
import { isWithin, subjectOfEntry } from './entry.ts';
import { readClaimModels, type ClaimModels } from './model.ts';
import { findPassages, markArticle, type MarkedSentence } from './passages.ts';
import { quoteFrom } from './quote.ts';
import { casesOf, judgePassages, type Case } from './verdict.ts';
import { indexWordings, leastSimilarity, matchWording, type IndexedWording } from './wordings.ts';

export type ClaimFinder = {
  /**
   * At most one claim per register entry, with one voice. An asserted claim is given only above the alert threshold; what is likely but not sure enough
   * to be an assertion is left out rather than given a lower voice. An unknown language is read with English words.
   */
  find(article: ArticleText, language: string): FoundClaim[];
};

/**
 * The least probability for each voice, over a whole article and for a text too short to be judged as one (decide.ts); an asserted claim alerts.
 * From texts held out (docs/notes/claims.md).
 */
export const thresholds: Thresholds = {
  article: { asserts: 0.55, attributes: 0.5, rejects: 0.5 },
  short: {
    attributes: 0.5,
    rejects: 0.7,
    asserts: { plain: 0.65, doubtful: 0.8, untold: 0.8 },
    assertsByClaimant: { plain: 0.5, doubtful: 0.65, untold: 0.75 },
    // The press in Vietnamese names these islands every day and hardly ever gives them away: the same doubt needs more certainty there.
    assertsInVietnamese: { plain: 0.65, doubtful: 0.9, untold: 0.93 },
  },
};

/** An asserted claim by the office's own wordings needs this similarity. */
const surelyWorded = 0.8;

export type ClaimOptions = { readonly models?: ClaimModels; readonly thresholds?: Thresholds };

export function createClaimFinder(register: readonly RegisterEntry[], options: ClaimOptions = {}): ClaimFinder {
  const models = options.models ?? readClaimModels();
  const limits = options.thresholds ?? thresholds;
  const entries = new Map(register.map((entry) => [entry.id, entry]));
  const wordings = indexWordings(register.filter((entry) => subjectOfEntry(entry.id) === null));
  return {
    find(article, language) {
      const sentences = markArticle(article, language);
      const judged = judgePassages(findPassages(article, language, sentences), models.voices);
      const found = casesOf(judged).flatMap((one) => toClaim(one, models, entries, limits));
      const byWording = wordings.length === 0 ? [] : sentences.flatMap((sentence) => judgeByWording(sentence, language, wordings));
      return withoutRepeats([...found, ...bestOfEach(byWording)]);
    },
  };
}

function toClaim(one: Case, { verdicts, quotes }: ClaimModels, entries: ReadonlyMap<string, RegisterEntry>, limits: Thresholds): FoundClaim[] {
  const entry = entries.get(one.id);
  const decision = entry ? decide(one, verdicts, limits) : null;
  if (!entry || decision === null) return [];
  const { voice, p, passage } = decision;
  return [{ register: entry.id, kind: entry.kind, voice, quote: quoteFrom(passage, voice, quotes), sentence: passage.sentence.text, p }];
}

function judgeByWording(sentence: MarkedSentence, language: string, wordings: readonly IndexedWording[]): FoundClaim[] {
  const match = matchWording(sentence.text, sentence.marked.marks, language, wordings);
  if (!match || match.similarity < (match.voice === 'asserts' ? surelyWorded : leastSimilarity)) return [];
  const { entry, voice, similarity } = match;
  return [{ register: entry.id, kind: entry.kind, voice, quote: sentence.text, sentence: sentence.text, p: similarity }];
}

/** One voice per entry of the office's own: a rejection is the report's point, else what is reported is reported (labels.md). */
function bestOfEach(found: readonly FoundClaim[]): FoundClaim[] {
  const best = new Map<string, FoundClaim>();
  for (const claim of found) {
    const before = best.get(claim.register);
    if (!before || rank(claim) > rank(before)) best.set(claim.register, claim);
  }
  return [...best.values()];
}

const rank = ({ voice, p }: FoundClaim) => p + (voice === 'rejects' ? 4 : voice === 'attributes' ? 2 : 0);

/** Where an article rejects or reports Sansha or the line, the islands in it are the same matter and no second claim. */
function withoutRepeats(found: readonly FoundClaim[]): FoundClaim[] {
  const claims = [...found].sort((a, b) => b.p - a.p);
  return claims.filter((claim) => claim.voice === 'asserts' || !claims.some((other) => other.voice === claim.voice && isWithin(claim.register, other.register)));
}
