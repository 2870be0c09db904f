// A page as the list of text blocks a reader sees: paragraphs, list items, headings, cells, in reading order.

import type { Element } from './page-tree.ts';
import { breaksLine, squeeze, walk } from './page-tree.ts';

export type Block = {
  readonly text: string;
  /** The nearest element around the block that breaks lines. */
  readonly element: Element;
  /** Numbers of the elements that directly hold its text, with how many characters each holds. */
  readonly holders: ReadonlyMap<number, number>;
  /** Characters of the text that are links. */
  readonly linkCharacters: number;
  /** Characters of the link that the block begins with; 0 where it begins with other text. */
  readonly openingLink: number;
  /** Position among the blocks of the page. */
  readonly index: number;
};

/** Cuts what is below `root` into blocks, in document order; `leaveOut` drops whole elements. */
export function blocksOf(root: Element, leaveOut: (element: Element) => boolean = () => false): Block[] {
  const blocks: Block[] = [];
  const owners: Element[] = [];
  let parts: string[] = [];
  let holders = new Map<number, number>();
  let linkCharacters = 0;
  let openingLink = 0;
  let opening = true;
  let links = 0;
  const flush = (): void => {
    const text = squeeze(parts.join(''));
    const element = owners[owners.length - 1];
    if (text && element) blocks.push({ text, element, holders, linkCharacters: Math.min(linkCharacters, text.length), openingLink, index: blocks.length });
    parts = [];
    holders = new Map();
    linkCharacters = 0;
    openingLink = 0;
    opening = true;
  };
  walk(root, {
    enter: (element) => {
      if (leaveOut(element)) return false;
      if (element.tag === 'a') links++;
      if (element.tag === 'br') return void flush();
      if (!breaksLine.has(element.tag) && element !== root) return;
      flush();
      owners.push(element);
    },
    text: (text, parent) => {
      if (gluedWords(parts.at(-1) ?? '', text)) parts.push(' ');
      parts.push(text);
      const length = visibleLength(text);
      if (length === 0) return;
      holders.set(parent.number, (holders.get(parent.number) ?? 0) + length);
      if (links === 0) opening = false;
      else linkCharacters += length;
      if (opening) openingLink += length;
    },
    leave: (element) => {
      if (element.tag === 'a') links--;
      if (element.tag === 'br' || (!breaksLine.has(element.tag) && element !== root)) return;
      flush();
      owners.pop();
    },
  });
  return blocks;
}

/** Length of a text with its white space squeezed, without making that text. */
const visibleLength = (text: string): number => {
  let length = 0;
  let gap = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === 0xa0) gap = length > 0;
    else {
      length += gap ? 2 : 1;
      gap = false;
    }
  }
  return length;
};

/** "<span>Bình Định</span>Cảng": two words that only the style sheet holds apart. A drop cap before its word is not meant. */
const gluedWords = (before: string, after: string): boolean => before !== '' && after.charCodeAt(0) > 64 && before.charCodeAt(before.length - 1) > 96 && /\p{L}\p{Ll}$/u.test(before.slice(-3)) && /^\p{Lu}\p{Ll}/u.test(after.slice(0, 3));

/** Share of a block's characters that are links, 0 to 1. */
export const linkShare = (block: Block): number => block.linkCharacters / Math.max(1, block.text.length);
