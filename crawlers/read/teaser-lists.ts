// Lists of other articles, told by their shape alone: several siblings alike, each opening with a link, each short.

import type { Block } from './blocks.ts';
import { isNamedBody } from './boilerplate-names.ts';
import { attributeIn } from './markup.ts';
import type { Element, PageTree } from './page-tree.ts';
import { taggedIn } from './page-tree.ts';
import type { PageView } from './page-view.ts';

const cardTags = new Set(['div', 'li', 'article', 'section', 'a', 'dd', 'dt', 'td']);
const fewest = 3;
const longestCard = 700;
const longestLine = 350;

const firstClass = (element: Element): string => (attributeIn(element.written, 'class') ?? element.attributes['class'] ?? '').split(/\s+/)[0] ?? '';

/** Siblings of one shape have the same tag and first class. */
export const shapeOf = (element: Element): string => `${element.tag}.${firstClass(element)}`;

/** The elements that are such a list. */
export function teaserLists({ tree, blocks, share }: PageView): Set<Element> {
  const lists = new Set<Element>();
  const cardBlocks = groupBlocks(blocks);
  const first = firstText(blocks);
  for (const element of new Set([...cardBlocks.keys()].flatMap((card) => card.parent ?? []))) {
    if (element.children.length < fewest || element.tag === 'body') continue;
    const isMost = isMostOfBody(element, share);
    const cards = element.children.filter((c): c is Element => typeof c !== 'string' && cardTags.has(c.tag) && cardBlocks.has(c));
    if (cards.length < fewest) continue;
    const groups = new Map<string, Element[]>();
    for (const card of cards) {
      const shape = shapeOf(card);
      groups.set(shape, [...(groups.get(shape) ?? []), card]);
    }
    for (const group of groups.values()) {
      if (group.length < fewest) continue;
      const pictured = group.filter((card) => isPictured(cardBlocks.get(card) ?? [], card, tree));
      if (pictured.length >= fewest && pictured.length === group.length && first !== undefined && first.element.last < group[0]!.number) group.forEach((card) => lists.add(card));
      if (isMost) continue;
      const opened = group.filter((card) => opensWithHeadline(cardBlocks.get(card) ?? []));
      if (opened.length >= 4 && opened.length === group.length) opened.forEach((card) => lists.add(card));
      const teasers = group.filter((card) => isTeaser(cardBlocks.get(card) ?? []));
      if (teasers.length >= fewest && teasers.length >= 0.75 * group.length) teasers.forEach((card) => lists.add(card));
    }
  }
  return lists;
}

/** The blocks below every possible card, up to the few that a card can have. */
function groupBlocks(blocks: readonly Block[]): Map<Element, Block[]> {
  const groups = new Map<Element, Block[]>();
  for (const block of blocks) {
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
const opensWithHeadline = (blocks: readonly Block[]): boolean => blocks.length === 1 && blocks[0]!.openingLink >= 25 && blocks[0]!.weight < longestLine;

/** A linked headline (perhaps below a label), then at most a short summary. */
function isTeaser(blocks: readonly Block[]): boolean {
  if (blocks.length === 0 || blocks.length > 8) return false;
  const total = blocks.reduce((sum, b) => sum + b.weight, 0);
  if (total > longestCard || total < 15) return false;
  const headline = blocks.findIndex((b) => b.linkShare > 0.75 && b.weight >= 15);
  if (headline < 0 || headline > 2) return false;
  if (blocks.length === 1) return true;
  // Text in front of the headline is a label or a time, not a sentence.
  return blocks.slice(0, headline).every((b) => b.weight < 50);
}

/** A sentence beside a picture that leads to another page, perhaps with a time. */
function isPictured(blocks: readonly Block[], card: Element, tree: PageTree): boolean {
  if (blocks.length > 3 || blocks.filter((block) => block.weight >= 50).length !== 1 || blocks.some((block) => block.weight > longestLine || block.linkShare > 0.3)) return false;
  return taggedIn(tree, 'a', card).some((link) => taggedIn(tree, 'img', link).length > 0 && leadsToPage.test(link.attributes['href'] ?? ''));
}

/** Not to the same picture in large, nor to a place on this page. */
const leadsToPage = /^(?!#|javascript:)(?!.*\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)).+/i;

/** The first sentence of the page. */
const firstText = (blocks: readonly Block[]): Block | undefined => blocks.find((block) => block.isProse && block.linkShare < 0.3 && block.pieces[0]?.element.tag !== 'title');

/** Whether an element holds most of the running text of the page, or of what the page names as its article: items of a numbered list that is the article. */
function isMostOfBody(element: Element, share: (element: Element) => number): boolean {
  const own = share(element);
  if (own > 0.75) return true;
  if (element.tag !== 'ol') return false;
  for (let e: Element | null = element; e; e = e.parent) if (isNamedBody(e)) return own > 0 && own > 0.6 * share(e);
  return false;
}
