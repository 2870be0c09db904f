// What stands beside the run of paragraphs that is the article, told by where it stands alone: boxes below the text (threads, banners,
// teasers), boxes in it that ask for something. No words and no names: those differ from site to site and from language to language.

import type { Block } from './blocks.ts';
import type { Element, PageTree } from './page-tree.ts';
import { taggedIn, within } from './page-tree.ts';
import type { PageView } from './page-view.ts';
import { shapeOf } from './teaser-lists.ts';

/** A container of paragraphs with those of the chosen blocks that stand in it. */
type Unit = { readonly element: Element; readonly blocks: Block[]; prose: number; make?: string };
const startOf = ({ blocks }: Unit): number => blocks[0]!.index;
const endOf = ({ blocks }: Unit): number => blocks[blocks.length - 1]!.index;

/** Whether a control of this tag that can be seen stands in the element. */
const holds = (element: Element, tag: string, tree: PageTree): boolean => taggedIn(tree, tag, element).some((e) => e.attributes['type'] !== 'hidden');

/** So many lines that are links end the article. */
const mostLinksBetween = 3;

/** The line below the core with which so many links are reached; Infinity where they are fewer. */
function lastLinkOf(core: Unit, page: PageView): number {
  let links = 0;
  for (let at = placeOf(endOf(core) + 1, page); at < page.blocks.length; at++) {
    if (page.blocks[at]!.linkShare > 0.7 && ++links >= mostLinksBetween) return page.blocks[at]!.index;
  }
  return Infinity;
}

/** The place of the first block of the page with this index or a higher one. */
function placeOf(index: number, page: PageView): number {
  // Blocks are left out, none is added: the place is at most the index.
  let place = Math.min(index, page.blocks.length);
  while (place > 0 && page.blocks[place - 1]!.index >= index) place--;
  return place;
}

const partsOfText = new Set(['p', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'td', 'th', 'tr', 'tbody', 'thead', 'tfoot', 'table', 'caption', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'center', 'figure']);
const wholePage = new Set(['body', 'html', '#root']);

/** The chosen blocks without those beside the main run of paragraphs. */
export function withoutSatellites(chosen: readonly Block[], view: PageView, page: PageView): Block[] {
  const units = unitsOf(chosen, view);
  const core = coreOf([...units.values()], view.tree);
  if (!core) return [...chosen];
  const out = new Set<Block>();
  const lastLink = lastLinkOf(core, page);
  for (const unit of units.values()) {
    if (within(unit.element, core.element)) for (const block of labelsIn(unit, core, view, page)) out.add(block);
    if (unit === core) continue;
    if (within(core.element, unit.element)) for (const block of boxesBelow(unit, core)) out.add(block);
    else if (isSatellite(unit, core, view, lastLink)) for (const block of unit.blocks) out.add(block);
  }
  return chosen.filter((block) => !out.has(block));
}

function unitsOf(chosen: readonly Block[], view: PageView): Map<Element, Unit> {
  const units = new Map<Element, Unit>();
  for (const block of chosen) {
    const element = containerOf(block, view);
    const unit = units.get(element) ?? { element, blocks: [], prose: 0 };
    units.set(element, unit);
    unit.blocks.push(block);
    if (block.isProse) unit.prose += block.weight * (1 - block.linkShare);
  }
  return units;
}

/** The element that holds the paragraph and its neighbours. */
function containerOf(block: Block, view: PageView): Element {
  let e = block.element;
  while (e.parent && !wholePage.has(e.tag) && isOneParagraph(e, block, view) && (partsOfText.has(e.tag) || !wholePage.has(e.parent.tag))) e = e.parent;
  return e;
}

const isOneParagraph = (e: Element, block: Block, view: PageView): boolean =>
  view.countIn(e) === 1 || (partsOfText.has(e.tag) && !(e.tag === 'td' && (block.element !== e || view.countIn(e) > 2)));

/** The unit with most running text; a banner may have more of it than a flash. */
function coreOf(units: readonly Unit[], tree: PageTree): Unit | null {
  const [first, ...others] = units.filter((unit) => unit.prose > 0).sort((a, b) => b.prose - a.prose);
  if (!first) return null;
  return asksForSomething(first, tree) ? (others.find((unit) => !asksForSomething(unit, tree)) ?? first) : first;
}

/** Below the text: at least this share of the core's running text, in paragraphs of the same make, or it is no part of the article. */
const leastShare = 0.5;

function isSatellite(unit: Unit, core: Unit, view: PageView, lastLink: number): boolean {
  const { element } = unit;
  if (within(element, core.element)) return asksForSomething(unit, view.tree);
  if (startOf(unit) < startOf(core)) return false;
  if (isSameKind(element, core.element)) return false;
  return unit.prose < leastShare * core.prose || makeOf(unit) !== makeOf(core) || asksForSomething(unit, view.tree) || holds(element, 'textarea', view.tree) || startOf(unit) > lastLink;
}

