// The headline of old portals that give every page one <title>: the emphasised line above the text.

import type { Block } from './blocks.ts';
import { isNamedTitle } from './boilerplate-names.ts';
import { invitesElsewhere, isByline, isDateAlone, isDateLine, isNotice } from './boilerplate-texts.ts';
import type { Element } from './page-tree.ts';

const emphasis = /^(?:h[1-6]|b|strong|big|u|font)$/;
/** How many lines above the text are looked at, and how long a headline may be. */
const above = 8;
const shortest = 15;
const longest = 260;

/** The line that is the headline of the text which begins with `first`, or null: a whole line in bold, a large font or a heading, else the line above the date. */
export function titleLine(blocks: readonly Block[], first: Block | undefined): Block | null {
  const start = first === undefined ? -1 : blocks.findIndex((block) => block.text === first.text);
  if (start < 0) return null;
  const lines = blocks.slice(Math.max(0, start - above), start + 1).reverse();
  return lines.find((block) => isLine(block) && isEmphasised(block)) ?? lines.find((block, i) => i > 0 && isDateLine(lines[i - 1]!.text) && isLine(block) && !isTrail(block.text)) ?? null;
}

/** "News > Farming" */
const isTrail = (text: string): boolean => /[>»›]/.test(text);

function isLine(block: Block): boolean {
  const { weight } = block;
  if (weight < shortest || weight > longest || block.linkShare > 0.3 || /[.。:：;]$/u.test(block.text)) return false;
  return !isDateAlone(block.text) && !isByline(block.text) && !isNotice(block.text) && !invitesElsewhere(block.text) && !/\p{Nd}{1,2}[/:.-]\p{Nd}{1,2}[/.-]?\p{Nd}{0,4}\s*\|/u.test(block.text) && !(block.isProse && weight > 200);
}

/** Whether nearly all characters of the line stand in bold, in a font of their own, in a heading, or in what is named a title. */
function isEmphasised(block: Block): boolean {
  if (/^h[1-6]$/.test(block.element.tag) || isNamedTitle(block.element)) return true;
  let all = 0;
  let strong = 0;
  for (const { element, text } of block.pieces) {
    const characters = text.trim().length;
    all += characters;
    for (let e: Element | null = element; e && e !== block.element.parent; e = e.parent) {
      if (!emphasis.test(e.tag) && !isNamedTitle(e)) continue;
      if (e.tag === 'font' && e.attributes['size'] === undefined && e.attributes['color'] === undefined) continue;
      strong += characters;
      break;
    }
  }
  return strong > 0.9 * all;
}
