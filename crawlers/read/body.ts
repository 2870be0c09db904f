// From a page to the blocks of its article: furniture and lists of teasers out, the region chosen, the edges trimmed.

import { selectAll, type OutletRule } from '../outlets/index.ts';
import { asidesOf } from './asides.ts';
import type { Block } from './blocks.ts';
import { blocksOf, blockWithout } from './blocks.ts';
import { furnitureShare, isFurnitureByTag, isHidden, isNamedComments, isNamedLead, isNotShown, looksLikeFurniture } from './boilerplate-names.ts';
import type { Element, PageTree } from './page-tree.ts';
import { breaksLine, within } from './page-tree.ts';
import { PageView } from './page-view.ts';
import { isSentence } from './prose.ts';
import { scoredBlocks } from './paragraph-scorer.ts';
import { captionsOf } from './photo-story.ts';
import { densestElement, namedElement } from './regions.ts';
import { withoutSatellites } from './satellites.ts';
import { isSameText, trimBlocks } from './trim.ts';

export type Body = {
  readonly blocks: readonly Block[];
  readonly how: string;
};

/** The blocks of the article on a page, in reading order; empty where there is none. `whole` is all that the page shows. */
export function bodyOf(whole: PageView, title: string, rule: OutletRule | null = null): Body {
  const known = rule ? trimBlocks(blocksByRule(whole.tree, rule), title) : [];
  if (known.some(isSentence)) return { blocks: known, how: 'outlet' };
  const { page, clean, isAside } = cleanView(whole, headlineOf(whole.blocks, title));
  const found = chooseBlocks(clean);
  const text = trimBlocks(found.blocks.length > 0 ? withoutSatellites(withLead(found.blocks, clean.blocks, page.blocks, title), clean, page) : clean.blocks.filter(isFlash).slice(0, 10), title);
  const captions = captionsOf(page.blocks, text, isAside);
  if (captions.length === 0) return { blocks: text, how: found.how };
  const shown = new Set(captions.map((block) => block.text));
  const story = [...text.filter((block) => !shown.has(block.text)), ...captions].sort((a, b) => a.index - b.index);
  return { blocks: trimBlocks(story, title), how: 'captions' };
}

/** What the page shows at first; all of it where that is next to nothing, because a script would show the rest. */
export function visiblePage(tree: PageTree): PageView {
  const visible = blocksOf(tree.root, isHidden);
  return new PageView(tree, visible.some((block) => block.isProse) ? visible : blocksOf(tree.root));
}

/** What the outlet's rule selects, without what it removes and what no article holds. */
function blocksByRule(tree: PageTree, rule: OutletRule): Block[] {
  const wanted = selectAll(tree.root, [...rule.lead, ...rule.body]);
  if (wanted.length === 0) return [];
  const unwanted = new Set(selectAll(tree.root, rule.remove));
  const out = (e: Element): boolean => unwanted.has(e) || isHidden(e) || isNotShown(e) || isNamedComments(e) || isFurnitureByTag(e);
  return blocksOf(tree.root, out).filter((block) => wanted.some((element) => within(block.element, element)));
}

/** Three opinions on where the text lies, and one choice. */
function chooseBlocks(clean: PageView): { blocks: readonly Block[]; how: string } {
  const inside = (element: Element | null): readonly Block[] => (element ? clean.blocksIn(element) : []);
  return choose(scoredBlocks(clean), inside(densestElement(clean)), inside(namedElement(clean)));
}

/** Where the title stands on the page; headings are believed first. */
function headlineOf(blocks: readonly Block[], title: string): Element | null {
  const same = blocks.filter((block) => isSameText(block.text, title));
  return (same.find((block) => /^h[1-3]$/.test(block.element.tag)) ?? same[0])?.element ?? null;
}

type Clean = { /** The page, perhaps cut anew. */ readonly page: PageView; readonly clean: PageView; readonly isAside: (element: Element) => boolean };

