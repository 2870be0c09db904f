// Clauses: the smallest pieces of a sentence that a quote may consist of.

import type { Sentence } from './sentences.ts';

const least = 8;

/** 、 is a comma in Japanese but joins the items of a list in Chinese; Thai, Lao and Khmer separate phrases by a space. */
const marks: Readonly<Record<string, RegExp>> = {
  ja: /[、，；：;]|[―—]+/gu,
  th: /\s+|[,;:–—]+/gu,
  lo: /\s+|[,;:–—]+/gu,
  km: /\s+|[,;:៖–—]+/gu,
};
const commonMarks = /[,;:](?=\s)|[，；：]|\s[–—-]+\s|[–—]+/gu;

/**
 * Splits a sentence at commas, semicolons, colons and dashes (Thai, Lao, Khmer: also spaces), offsets counted within the sentence.
 * Pieces shorter than eight characters stay with their left neighbour.
 */
export function splitClauses(sentence: string, language: string): Sentence[] {
  const pieces: Sentence[] = [];
  let start = 0;
  for (const found of sentence.matchAll(marks[language] ?? commonMarks)) {
    const end = found.index;
    if (end - start < least) continue;
    addPiece(sentence, start, end, pieces);
    start = end + found[0].length;
  }
  addPiece(sentence, start, sentence.length, pieces);
  return pieces;
}

function addPiece(sentence: string, from: number, to: number, pieces: Sentence[]): void {
  const piece = sentence.slice(from, to);
  const text = piece.trim();
  if (text !== '') pieces.push({ text, start: from + (piece.length - piece.trimStart().length) });
}
