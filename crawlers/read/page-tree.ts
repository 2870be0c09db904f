// A page as a plain tree that stays small: bounded in depth and number of elements, without scripts and styles.
// Nothing here is recursive over the page, so that a page of 100,000 nested elements cannot overflow the stack.

import { Parser } from 'htmlparser2';

export type Element = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
  readonly parent: Element | null;
  /** Position in document order; the tree's root is 0. */
  readonly number: number;
};

export type PageTree = {
  readonly root: Element;
  readonly elements: readonly Element[];
  /** Contents of <script type="application/ld+json">. */
  readonly jsonLd: readonly string[];
  /** Characters of text in all. */
  readonly textLength: number;
  /** True where the page was larger than what is kept. */
  readonly cut: boolean;
};

const deepest = 200;
const mostElements = 40_000;
/** Elements open at once, after which the rest of the page is not read: the parser's own stack grows slow. */
const hopelessDepth = 20_000;
const sliceLength = 65_536;
/** Characters of text that are read, some 500 newspaper pages. */
const mostText = 2_000_000;
const mostJsonLdCharacters = 2_000_000;
/** Elements whose text nobody reads on the page. */
const silent = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'math', 'canvas', 'select', 'datalist', 'textarea', 'audio', 'video', 'map', 'rt', 'rp']);

/** Parses any text as HTML; never throws. What is nested too deep gives its text to the last element
 * within the bound; what comes after too many elements is not read. */
export function parsePage(html: string): PageTree {
  const builder = new TreeBuilder();
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => builder.open(tag, attributes),
      ontext: (text) => builder.text(text),
      onclosetag: (tag) => builder.close(tag),
    },
    { lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true, recognizeCDATA: false },
  );
  for (let at = 0; at < html.length && !builder.hopeless; at += sliceLength) parser.write(html.slice(at, at + sliceLength));
  if (!builder.hopeless) parser.end();
  return builder;
}

class TreeBuilder implements PageTree {
  readonly root: Element = { tag: '#root', attributes: {}, children: [], parent: null, number: 0 };
  readonly elements: Element[] = [this.root];
  readonly jsonLd: string[] = [];
  cut = false;
  hopeless = false;
  textLength = 0;
  #current = this.root;
  #depth = 0;
  /** Open elements beyond the bounds, and open elements within a silent one. */
  #beyond = 0;
  #silent = 0;
  #data: string[] | null = null;
  #jsonLdLeft = mostJsonLdCharacters;

  open(tag: string, attributes: Record<string, string>): void {
    if (this.#silent > 0) {
      if (silent.has(tag)) this.#silent++;
    } else if (silent.has(tag)) {
      this.#silent = 1;
      if (tag === 'script' && /ld\+json/i.test(attributes['type'] ?? '')) this.#data = [];
    } else if (this.elements.length >= mostElements) {
      this.cut = this.hopeless = true;
    } else if (this.#depth >= deepest) {
      this.#beyond++;
      if (this.#depth + this.#beyond > hopelessDepth) this.cut = this.hopeless = true;
    } else {
      const element: Element = { tag, attributes, children: [], parent: this.#current, number: this.elements.length };
      this.elements.push(element);
      this.#current.children.push(element);
      this.#current = element;
      this.#depth++;
    }
  }

  text(text: string): void {
    if (this.#data) {
      if (this.#jsonLdLeft > 0) this.#data.push(text);
      this.#jsonLdLeft -= text.length;
    } else if (this.#silent === 0 && !this.hopeless) this.#keep(text);
  }

  #keep(text: string): void {
    const siblings = this.#current.children;
    const before = siblings.at(-1);
    if (typeof before === 'string') siblings[siblings.length - 1] = before + text;
    else siblings.push(text);
    this.textLength += text.length;
    if (this.textLength > mostText) this.cut = this.hopeless = true;
  }

  close(tag: string): void {
    if (this.#silent > 0) return this.#closeSilent(tag);
    if (this.#beyond > 0) this.#beyond--;
    else if (this.#current.parent) {
      this.#current = this.#current.parent;
      this.#depth--;
    }
  }

  #closeSilent(tag: string): void {
    if (!silent.has(tag)) return;
    this.#silent--;
    if (this.#silent > 0 || !this.#data) return;
    this.jsonLd.push(this.#data.join(''));
    this.#data = null;
  }
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

/** Elements that begin a new line where browsers show them. */
export const breaksLine = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'br', 'button', 'caption', 'center', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'fieldset', 'figcaption',
  'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'legend', 'li', 'main', 'menu', 'nav', 'ol', 'option', 'p', 'pre',
  'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul', '#root', 'amp-img', 'amp-ad', 'hgroup', 'figure', 'search',
]);

type Visitor = {
  text?: (text: string, parent: Element) => void;
  /** Returning false leaves out the element and all below it. */
  enter?: (element: Element) => boolean | void;
  leave?: (element: Element) => void;
};

/** Visits an element and all below it in document order, without recursion. */
export function walk(start: Element, visitor: Visitor): void {
  if (visitor.enter?.(start) === false) return;
  const stack: { element: Element; next: number }[] = [{ element: start, next: 0 }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    const child = top.element.children[top.next++];
    if (child === undefined) {
      visitor.leave?.(top.element);
      stack.pop();
    } else if (typeof child === 'string') visitor.text?.(child, top.element);
    else if (visitor.enter?.(child) !== false) stack.push({ element: child, next: 0 });
  }
}

/** Whether `element` lies in `ancestor` (or is it). */
export function within(element: Element, ancestor: Element): boolean {
  for (let e: Element | null = element; e; e = e.parent) if (e === ancestor) return true;
  return false;
}

/** Class names, id and role of an element in lower case, in one string with spaces between. */
export const namesOf = (element: Element): string => {
  const { class: classes = '', id = '', role = '' } = element.attributes;
  return `${classes} ${id} ${role}`.toLowerCase().trim();
};
