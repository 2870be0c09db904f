// From a page to the blocks of its article: furniture and lists of teasers out, the region chosen, the edges trimmed.

import { selectAll, type OutletRule } from '../outlets/index.ts';
import { asidesOf } from './asides.ts';
import type { Block } from './blocks.ts';
import { blocksOf, linkShare } from './blocks.ts';
import { furnitureShare, isHidden, isNamedComments, isNamedLead, isNotShown, looksLikeFurniture } from './boilerplate-names.ts';
import type { Element, PageTree } from './page-tree.ts';
import { breaksLine, within } from './page-tree.ts';
import { isProse, isSentence, weightOf } from './prose.ts';
import { scoredBlocks } from './paragraph-scorer.ts';
import { captionsOf } from './photo-story.ts';
import { densestElement, namedElement, sumsByElement } from './regions.ts';
import { isSameText, trimBlocks } from './trim.ts';

export type Body = {
  readonly blocks: readonly Block[];
  /** All blocks that the page shows. */
  readonly everything: readonly Block[];
  readonly how: string;
};

/** The blocks of the article on a page, in reading order; empty where there is none. */
export function bodyOf(tree: PageTree, title: string, rule: OutletRule | null = null): Body {
  const everything = visibleBlocks(tree);
  const known = rule ? trimBlocks(blocksByRule(tree, rule), title) : [];
  if (known.some(isSentence)) return { blocks: known, everything, how: 'outlet' };
  const headline = headlineOf(everything, title);
  const { clean, isAside } = cleanBlocks(tree, everything, headline);
  const found = chooseBlocks(tree, clean);
  const text = trimBlocks(found.blocks.length > 0 ? withLead(found.blocks, clean, everything, title) : clean.filter(isFlash).slice(0, 10), title);
  const captions = captionsOf(everything, text, isAside);
  if (captions.length === 0) return { blocks: text, everything, how: found.how };
  const shown = new Set(captions.map((block) => block.text));
  const story = [...text.filter((block) => !shown.has(block.text)), ...captions].sort((a, b) => a.element.number - b.element.number);
  return { blocks: trimBlocks(story, title), everything, how: 'captions' };
}

/** What the outlet's rule selects, without what it removes and what no article holds. */
function blocksByRule(tree: PageTree, rule: OutletRule): Block[] {
  const wanted = selectAll(tree.root, [...rule.lead, ...rule.body]);
  if (wanted.length === 0) return [];
  const unwanted = new Set(selectAll(tree.root, rule.remove));
  const out = (e: Element): boolean => unwanted.has(e) || isHidden(e) || isNotShown(e) || isNamedComments(e) || looksLikeFurniture({ ...e, attributes: {} });
  return blocksOf(tree.root, out).filter((block) => wanted.some((element) => within(block.element, element)));
}

/** Three opinions on where the text lies, and one choice. */
function chooseBlocks(tree: PageTree, clean: readonly Block[]): { blocks: Block[]; how: string } {
  const inside = (element: Element | null): Block[] => (element ? clean.filter((block) => within(block.element, element)) : []);
  return choose(scoredBlocks(clean), inside(densestElement(clean)), inside(namedElement(tree, clean)));
}

/** What the page shows at first; all of it where that is next to nothing, because a script would show the rest. */
function visibleBlocks(tree: PageTree): Block[] {
  const visible = blocksOf(tree.root, isHidden);
  return visible.some(isProse) ? visible : blocksOf(tree.root);
}

/** Where the title stands on the page; headings are believed first. */
function headlineOf(blocks: readonly Block[], title: string): Element | null {
  const same = blocks.filter((block) => isSameText(block.text, title));
  return (same.find((block) => /^h[1-3]$/.test(block.element.tag)) ?? same[0])?.element ?? null;
}