/** Labels and lines about pictures; where they would be much of the text, it is told in pictures and they are the text. */
function labelsIn(unit: Unit, core: Unit, view: PageView, page: PageView): Block[] {
  const labels = unit.blocks.filter((block) => isLabel(block, core, view) || isBelowPicture(block, page));
  const prose = labels.reduce((sum, block) => sum + (block.isProse ? block.weight : 0), 0);
  return prose > mostInPictures * core.prose ? [] : labels;
}

const mostInPictures = 0.4;

/** In the core: a few words in a box of their own, where the paragraphs are no boxes; what stands below a picture. */
function isLabel(block: Block, core: Unit, view: PageView): boolean {
  if (/^(?:h[1-6]|pre)$/.test(block.element.tag)) return false;
  const box = childTowards(block.element, core.element);
  if (box === core.element || (partsOfText.has(box.tag) && box.tag !== 'table' && box.tag !== 'figure')) return false;
  if (view.countIn(box) > 8) return false;
  const boxed = view.blocksIn(box);
  const weight = boxed.reduce((sum, each) => sum + each.weight, 0);
  if (weight < 220 && boxed.length <= 2 && holds(box, 'img', view.tree) && makeOf(core) !== 'div ') return true;
  return weight <= 60 && box.tag !== 'table' && makeOf(core) === 'p ';
}

/** Right below a picture, short, and set apart in italics or in the middle: what is said about the picture. */
function isBelowPicture(block: Block, page: PageView): boolean {
  if (block.weight > 200 || block.linkShare > 0.5 || /^[“”"«„「『…]/u.test(block.text) || !(isCentred(block.element) || block.pieces.every((piece) => isSlanted(piece.element, block.element)))) return false;
  const before = page.blocks[placeOf(block.index, page) - 1];
  const from = before ? Math.max(before.element.number, before.pieces[before.pieces.length - 1]!.element.number) : 0;
  const to = block.pieces[0]!.element.number;
  return page.tree.tagged('img').some(({ number }) => number > from && number <= to + 1 && number < Math.max(to, block.element.last + 1));
}

const isCentred = (element: Element): boolean => /align\s*[=:]\s*["']?\s*center/i.test(element.written) || element.tag === 'center' || element.parent?.tag === 'center';

function isSlanted(from: Element, to: Element): boolean {
  for (let e: Element | null = from; e; e = e.parent) {
    if (e.tag === 'em' || e.tag === 'i' || e.tag === 'small' || /font-style\s*:\s*italic/i.test(e.written)) return true;
    if (e === to) return false;
  }
  return false;
}

/** Whether two containers are of one kind: same tag and class up to the first that has a class. */
function isSameKind(one: Element, other: Element): boolean {
  for (let x: Element | null = one, y: Element | null = other, up = 0; x && y && up < 4; x = x.parent, y = y.parent, up++) {
    if (shapeOf(x) !== shapeOf(y)) return false;
    if (x.attributes['class'] !== undefined) return true;
  }
  return false;
}

/** Around the core, a paragraph below it may go on with the text; a label or a box of another kind does not. */
function boxesBelow(unit: Unit, core: Unit): Block[] {
  const below = unit.blocks.filter(({ index }) => index > endOf(core));
  if (unit.prose > 0.3 * core.prose && below.filter((block) => block.isProse).length >= 3) return [];
  return below.filter((block) => {
    const box = childTowards(block.element, unit.element);
    return !block.isProse || !(partsOfText.has(box.tag) || box === unit.element);
  });
}

/** The child of `container` in which `element` lies, or the container itself. */
function childTowards(element: Element, container: Element): Element {
  let child = element;
  while (child !== container && child.parent && child.parent !== container) child = child.parent;
  return child;
}

/** The tags from the container down to most of its paragraphs: "p", "div p", "li". */
function makeOf(unit: Unit): string {
  return (unit.make ??= readMake(unit));
}

function readMake({ element, blocks }: Unit): string {
  const makes = new Map<string, number>();
  for (const block of blocks) {
    if (!block.isProse) continue;
    let make = '';
    for (let e: Element | null = block.element; e && e !== element; e = e.parent) make = `${e.tag} ${make}`;
    makes.set(make, (makes.get(make) ?? 0) + block.weight);
  }
  return [...makes].sort((x, y) => y[1] - x[1])[0]?.[0] ?? '';
}

/** A short box with something to press or to fill in. */
function asksForSomething({ element, blocks }: Unit, tree: PageTree): boolean {
  if (blocks.length > 3 || blocks.reduce((sum, block) => sum + block.weight, 0) > 400) return false;
  return ['input', 'button', 'textarea'].some((tag) => holds(element, tag, tree));
}
