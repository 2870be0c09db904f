// A page as a plain tree that stays small: bounded in depth and number of elements, without scripts and styles.
// Nothing here is recursive over the page, so that a page of 100,000 nested elements cannot overflow the stack.

import { readAttributes, readMarkup, type MarkupSink } from './markup.ts';
import { breaksLine, endsBefore, silentTags, voidTags } from './tag-rules.ts';

export { breaksLine } from './tag-rules.ts';

export type Element = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The attributes as written, for quick looks: reading them costs more. */
  readonly written: string;
  readonly children: (Element | string)[];
  readonly parent: Element | null;
  /** Position in document order; the tree's root is 0. */
  readonly number: number;
  /** Number of the last element within. */
  readonly last: number;
  /** What boilerplate-names.ts knows of its names, and of those of the whole page by how the attributes are written. */
  names?: Names;
  readonly namesOfPage: Map<string, Names>;
};
/** The names of an element as words, and which tests they are known to pass. */
export type Names = { readonly words: string; readonly passes: (boolean | undefined)[] };

export type PageTree = {
  readonly root: Element;
  readonly elements: readonly Element[];
  /** The elements of one tag, in document order. */
  readonly tagged: (tag: string) => readonly Element[];
  /** Contents of <script type="application/ld+json">. */
  readonly jsonLd: readonly string[];
  /** Characters of text in all. */
  readonly textLength: number;
  /** True where the page was larger than what is kept. */
  readonly cut: boolean;
};

const deepest = 200;
const mostElements = 40_000;
/** Elements open at once, after which the rest of the page is not read: no article is written so. */
const hopelessDepth = 20_000;
/** Characters of text that are read, some 500 newspaper pages. */
const mostText = 2_000_000;
const mostJsonLdCharacters = 2_000_000;

/** Parses any text as HTML; never throws. What is nested too deep gives its text to the last element
 * within the bound; what comes after too many elements is not read. */
export function parsePage(html: string): PageTree {
  const builder = new TreeBuilder();
  readMarkup(html, builder);
  builder.end();
  return builder;
}

class TreeElement implements Element {
  readonly children: (Element | string)[] = [];
  last: number;
  names?: Names;
  #attributes: Record<string, string> | null = null;
  constructor(readonly tag: string, readonly written: string, readonly parent: TreeElement | null, readonly number: number, readonly namesOfPage: Map<string, Names>) {
    this.last = number;
  }
  /** Read when first asked for: of most elements nobody wants them. */
  get attributes(): Readonly<Record<string, string>> {
    return (this.#attributes ??= this.written === '' ? {} : readAttributes(this.written));
  }
}

class TreeBuilder implements PageTree, MarkupSink {
  readonly root = new TreeElement('#root', '', null, 0, new Map());
  readonly elements: TreeElement[] = [this.root];
  readonly jsonLd: string[] = [];
  cut = false;
  isFull = false;
  textLength = 0;
  readonly #tagged = new Map<string, TreeElement[]>();
  #current = this.root;
  #depth = 0;
  /** Open tags, how many of each, and their elements; null for those that are not kept. */
  readonly #open: string[] = [];
  readonly #counts = new Map<string, number>();
  readonly #kept: (TreeElement | null)[] = [];
  /** How many tags were open when silence began; -1 where text counts. */
  #silentFrom = -1;
  #foreign = 0;
  #data = false;
  #jsonLdLeft = mostJsonLdCharacters;

  get isForeign(): boolean {
    return this.#foreign > 0;
  }

  tagged(tag: string): readonly Element[] {
    return this.#tagged.get(tag) ?? [];
  }

