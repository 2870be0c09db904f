// The folder of backups: makes one, reads it back, writes its SHA-256 beside it as `sha256sum -c` expects, lists what is there.

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { record } from '../audit/index.ts';
import type { Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { readBackup, type ReadBackup } from './read.ts';
import { writeBackup, type Progress, type Written } from './write.ts';

const ending = '.jsonl.gz';
const nameShape = /^haidang-\d{8}T\d{6}Z\.jsonl\.gz$/;
const program = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;

export type Shelved = { readonly name: string; readonly bytes: number; readonly madeAt: Date; /** As written down when it was made; null where that file is missing. */ readonly sha256: string | null };

/** A name that sorts by time: "haidang-20261120T223000Z.jsonl.gz". */
export const backupName = (now: Date): string => `haidang-${now.toISOString().replace(/[-:]|\.\d+/g, '')}${ending}`;

/** SHA-256 of a file, hexadecimal, without holding it in memory. */
export async function sumOfFile(file: string): Promise<string> {
  const sum = createHash('sha256');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) sum.update(chunk);
  return sum.digest('hex');
}

const besides = (file: string) => `${file}.sha256`;

function writtenSum(file: string): string | null {
  if (!existsSync(besides(file))) return null;
  return /^[0-9a-f]{64}/.exec(readFileSync(besides(file), 'utf8'))?.[0] ?? null;
}

/**
 * Writes a backup to `file` and reads it back whole before it counts; a file that fails is taken away again. The step is an event of
 * the audit log. `by` is null on the command line. Throws `file-exists` and what `writeBackup` throws.
 */
export async function makeBackup(db: Database, file: string, { by = null, now = new Date(), onTable }: { by?: number | null; now?: Date; onTable?: Progress } = {}): Promise<Written> {
  if (existsSync(file)) throw new Problem('file-exists', { file });
  let written: Written;
  try {
    written = await writeBackup(db, file, { now, program, ...(onTable === undefined ? {} : { onTable }) });
    await readBackup(file);
    if ((await sumOfFile(file)) !== written.sha256) throw new Problem('bad-backup', { file, cause: 'the disk does not give back what was written' });
  } catch (thrown) {
    // Somebody else began the same file meanwhile: it is theirs.
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') throw new Problem('file-exists', { file });
    rmSync(file, { force: true });
    throw thrown;
  }
  writeFileSync(besides(file), `${written.sha256}  ${basename(file)}\n`, { mode: 0o600 });
  const { bytes, sha256, audit } = written;
  await record(db, { accountId: by, action: 'archive.backed-up', subject: 'archive', detail: { file: basename(file), bytes, sha256, events: audit.events } });
  return written;
}

/** Makes one in the folder, under the name of its moment. */
export function shelveBackup(db: Database, folder: string, { by, now = new Date() }: { by: number | null; now?: Date }): Promise<Written> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return makeBackup(db, join(folder, backupName(now)), { by, now });
}

/** What lies in the folder, newest first. */
export function shelvedBackups(folder: string): Shelved[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => nameShape.test(name)).sort().reverse().map((name) => {
    return { name, bytes: statSync(join(folder, name)).size, madeAt: momentOf(name), sha256: writtenSum(join(folder, name)) };
  });
}

/**
 * Makes a backup where the newest in the folder is older than `hours`, and keeps the newest `keep`: for somebody who calls it now and then. Returns
 * the new one, or null where none was due.
 */
export async function backUpWhenDue(db: Database, folder: string, { hours, keep, now = new Date() }: { hours: number; keep: number; now?: Date }): Promise<Written | null> {
  const newest = shelvedBackups(folder)[0];
  if (newest !== undefined && now.getTime() - momentOf(newest.name).getTime() < hours * 3_600_000) return null;
  const written = await shelveBackup(db, folder, { by: null, now });
  // Only what has been read back and stands safely makes an older one superfluous.
  for (const { name } of shelvedBackups(folder).slice(keep)) {
    rmSync(join(folder, name), { force: true });
    rmSync(besides(join(folder, name)), { force: true });
  }
  return written;
}

/** The moment in a name; the file's own may be another after it was copied. */
function momentOf(name: string): Date {
  const [, year, month, day, hour, minute, second] = /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(name) ?? [];
  return new Date(Date.UTC(Number(year ?? 0), Number(month ?? 1) - 1, Number(day ?? 1), Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)));
}

/** The path of a backup in the folder. Throws `not-found` for anything else, also for a path that leads out of it. */
export function shelvedFile(folder: string, name: string): string {
  if (!nameShape.test(name) || !existsSync(join(folder, name))) throw new Problem('not-found', { what: `“${name.slice(0, 80)}”` });
  return join(folder, name);
}

/** Reads a backup whole and compares it with the sum beside it. Throws `bad-backup`. */
export async function checkBackup(file: string): Promise<ReadBackup & { readonly sha256: string }> {
  if (!existsSync(file)) throw new Problem('no-such-file', { file });
  const [read, sha256, noted] = [await readBackup(file), await sumOfFile(file), writtenSum(file)];
  if (noted !== null && noted !== sha256) throw new Problem('bad-backup', { file, cause: 'its SHA-256 is not the one written beside it' });
  return { ...read, sha256 };
}
