// PDF: the HTML, printed by whatever printer is handed in. Chromium writes the moment of printing into the file; it is replaced.

/** Prints a self-contained HTML document on paper. Throws `no-pdf-browser` where this machine has no browser. */
export type PrintPdf = (html: string) => Promise<Uint8Array>;

/**
 * Writes one moment over the two dates of a PDF's information dictionary, digit for digit, so that no offset in the file moves. With the
 * same browser and fonts the same issue then prints to the same bytes; another version of either may lay it out differently.
 */
export function withFixedPdfDates(pdf: Uint8Array, moment: Date): Uint8Array {
  const digits = moment.toISOString().replace(/\D/g, '').slice(0, 14);
  const source = Buffer.from(pdf).toString('latin1');
  const dated = source.replace(/(\/(?:CreationDate|ModDate) \(D:)\d{14}[+-]\d\d'\d\d'\)/g, (_, start: string) => `${start}${digits}+00'00')`);
  return new Uint8Array(Buffer.from(dated, 'latin1'));
}
