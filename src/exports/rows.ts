// Rows of an export, read in ranges of ids: whatever the archive holds, a few thousand rows are in memory at a time.

import { sqlBeside, type Database } from '../database/index.ts';
import type { ExportKind } from './field.ts';

const sql = sqlBeside(import.meta.url);
/** Ids that one statement looks at. */
const idsAtOnce = 2_000;

export type ExportRow = Readonly<Record<string, unknown>>;

export type ExportFilter = {
  /** Published, found, opened or released at or after, and before: whichever fits the kind. */
  readonly from?: Date;
  readonly before?: Date;
  /** Only what is new or changed since then: for taking over the rest of what was taken over before. Not for statistics. */
  readonly since?: Date;
};

export type StatisticsOrder = { readonly period: 'day' | 'week' | 'month'; readonly timeZone: string; readonly now: Date };

/**
 * Rows after an id, in the order of ids. Rows that come or change while it runs may or may not be among them, none twice: ask again with `since`
 * for the rest.
 */
export async function* exportRows(db: Database, kind: Exclude<ExportKind, 'statistics'>, filter: ExportFilter = {}, after = 0): AsyncGenerator<ExportRow> {
  const last = (await db.one<Readonly<Record<string, number>>>(sql('last-ids')))[kind] ?? 0;
  for (let from = after; from < last; from += idsAtOnce) {
    yield* await db.rows<ExportRow>(sql(kind), [from, from + idsAtOnce, filter.from ?? null, filter.before ?? null, filter.since ?? null]);
  }
}

/** Every figure of every period with an article, the earliest first; from the first article and until now where the filter says nothing. */
export async function* statisticsRows(db: Database, { period, timeZone, now }: StatisticsOrder, { from, before }: ExportFilter = {}): AsyncGenerator<ExportRow> {
  const first = from ?? (await db.one<{ at: Date | null }>(sql('first-day'))).at;
  if (first === null || first >= (before ?? now)) return;
  const periods = await db.rows<{ day: string; from: Date; before: Date }>(sql('periods'), [first, before ?? now, timeZone, period]);
  for (const one of periods) yield* await db.rows<ExportRow>(sql('statistics'), [one.from, one.before, one.day, period]);
}

export type ExportPage = { readonly rows: readonly ExportRow[]; /** Id to go on after, or null where nothing follows. */ readonly next: string | null };

/** One page, for lists that are read piece by piece. */
export async function exportPage(db: Database, kind: Exclude<ExportKind, 'statistics'>, filter: ExportFilter, after: number, limit: number): Promise<ExportPage> {
  const rows: ExportRow[] = [];
  for await (const row of exportRows(db, kind, filter, after)) {
    if (rows.length === limit) return { rows, next: String(rows.at(-1)?.['id']) };
    rows.push(row);
  }
  return { rows, next: null };
}
