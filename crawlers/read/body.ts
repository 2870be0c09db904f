// From a page to the blocks of its article: furniture and lists of teasers out, the region chosen, the edges trimmed.

import type { Block } from './blocks.ts';
import { blocksOf, linkShare } from './blocks.ts';
import { furnitureShare, isNotShown, isHidden, isNamedLead, looksLikeFurniture } from './boilerplate-names.ts';
import type { Element, PageTree } from './page-tree.ts';
import { breaksLine, within } from './page-tree.ts';
import { isProse, weightOf } from './prose.ts';
import { readabilityVote } from './readability-vote.ts';
import { densestElement, namedElement, sumsByElement } from './regions.ts';
import { teaserLists } from './teaser-lists.ts';
import { trimBlocks } from './trim.ts';

export type Body = { readonly blocks: readonly Block[]; readonly how: string };

/** The blocks of the article on a page, in reading order; empty where there is none. */
export function bodyOf(tree: PageTree, title: string): Body {
  const vote = readabilityVote(tree);
  const everything = blocksOf(tree.root);
  const clean = cleanBlocks(tree, everything, vote);
  const voted = vote ? clean.filter(vote) : [];
  const densest = densestElement(clean);
  const named = namedElement(tree, clean);
  const inside = (element: Element | null): Block[] => (element ? clean.filter((block) => within(block.element, element)) : []);
  const chosen = choose(voted, inside(densest), inside(named));
  if (chosen.blocks.length > 0) return { blocks: trimBlocks(chosen.blocks, title), how: chosen.how };
  return { blocks: trimBlocks(clean.filter(isFlash).slice(0, 10), title), how: 'flash' };
}

/** The blocks that are not furniture. Where that costs most of what Readability would keep, the names are not believed. */
function cleanBlocks(tree: PageTree, everything: readonly Block[], vote: ((block: Block) => boolean) | null): Block[] {
  const prose = sumsByElement(everything, proseOf);
  const total = prose.get(tree.root) ?? 0;
  const share = (element: Element): number => (prose.get(element) ?? 0) / Math.max(1, total);
  const teasers = teaserLists(tree, share);
  const hard = (e: Element): boolean => isHidden(e) || isNotShown(e) || teasers.has(e);
  const furniture = (e: Element): boolean => hard(e) || (looksLikeFurniture(e) && share(e) <= furnitureShare(e) && !isWordInText(e));
  const clean = blocksOf(tree.root, furniture);
  const before = vote ? proseWeight(everything.filter(vote)) : total;
  if (proseWeight(clean) >= 0.4 * before) return clean;
  const byTags = (e: Element): boolean => isNotShown(e) || (looksLikeFurniture({ ...e, attributes: {} }) && share(e) <= furnitureShare(e));
  return blocksOf(tree.root, byTags);
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
  if (weight < 0.5 * vote) return { blocks: voted, how: 'readability' };
  return { blocks: merge(voted, region), how: 'both' };
}

/** What both see, what one sees and reads like text, and the leads above it. */
function merge(voted: Block[], region: Block[]): Block[] {
  const inRegion = new Set(region);
  const inVote = new Set(voted);
  const first = region.find((b) => inVote.has(b) && isProse(b))?.index ?? -1;
  return [...new Set([...voted, ...region])]
    .sort((a, b) => a.index - b.index)
    .filter((block) => {
      if (inRegion.has(block)) return true;
      // Readability alone: what stands above or below the region is kept only as a lead or as running text right beside it.
      return block.index < first ? hasAncestor(block, isNamedLead) || isProse(block) : isProse(block);
    });
}
