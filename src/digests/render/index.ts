import { bodyOf, htmlOf } from './html.ts';
import { docxOf } from './docx.ts';
import { documentOf, type Drawable } from './document.ts';
import { withFixedPdfDates, type PrintPdf } from './pdf.ts';
import type { DocumentLanguage } from './phrases.ts';

export const digestFormats = ['html', 'docx', 'pdf'] as const;
export type DigestFormat = (typeof digestFormats)[number];

/** Previews have no moment of their own; their PDF carries this one, so that two prints are alike. */
const noMoment = new Date(0);

/** The digest as one self-contained, printable HTML file. */
export const renderHtml = (digest: Drawable, lang: DocumentLanguage): string => htmlOf(documentOf(digest, lang));

/** The same without head and style, for an element of class `paperClass` in a page that loads `paperStyle`. Escaped like the file. */
export const renderFragment = (digest: Drawable, lang: DocumentLanguage): string => bodyOf(documentOf(digest, lang));

/** The digest as a Word file in the layout of Decree 30/2020/NĐ-CP. */
export const renderDocx = (digest: Drawable, lang: DocumentLanguage): Promise<Uint8Array> => docxOf(documentOf(digest, lang));

/** The HTML on paper. Throws what the printer throws: `no-pdf-browser` on a machine without Chromium. */
export async function renderPdf(digest: Drawable, lang: DocumentLanguage, printPdf: PrintPdf): Promise<Uint8Array> {
  return withFixedPdfDates(await printPdf(renderHtml(digest, lang)), digest.madeAt ?? noMoment);
}

/** The digest in one of the three formats, as bytes of a file. */
export async function renderDigest(digest: Drawable, format: DigestFormat, lang: DocumentLanguage, printPdf: PrintPdf): Promise<Uint8Array> {
  if (format === 'docx') return renderDocx(digest, lang);
  if (format === 'pdf') return renderPdf(digest, lang, printPdf);
  return new TextEncoder().encode(renderHtml(digest, lang));
}

export { paperClass, paperStyle } from './style.ts';
export type { Drawable, DocumentLanguage, PrintPdf };
