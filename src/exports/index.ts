// Exports (trích xuất): articles, stories, claims, cases, corrections and statistics as open files with a documented, versioned schema, for the
// provincial and the national external-information databases. Publications, not people.

import { record } from '../audit/index.ts';
import type { Database } from '../database/index.ts';
import { exportVersion, type ExportKind, type ExportSchema } from './field.ts';
import { cases, corrections, statistics } from './office.ts';
import { articles, claims, stories } from './published.ts';
import { exportRows, statisticsRows, type ExportFilter, type StatisticsOrder } from './rows.ts';
import { writeExport, type ExportFormat } from './write.ts';

export { exportKinds, exportVersion, schemaName, type ExportKind, type ExportSchema, type Field } from './field.ts';
export { jsonSchemaOf } from './json-schema.ts';
export { exportPage, exportRows, type ExportFilter, type ExportPage, type ExportRow } from './rows.ts';
export { byteOrderMark, csvCell, csvLine, exportFormats, mediaTypes, type ExportFormat } from './write.ts';

export const exportSchemas: Readonly<Record<ExportKind, ExportSchema>> = { articles, stories, claims, cases, corrections, statistics };

export type ExportOrder = StatisticsOrder & { readonly kind: ExportKind; readonly format: ExportFormat; readonly filter: ExportFilter; /** A byte order mark before a CSV. */ readonly mark?: boolean };

/** "haidang-articles-v1-2026-11-20.csv", the day being UTC. */
export const exportFileName = ({ kind, format, now }: Pick<ExportOrder, 'kind' | 'format' | 'now'>) => `haidang-${kind}-v${exportVersion}-${now.toISOString().slice(0, 10)}.${format}`;

/** The file in pieces; nothing is read before the first is asked for. */
export function exportFile(db: Database, order: ExportOrder): AsyncGenerator<string> {
  const { kind, format, filter, mark = false } = order;
  const rows = kind === 'statistics' ? statisticsRows(db, order, filter) : exportRows(db, kind, filter);
  return writeExport(exportSchemas[kind], rows, format, { mark });
}

/** That somebody took everything of a kind out of the system is an event. `via` says how: screen, command, or the token. */
export async function noteExport(db: Database, by: number | null, { kind, format, filter, now }: ExportOrder, via: string): Promise<void> {
  const detail = { kind, format, version: exportVersion, via, from: filter.from ?? null, before: filter.before ?? null, since: filter.since ?? null };
  await record(db, { accountId: by, action: 'export.made', subject: `export:${kind}`, detail, at: now });
}
