// Small pieces that every part of the document uses.

import type { Words } from '../words/vi.ts';
import type { Block, Run } from './blocks.ts';

export type DocumentLanguage = 'vi' | 'en';

export const paragraph = (style: Extract<Block, { kind: 'paragraph' }>['style'], text: string): Block => ({ kind: 'paragraph', style, runs: [{ text }] });

/** " [1–4, 7]": the numbers of the items that a sentence rests on. */
export function citation(items: readonly number[]): Run[] {
  const ranges: [first: number, last: number][] = [];
  for (const number of [...items].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range !== undefined && number <= range[1] + 1) range[1] = number;
    else ranges.push([number, number]);
  }
  const shown = ranges.map(([first, last]) => (first === last ? `${first}` : last === first + 1 ? `${first}, ${last}` : `${first}–${last}`));
  return shown.length === 0 ? [] : [{ text: ` [${shown.join(', ')}]` }];
}

export const toneName = (tone: string, words: Words) => (words.tones as Record<string, string>)[tone] ?? tone;
export const topicName = (topic: string, words: Words) => (words.topics as Record<string, string>)[topic] ?? topic;
