// Finds names in a text: a letter tree over folded names, the longest name wins, and each script has its own idea of a word's end.

export type Hit<Value> = {
  readonly value: Value;
  /** Offset in the folded text. */
  readonly at: number;
  readonly length: number;
};

type Node<Value> = { readonly next: Map<string, Node<Value>>; value?: Value };

const letter = /[\p{L}\p{N}]/u;
const hangul = /\p{Script=Hangul}/u;
const katakana = /[\p{Script=Katakana}ー]/u;
const cyrillicLower = /[а-яё]/;
const mark = /[\p{M}]/u;

export class NameFinder<Value> {
  readonly #root: Node<Value> = { next: new Map() };
  /** Brings names and texts into the form in which they are compared. */
  readonly fold: (text: string) => string;

  constructor(fold: (text: string) => string) {
    this.fold = fold;
  }

  /** The first value given for a name stays. */
  add(name: string, value: Value): void {
    const folded = endless(this.fold(name).trim());
    if (folded === '') return;
    let node = this.#root;
    for (const char of folded) {
      let next = node.next.get(char);
      if (next === undefined) node.next.set(char, (next = { next: new Map() }));
      node = next;
    }
    node.value ??= value;
  }

  /** All names in a folded text, from left to right, none inside another. */
  find(folded: string): Hit<Value>[] {
    const hits: Hit<Value>[] = [];
    let at = 0;
    while (at < folded.length) {
      const hit = this.#longestAt(folded, at);
      if (hit !== null) hits.push(hit);
      at += hit?.length ?? 1;
    }
    return hits;
  }

  #longestAt(folded: string, start: number): Hit<Value> | null {
    let node: Node<Value> | undefined = this.#root;
    let best: Hit<Value> | null = null;
    for (let at = start; at < folded.length; at += 1) {
      node = node.next.get(folded[at]!);
      if (node === undefined) break;
      if (node.value === undefined) continue;
      const length = wordEnd(folded, start, at + 1);
      if (length !== null && beginsWord(folded, start, at + 1)) best = { value: node.value, at: start, length };
    }
    return best;
  }
}

/** Russian names decline: the last vowel or soft sign is left out and up to three letters may follow. */
export function endless(name: string): string {
  if (!/[а-яё]$/.test(name)) return name;
  return name.replace(/([А-Яа-яЁё]{3,}?)(?:ая|ий|ые|ое|ие|[аеиоыэюяьй])$/, '$1');
}

function beginsWord(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  if (before === undefined) return true;
  const first = text[start]!;
  if (/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(first)) return !/[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/u.test(before);
  // Names of three syllables and more are safe inside a compound (주베트남 대사); shorter ones are also parts of other words.
  if (hangul.test(first)) return end - start >= 3 || !hangul.test(before);
  if (katakana.test(first)) return !katakana.test(before);
  return true;
}

/** The length up to the end of the word that the name stands in, or null where the name is only part of another word. */
function wordEnd(text: string, start: number, end: number): number | null {
  const last = text[end - 1]!;
  const after = text[end];
  if (after === undefined) return end - start;
  if (/\p{Script=Latin}/u.test(last)) return letter.test(after) && /[\p{Script=Latin}\p{N}]/u.test(after) ? null : end - start;
  if (/\p{Script=Cyrillic}/u.test(last)) return cyrillicEnd(text, start, end);
  if (katakana.test(last)) return katakana.test(after) ? null : end - start;
  return mark.test(after) ? null : end - start;
}

function cyrillicEnd(text: string, start: number, end: number): number | null {
  let at = end;
  while (at < text.length && at - end < 4 && cyrillicLower.test(text[at]!)) at += 1;
  return at - end > 3 ? null : at - start;
}
