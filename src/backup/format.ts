// The file of a backup: JSON Lines, gzip. First line the header (an object), then for each table ["table", name], its rows (objects) and
// ["end", name, rows, sha256 of its lines]; last ["done", rows, sha256 of all lines before, the audit log's end]. Any program reads it.

import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { messageOf, Problem, type ProblemDetails } from '../errors.ts';

export const formatVersion = 1;

const header = z.object({
  haidang: z.literal('backup'),
  format: z.number().int(),
  program: z.string(),
  /** Number of the newest migration. */
  schema: z.number().int().positive(),
  madeAt: z.iso.datetime(),
  tables: z.array(z.object({ name: z.string().regex(/^[a-z_0-9]+$/), columns: z.array(z.string().regex(/^[a-z_0-9]+$/)).min(1) })),
  /** Tables whose rows are left behind on purpose. */
  leftOut: z.array(z.string()),
});
const auditEnd = z.object({ events: z.number().int(), lastHash: z.string().length(64) });
const control = z.union([
  z.tuple([z.literal('table'), z.string()]),
  z.tuple([z.literal('end'), z.string(), z.number().int(), z.string().length(64)]),
  z.tuple([z.literal('done'), z.number().int(), z.string().length(64), auditEnd]),
]);

export type Header = z.infer<typeof header>;
export type Control = z.infer<typeof control>;
/** How many events the log had when the backup was made, and the last one's hash. */
export type AuditEnd = z.infer<typeof auditEnd>;

const bad = (file: string, cause: ProblemDetails[string], thrown?: unknown) => new Problem('bad-backup', { file, cause }, thrown === undefined ? {} : { cause: thrown });

/** The lines of a gzip file, split at line feeds alone: a text may hold other marks that some readers take for line ends. Throws `bad-backup`. */
export async function* linesOfFile(file: string): AsyncGenerator<string> {
  const opened = createReadStream(file);
  const unpacked = createGunzip();
  opened.on('error', (error) => unpacked.destroy(error));
  let rest: Buffer[] = [];
  try {
    for await (const chunk of opened.pipe(unpacked) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        rest.push(chunk.subarray(from, at));
        yield Buffer.concat(rest).toString('utf8');
        rest = [];
        from = at + 1;
      }
      if (from < chunk.length) rest.push(Buffer.from(chunk.subarray(from)));
    }
  } catch (thrown) {
    throw thrown instanceof Problem || (thrown as NodeJS.ErrnoException).code?.startsWith('Z_') !== true ? thrown : bad(file, { vi: 'tệp bị cắt cụt hoặc không phải gzip', en: 'the file is broken off or not gzip' }, thrown);
  } finally {
    opened.destroy();
  }
  if (rest.length > 0) throw bad(file, { vi: 'tệp bị cắt cụt', en: 'the file is broken off' });
}

function parse<Shape extends z.ZodType>(file: string, shape: Shape, line: string, what: string): z.infer<Shape> {
  try {
    return shape.parse(JSON.parse(line));
  } catch (thrown) {
    throw bad(file, `${what} cannot be read (${messageOf(thrown).slice(0, 120)})`, thrown);
  }
}

/** Throws `bad-backup` for what is no backup, or one of a later format. */
export function headerOf(file: string, line: string): Header {
  const read = parse(file, header, line, 'the first line');
  if (read.format > formatVersion) throw bad(file, `it has format ${read.format}, this program knows ${formatVersion}`);
  return read;
}

export const controlOf = (file: string, line: string): Control => parse(file, control, line, 'a line between tables');

/** Rows are objects, everything else is a list. */
export const isRow = (line: string): boolean => line.startsWith('{');
