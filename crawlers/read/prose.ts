// How much of a block is running text, as opposed to headings, menus and labels. Works without knowing the language.

import type { Block } from './blocks.ts';
import { linkShare } from './blocks.ts';

/** Scripts in which one character carries about as much as three Latin ones. */
const dense = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu;
/** Thai, Lao, Khmer, Burmese write no spaces between words and seldom end a sentence with a mark. */
const unspaced = /[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const sentenceMark = /[.!?…:;。！？；：、，,៕។؟।]/u;

/** Length in Latin-letter terms. */
export function weightOf(text: string): number {
  return text.length + 2 * (text.match(dense)?.length ?? 0);
}

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
