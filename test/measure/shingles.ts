// How well a text was extracted: precision and recall over runs of four tokens, as the article-extraction-benchmark of
// scrapinghub (MIT, https://github.com/scrapinghub/article-extraction-benchmark) defines them. Written anew from that definition,
// with one addition: in scripts without spaces between words each character (code point) is a token, as a clause would be one otherwise.

const runLength = 4;
const word = /[\p{L}\p{N}_]+/gu;
const wordOrCharacter = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{N}_])+/gu;
const unspaced = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my']);

/** Shares of the shingles of one page: found and right, found but not in the truth, missed. They add up to 1, or to 0 where both texts are empty. */
export type PageCounts = { readonly right: number; readonly surplus: number; readonly missed: number };
export type Score = { readonly f1: number; readonly precision: number; readonly recall: number };

/** Words, or characters in the scripts that put no space between words; case kept, zero-width spaces ignored. */
export function tokensOf(text: string, language: string): string[] {
  const plain = text.normalize('NFC').replaceAll('\u200b', '');
  return plain.match(unspaced.has(language) ? wordOrCharacter : word) ?? [];
}

function shinglesOf(text: string, language: string): Map<string, number> {
  const tokens = tokensOf(text, language);
  const counts = new Map<string, number>();
  if (tokens.length === 0) return counts;
  // A text of one to three tokens is one short shingle.
  for (let from = 0; from < Math.max(1, tokens.length - runLength + 1); from++) {
    const shingle = tokens.slice(from, from + runLength).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

/** Compares what was extracted with the truth, shingles counted with multiplicity. */
export function comparePage(truth: string, found: string, language: string): PageCounts {
  const wanted = shinglesOf(truth, language);
  const had = shinglesOf(found, language);
  let right = 0;
  let surplus = 0;
  let missed = 0;
  for (const shingle of new Set([...wanted.keys(), ...had.keys()])) {
    const inTruth = wanted.get(shingle) ?? 0;
    const inFound = had.get(shingle) ?? 0;
    right += Math.min(inTruth, inFound);
    surplus += Math.max(0, inFound - inTruth);
    missed += Math.max(0, inTruth - inFound);
  }
  const all = right + surplus + missed;
  return all === 0 ? { right: 0, surplus: 0, missed: 0 } : { right: right / all, surplus: surplus / all, missed: missed / all };
}

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length);

/** F1 of the pages' mean precision and mean recall; pages where one of them is undefined are left out of that mean. */
export function scoreOf(pages: readonly PageCounts[]): Score {
  const precision = mean(pages.filter((p) => p.right + p.surplus > 0).map((p) => p.right / (p.right + p.surplus)));
  const recall = mean(pages.filter((p) => p.right + p.missed > 0).map((p) => p.right / (p.right + p.missed)));
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
