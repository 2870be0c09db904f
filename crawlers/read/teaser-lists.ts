// Lists of other articles, told by their shape alone: several siblings alike, each opening with a link, each short.

import type { Block } from './blocks.ts';
import { blocksOf, linkShare } from './blocks.ts';
import type { Element, PageTree } from './page-tree.ts';
import { weightOf } from './prose.ts';

const cardTags = new Set(['div', 'li', 'article', 'section', 'a', 'dd', 'dt', 'td']);
const fewest = 3;
const longestCard = 700;

/** The elements that are such a list; `share` is an element's share of the page's running text. */
export function teaserLists(tree: PageTree, share: (element: Element) => number): Set<Element> {
  const lists = new Set<Element>();
  const cardBlocks = groupBlocks(tree);
  for (const element of tree.elements) {
    if (element.children.length < fewest || element.tag === 'body' || share(element) > 0.75) continue;
    const cards = element.children.filter((c): c is Element => typeof c !== 'string' && cardTags.has(c.tag) && cardBlocks.has(c));
    if (cards.length < fewest) continue;
    const groups = new Map<string, Element[]>();
    for (const card of cards) {
      const shape = `${card.tag}.${(card.attributes['class'] ?? '').split(/\s+/)[0]}`;
      groups.set(shape, [...(groups.get(shape) ?? []), card]);
    }
    for (const group of groups.values()) {
      if (group.length < fewest) continue;
      const opened = group.filter((card) => opensWithHeadline(cardBlocks.get(card) ?? []));
      if (opened.length >= 4 && opened.length === group.length) opened.forEach((card) => lists.add(card));
      const teasers = group.filter((card) => isTeaser(cardBlocks.get(card) ?? []));
      if (teasers.length >= fewest && teasers.length >= 0.75 * group.length) teasers.forEach((card) => lists.add(card));
    }
  }
  return lists;
}

/** The blocks below every possible card, up to the few that a card can have. */
function groupBlocks(tree: PageTree): Map<Element, Block[]> {
  const groups = new Map<Element, Block[]>();
  for (const block of blocksOf(tree.root)) {
    for (let e: Element | null = block.element, up = 0; e && up < 12; e = e.parent, up++) {
      if (!cardTags.has(e.tag)) continue;
      const group = groups.get(e);
      if (!group) groups.set(e, [block]);
      else if (group.length <= 8) group.push(block);
    }
  }
  return groups;
}

/** One block that begins with a headline as a link and goes on with a summary. */
const opensWithHeadline = (blocks: readonly Block[]): boolean => blocks.length === 1 && blocks[0]!.openingLink >= 25 && weightOf(blocks[0]!.text) < longestCard;

/** A linked headline (perhaps below a label), then at most a short summary. */
function isTeaser(blocks: readonly Block[]): boolean {
  if (blocks.length === 0 || blocks.length > 8) return false;
  const total = blocks.reduce((sum, b) => sum + weightOf(b.text), 0);
  if (total > longestCard || total < 15) return false;
  const headline = blocks.findIndex((b) => linkShare(b) > 0.75 && weightOf(b.text) >= 15);
  if (headline < 0 || headline > 2) return false;
  if (blocks.length === 1) return true;
  // Text in front of the headline is a label or a time, not a sentence.
  return blocks.slice(0, headline).every((b) => weightOf(b.text) < 50);
}
