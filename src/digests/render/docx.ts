// DOCX by the `docx` library in the layout of Decree 30/2020/NĐ-CP, Annex I. The same document gives the same bytes: the library's random
// link ids, its clock in the core properties and the clock in the ZIP headers are all replaced.

import {
  AlignmentType, BorderStyle, Document, Header, Packer, PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType,
  type IParagraphOptions, type ParagraphChild,
} from 'docx';
import { isWebAddress, type Block, type DigestDocument, type Run } from './blocks.ts';
import { coreProperties, withFixedDates } from './docx-package.ts';
import { linkRegistry, LinkedParagraph, type LinkRegistry } from './docx-links.ts';
import { fontFor } from './fonts.ts';
import { withoutControls } from './html.ts';
import { marginsMm } from './style.ts';

/** Sizes in half points: 28 is 14 pt. */
const size = { body: 26, title: 28, small: 24, recipients: 22 } as const;
const twip = (mm: number) => Math.round((mm * 1440) / 25.4);
/** Width of the text in twips. */
const textWidth = twip(210 - marginsMm.left - marginsMm.right);

export async function docxOf(document: DigestDocument): Promise<Uint8Array> {
  const links = linkRegistry();
  const file = new Document({
    title: document.title,
    styles: { default: { document: { run: { font: fontFor(document.lang), size: size.body, language: { value: document.lang === 'vi' ? 'vi-VN' : 'en-GB' } } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twip(210), height: twip(297) },
            margin: { ...twips(marginsMm), header: twip(10), footer: twip(10) },
          },
        },
        headers: { default: new Header({ children: [centred([new TextRun({ children: [PageNumber.CURRENT], size: size.body })])] }), first: new Header({ children: [new Paragraph({})] }) },
        children: [
          ...document.banners.map(banner),
          letterhead(document.letterhead),
          ...title(document.letterhead),
          ...document.blocks.flatMap((block) => draw(block, links)),
          new Paragraph({ spacing: { before: 240 } }),
          closing(document.closing),
          ...document.honesty.flatMap((block, index) => draw(block, links, index === 0)),
        ],
      },
    ],
  });
  const bytes = await Packer.toBuffer(file, undefined, [{ path: 'docProps/core.xml', data: coreProperties(document) }]);
  return withFixedDates(bytes);
}

const twips = ({ top, bottom, left, right }: typeof marginsMm) => ({ top: twip(top), bottom: twip(bottom), left: twip(left), right: twip(right) });

const text = (given: string, options: { bold?: boolean; italics?: boolean; size?: number } = {}) => new TextRun({ text: withoutControls(given), ...options });
const centred = (children: ParagraphChild[], more: IParagraphOptions = {}) => new Paragraph({ alignment: AlignmentType.CENTER, children, ...more });

/** A line of its own under a heading, `share` of the width of its cell. */
function rule(width: number, share: number): Paragraph {
  const side = Math.round((width * (1 - share)) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { line: 60, lineRule: 'exact', after: 120 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
  });
}

function banner(given: string): Paragraph {
  const edge = { style: BorderStyle.SINGLE, size: 12, space: 4, color: '000000' };
  return centred([text(given, { bold: true })], { border: { top: edge, bottom: edge, left: edge, right: edge }, spacing: { after: 200 } });
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

function twoColumns(left: Paragraph[], right: Paragraph[], share: number): Table {
  const columnWidths = [Math.round(textWidth * share), Math.round(textWidth * (1 - share))];
  const cell = (children: Paragraph[], index: number) => new TableCell({ children, width: { size: columnWidths[index] ?? 0, type: WidthType.DXA } });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    borders: noBorders,
    rows: [new TableRow({ cantSplit: true, children: [cell(left, 0), cell(right, 1)] })],
  });
}

function letterhead({ parent, organ, nation, motto, number, placeAndDate }: DigestDocument['letterhead']): Table {
  const share = 0.42;
  const left = [centred([text(parent, { size: size.small })]), centred([text(organ, { bold: true, size: size.small })]), rule(textWidth * share, 0.4), centred([text(number)])];
  const right = [
    centred([text(nation, { bold: true, size: size.small })]),
    centred([text(motto, { bold: true })]),
    rule(textWidth * (1 - share), 0.62),
    centred([text(placeAndDate, { italics: true })]),
  ];
  return twoColumns(left, right, share);
}

