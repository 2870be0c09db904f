// Rows as files: CSV after RFC 4180 and JSON Lines (jsonlines.org), written in pieces as the rows come.

import { schemaName, type ExportSchema, type Field } from './field.ts';
import type { ExportRow } from './rows.ts';

export const exportFormats = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const mediaTypes: Readonly<Record<ExportFormat, string>> = { csv: 'text/csv; charset=utf-8; header=present', jsonl: 'application/jsonl; charset=utf-8' };

/** Characters that are gathered before a piece is handed on. */
const pieceLength = 64 * 1024;
/** So that Excel reads the file as UTF-8. */
export const byteOrderMark = '\uFEFF';

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe (OWASP, CSV injection), also behind blanks and in the full-width forms that
 * East Asian versions accept. Numbers of ours are no text and stay.
 */
export function csvCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : Array.isArray(value) ? value.join(' ') : String(value);
  const safe = typeof value !== 'number' && /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What JSON and CSV hold of a value: moments in UTC to the millisecond. */
function plain({ name }: Field, row: ExportRow): unknown {
  const value = row[name] ?? null;
  return value instanceof Date ? value.toISOString() : value;
}

/** One row with its line ending. */
export const csvLine = (cells: readonly unknown[]) => `${cells.map(csvCell).join(',')}\r\n`;

function jsonLine({ kind, fields }: ExportSchema, row: ExportRow): string {
  return `${JSON.stringify({ schema: schemaName(kind), ...Object.fromEntries(fields.map((field) => [field.name, plain(field, row)])) })}\n`;
}

/** The file in pieces. `mark` puts a byte order mark before a CSV. */
export async function* writeExport(schema: ExportSchema, rows: AsyncIterable<ExportRow>, format: ExportFormat, { mark = false } = {}): AsyncGenerator<string> {
  let piece = format === 'csv' ? `${mark ? byteOrderMark : ''}${csvLine(schema.fields.map(({ name }) => name))}` : '';
  for await (const row of rows) {
    piece += format === 'csv' ? csvLine(schema.fields.map((field) => plain(field, row))) : jsonLine(schema, row);
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
