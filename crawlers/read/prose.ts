// How much of a block is running text, as opposed to headings, menus and labels. Works without knowing the language.

import type { Block } from './blocks.ts';
import { linkShare } from './blocks.ts';

/** Thai, Lao, Khmer, Burmese write no spaces between words and seldom end a sentence with a mark. */
const unspaced = /[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const sentenceMark = /[.!?…:;。！？；：、，,៕។؟।]/u;

/** Length in Latin-letter terms: a Chinese, Japanese or Korean character carries about as much as three Latin ones. */
export function weightOf(text: string): number {
  let weight = text.length;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x1100 && isDense(text.charCodeAt(i))) weight += 2;
  return weight;
}

/** Hangul, kana, Han and their extensions in the first plane. */
const isDense = (code: number): boolean => code < 0x1200 || (code >= 0x3040 && code <= 0x318f) || (code >= 0x31f0 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7ff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xff66 && code <= 0xff9d);

/** Whether the block reads like a sentence or more of running text. */
export function isProse(block: Block): boolean {
  if (linkShare(block) > 0.5) return false;
  const weight = weightOf(block.text);
  if (weight < 50) return false;
  return weight >= 140 || sentenceMark.test(block.text) || unspaced.test(block.text);
}

/** What a block adds to the case that its surroundings are an article: running text speaks for, links and labels against. */
export function caseFor(block: Block): number {
  const weight = weightOf(block.text);
  const share = linkShare(block);
  if (isProse(block)) return weight * (1 - share);
  if (share > 0.5) return -Math.min(weight, 120) * 0.7 - 12;
  return /^h[1-6]$/.test(block.element.tag) ? 0 : -4;
}

/** A sentence, however short, that is not a link: all that a flash has. */
export const isSentence = (block: Block): boolean =>
  linkShare(block) < 0.3 && weightOf(block.text) >= 20 && (isProse(block) || /[.!?。！？៕។…]["”»)）]?$/u.test(block.text));
