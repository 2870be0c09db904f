import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { verify, type Verdict } from '../audit/index.ts';
import { atOneMoment, linesOf, ownTables, schemaOf, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { formatVersion, type AuditEnd, type Header } from './format.ts';

/** Sessions end with a restore, and what lives for minutes or a day: whoever was signed in signs in again. */
const leftBehind = ['api_answer', 'sign_in_step', 'signed_in'];

export type Written = {
  readonly bytes: number;
  /** Of the file as it lies there, hexadecimal. */
  readonly sha256: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly audit: AuditEnd;
  readonly schema: number;
};

export type Progress = (table: string, rows: number) => void;

/** A gzip file that grows line by line, with the sums of what went in and what came out. */
function openFile(file: string) {
  const packed = createGzip({ level: 6 });
  // Nobody but the program's own user reads it: it holds drafts and the hashes of passwords.
  const out = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  const [whole, inside] = [createHash('sha256'), createHash('sha256')];
  let bytes = 0;
  packed.on('data', (chunk: Buffer) => {
    whole.update(chunk);
    bytes += chunk.length;
  });
  const done = finished(packed.pipe(out));
  // Heard where it is awaited; until then a full disk is no unhandled rejection.
  done.catch(() => undefined);
  packed.on('error', () => undefined);
  out.on('error', (error) => packed.destroy(error));
  return {
    async add(lines: readonly string[]): Promise<void> {
      const text = `${lines.join('\n')}\n`;
      inside.update(text);
      if (!packed.write(text)) await Promise.race([once(packed, 'drain'), done]);
    },
    sumSoFar: () => inside.copy().digest('hex'),
    async end(): Promise<{ bytes: number; sha256: string }> {
      packed.end();
      await done;
      return { bytes, sha256: whole.digest('hex') };
    },
    abandon: () => void packed.destroy(),
  };
}

async function auditEndOf(tx: Database): Promise<AuditEnd> {
  const verdict: Verdict = await verify(tx);
  if (!verdict.ok) throw new Problem('audit-broken', { id: verdict.brokenAt });
  return { events: verdict.events, lastHash: verdict.lastHash };
}

/**
 * Writes everything that the office keeps into one new file, as it stood at one moment, row by row: memory does not grow with the
 * archive. Throws `audit-broken` rather than keep a log that was tampered with as if it were whole, and where the file exists.
 */
export async function writeBackup(db: Database, file: string, { now = new Date(), program, onTable = () => undefined }: { now?: Date; program: string; onTable?: Progress }): Promise<Written> {
  const out = openFile(file);
  try {
    return await atOneMoment(db, async (tx) => {
      const tables = (await ownTables(tx)).filter(({ name }) => !leftBehind.includes(name));
      const schema = await schemaOf(tx);
      const audit = await auditEndOf(tx);
      const header: Header = { haidang: 'backup', format: formatVersion, program, schema, madeAt: now.toISOString(), tables: tables.map(({ name, columns }) => ({ name, columns: [...columns] })), leftOut: leftBehind };
      await out.add([JSON.stringify(header)]);
      const rows: Record<string, number> = {};
      for (const table of tables) {
        const sum = createHash('sha256');
        rows[table.name] = 0;
        await out.add([JSON.stringify(['table', table.name])]);
        for await (const lines of linesOf(tx, table)) {
          for (const line of lines) sum.update(line).update('\n');
          await out.add(lines);
          rows[table.name] = (rows[table.name] ?? 0) + lines.length;
          onTable(table.name, rows[table.name] ?? 0);
        }
        await out.add([JSON.stringify(['end', table.name, rows[table.name], sum.digest('hex')])]);
      }
      const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
      await out.add([JSON.stringify(['done', total, out.sumSoFar(), audit])]);
      return { ...(await out.end()), rows, audit, schema };
    });
  } catch (thrown) {
    out.abandon();
    throw thrown;
  }
}
