// Where on the page the article lies: two of three opinions (the page's own names, density of running text); the third is in paragraph-scorer.ts.

import type { Block } from './blocks.ts';
import type { Element, PageTree } from './page-tree.ts';
import { isNamedBody } from './boilerplate-names.ts';
import { caseFor, isProse, weightOf } from './prose.ts';

/** Sum of `value` over the blocks of each element, for every element that holds blocks. */
export function sumsByElement(blocks: readonly Block[], value: (block: Block) => number): Map<Element, number> {
  const sums = new Map<Element, number>();
  for (const block of blocks) {
    const own = value(block);
    if (own === 0) continue;
    for (let e: Element | null = block.element; e; e = e.parent) sums.set(e, (sums.get(e) ?? 0) + own);
  }
  return sums;
}

/** The smallest element in which running text outweighs links and labels most. */
export function densestElement(blocks: readonly Block[]): Element | null {
  let best: Element | null = null;
  let bestSum = 0;
  for (const [element, sum] of sumsByElement(blocks, caseFor)) {
    const better = sum > bestSum + 1e-9 || (best !== null && Math.abs(sum - bestSum) < 1e-9 && element.number > best.number);
    if (better) [best, bestSum] = [element, sum];
  }
  return best;
}

/** The element that the page itself names as the article's text, where it holds a fair share of the running text. */
export function namedElement(tree: PageTree, blocks: readonly Block[]): Element | null {
  const prose = sumsByElement(blocks, (block) => (isProse(block) ? weightOf(block.text) : 0));
  const total = prose.get(tree.root) ?? 0;
  let best: Element | null = null;
  let bestSum = 0;
  for (const [element, sum] of prose) {
    const declared = element.attributes['itemprop'] === 'articleBody' || element.attributes['property'] === 'articleBody';
    if (!(declared || isNamedBody(element)) || sum < total * 0.3) continue;
    // The innermost one that keeps nearly all of what an outer one holds.
    if (best === null || sum > bestSum * 1.15 || (sum >= bestSum * 0.92 && element.number > best.number)) [best, bestSum] = [element, sum];
  }
  return best;
}
