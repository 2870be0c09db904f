// Sentences with exact offsets. Unicode's rules (Intl.Segmenter) propose, our rules per language join and split.

import { closers, hardStops, isAbbreviation, openers } from './rules.ts';

export type Sentence = {
  readonly text: string;
  /** Offset of the first character in the text that was given, in UTF-16 units. */
  readonly start: number;
};

/** A sentence without any mark is cut at a space once it is this long (Thai, Lao); longer runs make no useful quote. */
const unmarkedLimit = 220;
/** Before this many characters a connective word opens a clause, not a sentence. */
const unmarkedLeast = 28;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  let made: Intl.Segmenter;
  try {
    made = new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    made = new Intl.Segmenter('en', { granularity: 'sentence' });
  }
  segmenters.set(language, made);
  return made;
}

/**
 * The sentences of `text`, without the white space around them; `text.slice(start, start + s.text.length) === s.text`.
 * A line break always ends a sentence. `language` is an ISO 639-1 code; an unknown one is read by the common rules.
 */
export function splitSentences(text: string, language: string): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  for (const end of text.matchAll(/[\n\r\u2028\u2029]/gu)) {
    if (end.index > from) addLine(text, from, end.index, language, found);
    from = end.index + 1;
  }
  if (from < text.length) addLine(text, from, text.length, language, found);
  return found;
}

function addLine(text: string, from: number, to: number, language: string, found: Sentence[]): void {
  const line = text.slice(from, to);
  const ends = language in openers ? unmarkedEnds(line, markedEnds(line, language), language) : markedEnds(line, language);
  let start = 0;
  for (const end of ends) {
    push(text, from + start, from + end, found);
    start = end;
  }
}

function push(text: string, from: number, to: number, found: Sentence[]): void {
  const piece = text.slice(from, to);
  const trimmed = piece.trim();
  if (trimmed === '') return;
  found.push({ text: trimmed, start: from + (piece.length - piece.trimStart().length) });
}

/** Offsets where sentences end by a mark; the last one is the end of the line. */
function markedEnds(line: string, language: string): number[] {
  const ends: number[] = [];
  for (let from = 0; from < line.length; ) {
    const to = chunkEnd(line, from);
    for (const { segment, index } of segmenterFor(language).segment(line.slice(from, to))) {
      const end = from + index + segment.length;
      for (const hard of hardEnds(segment)) ends.push(from + index + hard);
      if (end < to || end === line.length || /[.!?…]\P{L}*$/u.test(segment)) ends.push(end);
    }
    from = to;
  }
  return joinWrongBreaks(line, ends, language);
}

/** Intl.Segmenter slows down with the square of what it is given (180,000 characters in one call took 3.7 s), so it gets this much. */
const chunkLength = 1200;

function chunkEnd(line: string, from: number): number {
  if (line.length - from <= chunkLength) return line.length;
  const space = line.lastIndexOf(' ', from + chunkLength);
  return space > from + chunkLength / 2 ? space + 1 : from + chunkLength;
}

/** Ends after 。！？។ inside a piece that Unicode's rules left whole, with the closing quotes that belong to it. */
function hardEnds(segment: string): number[] {
  const ends: number[] = [];
  for (let i = 0; i < segment.length - 1; i += 1) {
    if (!hardStops.test(segment[i]!)) continue;
    let end = i + 1;
    while (end < segment.length && (hardStops.test(segment[end]!) || closers.test(segment[end]!))) end += 1;
    if (end < segment.length) ends.push(end);
    i = end - 1;
  }
  return ends;
}

function joinWrongBreaks(line: string, ends: readonly number[], language: string): number[] {
  const kept: number[] = [];
  const inQuote = quoteTest(line);
  let start = 0;
  for (const end of ends) {
    if (end === start || (end < line.length && (inQuote(end) || isWrongBreak(line, start, end, language)))) continue;
    kept.push(end);
    start = end;
  }
  return kept;
}

const pairs: Readonly<Record<string, string>> = { '“': '”', '«': '»', '「': '」', '『': '』', '"': '"' };
/** A quotation up to this long stays in one piece with the words that say whose it is. */
const quoteLimit = 240;

/** Quotations in the line, from the opening mark to just after the closing one; nested marks count with the outer pair. */
function quotedSpans(line: string): (readonly [from: number, to: number])[] {
  const spans: [number, number][] = [];
  for (let i = 0; i < line.length; i += 1) {
    const close = pairs[line[i]!];
    if (close === undefined) continue;
    const end = line.slice(i + 1, i + 1 + quoteLimit).indexOf(close) + i + 1;
    if (end <= i) continue;
    spans.push([i, end + 1]);
    i = end;
  }
  return spans;
}

/** Tells whether an offset lies within a quotation; to be asked with growing offsets. */
function quoteTest(line: string): (offset: number) => boolean {
  const quotes = quotedSpans(line);
  let at = 0;
  return (offset) => {
    while (at < quotes.length && quotes[at]![1] <= offset) at += 1;
    return at < quotes.length && quotes[at]![0] < offset;
  };
}

function isWrongBreak(line: string, start: number, end: number, language: string): boolean {
  const before = line.slice(Math.max(start, end - 40), end).trimEnd();
  const after = line.slice(end, end + 24);
  if (/^[\s]*[)\]”’»」』】]/u.test(after)) return true;
  // 「…。」と述べた, "….”라고 말했다: what follows a closing quote goes on with the sentence around it.
  if (/[」』”"’']$/u.test(before) && /^(?:[とのはがをでに、，,]|이?라[고며는]|이?란|고 |는 )/u.test(after)) return true;
  if (/[!?…][”"»’']$/u.test(before) && /^\s*\p{Ll}/u.test(after)) return true;
  if (!/\.$/u.test(before)) return false;
  if (!/\s/u.test(line[end - 1]!) && /^[^\s"'”’»」]/u.test(after)) return true;
  const word = /([\p{L}\p{M}./-]+)\.$/u.exec(before)?.[1]?.toLowerCase();
  if (word === undefined) return /\d\.$/u.test(before) && /^\s*\p{Ll}/u.test(after);
  if (/^\p{L}$/u.test(word) && /\p{Lu}\.$/u.test(before)) return true;
  return isAbbreviation(word, language) && !/^\s*$/u.test(after);
}

/** Thai and Lao: a space followed by a word that opens sentences ends one, and no run goes on without bound. */
function unmarkedEnds(line: string, marked: readonly number[], language: string): number[] {
  const ends: number[] = [];
  const opening = openers[language] ?? [];
  const inQuote = quoteTest(line);
  let start = 0;
  for (const stop of marked) {
    for (let space = line.indexOf(' ', start); space >= 0 && space < stop; space = line.indexOf(' ', space + 1)) {
      const run = space - start;
      if (run < unmarkedLeast || line.length - space < 12) continue;
      const rest = line.slice(space + 1, space + 24);
      if (opening.some((word) => rest.startsWith(word)) || (run >= unmarkedLimit && !/^\s*[\d(]/u.test(rest))) {
        if (inQuote(space)) continue;
        ends.push(space);
        start = space;
      }
    }
    ends.push(stop);
    start = stop;
  }
  return ends;
}

