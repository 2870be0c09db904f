// Malay, Indonesian and Javanese share most of their vocabulary and both detectors mix them up (eld knows Malay only, fastText
// leans to Indonesian). Words and parts of words, counted in sentences of our own (training/), tell the standards apart.

import { readFileSync } from 'node:fs';

/** The order of the columns in the training sentences and of the numbers in the weights. */
export const varieties = ['id', 'ms', 'jv'] as const;
export type Variety = (typeof varieties)[number];

type Weights = { readonly words: Readonly<Record<string, readonly number[]>>; readonly parts: Readonly<Record<string, readonly number[]>> };

/** fastText's answer is one opinion beside the words; it takes Malay for Indonesian twice as often as the other way round. */
const fastTextWeight = 0.5;
const fastTextLean: Readonly<Record<Variety, number>> = { id: 0, ms: 0.9, jv: 1.8 };
const floor = 0.001;
/** The parts of a word that is not in the table overlap and repeat each other: each counts this much. */
const partWeight = 0.15;

/** Lower-case words without diacritics: Javanese is written with é and è or without. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').match(/[a-z]+/g) ?? [];
}

/** Runs of two to five letters, the word's ends marked. */
export function partsOfWord(word: string): string[] {
  const marked = `<${word}>`;
  return [2, 3, 4, 5].flatMap((length) =>
    Array.from({ length: Math.max(0, marked.length - length + 1) }, (_, start) => marked.slice(start, start + length)),
  );
}

let loaded: Weights | undefined;
const weights = (): Weights => (loaded ??= JSON.parse(readFileSync(new URL('malay-weights.json', import.meta.url), 'utf8')) as Weights);

/** The most likely of the three and its share of the probability, from the words and fastText's own view. */
export function tellMalayApart(text: string, fastText: ReadonlyMap<string, number>): [Variety, number] {
  const { words, parts } = weights();
  const scores = varieties.map((variety) => fastTextWeight * (Math.log(Math.max(fastText.get(variety) ?? 0, floor)) + fastTextLean[variety]));
  const add = (row: readonly number[] | undefined, weight: number) => row?.forEach((score, index) => (scores[index]! += weight * score));
  for (const word of wordsOf(text)) {
    if (Object.hasOwn(words, word)) add(words[word], 1);
    else for (const part of partsOfWord(word)) if (Object.hasOwn(parts, part)) add(parts[part], partWeight);
  }
  const highest = Math.max(...scores);
  return [varieties[scores.indexOf(highest)]!, 1 / scores.reduce((sum, score) => sum + Math.exp(score - highest), 0)];
}

/**
 * Whether a Latin text that both detectors take for something else (neither knows Javanese well) is of the family after all: most of
 * its words are known words of the three, and they sound more like one of them than like chance.
 */
export function soundsMalay(text: string): boolean {
  const known = weights().words;
  const all = wordsOf(text).filter((word) => word.length > 1);
  const telling = all.filter((word) => Object.hasOwn(known, word));
  return all.length >= 3 && telling.length >= all.length * 0.5;
}

/** Languages that are told apart here; Sundanese and Minangkabau are the detectors' way of hesitating between them. */
export const malayFamily: ReadonlySet<string> = new Set(['ms', 'id', 'jv', 'su', 'min']);
