// CSS selectors on our own page tree, by css-select.

import { selectAll as cssSelectAll } from 'css-select';
import type { Element } from '../read/page-tree.ts';
import { textOf } from '../read/page-tree.ts';

type Node = Element | string;
const isElement = (node: Node): node is Element => typeof node !== 'string';
const elementsOf = (node: Node): Element[] => (isElement(node) ? node.children.filter(isElement) : []);

function* below(nodes: readonly Node[]): Generator<Element> {
  const waiting = nodes.filter(isElement).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i]!;
      if (isElement(child)) waiting.push(child);
    }
  }
}

const adapter = {
  isTag: isElement,
  getName: (element: Element): string => element.tag,
  getAttributeValue: (element: Element, name: string): string | undefined => element.attributes[name],
  hasAttrib: (element: Element, name: string): boolean => element.attributes[name] !== undefined,
  getChildren: (node: Node): Node[] => (isElement(node) ? node.children : []),
  getParent: (node: Node): Element | null => (isElement(node) ? node.parent : null),
  getSiblings: (node: Node): Node[] => (isElement(node) ? (node.parent?.children ?? [node]) : [node]),
  prevElementSibling: (node: Node): Element | null => {
    if (!isElement(node) || !node.parent) return null;
    const siblings = elementsOf(node.parent);
    return siblings[siblings.indexOf(node) - 1] ?? null;
  },
  getText: (node: Node): string => (isElement(node) ? textOf(node) : node),
  removeSubsets: (nodes: Node[]): Node[] => nodes.filter((node) => !nodes.some((other) => other !== node && isElement(other) && isElement(node) && isBelow(node, other))),
  existsOne: (test: (element: Element) => boolean, nodes: Node[]): boolean => {
    for (const element of below(nodes)) if (test(element)) return true;
    return false;
  },
  findAll: (test: (element: Element) => boolean, nodes: Node[]): Element[] => [...below(nodes)].filter(test),
  findOne: (test: (element: Element) => boolean, nodes: Node[]): Element | null => {
    for (const element of below(nodes)) if (test(element)) return element;
    return null;
  },
};

const isBelow = (element: Element, ancestor: Element): boolean => {
  for (let e = element.parent; e; e = e.parent) if (e === ancestor) return true;
  return false;
};

/** All elements below `root` that one of the selectors finds, in document order. */
export function selectAll(root: Element, selectors: readonly string[]): Element[] {
  if (selectors.length === 0) return [];
  return cssSelectAll<Node, Element>(selectors.join(','), root, { adapter }).sort((a, b) => a.number - b.number);
}

/** The text (or machine-readable value) of the first element that has one, selectors tried in turn. */
export function firstText(root: Element, selectors: readonly string[]): string | null {
  for (const selector of selectors) for (const element of selectAll(root, [selector])) {
    const text = element.attributes['datetime'] ?? element.attributes['content'] ?? textOf(element);
    if (text.trim() !== '') return text.trim();
  }
  return null;
}
