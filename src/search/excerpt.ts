import { searchForm, withoutMarks } from './terms.ts';

/** A piece of text as runs, those that were searched marked. */
export type Excerpt = readonly { readonly text: string; readonly marked: boolean }[];

const before = 60;
const length = 240;

/** The part of a text around the first word that was searched, all of them marked; words without marks are found under any. */
export function excerptOf(text: string, words: readonly string[]): Excerpt {
  const plain = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const folded = foldedOf(plain);
  const first = Math.min(...words.map((word) => placeOf(folded, word, 0)).filter((at) => at >= 0), plain.length);
  const start = first >= plain.length || first <= before ? 0 : first - before;
  const shown = [...plain.slice(start, start + length)].join('');
  const part = `${start > 0 ? '…' : ''}${shown}${start + length < plain.length ? '…' : ''}`;
  return mark(part, words);
}

type Folded = { readonly exact: string; readonly bare: string };
/** Lower case and bare letters keep every offset: both replace one unit by one; where a language would not, the text is left as it is. */
function foldedOf(text: string): Folded {
  const same = (form: string) => (form.length === text.length ? form : text);
  return { exact: same(text.toLowerCase()), bare: same(withoutMarks(text.toLowerCase())) };
}

const letter = /[\p{L}\p{N}\p{M}]/u;
/** In scripts with spaces a word is found whole, as the index has it: "sa" is not marked in "sang". */
const spaced = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}]/u;

function placeOf({ exact, bare }: Folded, word: string, from: number): number {
  const form = searchForm(word);
  const text = withoutMarks(form) === form ? bare : exact;
  for (let at = text.indexOf(form, from); at >= 0 && form !== ''; at = text.indexOf(form, at + 1)) {
    if (!spaced.test(form) || !(letter.test(text.charAt(at - 1)) || letter.test(text.charAt(at + form.length)))) return at;
  }
  return -1;
}

function mark(text: string, words: readonly string[]): Excerpt {
  const folded = foldedOf(text);
  const runs: { text: string; marked: boolean }[] = [];
  let at = 0;
  while (at < text.length) {
    const hits = words.map((word) => ({ at: placeOf(folded, word, at), length: word.length })).filter((hit) => hit.at >= 0 && hit.length > 0);
    const next = hits.sort((a, b) => a.at - b.at || b.length - a.length)[0];
    if (next === undefined) break;
    if (next.at > at) runs.push({ text: text.slice(at, next.at), marked: false });
    runs.push({ text: text.slice(next.at, next.at + next.length), marked: true });
    at = next.at + next.length;
  }
  if (at < text.length) runs.push({ text: text.slice(at), marked: false });
  return runs;
}
