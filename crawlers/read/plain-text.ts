// Markup to plain text, for the small pieces that feeds and JSON-LD carry.

import { blocksOf } from './blocks.ts';
import { cleanText } from './clean-text.ts';
import { parsePage } from './page-tree.ts';

const longest = 2_000_000;

/** Text without tags, entities resolved, a line for each block. Text without any markup comes back cleaned only. */
export function plainText(markup: string): string {
  const text = markup.slice(0, longest);
  if (!/[<&]/.test(text)) return cleanText(text);
  const blocks = blocksOf(parsePage(text.replace(/\r?\n\s*\r?\n/g, '<br>')).root);
  return cleanText(blocks.map((block) => block.text).join('\n'));
}
