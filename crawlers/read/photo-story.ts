// A story told in pictures: where captions hold more running text than the rest of the article, the captions are the article.

import type { Block } from './blocks.ts';
import { isNamedCaption } from './boilerplate-names.ts';
import { isByline } from './boilerplate-texts.ts';
import type { Element } from './page-tree.ts';

const fewest = 3;
const shortest = 40;

/** The captions of a photo story, in reading order; empty where the page is no such story. `text` is what was found besides. */
export function captionsOf(blocks: readonly Block[], text: readonly Block[], isAside: (element: Element) => boolean): Block[] {
  const captions = blocks.filter((block) => block.weight >= shortest && block.linkShare < 0.3 && !isByline(block.text) && isCaptionOfText(block.element, isAside));
  const weight = (all: readonly Block[]): number => all.reduce((sum, block) => sum + block.weight, 0);
  return captions.length >= fewest && weight(captions) > 1.5 * weight(text) ? captions : [];
}

function isCaptionOfText(element: Element, isAside: (element: Element) => boolean): boolean {
  let named = false;
  for (let e: Element | null = element; e; e = e.parent) {
    if (isAside(e)) return false;
    named ||= isNamedCaption(e);
  }
  return named;
}
