// The look of a digest on screen and on paper: Decree 30/2020/NĐ-CP, Annex I (A4, Times New Roman 13–14, page number centred at the top,
// none on the first page). Margins within the decree's ranges: top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm.

export const marginsMm = { top: 20, bottom: 20, left: 30, right: 18 } as const;

const { top, bottom, left, right } = marginsMm;
const serif = '"Times New Roman", "Liberation Serif", Tinos';
/** After the Latin face; which CJK face comes first depends on the language of the text. */
const others = '"Noto Serif Thai", "Noto Sans Thai", "Noto Serif Lao", "Noto Sans Lao", "Noto Serif Khmer", "Noto Sans Khmer"';
const cjk = (first: string) => `font-family: ${serif}, "Noto Serif CJK ${first}", "Noto Sans CJK ${first}", ${others}, serif`;

/** Before every class of ours, so that the classes of the page around mean something else. */
export const prefix = 'd-';

/** Rules as [selectors, declarations], so that the same look can stand in a page of its own or inside another page. */
const rules: readonly (readonly [selectors: string, declarations: string])[] = [
  ['p', 'margin: 0 0 6pt; text-align: justify; text-indent: 10mm;'],
  // The page around may style bare cells: everything that matters is said here.
  ['th, td', 'font: inherit; color: inherit; background: none; white-space: normal; position: static; letter-spacing: normal;'],
  ['.banner', 'border: 1.5pt solid #000; padding: 4pt 8pt; text-align: center; text-indent: 0; font-weight: bold;'],
  ['.head', 'width: 100%; border-collapse: collapse; margin-bottom: 12pt;'],
  ['.head td', 'width: 42%; padding: 0 4pt; vertical-align: top; text-align: center;'],
  ['.head td + td', 'width: 58%;'],
  ['.head p', 'margin: 0; text-align: center; text-indent: 0;'],
  ['.upper', 'font-size: 12pt;'],
  ['.strong', 'font-weight: bold;'],
  ['.slanted', 'font-style: italic;'],
  ['.rule', 'display: block; border: 0; border-top: 0.75pt solid #000; margin: 2pt auto 6pt; width: 40%;'],
  ['.rule.long', 'width: 62%;'],
  ['.kind', 'text-align: center; text-indent: 0; font-weight: bold; font-size: 14pt; margin: 6pt 0 0;'],
  ['h1, h2, h3', 'font-family: inherit; line-height: 1.35; letter-spacing: normal; color: inherit;'],
  ['h2, h3', 'font-size: 13pt; font-weight: bold; margin: 12pt 0 6pt; break-after: avoid;'],
  ['h3', 'font-style: italic;'],
  ['.item', 'text-indent: 0; font-weight: bold; text-align: left; margin-top: 10pt; break-after: avoid;'],
  ['.detail, .note', 'font-size: 12pt; text-indent: 0; text-align: left;'],
  ['.note', 'font-style: italic;'],
  ['.quote', 'text-indent: 0; text-align: left; margin-left: 10mm; border-left: 1.5pt solid #777; padding-left: 3mm;'],
  ['table.figures', 'border-collapse: collapse; width: 100%; margin: 0 0 10pt; font-size: 12pt; break-inside: auto;'],
  ['.head td, .closing td', 'border: 0;'],
  ['.figures th, .figures td', 'border: 0.5pt solid #000; padding: 2pt 5pt; text-align: left; vertical-align: top;'],
  ['.figures th', 'font-weight: bold;'],
  ['.figures tr', 'break-inside: avoid;'],
  ['.figures .num', 'text-align: right; width: 20%; white-space: nowrap; font-variant-numeric: tabular-nums;'],
  ['.closing', 'width: 100%; margin-top: 18pt; break-inside: avoid;'],
  ['.closing td', 'width: 50%; vertical-align: top;'],
  ['.closing p', 'text-indent: 0; text-align: left; margin: 0;'],
  ['.closing .recipients', 'font-size: 12pt; font-weight: bold; font-style: italic;'],
  ['.closing .recipient', 'font-size: 11pt;'],
  ['.closing .signer', 'text-align: center; font-weight: bold;'],
  ['.closing .signed', 'text-align: center; font-style: italic; margin-bottom: 60pt;'],
  ['.last', 'break-before: page;'],
  ['.figures.sources', 'table-layout: fixed;'],
  ['.sources th:nth-child(1)', 'width: 26%;'],
  ['.sources th:nth-child(2)', 'width: 13%;'],
  ['.sources th:nth-child(3)', 'width: 18%;'],
  ['.sources .num', 'width: 13%; white-space: normal;'],
  ['a', 'color: inherit;'],
];

/** The rules under `scope`; those for :lang hold for the quoted texts. */
function scoped(scope: string): string {
  const within = (selectors: string) => selectors.split(', ').map((selector) => `${scope} ${selector.replace(/\.([a-z]+)/g, `.${prefix}$1`)}`).join(', ');
  return [
    ...rules.map(([selectors, declarations]) => `${within(selectors)} { ${declarations} }`),
    `${scope} [lang] { font-family: inherit; }`,
    `${scope} :lang(ja) { ${cjk('JP')}; } ${scope} :lang(ko) { ${cjk('KR')}; }`,
    `@media screen and (max-width: 720px) { ${within('.head td, .head td + td')} { display: block; width: auto; margin-bottom: 8pt; } ${within('.figures')} { display: block; overflow-x: auto; } }`,
  ].join('\n');
}

const paper = `${cjk('SC')}; font-size: 13pt; line-height: 1.35; color: #000; background: #fff; color-scheme: light; overflow-wrap: break-word`;
const sheet = `margin: 0 auto; max-width: ${210 - left - right}mm; padding: ${top}mm ${right}mm ${bottom}mm ${left}mm`;

/** For the document as a file of its own, on screen and on paper. */
export const style = `
@page { size: A4; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm; @top-center { content: counter(page); font: 13pt ${serif}, serif; } }
@page :first { @top-center { content: none; } }
:root { ${paper}; }
body { ${sheet}; }
${scoped('body')}
@media print { body { max-width: none; padding: 0; } }
@media screen and (max-width: 720px) { body { padding: 12px; } }
`.trim();

/** For the document inside another page, in an element of this class. */
export const paperClass = 'digest-paper';
export const paperStyle = `
.${paperClass} { ${paper}; ${sheet}; box-sizing: content-box; margin-top: 8px; }
${scoped(`.${paperClass}`)}
@media print { .${paperClass} { max-width: none; padding: 0; } }
@media screen { .${paperClass} { box-shadow: 0 0 0 1px rgb(0 0 0 / 12%); } }
@media screen and (max-width: 960px) { .${paperClass} { box-sizing: border-box; padding: 12px; } }
`.trim();
