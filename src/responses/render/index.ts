// A response on paper: DOCX and PDF, one side (its language, or Vietnamese) at a time.

import { docxOf } from './docx.ts';
import { paperOf, type Drawable, type PaperSide } from './document.ts';
import { htmlOf } from './html.ts';

export const paperFormats = ['docx', 'pdf'] as const;
export type PaperFormat = (typeof paperFormats)[number];

/** Bytes of the file. Throws what the printer throws: `no-pdf-browser` on a machine without Chromium. */
export async function renderResponse(given: Drawable, format: PaperFormat, printPdf: (html: string) => Promise<Uint8Array>): Promise<Uint8Array> {
  const paper = paperOf(given);
  return format === 'docx' ? docxOf(paper) : printPdf(htmlOf(paper));
}

export { htmlOf, paperOf, type Drawable, type PaperSide };
