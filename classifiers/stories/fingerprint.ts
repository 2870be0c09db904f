import type { ArticleText, StoryFingerprint } from '../../src/model/index.ts';
import { rarity } from './background.ts';
import { hash32 } from './hash.ts';
import { bandCount, bandsOfSignature, minhash, shinglesOf } from './minhash.ts';
import { termsOf } from './words.ts';

/** Characters of the text that are looked at for terms: news tells its event at the beginning. */
const leadLength = 2000;
/** Terms kept; what comes after weighs next to nothing. */
const termsKept = 80;
const titleWeight = 2;
const numberWeight = 1.3;

/** What story placement compares, small enough to keep beside every article. `language`: ISO 639-1. */
export function fingerprint(article: ArticleText, language: string): StoryFingerprint {
  const shingles = shinglesOf(article.text, language);
  return {
    language,
    minhash: minhash(shingles),
    shingles: shingles.size,
    terms: weighTerms(article, language),
    publishedAt: article.date ?? null,
  };
}

/** tf·idf of the terms of title and lead, at unit length, heaviest first. */
function weighTerms(article: ArticleText, language: string): (readonly [number, number])[] {
  const counts = new Map<string, number>();
  const count = (text: string, weight: number) => {
    for (const term of termsOf(text, language)) counts.set(term, (counts.get(term) ?? 0) + weight);
  };
  count(article.title, titleWeight);
  count(article.text.slice(0, leadLength), 1);
  const weighed = [...counts].map(([term, n]): [number, number] => {
    const hash = hash32(term);
    return [hash, Math.sqrt(n) * rarity(hash, language) * (/\p{N}{2}/u.test(term) ? numberWeight : 1)];
  });
  const kept = weighed.sort((a, b) => b[1] - a[1]).slice(0, termsKept);
  const length = Math.sqrt(kept.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return kept.map(([term, weight]) => [term, Number((weight / length).toFixed(4))] as const);
}

/** Numbers under which copies of one text meet, for an index. Below 2^53 and apart from those of `topTerms`. */
export function bandsOf(print: StoryFingerprint): number[] {
  return bandsOfSignature(print.minhash);
}

/** Numbers under which reports of one event in one language meet, for the same index. */
export function topTerms(print: StoryFingerprint, most = 12): number[] {
  const language = hash32(print.language) % 4096;
  return print.terms.slice(0, most).map(([term]) => (bandCount + 1 + language) * 2 ** 32 + term);
}
