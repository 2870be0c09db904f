// How much of a block is running text, as opposed to headings, menus and labels. Works without knowing the language.

import type { Block } from './blocks.ts';

/** Thai writes neither spaces between words nor marks at the end of a sentence. */
const unmarked = /\p{sc=Thai}/u;
/** Lao, Khmer and Burmese have marks, but leave them out more often than others: a longer line without one is a sentence too. */
const seldomMarked = /[\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const sentenceMark = /[.!?…;。！？；：、，,៕។။؟।]|:(?!\p{Nd})/u;

/** Length in Latin-letter terms: a Chinese, Japanese or Korean character carries about as much as three Latin ones. */
export function weightOf(text: string): number {
  let weight = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x1100 && isDense(code)) weight += 2;
  }
  return weight;
}

/** Hangul, kana, Han and their extensions in the first plane. */
const isDense = (code: number): boolean => code < 0x1200 || (code >= 0x3040 && code <= 0x318f) || (code >= 0x31f0 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7ff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xff66 && code <= 0xff9d);

/** Whether a text reads like a sentence or more of running text. */
export function readsLikeProse(text: string, weight: number): boolean {
  if (weight < 50) return false;
  return weight >= 140 || sentenceMark.test(text) || unmarked.test(text) || (weight >= 80 && seldomMarked.test(text));
}

/** What a block adds to the case that its surroundings are an article: running text speaks for, links and labels against. */
export function caseFor({ text, weight, linkShare, isProse, element, linkCharacters }: Block): number {
  if (isProse) return weight * (1 - linkShare);
  if (linkShare > 0.5) return -Math.min(weight, 120) * 0.7 - 12;
  if (isHeading(element.tag)) return 0;
  return linkCharacters === 0 && weight >= 20 && sentenceEnd.test(text) ? weight / 5 : -4;
}

const sentenceEnd = /[.!?。！？៕។…]['’"”»)）]*$/u;

export const isHeading = (tag: string): boolean => tag.length === 2 && tag.charCodeAt(0) === 104 && tag !== 'hr';

/** A sentence, however short, that is not a link: all that a flash has. */
export const isSentence = (block: Block): boolean => block.linkShare < 0.3 && block.weight >= 20 && (block.isProse || /[.!?。！？៕។…]["”»)）]?$/u.test(block.text));
