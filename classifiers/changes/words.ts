// What changed inside a sentence, word by word; words as Unicode (and, for Thai, Lao, Khmer, Chinese and Japanese, the ICU dictionary) sees them.

import type { TextPiece } from '../../src/model/index.ts';
import { commonPairs } from './align.ts';
import { comparisonKey } from './flicker.ts';

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  let found = segmenters.get(language);
  if (found === undefined) {
    try {
      found = new Intl.Segmenter(language, { granularity: 'word' });
    } catch {
      found = new Intl.Segmenter('en', { granularity: 'word' });
    }
    segmenters.set(language, found);
  }
  return found;
}

/** Everything in the text in order, words, marks and spaces. Longer texts are cut at this many characters into one last piece. */
const longestSentence = 4_000;

function tokensOf(text: string, language: string): string[] {
  const tokens = [...segmenterFor(language).segment(text.slice(0, longestSentence))].map(({ segment }) => segment);
  return text.length > longestSentence ? [...tokens, text.slice(longestSentence)] : tokens;
}

/** The words alone, in the form by which they are compared. */
export function wordsOf(text: string, language: string): string[] {
  return tokensOf(text, language).map(comparisonKey).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Sørensen–Dice over the words with their counts, from 0 to 1. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const n = left.get(word) ?? 0;
    if (n === 0) continue;
    left.set(word, n - 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length);
}

/** The later sentence with what was added and removed marked; without the removed pieces it is the later sentence, letter by letter. */
export function markWords(before: string, after: string, language: string): TextPiece[] {
  const [a, b] = [tokensOf(before, language), tokensOf(after, language)];
  const pieces: TextPiece[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...commonPairs(a.map(keyOf), b.map(keyOf)), [a.length, b.length] as const]) {
    push(pieces, 'removed', a.slice(i, x).join(''));
    push(pieces, 'added', b.slice(j, y).join(''));
    if (y < b.length) push(pieces, 'same', b[y] ?? '');
    [i, j] = [x + 1, y + 1];
  }
  return joinAcrossSpaces(pieces);
}

const keyOf = (token: string): string => comparisonKey(token) || ' ';

function push(pieces: TextPiece[], mark: TextPiece['mark'], text: string): void {
  const last = pieces.at(-1);
  if (text === '') return;
  if (last?.mark === mark) pieces[pieces.length - 1] = { mark, text: last.text + text };
  else pieces.push({ mark, text });
}

/** "[-two-] [+three+] [-dead-] [+hurt+]" reads better as "[-two dead-] [+three hurt+]": spaces and marks between two changes go with them. */
function joinAcrossSpaces(pieces: readonly TextPiece[]): TextPiece[] {
  const joined: TextPiece[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    push(joined, 'removed', removed);
    push(joined, 'added', added);
    [removed, added] = ['', ''];
  };
  pieces.forEach(({ mark, text }, index) => {
    const inside = removed + added !== '' && index < pieces.length - 1;
    if (mark === 'removed') removed += text;
    else if (mark === 'added') added += text;
    else if (inside && !/[\p{L}\p{N}]/u.test(text)) {
      removed += text;
      added += text;
    } else {
      flush();
      push(joined, 'same', text);
    }
  });
  flush();
  return joined;
}
