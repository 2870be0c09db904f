// Which charset bytes are in, by what they would say: each candidate decodes a sample, and the one whose letters are the most
// usual in a language that is written with it wins. Method and figures: docs/notes/charsets.md.

import { composed } from './clean-text.ts';
import { decoderOf } from './charset-decoders.ts';
import type { Decoder } from './charset-decoders.ts';
import { lettersByBits } from './charset-letters.ts';

type Language = keyof typeof tables;

/** The letters of the western European languages beyond French and English, where no text was counted: usual ones, rarer ones. */
const western = ['', '', '', '', 'äöüéáíóñçãßåøæè', 'àêúìòùõâôîûëïœ’“”„«»–°', '', 'ÄÖÜÉÁÍÓÚÑÇÅØÆ€£§…·ºª¿¡'];

const tables = { ...lettersByBits, western };

const candidates: readonly (readonly [string, readonly Language[]])[] = [
  ['windows-1252', ['fra', 'eng', 'western']],
  ['gb18030', ['zho', 'zhoHant']],
  ['big5', ['zhoHant']],
  ['shift_jis', ['jpn']],
  ['euc-jp', ['jpn']],
  ['euc-kr', ['kor']],
  ['windows-874', ['tha']],
  ['windows-1258', ['vie']],
  ['viscii', ['vie']],
  ['tcvn', ['vie']],
  ['windows-1251', ['rus']],
  ['koi8-r', ['rus']],
  ['iso-8859-5', ['rus']],
];

/** Cost in bits of a letter that a language's running text did not show; there are many such in scripts of thousands of letters. */
const unseenBits: Record<Language, number> = {
  zho: 20,
  zhoHant: 20,
  jpn: 20,
  kor: 20,
  tha: 14,
  rus: 14,
  vie: 14,
  fra: 14,
  eng: 14,
  western: 14,
};
const INVALID_BITS = 30;
/** A letter of a script without Latin letters that touches one is unusual. */
const TOUCHES_LATIN_BITS = 5;
/** In the languages of western Europe a letter with a mark rarely follows another one. */
const MARK_AFTER_MARK_BITS = 4;
/** A word with Vietnamese letters that is no Vietnamese syllable. */
const NO_SYLLABLE_BITS = 8;
const syllable = /^(?:[bcdghklmnpqrstvx]|ch|gh|gi|kh|ngh?|nh|ph|qu|th|tr)?[aeiouy]{1,3}(?:c|ch|m|ng?|nh|p|t)?$/;
const SAMPLE_BYTES = 32 * 1024;

export type Guess = {
  readonly decoder: Decoder;
  /** Surprise of the sample under this charset; comparable between charsets for the same sample. */
  readonly bits: number;
  readonly invalid: number;
  readonly letters: number;
};

const bitsOf = new Map<Language, ReadonlyMap<string, number>>();

function tableOf(language: Language): ReadonlyMap<string, number> {
  const known = bitsOf.get(language);
  if (known) return known;
  const table = new Map<string, number>();
  for (const [bits, letters] of tables[language].entries()) for (const letter of letters) table.set(letter, bits + 0.5);
  bitsOf.set(language, table);
  return table;
}

/** The candidates for this sample, best first. */
export function guesses(sample: Uint8Array): readonly Guess[] {
  const found: Guess[] = [];
  for (const [label] of candidates) {
    const guess = judge(label, sample);
    if (guess) found.push(guess);
  }
  return found.sort((a, b) => a.bits - b.bits);
}

/** How well a charset explains a sample, or null for a label that nobody knows. */
export function judge(label: string, sample: Uint8Array): Guess | null {
  const decoder = decoderOf(label);
  if (!decoder) return null;
  const text = composed(decoder.decode(sample));
  const languages = languagesOf(decoder.name);
  const all = languages.map((language) => surprise(text, language));
  const best = all.reduce((a, b) => (b.bits < a.bits ? b : a));
  return { decoder, ...best };
}

/** Whether the detector knows how a text in this charset looks. */
export function isModelled(name: string): boolean {
  return candidates.some(([label]) => label === name) || name === 'gbk';
}

function languagesOf(name: string): readonly Language[] {
  const wanted = name === 'gbk' ? 'gb18030' : name;
  return candidates.find(([label]) => label === wanted)?.[1] ?? ['western'];
}

function surprise(text: string, language: Language): { bits: number; invalid: number; letters: number } {
  const table = tableOf(language);
  const separate = language === 'tha' || language === 'rus';
  const latin = language === 'fra' || language === 'eng' || language === 'western';
  let bits = 0;
  let invalid = 0;
  let letters = 0;
  let before = '';
  for (const letter of text) {
    if (letter > '\x7f') {
      letters += 1;
      if (isInvalid(letter)) {
        invalid += 1;
        bits += INVALID_BITS;
      } else {
        bits += table.get(letter) ?? unseenBits[language];
        if (separate && isLatin(before)) bits += TOUCHES_LATIN_BITS;
        if (latin && letter > '\xbf' && before > '\xbf') bits += MARK_AFTER_MARK_BITS;
      }
    } else if (separate && isLatin(letter) && before > '\xbf') bits += TOUCHES_LATIN_BITS;
    before = letter;
  }
  if (language === 'vie') bits += NO_SYLLABLE_BITS * wordsThatAreNoSyllable(text);
  return { bits, invalid, letters };
}

function wordsThatAreNoSyllable(text: string): number {
  let count = 0;
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    if (!/[^a-zA-Z]/.test(word)) continue;
    const bare = word.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '');
    if (!syllable.test(bare)) count += 1;
  }
  return count;
}

const isLatin = (letter: string) => (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');

/** U+FFFD, the controls of 0x80–0x9F and the private use area do not occur in running text. */
function isInvalid(letter: string): boolean {
  return letter === '\uFFFD' || (letter >= '\x80' && letter <= '\x9f') || (letter >= '\uE000' && letter <= '\uF8FF');
}

/** The stretches between tags and line ends that hold bytes outside ASCII, up to 32 KiB: scripts and markup say nothing. */
export function sampleOf(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  let size = 0;
  let start = 0;
  let high = false;
  for (let at = 0; at <= bytes.length && size < SAMPLE_BYTES; at += 1) {
    const byte = at === bytes.length ? 0x0a : (bytes[at] ?? 0);
    if (byte >= 0x80) high = true;
    // None of these three is the second byte of a letter in any charset of the list.
    if (byte !== 0x0a && byte !== 0x3c && byte !== 0x3e) continue;
    if (high) {
      kept.push(bytes.subarray(start, at), Uint8Array.of(0x0a));
      size += at - start + 1;
    }
    start = at + 1;
    high = false;
  }
  return Buffer.concat(kept).subarray(0, SAMPLE_BYTES * 2);
}
