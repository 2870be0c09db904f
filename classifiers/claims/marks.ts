// Marks: the words of the lexicon where they stand in a text.

import { fold, unfoldedOffset, type Folded } from './fold.ts';
import { placeGroups, plainVietnamese, states, trieFor, type PlaceGroup, type State, type Tag, type TrieNode } from './lexicon.ts';

export type Mark = {
  readonly tags: readonly Tag[];
  readonly side: State | null;
  readonly weak: boolean;
  /** Offsets in the folded text. */
  readonly start: number;
  readonly end: number;
};

export type MarkedText = { readonly folded: Folded; readonly marks: readonly Mark[] };

const placeSet = new Set<Tag>(placeGroups);
const stateSet = new Set<Tag>(states);
export const placeOf = (mark: Mark): PlaceGroup | null => (mark.tags.find((tag) => placeSet.has(tag)) as PlaceGroup | undefined) ?? null;
export const stateOf = (mark: Mark): State | null => (mark.tags.find((tag) => stateSet.has(tag)) as State | undefined) ?? null;

/** Finds the lexicon's words in a text, the longest at each place, from left to right without overlap. */
export function markText(text: string, language: string): MarkedText {
  const folded = fold(text);
  const root = trieFor(language === 'vi' && !vietnameseMark.test(folded.text) ? plainVietnamese : language);
  const marks: Mark[] = [];
  for (let at = 0; at < folded.text.length; ) {
    const found = preferName(folded.text, at, root);
    if (found && language === 'zh' && placeOf(found) !== null && folded.text[found.start - 1] === '我' && marks.at(-1)?.end !== found.start) marks.push(oursBefore(found));
    if (found) marks.push(found);
    at = found ? found.end : at + 1;
  }
  return { folded, marks };
}

/** "我西沙" is "our Xisha": one character, a word of its own only before a name. */
const oursBefore = ({ start }: Mark): Mark => ({ tags: ['own'], side: null, weak: false, start: start - 1, end: start });

/** A name that begins within a word of the lexicon goes first: "la ligne" must not hide "ligne en neuf traits". */
function preferName(text: string, at: number, root: TrieNode): Mark | null {
  const found = longestAt(text, at, root);
  if (!found || placeOf(found) !== null) return found;
  for (let inside = at + 1; inside < found.end; inside += 1) {
    const name = longestAt(text, inside, root);
    if (name && placeOf(name) !== null && name.end > found.end) return name;
  }
  return found;
}

const vietnameseMark = /[à-ỹđ]/u;

function longestAt(text: string, start: number, root: TrieNode): Mark | null {
  let node: TrieNode | undefined = root;
  let best: Mark | null = null;
  for (let at = start; at < text.length; at += 1) {
    node = node.next.get(text.charCodeAt(at));
    if (!node) break;
    const { entry } = node;
    if (!entry || !bounded(text, start, at + 1, entry.openStart, entry.openEnd)) continue;
    best = { tags: entry.tags, side: entry.side, weak: entry.weak, start, end: at + 1 };
  }
  return best;
}

/** Whole words in Latin and Cyrillic script; Hangul words begin after a space but take endings; other scripts have no spaces. */
function bounded(text: string, start: number, end: number, openStart: boolean, openEnd: boolean): boolean {
  const first = text.charCodeAt(start);
  const before = start > 0 ? text.charCodeAt(start - 1) : 32;
  if (isAlphabetic(first) && isAlphabetic(before)) return false;
  if (isHangul(first) && isHangul(before) && !openStart) return false;
  if (openEnd || end >= text.length) return true;
  return !(isAlphabetic(text.charCodeAt(end - 1)) && isAlphabetic(text.charCodeAt(end)));
}

/** Latin or Cyrillic letter, with the Latin extensions that Vietnamese and French use. */
export function isAlphabetic(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)
    || (code >= 0x300 && code <= 0x36f) || (code >= 0x400 && code <= 0x52f) || (code >= 0x1e00 && code <= 0x1eff);
}

const isHangul = (code: number) => code >= 0xac00 && code <= 0xd7a3;

/** A stretch of the folded text, as it stands in the text that was marked. */
export function originalSlice(text: string, marked: MarkedText, start: number, end: number): string {
  return text.slice(unfoldedOffset(marked.folded, start), unfoldedOffset(marked.folded, end));
}
