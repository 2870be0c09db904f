import { createHash } from 'node:crypto';
import type { CopiedTable } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { controlOf, headerOf, isRow, linesOfFile, type AuditEnd, type Header } from './format.ts';

export type ReadBackup = {
  readonly header: Header;
  readonly rows: Readonly<Record<string, number>>;
  /** SHA-256 over each table's lines. */
  readonly sums: Readonly<Record<string, string>>;
  readonly audit: AuditEnd;
};

export type Visit = {
  /** Called once, before any row. */
  begin?(header: Header): Promise<void>;
  /** Some rows of one table, in their order. */
  rows?(table: CopiedTable, lines: readonly string[]): Promise<void>;
};

const linesAtOnce = 500;
const charactersAtOnce = 4_000_000;

/** Lines that wait to be handed on together. */
class Batch {
  #lines: string[] = [];
  #characters = 0;

  add(line: string): boolean {
    this.#lines.push(line);
    this.#characters += line.length;
    return this.#lines.length >= linesAtOnce || this.#characters >= charactersAtOnce;
  }

  take(): string[] {
    const taken = this.#lines;
    this.#lines = [];
    this.#characters = 0;
    return taken;
  }
}

/** Only the header: when it was made, and from which schema. Throws `bad-backup`. */
export async function readHeader(file: string): Promise<Header> {
  for await (const line of linesOfFile(file)) return headerOf(file, line);
  throw new Problem('bad-backup', { file, cause: 'the file is empty' });
}

/**
 * Reads a backup from its first line to its last, compares every count and every sum in it, and hands the rows on. Throws `bad-backup`
 * for a file that is broken off, changed, or not a backup; what was handed on until then counts for nothing.
 */
export async function readBackup(file: string, visit: Visit = {}): Promise<ReadBackup> {
  const bad = (cause: string) => new Problem('bad-backup', { file, cause });
  const whole = createHash('sha256');
  const [rows, sums, batch]: [Record<string, number>, Record<string, string>, Batch] = [{}, {}, new Batch()];
  let header: Header | null = null;
  let open: { table: CopiedTable; sum: ReturnType<typeof createHash>; rows: number } | null = null;
  let audit: AuditEnd | null = null;
  for await (const line of linesOfFile(file)) {
    if (audit !== null) throw bad('something follows its last line');
    if (header === null) {
      header = headerOf(file, line);
      await visit.begin?.(header);
    } else if (isRow(line)) {
      if (open === null) throw bad('a row stands outside of a table');
      open.sum.update(line).update('\n');
      open.rows += 1;
      if (batch.add(line)) await visit.rows?.(open.table, batch.take());
    } else {
      const [kind, ...rest] = controlOf(file, line);
      if (kind === 'table') {
        const table = header.tables.find(({ name }) => name === rest[0]);
        if (open !== null || table === undefined || table.name in rows) throw bad(`the table ${String(rest[0])} begins where it should not`);
        open = { table, sum: createHash('sha256'), rows: 0 };
      } else if (kind === 'end') {
        const [name, count, sum] = rest as [string, number, string];
        if (open?.table.name !== name || open.rows !== count || open.sum.digest('hex') !== sum) throw bad(`the table ${name} is not what was written`);
        await visit.rows?.(open.table, batch.take());
        rows[name] = count;
        sums[name] = sum;
        open = null;
      } else {
        const [total, sum, end] = rest as [number, string, AuditEnd];
        const counted = Object.values(rows).reduce((all, n) => all + n, 0);
        if (open !== null || header.tables.some(({ name }) => !(name in rows)) || counted !== total || whole.digest('hex') !== sum) throw bad('it is not what was written');
        audit = end;
        continue;
      }
    }
    whole.update(line).update('\n');
  }
  if (header === null || audit === null) throw bad('the file is broken off');
  return { header, rows, sums, audit };
}