/** The page without what is furniture. Where that costs most of the best paragraphs, the names are not believed. */
function cleanView(page: PageView, headline: Element | null): Clean {
  const { share } = page;
  const asides = asidesOf(page, headline);
  const hard = (e: Element): boolean => asides.has(e) || (isNotShown(e) && share(e) <= 0.5);
  const furniture = (e: Element): boolean => hard(e) || (!isWordInText(e) && looksLikeFurniture(e) && share(e) <= furnitureShare(e));
  const cut = withoutInline(page, furniture);
  const clean = cut.without(furniture);
  const left = proseWeight(clean.blocks);
  if (left >= 0.4 * page.proseIn(page.tree.root) || left >= 0.4 * proseWeight(scoredBlocks(page.without(hard)))) return { page: cut, clean, isAside: hard };
  return { page, clean: page.without((e) => hard(e) || (isFurnitureByTag(e) && share(e) <= furnitureShare(e))), isAside: hard };
}

/** The page without words that are furniture in the middle of a line. */
function withoutInline(page: PageView, isOut: (element: Element) => boolean): PageView {
  const out = new Set<Element>();
  const cut: (Block | null)[] = page.blocks.map((block) => {
    let touched = false;
    for (const piece of block.pieces) for (let e: Element | null = piece.element; e && e !== block.element; e = e.parent) {
      if (out.has(e) || isOut(e)) touched = out.add(e) !== undefined;
    }
    return touched ? blockWithout(block, (e) => out.has(e)) : block;
  });
  return out.size === 0 ? page : new PageView(page.tree, cut.filter((block) => block !== null));
}

/** A link or span within a sentence, whatever it is called, belongs to the sentence. */
const isWordInText = (element: Element): boolean => !breaksLine.has(element.tag) && element.tag !== 'title' && /^(?:p|li|td|blockquote|dd|h[1-6])$/.test(element.parent?.tag ?? '') && (element.parent?.children.length ?? 0) > 1;

/** A sentence of a few words in a paragraph: all that a flash has. */
const isFlash = (block: Block): boolean => block.element.tag === 'p' && block.linkShare < 0.3 && block.weight >= 20 && /[.!?。！？៕។…]["”»)）]?$/u.test(block.text);

export const proseWeight = (blocks: readonly Block[]): number => blocks.reduce((sum, b) => sum + (b.isProse ? b.weight * (1 - b.linkShare) : 0), 0);

function hasAncestor(block: Block, test: (element: Element) => boolean): boolean {
  for (let e: Element | null = block.element; e; e = e.parent) if (test(e)) return true;
  return false;
}

function choose(voted: readonly Block[], densest: readonly Block[], named: readonly Block[]): { blocks: readonly Block[]; how: string } {
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
  const first = chosen[0]!.index;
  const headline = everything.findLast((block) => block.index < first && isSameText(block.text, title));
  const known = new Set(chosen.map((block) => block.text));
  const between = clean.filter((block) => block.index < first && block.index > (headline?.index ?? Infinity));
  const lead = between.filter((block) => !known.has(block.text) && (block.isProse || (block.weight >= 30 && block.linkShare < 0.3 && hasAncestor(block, isNamedLead))));
  return lead.length > 0 && lead.length <= mostLeads ? [...lead, ...chosen] : [...chosen];
}

const mostLeads = 4;

/** What both see, what one sees and reads like text, and the leads above it. */
function merge(voted: readonly Block[], region: readonly Block[]): Block[] {
  const inRegion = new Set(region);
  const inVote = new Set(voted);
  const first = region.find((b) => inVote.has(b) && b.isProse)?.index ?? -1;
  return [...new Set([...voted, ...region])]
    .sort((a, b) => a.index - b.index)
    .filter((block) => {
      if (inRegion.has(block)) return true;
      // In the run of paragraphs alone: what stands above or below the region is kept only as a lead or as running text right beside it.
      return block.index < first ? hasAncestor(block, isNamedLead) || block.isProse : block.isProse;
    });
}
