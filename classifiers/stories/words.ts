// Splits a text into the terms by which two reports of one event are recognised: words, pairs of words, numbers.

const spaceless: ReadonlySet<string> = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my']);
const segmenters = new Map<string, Intl.Segmenter>();

/** Lower case, NFKC, nothing invisible; what differs between two prints of one text is folded. */
export function normalise(text: string): string {
  return text.normalize('NFKC').replace(/[\u200B-\u200D\uFEFF\u00AD]/g, '').toLowerCase();
}

/** The words of a normalised text. Languages without spaces are split by the runtime's dictionaries. */
export function splitWords(text: string, language: string): string[] {
  if (!spaceless.has(language)) return text.match(/[\p{L}\p{M}\p{N}]+(?:[.,]\p{N}+)*/gu) ?? [];
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'word' })));
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) if (isWordLike === true) words.push(segment);
  return words;
}

/**
 * Terms of a text. Words of languages with endings are cut to their beginning, Korean words lose their particles; Vietnamese
 * syllables say little alone, so there pairs carry the meaning.
 */
export function termsOf(text: string, language: string): string[] {
  const words = splitWords(normalise(text), language).map((word) => stem(word, language));
  const terms: string[] = [];
  words.forEach((word, index) => {
    if (language !== 'vi' || /\p{N}/u.test(word)) terms.push(word);
    const next = words[index + 1];
    if (next !== undefined) terms.push(`${word} ${next}`);
  });
  return terms;
}

function stem(word: string, language: string): string {
  if (/\p{N}/u.test(word)) return word.replace(/[.,]/g, '');
  if (language === 'vi' || spaceless.has(language)) return word;
  if (language === 'ko') return word.length > 2 ? word.slice(0, Math.max(2, word.length - 1)).slice(0, 3) : word;
  return word.slice(0, language === 'ru' ? 6 : 7);
}
