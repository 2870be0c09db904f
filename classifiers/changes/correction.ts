import type { Correction, SentenceChange } from '../../src/model/index.ts';
import { comparisonKey } from './flicker.ts';
import { differenceOf, type Text } from './difference.ts';
import { notice, wordings } from './wordings.ts';

/** A note stands among the first or last paragraphs; statements elsewhere are the article's own sentences. */
const edgeParagraphs = 3;
/** Fewer of the earlier sentences than this are left: the page holds something else now. */
const leastLeft = 0.2;
/** A notice that stands instead of an article is short, in characters. */
const longestNotice = 1_500;

type Line = { readonly text: string; readonly sentences: readonly string[]; readonly atEdge: boolean; readonly title: boolean };

const nothing: Correction = { kind: 'none', quote: null };

/**
 * What the later text says of its own change, with the sentence that says so. Only what is new in it is read, and only where notes stand: a label
 * that opens a line or the title, or a sentence about the article itself among the first or last paragraphs. `language` is an ISO 639-1 code.
 */
export function recogniseCorrection(before: Text, after: Text, language: string, difference: readonly SentenceChange[] = differenceOf(before, after, language)): Correction {
  const lines = newLines(difference);
  if (isReplaced(difference, after)) {
    const gone = withdrawalNotice(lines);
    if (gone !== null) return { kind: 'withdrawn', quote: gone };
  }
  for (const kind of ['withdrawn', 'correction-note', 'updated'] as const) {
    for (const line of lines) {
      const quote = noteIn(line, kind);
      if (quote !== null) return { kind, quote };
    }
  }
  return nothing;
}

/** Whether hardly anything of the earlier text is left and what stands there is short enough for a notice. */
export function isReplaced(difference: readonly SentenceChange[], { text }: Pick<Text, 'text'>): boolean {
  const body = difference.filter(({ where, kind }) => where === 'text' && kind !== 'added');
  const left = body.filter(({ kind }) => kind !== 'removed').length;
  return text.length <= longestNotice && (body.length === 0 || left < body.length * leastLeft || left === 0);
}

function noteIn({ text, sentences, atEdge, title }: Line, kind: keyof typeof wordings): string | null {
  const { label, statement } = wordings[kind];
  // A withdrawn article keeps no body; a label in a title alone may be news of somebody else's withdrawal.
  if (label.test(text) && !(title && kind === 'updated')) return sentences.length === 1 || text.length <= 400 ? text : (sentences[0] ?? text);
  if (!atEdge || title) return null;
  return sentences.find((sentence) => statement.test(sentence)) ?? null;
}

function withdrawalNotice(lines: readonly Line[]): string | null {
  const { label } = wordings.withdrawn;
  for (const { text, sentences } of lines) {
    if (label.test(text)) return text;
    const said = sentences.find((sentence) => notice.test(sentence));
    if (said !== undefined) return said;
  }
  return null;
}

/** The lines of the later text that hold something new, the title first; numbered by their place in the whole text. */
function newLines(difference: readonly SentenceChange[]): Line[] {
  const lines: { sentences: string[]; fresh: string[]; title: boolean }[] = [];
  for (const one of difference.filter(({ kind }) => kind !== 'removed')) {
    const text = one.pieces.filter(({ mark }) => mark !== 'removed').map((piece) => piece.text).join('');
    if (one.where === 'title' || one.opensParagraph || lines.length === 0) lines.push({ sentences: [], fresh: [], title: one.where === 'title' });
    const line = lines.at(-1);
    line?.sentences.push(text);
    if (isFresh(one)) line?.fresh.push(text);
  }
  const body = lines.filter(({ title }) => !title);
  return lines.flatMap(({ sentences, fresh, title }) => {
    if (fresh.length === 0) return [];
    const place = body.findIndex((line) => line.sentences === sentences);
    return [{ text: sentences.join(' '), sentences: fresh, title, atEdge: place < edgeParagraphs || place >= body.length - edgeParagraphs }];
  });
}

function isFresh({ kind, pieces }: SentenceChange): boolean {
  return kind === 'added' || (kind === 'changed' && pieces.some(({ mark, text }) => mark === 'added' && comparisonKey(text) !== ''));
}
