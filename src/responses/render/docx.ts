// The paper as a Word file in the layout of Decree 30/2020/NĐ-CP, Annex I.

import { AlignmentType, BorderStyle, Document, Footer, Header, Packer, PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';
import type { Paper } from './document.ts';

/** Half points: 28 is 14 pt. */
const size = { body: 28, head: 24, small: 22, foot: 16 } as const;
const twip = (mm: number) => Math.round((mm * 1440) / 25.4);
const marginsMm = { top: 20, bottom: 20, left: 30, right: 18 } as const;
const textWidth = twip(210 - marginsMm.left - marginsMm.right);

const eastAsian: Readonly<Record<string, string>> = { zh: 'SimSun', ja: 'MS Mincho', ko: 'Batang' };
/** Leelawadee UI holds Thai, Lao and Khmer. */
const isComplex = (language: string) => ['th', 'lo', 'km'].includes(language);
const fontFor = (language: string) => {
  const face = isComplex(language) ? 'Leelawadee UI' : 'Times New Roman';
  return { ascii: 'Times New Roman', hAnsi: face, cs: face, eastAsia: eastAsian[language] ?? 'SimSun' };
};

type Look = { readonly bold?: boolean; readonly italics?: boolean; readonly size?: number };
const text = (given: string, look: Look = {}) => new TextRun({ text: given, size: size.body, ...look });
const centred = (given: string, look: Look = {}) => new Paragraph({ alignment: AlignmentType.CENTER, children: [text(given, look)] });

function rule(width: number, share: number): Paragraph {
  const side = Math.round((width * (1 - share)) / 2);
  return new Paragraph({ indent: { left: side, right: side }, spacing: { line: 60, lineRule: 'exact', after: 120 }, border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } } });
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

function twoColumns(left: Paragraph[], right: Paragraph[], share: number): Table {
  const columnWidths = [Math.round(textWidth * share), Math.round(textWidth * (1 - share))];
  const cell = (children: Paragraph[], index: number) => new TableCell({ children, width: { size: columnWidths[index] ?? 0, type: WidthType.DXA } });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA }, columnWidths, layout: TableLayoutType.FIXED,
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ cantSplit: true, children: [cell(left, 0), cell(right, 1)] })],
  });
}

function letterhead({ parent, organ, number, about, nation, motto, placeAndDate }: Paper): Table {
  const share = 0.42;
  const left = [centred(parent, { size: size.head }), centred(organ, { bold: true, size: size.head }), rule(textWidth * share, 0.4), centred(number, { size: 26 })];
  if (about !== null) left.push(centred(about, { size: size.head }));
  const right = [centred(nation, { bold: true, size: size.head }), centred(motto, { bold: true, size: 26 }), rule(textWidth * (1 - share), 0.62), centred(placeAndDate, { italics: true, size: 26 })];
  return twoColumns(left, right, share);
}

/** First line in by 10 mm, at least 6 pt between paragraphs; scripts that know few blanks are not justified. */
function paragraphs({ paragraphs: given, language }: Paper): Paragraph[] {
  const alignment = isComplex(language) || eastAsian[language] !== undefined ? AlignmentType.LEFT : AlignmentType.BOTH;
  return given.flatMap((lines) => lines.map((line) => {
    const indent = line.startsWith('- ') ? { left: twip(10) } : lines.length > 1 ? {} : { firstLine: twip(10) };
    return new Paragraph({ alignment: lines.length > 1 ? AlignmentType.LEFT : alignment, indent, spacing: { after: 120, line: 276 }, children: [text(line)] });
  }));
}

function closing({ recipients, signer, signed }: Paper): Table {
  const left = recipients.map((line, index) => new Paragraph({ children: [text(line, index === 0 ? { bold: true, italics: true, size: size.head } : { size: size.small })] }));
  return twoColumns(left, [centred(signer, { bold: true }), centred(signed, { italics: true }), new Paragraph({ spacing: { after: 1200 } })], 0.5);
}

/** The file carries no person's name: its creator is the system. */
export async function docxOf(paper: Paper): Promise<Uint8Array> {
  const border = { style: BorderStyle.SINGLE, size: 12, space: 4, color: '000000' };
  const banner = (given: string) => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 160 }, border: { top: border, bottom: border, left: border, right: border }, children: [text(given, { bold: true, size: size.head })] });
  const title = paper.kind === null ? [] : [new Paragraph({ spacing: { before: 240 } }), centred(paper.kind, { bold: true }), centred(paper.subject ?? '', { bold: true }), rule(textWidth, 0.35)];
  const foot = new Footer({ children: [centred(paper.foot, { size: size.foot })] });
  const file = new Document({
    title: paper.about ?? paper.subject ?? '', creator: 'Hải Đăng', lastModifiedBy: 'Hải Đăng', description: paper.foot,
    styles: { default: { document: { run: { font: fontFor(paper.language), size: size.body, language: { value: paper.language === 'vi' ? 'vi-VN' : paper.language, eastAsia: paper.language, bidirectional: paper.language } } } } },
    sections: [{
      properties: { titlePage: true, page: { size: { width: twip(210), height: twip(297) }, margin: { top: twip(20), bottom: twip(20), left: twip(30), right: twip(18), header: twip(10), footer: twip(10) } } },
      headers: { default: new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })] })] }), first: new Header({ children: [new Paragraph({})] }) },
      footers: { default: foot, first: foot },
      children: [...paper.banners.map(banner), letterhead(paper), ...title, new Paragraph({ spacing: { before: 120 } }), ...paragraphs(paper), closing(paper)],
    }],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}
