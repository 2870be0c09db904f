// Parts of a page beside its article, told by what they say and how they repeat: comments of readers (people, never stored),
// sections under a heading such as "Read more", lists of teasers.

import type { Block } from './blocks.ts';
import { isHeadingOfComments, isHeadingOfOthers, isReplyLabel } from './boilerplate-texts.ts';
import { isNamedBody, isNamedComments } from './boilerplate-names.ts';
import type { Element } from './page-tree.ts';
import { within } from './page-tree.ts';
import type { PageView } from './page-view.ts';
import { isSentence } from './prose.ts';
import { shapeOf, teaserLists } from './teaser-lists.ts';

/** How large a share of the running text a section under "Read more" may hold. */
const largestSection = 0.6;
/** A paragraph longer than this is no teaser. */
const longestTeaser = 350;
/** Sentences that must be left outside the comments, or they are taken for the text: the first post of a forum has one. */
const leastRest = 40;

/** The elements beside the article. `headline` is where the title stands; nothing around it is an aside. */
export function asidesOf(page: PageView, headline: Element | null): Set<Element> {
  const { blocks, share } = page;
  const around = (element: Element): boolean => headline !== null && within(headline, element);
  const asides = new Set([...teaserLists(page), ...sections(blocks, share)].filter((element) => !around(element)));
  const comments = new Set([...commentsOf(blocks)].filter((element) => !around(element)));
  const inComments = (block: Block): boolean => hasAncestor(block.element, comments);
  const rest = blocks.reduce((sum, block) => sum + (isSentence(block) && !inComments(block) && !hasAncestor(block.element, asides) ? block.weight : 0), 0);
  if (rest >= leastRest) for (const element of comments) asides.add(element);
  return asides;
}

function hasAncestor(element: Element, set: ReadonlySet<Element>): boolean {
  for (let e: Element | null = element; e; e = e.parent) if (set.has(e)) return true;
  return false;
}

/** What begins with a heading that announces other texts. */
function* sections(blocks: readonly Block[], share: (element: Element) => number): Generator<Element> {
  const long = aroundThese(blocks.filter((block) => block.weight > longestTeaser && block.linkShare < 0.3));
  for (const [i, block] of blocks.entries()) {
    if (!isHeadingOfOthers(block.text) || !looksLikeHeading(block)) continue;
    const section = sectionUnder(blocks, i, (element) => share(element) > largestSection || long.has(element));
    if (section && share(section) <= largestSection) yield section;
  }
}

/** The elements around some blocks. */
function aroundThese(blocks: readonly Block[]): Set<Element> {
  const around = new Set<Element>();
  for (const block of blocks) for (let e: Element | null = block.element; e && !around.has(e); e = e.parent) around.add(e);
  return around;
}

const looksLikeHeading = ({ element, text }: Block): boolean => /^h[1-6]$/.test(element.tag) || !/^(?:p|li|td|blockquote)$/.test(element.tag) || text.length < 30;

/** The largest element that begins with this block and holds more than it. */
function sectionUnder(blocks: readonly Block[], i: number, isTooMuch: (element: Element) => boolean = () => false): Element | null {
  const before = blocks[i - 1]?.element;
  const after = blocks[i + 1]?.element;
  let section: Element | null = null;
  for (let e: Element | null = blocks[i]!.element; e && e.tag !== 'body' && e.tag !== '#root'; e = e.parent) {
    if ((before && within(before, e)) || isTooMuch(e)) break;
    if (after && within(after, e)) section = e;
  }
  return section;
}

/** Threads of comments: by name, by heading, by entries that can be replied to. */
function* commentsOf(blocks: readonly Block[]): Generator<Element> {
  const entries = new Map<Element, Map<string, Set<Element>>>();
  const seen = new Set<Element>();
  let bodies: Set<Element> | null = null;
  let told = false;
  for (const [i, block] of blocks.entries()) {
    told ||= block.isProse;
    for (let e: Element | null = block.element; e && !seen.has(e); e = e.parent) {
      seen.add(e);
      if (isNamedComments(e)) yield e;
    }
    if (told && block.linkShare < 0.5 && isHeadingOfComments(block.text)) {
      const around = (bodies ??= aroundBodies(blocks));
      const section = sectionUnder(blocks, i, (element) => around.has(element));
      if (section) yield section;
    } else if (isReplyLabel(block.text)) {
      for (let e: Element | null = block.element, up = 0; e?.parent && up < 5; e = e.parent, up++) {
        const shapes = entries.get(e.parent) ?? new Map<string, Set<Element>>();
        entries.set(e.parent, shapes.set(shapeOf(e), (shapes.get(shapeOf(e)) ?? new Set()).add(e)));
      }
    }
  }
  for (const shapes of entries.values()) for (const group of shapes.values()) if (group.size >= 2) yield* group;
}


/** The elements that are, or hold, what the page names as the text of an article. */
function aroundBodies(blocks: readonly Block[]): Set<Element> {
  const around = new Set<Element>();
  const seen = new Set<Element>();
  for (const block of blocks) for (let e: Element | null = block.element, inside = false; e && (inside || !seen.has(e)); e = e.parent) {
    seen.add(e);
    inside ||= e.tag === 'article' || isNamedBody(e);
    if (!inside) continue;
    if (around.has(e)) break;
    around.add(e);
  }
  return around;
}