  open(written: string, attributes: string, isClosed: boolean): void {
    const tag = written === 'image' ? 'img' : written;
    // A form within a form is none.
    if (tag === 'form' && this.#isOpen('form')) return;
    const ended = endsBefore.get(tag);
    while (ended?.has(this.#open[this.#open.length - 1] ?? '')) this.#pop();
    const isVoid = voidTags.has(tag) || (isClosed && this.#foreign > 0);
    if (this.#silentFrom >= 0) return isVoid ? undefined : this.#push(tag, null);
    if (silentTags.has(tag)) {
      this.#silentFrom = this.#open.length;
      this.#data = tag === 'script' && /ld\+json/i.test(attributes);
      // A field to write in tells what its surroundings are for.
      if (tag === 'textarea' && this.#depth < deepest) this.#add(tag, attributes, true);
      return this.#push(tag, null);
    }
    if (this.elements.length >= mostElements) this.cut = this.isFull = true;
    else if (this.#depth < deepest) this.#add(tag, attributes, isVoid);
    else if (!isVoid) this.#push(tag, null);
  }

  #isOpen(tag: string): boolean {
    return (this.#counts.get(tag) ?? 0) > 0;
  }

  #add(tag: string, attributes: string, isVoid: boolean): void {
    const element = new TreeElement(tag, attributes, this.#current, this.elements.length, this.root.namesOfPage);
    this.elements.push(element);
    this.#current.children.push(element);
    const same = this.#tagged.get(tag);
    if (same) same.push(element);
    else this.#tagged.set(tag, [element]);
    if (isVoid) return;
    this.#current = element;
    this.#depth++;
    this.#push(tag, element);
  }

  #push(tag: string, element: TreeElement | null): void {
    this.#open.push(tag);
    this.#kept.push(element);
    this.#counts.set(tag, (this.#counts.get(tag) ?? 0) + 1);
    if (tag === 'svg' || tag === 'math') this.#foreign++;
    if (this.#open.length > hopelessDepth) this.cut = this.isFull = true;
  }

  #pop(): void {
    const tag = this.#open.pop()!;
    this.#counts.set(tag, this.#counts.get(tag)! - 1);
    if (tag === 'svg' || tag === 'math') this.#foreign--;
    if (this.#open.length <= this.#silentFrom) this.#silentFrom = -1;
    const element = this.#kept.pop();
    if (!element) return;
    element.last = this.elements.length - 1;
    this.#current = element.parent!;
    this.#depth--;
  }

  text(text: string): void {
    if (this.#silentFrom >= 0) {
      if (!this.#data) return;
      if (this.#jsonLdLeft > 0) this.jsonLd.push(text);
      this.#jsonLdLeft -= text.length;
      return;
    }
    // Between tags there is mostly white space; one piece of it is like another.
    const siblings = this.#current.children;
    const before = siblings[siblings.length - 1];
    if (typeof before === 'string') siblings[siblings.length - 1] = before + text;
    else siblings.push(isBlank(text) ? ' ' : text);
    this.textLength += text.length;
    if (this.textLength > mostText) this.cut = this.isFull = true;
  }

  close(tag: string): void {
    if (voidTags.has(tag)) {
      if (tag === 'br') this.open('br', '', false);
    } else if (this.#isOpen(tag)) {
      let closed = '';
      while (closed !== tag) {
        closed = this.#open[this.#open.length - 1]!;
        this.#pop();
      }
    } else if (tag === 'p' && this.#silentFrom < 0) {
      this.open('p', '', false);
      this.close('p');
    }
  }

  end(): void {
    while (this.#open.length > 0) this.#pop();
    this.root.last = this.elements.length - 1;
  }
}

function isBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== 32 && (code < 9 || code > 13)) return false;
  }
  return true;
}

/** All text below an element in document order, white space squeezed. */
export function textOf(element: Element): string {
  const parts: string[] = [];
  walk(element, { text: (text) => parts.push(text), enter: (e) => void (breaksLine.has(e.tag) && parts.push(' ')) });
  return squeeze(parts.join(''));
}

/** White space squeezed to single spaces; most text has none to squeeze. */
export const squeeze = (text: string): string => (untidy.test(text) ? text.replace(/[\s\u00a0]+/g, ' ').trim() : text);
const untidy = /^\s|\s$|\s\s|[^\S ]/;

type Visitor = {
  text?: (text: string, parent: Element) => void;
  /** Returning false leaves out the element and all below it. */
  enter?: (element: Element) => boolean | void;
  leave?: (element: Element) => void;
};

/** Visits an element and all below it in document order, without recursion. */
export function walk(start: Element, visitor: Visitor): void {
  if (visitor.enter?.(start) === false) return;
  const open: Element[] = [start];
  const next: number[] = [0];
  while (open.length > 0) {
    const element = open[open.length - 1]!;
    const child = element.children[next[next.length - 1]!++];
    if (child === undefined) {
      visitor.leave?.(element);
      open.pop();
      next.pop();
    } else if (typeof child === 'string') visitor.text?.(child, element);
    else if (visitor.enter?.(child) !== false) {
      open.push(child);
      next.push(0);
    }
  }
}

/** The elements of one tag within an element. */
export function taggedIn(tree: PageTree, tag: string, element: Element): readonly Element[] {
  const all = tree.tagged(tag);
  let from = 0;
  for (let to = all.length; from < to;) {
    const middle = (from + to) >> 1;
    if (all[middle]!.number < element.number) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (end < all.length && all[end]!.number <= element.last) end++;
  return all.slice(from, end);
}

/** Whether `element` lies in `ancestor` (or is it). */
export const within = (element: Element, ancestor: Element): boolean => element.number >= ancestor.number && element.number <= ancestor.last;
