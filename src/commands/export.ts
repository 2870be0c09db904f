// `haidang export`: articles, stories, claims, cases, corrections or statistics as one open file.

import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readSettings } from '../config.ts';
import { messageOf, Problem } from '../errors.ts';
import { exportFile, exportFormats, exportKinds, noteExport, type ExportFilter, type ExportOrder } from '../exports/index.ts';
import { Opened, openHouse } from '../world.ts';
import { readOptions, type Command } from './command.ts';

const options = {
  config: { type: 'string' }, format: { type: 'string' }, bom: { type: 'boolean' }, from: { type: 'string' }, before: { type: 'string' }, since: { type: 'string' }, period: { type: 'string' }, out: { type: 'string' },
} as const;
const usage = (cause: string) => new Problem('bad-usage', { command: 'export', cause });

function oneOf<Value extends string>(name: string, given: string | undefined, allowed: readonly Value[]): Value {
  const found = allowed.find((value) => value === given);
  if (found === undefined) throw usage(`${name} must be ${allowed.join(', ')}${given === undefined ? '' : `, not "${given}"`}.`);
  return found;
}

/** A day (UTC midnight) or a moment with its offset. Throws `bad-usage`. */
function momentOf(name: string, given: string | undefined): Date | undefined {
  if (given === undefined) return undefined;
  const sound = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(given);
  const at = new Date(given);
  if (!sound || Number.isNaN(at.getTime())) throw usage(`--${name} must be like 2026-11-20 or 2026-11-20T06:00:00+07:00, not "${given}".`);
  return at;
}

function filterOf(values: { from?: string | undefined; before?: string | undefined; since?: string | undefined }): ExportFilter {
  const [from, before, since] = [momentOf('from', values.from), momentOf('before', values.before), momentOf('since', values.since)];
  return { ...(from && { from }), ...(before && { before }), ...(since && { since }) };
}

async function write(pieces: AsyncIterable<string>, out: string | undefined): Promise<number> {
  let bytes = 0;
  async function* counted() {
    for await (const piece of pieces) {
      bytes += Buffer.byteLength(piece);
      yield piece;
    }
  }
  try {
    // What reads slowly is waited for: nothing piles up.
    if (out === undefined) await pipeline(Readable.from(counted()), process.stdout, { end: false });
    else await pipeline(Readable.from(counted()), createWriteStream(out));
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && 'syscall' in thrown) throw new Problem('not-writable', { file: out ?? 'stdout', cause: messageOf(thrown) }, { cause: thrown });
    throw thrown;
  }
  return bytes;
}

export const exportCommand: Command = {
  name: 'export',
  summary: 'articles, stories, claims, cases, corrections or statistics as CSV or JSON Lines',
  usage: `haidang export KIND [--format csv|jsonl] [--bom] [--from WHEN] [--before WHEN] [--since WHEN] [--period day|week|month] [--out FILE] [--config FILE]

KIND is ${exportKinds.join(', ')}. docs/exports.md describes every field. CSV by default, to standard output without --out; --bom makes Excel read it as
UTF-8. --from and --before are by publication, finding, opening or release; --since gives only what is new or changed since then.
WHEN is a day such as 2026-11-20 (UTC) or a moment with its offset. --period is for statistics.`,
  async run(args, terminal) {
    const { values, positionals } = readOptions('export', args, options);
    const kind = oneOf('KIND', positionals[0], exportKinds);
    const format = oneOf('--format', values.format ?? 'csv', exportFormats);
    const period = oneOf('--period', values.period ?? 'day', ['day', 'week', 'month'] as const);
    const filter = filterOf(values);
    const opened = new Opened();
    try {
      const { db, profile } = await openHouse(readSettings(process.env, values.config), opened);
      const order: ExportOrder = { kind, format, filter, mark: values.bom ?? false, period, timeZone: profile.timeZone, now: new Date() };
      await noteExport(db, null, order, 'command');
      const bytes = await write(exportFile(db, order), values.out);
      terminal.say(`${kind}: ${bytes} bytes${values.out === undefined ? '' : ` in ${values.out}`}`);
      return 0;
    } finally {
      await opened.close();
    }
  },
};
