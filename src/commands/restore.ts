// `haidang restore`: fills an empty archive from a backup; all of it, or nothing.

import { existsSync } from 'node:fs';
import { checkBackup, restoreBackup } from '../backup/index.ts';
import { readSettings } from '../config.ts';
import { Problem } from '../errors.ts';
import { Opened, openDatabase } from '../world.ts';
import { readOptions, type Command } from './command.ts';

export const restore: Command = {
  name: 'restore',
  summary: 'fill an empty archive from a backup',
  usage: `haidang restore FILE [--config FILE] [--replace]

Stop every "haidang" process of this archive first. FILE is checked whole before anything is touched; then all of it is restored, or nothing.
Every row is read back and compared, and the audit chain is walked, before it counts. Sessions are not restored: everybody signs in again.
  --replace   where the archive is not empty: everything in it is thrown away for what is in FILE`,
  async run(args, terminal) {
    const { values, positionals } = readOptions('restore', args, { config: { type: 'string' }, replace: { type: 'boolean' } });
    const [file] = positionals;
    if (file === undefined) throw new Problem('bad-usage', { command: 'restore', cause: 'Which backup is to be restored?' });
    if (!existsSync(file)) throw new Problem('no-such-file', { file });
    const settings = readSettings(process.env, values.config);
    const { sha256 } = await checkBackup(file);
    const opened = new Opened();
    try {
      const { db } = await openDatabase(settings, opened);
      const { rows, events, madeAt, migrated } = await restoreBackup(db, file, { replace: values.replace === true, onTable: (table, n) => terminal.progress(`${table}: ${n} rows`) });
      const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
      terminal.out(`${sha256}  ${file}`);
      terminal.say(`Restored into ${db.description}: ${total} rows, ${events} audit events, as of ${madeAt.toISOString()}. Every row was read back; the audit chain is whole.`);
      if (migrated.length > 0) terminal.say(`Brought up to date: ${migrated.join(', ')}`);
      return 0;
    } finally {
      await opened.close();
    }
  },
};
