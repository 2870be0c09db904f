// `haidang backup`: everything that the office keeps in one file; "verify" reads one back, "list" shows the folder.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupName, checkBackup, makeBackup, shelvedBackups, shelveBackup } from '../backup/index.ts';
import { backupFolderOf, readSettings, type Settings } from '../config.ts';
import { Problem } from '../errors.ts';
import { Opened, openHouse } from '../world.ts';
import { readOptions, type Command, type Terminal } from './command.ts';

const total = (rows: Readonly<Record<string, number>>) => Object.values(rows).reduce((sum, n) => sum + n, 0);

export const backup: Command = {
  name: 'backup',
  summary: 'put the whole archive into one file; check one; list them',
  usage: `haidang backup [FILE] [--config FILE]
haidang backup verify FILE
haidang backup list [--config FILE]

Writes FILE (or a new one in the backup folder; a folder as FILE is filled likewise), reads it back, and writes its SHA-256 into FILE.sha256,
which "sha256sum -c" reads. It is gzip'd JSON Lines: one line a row. Not in it: configuration, models, sessions.
With PostgreSQL the server may go on working. With the embedded database stop "haidang start" first, or use the Administration screen.
"haidang restore FILE" is the way back.`,
  async run(args, terminal) {
    const { values, positionals } = readOptions('backup', args, { config: { type: 'string' } });
    const [verb, file] = positionals;
    if (verb === 'verify') return verifyOne(file, terminal);
    const settings = readSettings(process.env, values.config);
    return verb === 'list' ? list(settings, terminal) : make(settings, verb, terminal);
  },
};

async function verifyOne(file: string | undefined, terminal: Terminal): Promise<number> {
  if (file === undefined) throw new Problem('bad-usage', { command: 'backup', cause: 'Which file is to be verified?' });
  const { header, rows, audit, sha256 } = await checkBackup(file);
  terminal.out(`${sha256}  ${file}`);
  terminal.say(`The backup is whole: ${total(rows)} rows in ${header.tables.length} tables, ${audit.events} audit events, made ${header.madeAt}, schema ${header.schema}.`);
  return 0;
}

function list(settings: Settings, terminal: Terminal): number {
  const found = shelvedBackups(backupFolderOf(settings));
  for (const { name, bytes, sha256 } of found) terminal.out(`${name}  ${bytes} bytes  ${sha256 ?? 'without a SHA-256'}`);
  terminal.say(`${found.length} backups in ${backupFolderOf(settings)}`);
  return 0;
}

async function make(settings: Settings, given: string | undefined, terminal: Terminal): Promise<number> {
  const opened = new Opened();
  try {
    const { db } = await openHouse(settings, opened);
    const folder = given !== undefined && existsSync(given) && statSync(given).isDirectory();
    const file = given === undefined ? join(backupFolderOf(settings), backupName(new Date())) : folder ? join(given, backupName(new Date())) : given;
    const written = given === undefined
      ? await shelveBackup(db, backupFolderOf(settings), { by: null })
      : await makeBackup(db, file, { onTable: (table, rows) => terminal.progress(`${table}: ${rows} rows`) });
    terminal.out(`${written.sha256}  ${file}`);
    terminal.say(`${total(written.rows)} rows, ${written.audit.events} audit events, ${written.bytes} bytes; read back and whole.`);
    return 0;
  } finally {
    await opened.close();
  }
}
