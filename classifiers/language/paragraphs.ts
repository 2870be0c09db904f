// A page in two languages (a bilingual portal, a translation below the original) is read paragraph by paragraph.

import type { DetectedLanguage, Language } from '../../src/model/index.ts';

/** All paragraphs of one language, in their order. */
export type LanguagePart = DetectedLanguage & {
  /** Share of the text's letters, from 0 to 1. */
  readonly share: number;
  readonly text: string;
};

/** A shorter paragraph goes with the one before it: names and figures are of no language. Han and kana say as much in a third of the length. */
const fewestLetters = 40;
const lettersOfOneHan = 3;
/** A language counts as part of the page from this share, and where the detector is this sure; else its paragraphs are the page's main language's. */
const leastShare = 0.15;
const leastCertainty = 0.7;

type Paragraph = { readonly text: string; readonly letters: number; language: Language; readonly p: number };

/** The languages of a text by paragraph (lines), the largest first; one part for a text in one language. `detect` is the detector of one text. */
export function languageParts(text: string, detect: (text: string) => DetectedLanguage): LanguagePart[] {
  const whole = detect(text);
  const paragraphs = joined(text.split(/\n+/)).map((paragraph): Paragraph => ({ text: paragraph, letters: lettersOf(paragraph), ...detect(paragraph) }));
  const total = paragraphs.reduce((sum, { letters }) => sum + letters, 0);
  const shares = new Map<Language, number>();
  for (const { language, letters, p } of paragraphs) {
    if (p >= leastCertainty) shares.set(language, (shares.get(language) ?? 0) + letters / total);
  }
  const present = [...shares].filter(([language, share]) => language !== 'und' && share >= leastShare).sort((a, b) => b[1] - a[1]);
  if (present.length < 2) return [{ ...whole, share: 1, text }];
  const main = present[0]![0];
  for (const paragraph of paragraphs) if (!present.some(([language]) => language === paragraph.language)) paragraph.language = main;
  return present.map(([language]) => part(language, paragraphs, total)).sort((a, b) => b.share - a.share);
}

function part(language: Language, paragraphs: readonly Paragraph[], total: number): LanguagePart {
  const own = paragraphs.filter((paragraph) => paragraph.language === language);
  const letters = own.reduce((sum, paragraph) => sum + paragraph.letters, 0);
  const p = own.reduce((sum, paragraph) => sum + paragraph.letters * paragraph.p, 0) / Math.max(letters, 1);
  return { language, p, share: letters / Math.max(total, 1), text: own.map(({ text }) => text).join('\n') };
}

function joined(lines: readonly string[]): string[] {
  const paragraphs: string[] = [];
  for (const line of lines) {
    const last = paragraphs.length - 1;
    if (last >= 0 && lettersOf(line) < fewestLetters) paragraphs[last] += `\n${line}`;
    else paragraphs.push(line);
  }
  return paragraphs;
}

function lettersOf(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const dense = text.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/gu)?.length ?? 0;
  return letters + dense * (lettersOfOneHan - 1);
}
