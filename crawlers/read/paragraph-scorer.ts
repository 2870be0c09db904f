// Where runs of paragraphs stand together: each paragraph speaks for its container, half for the next, less for those further out,
// as in Arc90's readability (2009). Works on our own tree and our own blocks, after furniture is out.

import type { Block } from './blocks.ts';
import { isNamedBody } from './boilerplate-names.ts';
import type { Element } from './page-tree.ts';
import { within } from './page-tree.ts';
import type { PageView } from './page-view.ts';

/** Elements that are one paragraph; the text in others stands in them directly, between line breaks. */
const paragraphTags = new Set(['p', 'li', 'td', 'th', 'dd', 'dt', 'pre', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'summary']);
const pointsOfTag: Readonly<Record<string, number>> = { article: 8, main: 4, div: 5, pre: 3, td: 3, blockquote: 3, ol: -3, ul: -3, dl: -3, form: -3, address: -3, th: -5 };
const pause = /[,，、،؛;；。៕។]/gu;

/** The blocks that belong together best: the container with most paragraphs, and its neighbours of the same kind. */
export function scoredBlocks(view: PageView): Block[] {
  const scores = scoresOf(view);
  const top = topElement(scores);
  if (top === null) return [];
  const joined = joinedSiblings(top, scores, view);
  return view.blocks.filter((block) => joined.some((element) => within(block.element, element)));
}

function scoresOf(view: PageView): Map<Element, number> {
  const points = new Map<Element, number>();
  for (const block of view.blocks) {
    const { weight } = block;
    if (weight < 25 || block.linkShare > 0.5) continue;
    const own = 1 + (block.text.match(pause)?.length ?? 0) + Math.min(weight / 100, 3);
    let element = paragraphTags.has(block.element.tag) ? block.element.parent : block.element;
    for (let level = 0; element && element.tag !== 'html' && level < 5; element = element.parent, level++) {
      const share = level === 0 ? 1 : level === 1 ? 1 / 2 : 1 / (level * 3);
      points.set(element, (points.get(element) ?? pointsBefore(element)) + own * share);
    }
  }
  for (const [element, sum] of points) points.set(element, sum * (1 - view.linkShareIn(element)));
  return points;
}

const pointsBefore = (element: Element): number => (pointsOfTag[element.tag] ?? 0) + (isNamedBody(element) ? 25 : 0);

/** The best element, or the one around it where several of the best stand side by side. */
function topElement(scores: ReadonlyMap<Element, number>): Element | null {
  const ranked = [...scores].filter(([e]) => e.tag !== 'body' && e.tag !== '#root').sort((a, b) => b[1] - a[1]).slice(0, 5);
  const [best, bestScore] = ranked[0] ?? [null, 0];
  if (best === null) return [...scores.keys()][0] ?? null;
  const rivals = ranked.slice(1).filter(([, score]) => score >= 0.75 * bestScore).map(([e]) => e);
  if (rivals.length >= 3) {
    for (let e = best.parent; e && e.tag !== 'body' && e.tag !== '#root'; e = e.parent) if (rivals.every((rival) => within(rival, e))) return e;
  }
  let top = best;
  let last = bestScore;
  for (let e = best.parent; e && e.tag !== 'body' && e.tag !== '#root'; e = e.parent) {
    const score = scores.get(e);
    if (score === undefined) continue;
    if (score < bestScore / 3) break;
    if (score > last) { top = e; break; }
    last = score;
  }
  return top;
}

/** The element, and siblings that score like it or are paragraphs by themselves. */
function joinedSiblings(top: Element, scores: ReadonlyMap<Element, number>, view: PageView): Element[] {
  const bar = Math.max(10, (scores.get(top) ?? 0) * 0.2);
  const joined = [top];
  for (const sibling of top.parent?.children ?? []) {
    if (typeof sibling === 'string' || sibling === top || view.countIn(sibling) === 0) continue;
    const sameClass = sibling.attributes['class'] !== undefined && sibling.attributes['class'] === top.attributes['class'];
    const bonus = sameClass ? (scores.get(top) ?? 0) * 0.2 : 0;
    if ((scores.get(sibling) ?? -Infinity) + bonus >= bar) joined.push(sibling);
    else if (sibling.tag === 'p' && view.blocksIn(sibling).some((block) => block.element === sibling && isSentence(block))) joined.push(sibling);
  }
  return joined;
}

function isSentence(block: Block): boolean {
  return block.weight > 80 ? block.linkShare < 0.25 : block.linkCharacters === 0 && /[.!?。！？។៕](?:\s|["”»)）]|$)/u.test(block.text);
}
