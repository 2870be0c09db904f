// From the bytes of a page to its text: byte order mark, HTTP header, the page's own word, and what the bytes themselves say.

import { composed } from './clean-text.ts';
import type { Page } from '../../src/model/page.ts';
import { decoderOf } from './charset-decoders.ts';
import type { Decoder } from './charset-decoders.ts';
import { guesses, isModelled, judge, sampleOf } from './charset-detect.ts';
import type { Guess } from './charset-detect.ts';

export type DecodedPage = {
  /** In NFC, without a byte order mark. */
  readonly text: string;
  readonly charset: string;
  readonly how: 'bom' | 'header' | 'meta' | 'detected' | 'default';
};

type Choice = { readonly decoder: Decoder; readonly how: DecodedPage['how'] };

/** The page's own word on its charset is looked for this far in (the HTML standard looks at 1,024 bytes; pages are less tidy). */
const DECLARATION_BYTES = 16 * 1024;

/** More than one broken sequence in twenty good ones, and the text is not UTF-8. */
const UTF8_MAX_BROKEN = 0.05;
/** A declared charset under which more letters than this are impossible is wrong. */
const DECLARED_MAX_INVALID = 0.01;
/**
 * A declaration yields to another charset that explains the bytes with less than this part of the surprise and so many bits less
 * (some ten letters). ISO 8859-1 is what servers say when nobody told them, so it yields sooner.
 */
const yields = { declared: { part: 0.6, bits: 60 }, byDefault: { part: 0.85, bits: 20 } };

/**
 * Decodes a page. A byte order mark decides; a declaration (header before meta) holds unless the bytes plainly say otherwise:
 * they are no such text, or they are valid UTF-8, or much more usual text in another charset. Never throws.
 */
export function decodePage(page: Pick<Page, 'body' | 'contentType'>): DecodedPage {
  const { decoder, how } = choose(page.body, page.contentType);
  const text = decoder.decode(page.body).replace(/^\uFEFF/, '');
  return { text: composed(text), charset: decoder.name, how };
}

function choose(bytes: Uint8Array, contentType: string | null): Choice {
  const marked = byteOrderMark(bytes);
  if (marked) return { decoder: known(marked), how: 'bom' };
  const declared = declarations(bytes, contentType);
  const shape = shapeOf(bytes);
  if (shape === 'ascii') return declared[0] ?? { decoder: known('utf-8'), how: 'default' };
  const said = (name: string): Choice => {
    const same = declared.find((one) => one.decoder.name === name);
    return same ?? { decoder: known(name), how: 'detected' };
  };
  if (shape !== 'bytes') return said(shape);
  if (looksLikeUtf8(bytes, declared)) return said('utf-8');
  const sample = sampleOf(bytes);
  const [best] = guesses(sample);
  const trusted = declared.find((one) => one.decoder.name !== 'utf-8' && holds(one.decoder, sample, best));
  if (trusted) return trusted;
  return best ? said(best.decoder.name) : { decoder: known('windows-1252'), how: 'default' };
}

/** Whether a declared charset stands against the best guess. */
function holds(decoder: Decoder, sample: Uint8Array, best: Guess | undefined): boolean {
  const own = judge(decoder.name, sample);
  if (!own || !best || sameText(decoder.name, best.decoder.name)) return true;
  const share = own.invalid / Math.max(1, own.letters);
  if (share > DECLARED_MAX_INVALID && best.invalid / Math.max(1, best.letters) < share) return false;
  const limit = decoder.name === 'windows-1252' ? yields.byDefault : yields.declared;
  const muchBetter = best.bits < limit.part * own.bits && own.bits - best.bits > limit.bits;
  return !(isModelled(decoder.name) && muchBetter);
}

const sameText = (a: string, b: string) => a === b || (a.startsWith('gb') && b.startsWith('gb'));

function known(label: string): Decoder {
  const decoder = decoderOf(label);
  if (!decoder) throw new Error(`No decoder for ${label}`);
  return decoder;
}

function byteOrderMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return null;
}

/** The declared charsets that exist, header first. */
function declarations(bytes: Uint8Array, contentType: string | null): readonly Choice[] {
  const found: Choice[] = [];
  const add = (label: string | undefined, how: 'header' | 'meta') => {
    const decoder = label ? decoderOf(label) : null;
    // A page whose declaration could be read as ASCII is not in UTF-16 (HTML standard, 13.2.3.2).
    if (decoder)
      found.push({ decoder: how === 'meta' && decoder.name.startsWith('utf-16') ? known('utf-8') : decoder, how });
  };
  add(/charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType ?? '')?.[1], 'header');
  const head = Buffer.from(bytes.subarray(0, DECLARATION_BYTES))
    .toString('latin1')
    .replace(/<!--[\s\S]*?-->/g, '');
  add(/^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)["']/i.exec(head)?.[1], 'meta');
  add(/<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head)?.[1], 'meta');
  return found;
}

/** Charsets that show by their shape alone: UTF-16 by its zero bytes, the seven-bit ones by their shifts. */
function shapeOf(
  bytes: Uint8Array,
): 'ascii' | 'bytes' | 'utf-16le' | 'utf-16be' | 'iso-2022-jp' | 'iso-2022-kr' | 'hz' {
  const zeros = [0, 0];
  let high = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0 && at < 4096) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
    if (byte >= 0x80) high = true;
  }
  const [even = 0, odd = 0] = zeros;
  if (even > 2 && odd * 20 < even) return 'utf-16be';
  if (odd > 2 && even * 20 < odd) return 'utf-16le';
  if (high) return 'bytes';
  const text = Buffer.from(bytes).toString('latin1');
  if (/\x1b\$[@B]|\x1b\([IJ]/.test(text)) return 'iso-2022-jp'; // eslint-disable-line no-control-regex
  if (/\x1b\$\)C/.test(text)) return 'iso-2022-kr'; // eslint-disable-line no-control-regex
  // Both ends of a shift around whole pairs of the GB 2312 rows in use; "~{" alone also stands in scripts.
  return /~\{(?:[!-w][!-~])+~\}/.test(text) ? 'hz' : 'ascii';
}

/** UTF-8 leaves almost no room for chance: a few good sequences without broken ones are proof. */
function looksLikeUtf8(bytes: Uint8Array, declared: readonly Choice[]): boolean {
  const { good, broken } = utf8Sequences(bytes);
  const isDeclared = declared.some((one) => one.decoder.name === 'utf-8');
  // One sequence alone may be chance in a charset of two-byte letters, not in ISO 8859-1: nobody writes "Ã©".
  if (broken === 0) return isDeclared || good > 1 || declared.every((one) => one.decoder.name === 'windows-1252');
  return broken <= UTF8_MAX_BROKEN * good && (isDeclared || good > 20);
}

function utf8Sequences(bytes: Uint8Array): { good: number; broken: number } {
  let good = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : (lead & 0xf0) === 0xe0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0;
    let following = 1;
    while (following < length && ((bytes[at + following] ?? 0) & 0xc0) === 0x80) following += 1;
    // A letter cut off by the end of the page is not held against it.
    const whole = length > 0 && (following === length || at + following >= bytes.length);
    if (length !== 1) {
      if (whole) good += 1;
      else broken += 1;
    }
    at += whole ? length : Math.max(1, following);
  }
  return { good, broken };
}
