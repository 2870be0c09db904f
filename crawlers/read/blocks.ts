// A page as the list of text blocks a reader sees: paragraphs, list items, headings, cells, in reading order.

import type { Element } from './page-tree.ts';
import { breaksLine, squeeze, walk } from './page-tree.ts';
import { readsLikeProse, weightOf } from './prose.ts';

export type Block = {
  readonly text: string;
  /** Length in Latin-letter terms (`weightOf`). */
  readonly weight: number;
  /** Share of the characters that are links, 0 to 1. */
  readonly linkShare: number;
  /** Whether it reads like a sentence or more of running text. */
  readonly isProse: boolean;
  /** The nearest element around the block that breaks lines. */
  readonly element: Element;
  /** The pieces of its text with the elements that directly hold them. */
  readonly pieces: readonly Piece[];
  /** Characters of the text that are links. */
  readonly linkCharacters: number;
  /** Characters of the link that the block begins with; 0 where it begins with other text. */
  readonly openingLink: number;
  /** Position among the blocks of the page. */
  readonly index: number;
};
export type Piece = { readonly element: Element; text: string };

/** Cuts what is below `root` into blocks, in document order; `leaveOut` drops whole elements. */
export function blocksOf(root: Element, leaveOut: (element: Element) => boolean = () => false): Block[] {
  const cutter = new Cutter(root, leaveOut);
  walk(root, cutter);
  return cutter.blocks;
}

class Cutter {
  readonly blocks: Block[] = [];
  readonly #owners: Element[] = [];
  readonly #root: Element;
  readonly #leaveOut: (element: Element) => boolean;
  #text = '';
  /** The last three characters of the text: looking into the text itself would copy all of it each time. */
  #end = '';
  #pieces: Piece[] = [];
  #linkCharacters = 0;
  #openingLink = 0;
  #isOpening = true;
  #links = 0;

  constructor(root: Element, leaveOut: (element: Element) => boolean) {
    this.#root = root;
    this.#leaveOut = leaveOut;
  }

  enter(element: Element): boolean {
    if (this.#leaveOut(element)) return false;
    const { tag } = element;
    if (tag === 'a') this.#links++;
    if (!breaksLine.has(tag) && element !== this.#root) return true;
    this.#flush();
    if (tag !== 'br') this.#owners.push(element);
    return true;
  }

  leave(element: Element): void {
    const { tag } = element;
    if (tag === 'a') this.#links--;
    if (tag === 'br' || (!breaksLine.has(tag) && element !== this.#root)) return;
    this.#flush();
    this.#owners.pop();
  }

  text(text: string, parent: Element): void {
    const characters = visibleLength(text);
    const last = this.#pieces[this.#pieces.length - 1];
    if (characters === 0) {
      if (!last) return;
      this.#append(' ');
      last.text += ' ';
      return;
    }
    const piece = gluedWords(this.#end, text) ? ` ${text}` : text;
    this.#append(piece);
    if (last?.element === parent) last.text += piece;
    else this.#pieces.push({ element: parent, text: piece });
    if (this.#links === 0) this.#isOpening = false;
    else this.#linkCharacters += characters;
    if (this.#isOpening) this.#openingLink += characters;
  }

  #append(piece: string): void {
    this.#text += piece;
    this.#end = (this.#end + piece.slice(-3)).slice(-3);
  }

  #flush(): void {
    if (this.#text === '') return;
    const element = this.#owners[this.#owners.length - 1];
    const text = squeeze(withoutMarks(this.#text));
    if (text !== '' && element) this.blocks.push(blockOf({ text, element, pieces: this.#pieces, linkCharacters: this.#linkCharacters, openingLink: this.#openingLink, index: this.blocks.length }));
    this.#text = this.#end = '';
    this.#pieces = [];
    this.#linkCharacters = this.#openingLink = 0;
    this.#isOpening = true;
  }
}

function blockOf(block: Pick<Block, 'text' | 'element' | 'pieces' | 'linkCharacters' | 'openingLink' | 'index'>): Block {
  const { text, element, pieces, openingLink, index } = block;
  const weight = weightOf(text);
  const linkCharacters = Math.min(block.linkCharacters, text.length);
  const linkShare = linkCharacters / Math.max(1, text.length);
  return { text, weight, linkShare, isProse: linkShare <= 0.5 && readsLikeProse(text, weight), element, pieces, linkCharacters, openingLink, index };
}

/** The block without what stands in elements that `isOut` names, or null where nothing is left. */
export function blockWithout(block: Block, isOut: (element: Element) => boolean): Block | null {
  const pieces = block.pieces.filter(({ element }) => !climbs(element, block.element, isOut));
  const text = squeeze(pieces.map((piece) => piece.text).join(''));
  if (text === '') return null;
  const linked = pieces.filter(({ element }) => climbs(element, block.element, ({ tag }) => tag === 'a'));
  const linkCharacters = block.linkCharacters === 0 ? 0 : linked.reduce((sum, piece) => sum + visibleLength(piece.text), 0);
  return blockOf({ ...block, text, pieces, linkCharacters, openingLink: Math.min(block.openingLink, linkCharacters) });
}

function climbs(from: Element, to: Element, test: (element: Element) => boolean): boolean {
  for (let e: Element | null = from; e && e !== to; e = e.parent) if (test(e)) return true;
  return false;
}

/** Text without the invisible places to break a line that Khmer, Lao and Thai pages put between words. */
const withoutMarks = (text: string): string => (text.includes('\u200b') || text.includes('\u00ad') ? text.replace(/[\u200b\u00ad]+/g, '') : text);

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
const gluedWords = (before: string, after: string): boolean => before !== '' && after.charCodeAt(0) > 64 && before.charCodeAt(before.length - 1) > 96 && /\p{L}\p{Ll}$/u.test(before) && /^\p{Lu}\p{Ll}/u.test(after.slice(0, 3));
