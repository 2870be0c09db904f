// Where in a text its quotes stand, by offset, so that marking never changes a letter of it.

export type Mark = { readonly quote: string; readonly sentence: string };
export type Piece = { readonly text: string; readonly marked: boolean };
export type Paragraph = { readonly pieces: readonly Piece[]; readonly marked: boolean };

type Range = { readonly from: number; readonly to: number };

/** The quote inside its sentence where that is found, else the first place where the quote stands; null where the text lacks it. */
function rangeOf(text: string, { quote, sentence }: Mark): Range | null {
  if (quote === '') return null;
  const start = text.indexOf(sentence);
  const inside = start < 0 ? -1 : sentence.indexOf(quote);
  const from = inside >= 0 ? start + inside : text.indexOf(quote);
  return from < 0 ? null : { from, to: from + quote.length };
}

/** Ranges in order, those that overlap joined. */
function rangesIn(text: string, marks: readonly Mark[]): Range[] {
  const found = marks.map((mark) => rangeOf(text, mark)).filter((range) => range !== null);
  found.sort((a, b) => a.from - b.from);
  const joined: Range[] = [];
  for (const range of found) {
    const last = joined.at(-1);
    if (last !== undefined && range.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else joined.push(range);
  }
  return joined;
}

/** A text as paragraphs (split at line breaks) whose pieces, put together, are the text again. */
export function markParagraphs(text: string, marks: readonly Mark[]): Paragraph[] {
  const ranges = rangesIn(text, marks);
  const paragraphs: Paragraph[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const pieces: Piece[] = [];
    let done = at;
    const end = at + line.length;
    for (const { from, to } of ranges) {
      const first = Math.max(from, at);
      const last = Math.min(to, end);
      if (first >= last) continue;
      if (first > done) pieces.push({ text: text.slice(done, first), marked: false });
      pieces.push({ text: text.slice(first, last), marked: true });
      done = last;
    }
    if (done < end) pieces.push({ text: text.slice(done, end), marked: false });
    if (line.trim() !== '') paragraphs.push({ pieces, marked: pieces.some(({ marked }) => marked) });
    at = end + 1;
  }
  return paragraphs;
}
