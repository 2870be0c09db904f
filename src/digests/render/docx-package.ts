// What makes a DOCX file the same each time: core properties with our date, and ZIP headers without a clock.

import type { DigestDocument } from './blocks.ts';
import { escapeHtml } from './html.ts';

/** docProps/core.xml. The creator is the system: a file carries no person's name. */
export function coreProperties({ title, lang, madeAt }: Pick<DigestDocument, 'title' | 'lang' | 'madeAt'>): string {
  const moment = madeAt === null ? null : `${madeAt.toISOString().slice(0, 19)}Z`;
  const dates = moment === null ? '' : ['created', 'modified'].map((name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`).join('');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"' +
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeHtml(title)}</dc:title><dc:creator>Hải Đăng</dc:creator><dc:language>${lang}</dc:language>${dates}</cp:coreProperties>`
  );
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
/** 1 January 1980, 0:00, the earliest a ZIP knows: date in the upper, time in the lower two bytes. */
const fixedMoment = 0x00210000;

/**
 * Sets the clock of every entry, in its local header and in the central directory (APPNOTE.TXT 4.3.7, 4.3.12), to one moment. The data
 * are left alone. Throws where the bytes are not a ZIP file as the library writes it.
 */
export function withFixedDates(zip: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(zip);
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  if (end < 0 || view.getUint32(end, true) !== endSignature) throw new Error('The DOCX does not end like a ZIP file without a comment.');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== entrySignature) throw new Error('The DOCX has a broken central directory.');
    view.setUint32(at + 12, fixedMoment, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, fixedMoment, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}
