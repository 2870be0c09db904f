// The text of a response: how it is cleaned, what its hash is, which spots are still open.

import { createHash } from 'node:crypto';
import { Problem } from '../errors.ts';
import type { ResponseText } from '../model/index.ts';

/** Characters; a letter is a page or two, a briefing a few more. Two of them in three bytes a letter still fit a form of ours (64 KiB). */
export const longestTitle = 300;
export const longestBody = 9_000;

/** NFC, one kind of line break, no control characters; what a form sends and what a hash is made of are then the same. */
function clean(given: string): string {
  // eslint-disable-next-line no-control-regex
  return given.normalize('NFC').replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]|\p{Surrogate}/gu, ' ').replace(/[ \u00a0]+\n/g, '\n').trim();
}

/** The text as it is kept. `vietnamese`: the text itself is Vietnamese and has no second side. Throws `missing-text`, `text-too-long`. */
export function cleanText(given: ResponseText, vietnamese: boolean): ResponseText {
  const text: ResponseText = {
    title: clean(given.title),
    body: clean(given.body),
    titleVi: vietnamese ? null : clean(given.titleVi ?? ''),
    bodyVi: vietnamese ? null : clean(given.bodyVi ?? ''),
  };
  if ([text.title, text.body, text.titleVi, text.bodyVi].includes('')) throw new Problem('missing-text');
  for (const [value, limit] of [[text.title, longestTitle], [text.titleVi, longestTitle], [text.body, longestBody], [text.bodyVi, longestBody]] as const) {
    if (value !== null && value.length > limit) throw new Problem('text-too-long', { limit });
  }
  return text;
}

/** SHA-256, hexadecimal, over title, body and their Vietnamese, parted by U+001F. The database computes the same and refuses another. */
export function hashOfText({ title, body, titleVi, bodyVi }: ResponseText): string {
  return createHash('sha256').update([title, body, titleVi ?? '', bodyVi ?? ''].join('\u001f')).digest('hex');
}

/** What a template leaves to the person: "⟦…⟧". A text with open spots is not submitted. */
export function openSpots({ title, body, titleVi, bodyVi }: ResponseText): string[] {
  return [title, body, titleVi ?? '', bodyVi ?? ''].flatMap((part) => part.match(/⟦[^⟧]*⟧?|⟧/g) ?? []);
}
