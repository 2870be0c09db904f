// What Mozilla's Readability (the reader view of Firefox) would keep of a page, as a vote on our own tree.

import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Block } from './blocks.ts';
import type { Element, PageTree } from './page-tree.ts';
import { squeeze, walk } from './page-tree.ts';

/** Above this many elements Readability takes seconds; the page is then read without it. */
const mostElements = 15_000;
const mostText = 1_000_000;

/**
 * Whether Readability keeps a block; null where it finds no article, throws (on linkedom it does on some pages
 * that browsers handle) or the page is too large for it.
 */
export function readabilityVote(tree: PageTree): ((block: Block) => boolean) | null {
  if (tree.elements.length > mostElements || tree.textLength > mostText) return null;
  try {
    const { document } = parseHTML(markupOf(tree.root));
    // Readability is written against the browser's types, which linkedom fulfils as far as it needs them.
    const reader = new Readability<ChildNodeLike>(document as never, { keepClasses: true, serializer: (node) => node as unknown as ChildNodeLike });
    const content = reader.parse()?.content;
    return content ? votesIn(content) : null;
  } catch {
    return null;
  }
}

type ChildNodeLike = {
  readonly nodeType: number;
  readonly childNodes: Iterable<ChildNodeLike>;
  readonly textContent: string | null;
  getAttribute?: (name: string) => string | null;
};

const mark = 'data-hd';

function votesIn(content: ChildNodeLike): (block: Block) => boolean {
  const numbers = new Set<number>();
  // Readability replaces some elements by new ones without our mark: their text is known by its words.
  const texts = new Set<string>();
  const stack: [ChildNodeLike, number][] = [[content, -1]];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, inherited] = top;
    if (node.nodeType === 3) {
      const text = squeeze(node.textContent ?? '');
      if (text === '') continue;
      if (inherited >= 0) numbers.add(inherited);
      if (text.length > 20) texts.add(text);
      continue;
    }
    const own = node.nodeType === 1 ? node.getAttribute?.(mark) : null;
    const number = own ? Number(own) : inherited;
    for (const child of node.childNodes) stack.push([child, number]);
  }
  return (block) => {
    if (texts.has(block.text)) return true;
    let all = 0;
    let kept = 0;
    for (const [number, characters] of block.holders) {
      all += characters;
      if (numbers.has(number)) kept += characters;
    }
    return kept * 2 > all;
  };
}

const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const escapeAttribute = (text: string): string => escapeText(text).replace(/"/g, '&quot;');
const keptAttributes = ['class', 'id', 'role', 'style', 'hidden', 'aria-hidden', 'itemprop', 'itemtype', 'rel', 'href', 'src', 'alt', 'property', 'name', 'content', 'type'];

/** The tree as markup in which every element carries its number. */
export function markupOf(root: Element): string {
  const parts: string[] = ['<!doctype html>'];
  walk(root, {
    enter: (element) => {
      if (element.tag === '#root') return;
      parts.push('<', element.tag, ` ${mark}="${element.number}"`);
      for (const name of keptAttributes) {
        const value = element.attributes[name];
        if (value !== undefined) parts.push(' ', name, '="', escapeAttribute(value), '"');
      }
      parts.push('>');
    },
    text: (text) => void parts.push(escapeText(text)),
    leave: (element) => {
      if (element.tag !== '#root' && !empty.has(element.tag)) parts.push('</', element.tag, '>');
    },
  });
  return parts.join('');
}
