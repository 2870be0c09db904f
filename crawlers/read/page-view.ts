// The blocks of a page with the sums over every element, each found in two look-ups: the blocks within an element are neighbours.

import type { Block } from './blocks.ts';
import type { Element, PageTree } from './page-tree.ts';
import { caseFor } from './prose.ts';

export class PageView {
  readonly tree: PageTree;
  readonly blocks: readonly Block[];
  /** The elements that hold blocks, parents after their first children. */
  readonly holding: readonly Element[];
  /** By the number of an element: its first block, and the place behind its last one. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  /** Sums over the blocks before each. */
  readonly #prose: Float64Array;
  readonly #case: Float64Array;
  readonly #characters: Float64Array;
  readonly #links: Float64Array;

  constructor(tree: PageTree, blocks: readonly Block[]) {
    this.tree = tree;
    this.blocks = blocks;
    this.#from = new Int32Array(tree.elements.length).fill(-1);
    this.#to = new Int32Array(tree.elements.length);
    const holding: Element[] = [];
    for (let i = 0; i < blocks.length; i++) {
      for (let e: Element | null = blocks[i]!.element; e; e = e.parent) {
        if (this.#from[e.number] === -1) {
          this.#from[e.number] = i;
          holding.push(e);
        }
        this.#to[e.number] = i + 1;
      }
    }
    this.holding = holding;
    this.#prose = summed(blocks, proseOf);
    this.#case = summed(blocks, caseFor);
    this.#characters = summed(blocks, (block) => block.text.length);
    this.#links = summed(blocks, (block) => block.linkCharacters);
  }

  #sum(sums: Float64Array, element: Element): number {
    const from = this.#from[element.number]!;
    return from === -1 ? 0 : sums[this.#to[element.number]!]! - sums[from]!;
  }

  /** Weight of the running text in an element. */
  proseIn = (element: Element): number => this.#sum(this.#prose, element);
  /** How far running text outweighs links and labels in an element. */
  caseIn = (element: Element): number => this.#sum(this.#case, element);
  /** Share of an element's characters that are links. */
  linkShareIn = (element: Element): number => this.#sum(this.#links, element) / Math.max(1, this.#sum(this.#characters, element));
  /** An element's share of the page's running text. */
  share = (element: Element): number => this.proseIn(element) / Math.max(1, this.proseIn(this.tree.root));

  blocksIn(element: Element): readonly Block[] {
    const from = this.#from[element.number]!;
    return from === -1 ? [] : this.blocks.slice(from, this.#to[element.number]);
  }

  countIn = (element: Element): number => (this.#from[element.number] === -1 ? 0 : this.#to[element.number]! - this.#from[element.number]!);

  /** The same page without what lies in elements that `isOut` names. */
  without(isOut: (element: Element) => boolean): PageView {
    /** 1: kept, 2: out. */
    const known = new Uint8Array(this.tree.elements.length);
    const kept = this.blocks.filter((block) => !isBelow(block.element, isOut, known));
    return kept.length === this.blocks.length ? this : new PageView(this.tree, kept);
  }
}

function isBelow(element: Element, isOut: (element: Element) => boolean, known: Uint8Array): boolean {
  let found = 1;
  const path: Element[] = [];
  for (let e: Element | null = element; e; e = e.parent) {
    if (known[e.number] !== 0) {
      found = known[e.number]!;
      break;
    }
    path.push(e);
  }
  for (let i = path.length - 1; i >= 0; i--) {
    if (found === 1 && isOut(path[i]!)) found = 2;
    known[path[i]!.number] = found;
  }
  return found === 2;
}

const proseOf = (block: Block): number => (block.isProse ? block.weight : 0);

function summed(blocks: readonly Block[], value: (block: Block) => number): Float64Array {
  const sums = new Float64Array(blocks.length + 1);
  for (let i = 0; i < blocks.length; i++) sums[i + 1] = sums[i]! + value(blocks[i]!);
  return sums;
}