function title({ kind, subject }: DigestDocument['letterhead']): Paragraph[] {
  return [
    centred([text(kind, { bold: true, size: size.title })], { spacing: { before: 240 } }),
    ...subject.map((line) => centred([text(line, { bold: true, size: size.title })])),
    rule(textWidth, 0.35),
  ];
}

function closing({ recipients, recipientLines, signer, signed }: DigestDocument['closing']): Table {
  const left = [
    new Paragraph({ children: [text(recipients, { bold: true, italics: true, size: size.small })] }),
    ...recipientLines.map((line) => new Paragraph({ children: [text(line, { size: size.recipients })] })),
  ];
  const right = [centred([text(signer, { bold: true, size: size.title })]), centred([text(signed, { italics: true })], { spacing: { after: 1200 } })];
  return twoColumns(left, right, 0.5);
}

function draw(block: Block, links: LinkRegistry, onNewPage = false): (Paragraph | Table)[] {
  // Word joins two tables that nothing parts.
  if (block.kind === 'table') return [table(block), new Paragraph({ spacing: { line: 160, lineRule: 'exact' } })];
  if (block.kind === 'heading') {
    const heading = new Paragraph({
      children: [text(block.text, { bold: true, italics: block.level === 2 })],
      outlineLevel: block.level - 1,
      keepNext: true,
      pageBreakBefore: onNewPage,
      spacing: { before: 240, after: 120 },
    });
    return [heading];
  }
  const runs = block.runs.map((run) => drawRun(run, block.style, links));
  return [new LinkedParagraph({ ...paragraphOptions[block.style], children: runs }, links)];
}

/** Decree 30: first line in by 1–1.27 cm, at least 6 pt (120) between paragraphs, lines single to 1.5. */
const paragraphOptions: Record<Extract<Block, { kind: 'paragraph' }>['style'], IParagraphOptions> = {
  body: { alignment: AlignmentType.BOTH, indent: { firstLine: twip(10) }, spacing: { after: 120, line: 264 } },
  item: { alignment: AlignmentType.LEFT, keepNext: true, spacing: { before: 160, after: 60 } },
  detail: { alignment: AlignmentType.LEFT, spacing: { after: 100 } },
  // Justified, Thai, Lao and Khmer would be torn apart at their few blanks.
  quote: {
    alignment: AlignmentType.LEFT,
    indent: { left: twip(10) },
    spacing: { after: 100 },
    border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: '777777' } },
  },
  note: { alignment: AlignmentType.LEFT, spacing: { after: 120 } },
};

function drawRun({ text: given, bold, italic, language, url }: Run, style: keyof typeof paragraphOptions, links: LinkRegistry): ParagraphChild {
  const run = new TextRun({
    text: withoutControls(given),
    size: style === 'detail' || style === 'note' ? size.small : size.body,
    bold: bold === true || style === 'item',
    italics: italic === true || style === 'note',
    ...(language === undefined ? {} : { font: fontFor(language), language: { value: language, eastAsia: language, bidirectional: language } }),
    ...(url === undefined ? {} : { underline: {} }),
  });
  return url !== undefined && isWebAddress(url) ? links.link(withoutControls(url), run) : run;
}

function table({ head, rows, figures }: Extract<Block, { kind: 'table' }>): Table {
  const columnWidths = widthsOf(head.length);
  const row = (cells: readonly string[], heading: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: heading,
      children: cells.map((given, index) => {
        const alignment = figures && index === head.length - 1 ? AlignmentType.RIGHT : AlignmentType.LEFT;
        const children = [new Paragraph({ alignment, children: [text(given, { bold: heading, size: size.small })] })];
        return new TableCell({ children, width: { size: columnWidths[index] ?? 0, type: WidthType.DXA }, margins: { top: 30, bottom: 30, left: 80, right: 80 } });
      }),
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}

/** Two columns: name and figure. Five: the sources of the honesty page. */
function widthsOf(columns: number): number[] {
  const shares = columns === 2 ? [0.8, 0.2] : columns === 5 ? [0.26, 0.13, 0.17, 0.32, 0.12] : Array.from({ length: columns }, () => 1 / columns);
  return shares.map((share) => Math.round(textWidth * share));
}
