// Where on the page the article lies: two of three opinions (the page's own names, density of running text); the third is in paragraph-scorer.ts.

import type { Element } from './page-tree.ts';
import type { PageView } from './page-view.ts';
import { isNamedBody } from './boilerplate-names.ts';

/** The smallest element in which running text outweighs links and labels most. */
export function densestElement(view: PageView): Element | null {
  let best: Element | null = null;
  let bestSum = 0;
  for (const element of view.holding) {
    const sum = view.caseIn(element);
    const better = sum > bestSum + 1e-9 || (best !== null && Math.abs(sum - bestSum) < 1e-9 && element.number > best.number);
    if (better) [best, bestSum] = [element, sum];
  }
  return best;
}

/** The element that the page itself names as the article's text, where it holds a fair share of the running text. */
export function namedElement(view: PageView): Element | null {
  const total = view.proseIn(view.tree.root);
  let best: Element | null = null;
  let bestSum = 0;
  for (const element of view.holding) {
    const sum = view.proseIn(element);
    if (sum === 0 || sum < total * 0.3 || !(isDeclaredBody(element) || isNamedBody(element))) continue;
    // The innermost one that keeps nearly all of what an outer one holds.
    if (best === null || sum > bestSum * 1.15 || (sum >= bestSum * 0.92 && element.number > best.number)) [best, bestSum] = [element, sum];
  }
  return best;
}

const isDeclaredBody = (element: Element): boolean =>
  element.written.includes('articleBody') && (element.attributes['itemprop'] === 'articleBody' || element.attributes['property'] === 'articleBody');