/** The blocks that are not furniture. Where that costs most of the best paragraphs, the names are not believed. */
function cleanBlocks(tree: PageTree, everything: readonly Block[], headline: Element | null): { clean: Block[]; isAside: (element: Element) => boolean } {
  const prose = sumsByElement(everything, proseOf);
  const total = prose.get(tree.root) ?? 0;
  const share = (element: Element): number => (prose.get(element) ?? 0) / Math.max(1, total);
  const asides = asidesOf(everything, headline, share);
  const hidden = everything.some((block) => hasAncestor(block, isHidden)) ? (): boolean => false : isHidden;
  const hard = (e: Element): boolean => hidden(e) || (isNotShown(e) && share(e) <= 0.5) || asides.has(e);
  const furniture = (e: Element): boolean => hard(e) || (looksLikeFurniture(e) && share(e) <= furnitureShare(e) && !isWordInText(e));
  const clean = blocksOf(tree.root, furniture);
  const left = proseWeight(clean);
  if (left >= 0.4 * total || left >= 0.4 * proseWeight(scoredBlocks(blocksOf(tree.root, hard)))) return { clean, isAside: hard };
  const byTags = (e: Element): boolean => hard(e) || (looksLikeFurniture({ ...e, attributes: {} }) && share(e) <= furnitureShare(e));
  return { clean: blocksOf(tree.root, byTags), isAside: hard };
}

/** A link or span within a sentence, whatever it is called, belongs to the sentence. */
const isWordInText = (element: Element): boolean => !breaksLine.has(element.tag) && element.tag !== 'title' && /^(?:p|li|td|blockquote|dd|h[1-6])$/.test(element.parent?.tag ?? '') && (element.parent?.children.length ?? 0) > 1;

/** A sentence of a few words in a paragraph: all that a flash has. */
const isFlash = (block: Block): boolean => block.element.tag === 'p' && linkShare(block) < 0.3 && weightOf(block.text) >= 20 && /[.!?。！？៕។…]["”»)）]?$/u.test(block.text);

const proseOf = (block: Block): number => (isProse(block) ? weightOf(block.text) : 0);
export const proseWeight = (blocks: readonly Block[]): number => blocks.reduce((sum, b) => sum + proseOf(b) * (1 - linkShare(b)), 0);

function hasAncestor(block: Block, test: (element: Element) => boolean): boolean {
  for (let e: Element | null = block.element; e; e = e.parent) if (test(e)) return true;
  return false;
}

function choose(voted: Block[], densest: Block[], named: Block[]): { blocks: Block[]; how: string } {
  const dense = proseWeight(densest);
  const name = proseWeight(named);
  const vote = proseWeight(voted);
  const region = named.length > 0 && name > 0.6 * dense ? named : densest;
  const weight = proseWeight(region);
  if (voted.length === 0 || vote < 0.5 * weight) return { blocks: region, how: region === named ? 'named' : 'densest' };
  if (weight < 0.5 * vote) return { blocks: voted, how: 'paragraphs' };
  return { blocks: merge(voted, region), how: 'both' };
}

/** The lead between the headline and the chosen blocks: what is named so, or running text. */
function withLead(chosen: readonly Block[], clean: readonly Block[], everything: readonly Block[], title: string): Block[] {
  const first = chosen[0]!.element.number;
  const headline = everything.findLast((block) => block.element.number < first && isSameText(block.text, title));
  const known = new Set(chosen.map((block) => block.text));
  const between = clean.filter((block) => block.element.number < first && block.element.number > (headline?.element.number ?? Infinity));
  const lead = between.filter((block) => !known.has(block.text) && (isProse(block) || (weightOf(block.text) >= 30 && linkShare(block) < 0.3 && hasAncestor(block, isNamedLead))));
  return lead.length > 0 && lead.length <= mostLeads ? [...lead, ...chosen] : [...chosen];
}

const mostLeads = 4;

/** What both see, what one sees and reads like text, and the leads above it. */
function merge(voted: Block[], region: Block[]): Block[] {
  const inRegion = new Set(region);
  const inVote = new Set(voted);
  const first = region.find((b) => inVote.has(b) && isProse(b))?.index ?? -1;
  return [...new Set([...voted, ...region])]
    .sort((a, b) => a.index - b.index)
    .filter((block) => {
      if (inRegion.has(block)) return true;
      // In the run of paragraphs alone: what stands above or below the region is kept only as a lead or as running text right beside it.
      return block.index < first ? hasAncestor(block, isNamedLead) || isProse(block) : isProse(block);
    });
}
