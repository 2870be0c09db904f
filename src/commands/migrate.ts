// `haidang migrate`: brings the database to this program's schema and says what was applied.

import { readSettings } from '../config.ts';
import { migrate as applyMigrations } from '../database/index.ts';
import { openEmbedded } from '../database/embedded.ts';
import { openPostgres } from '../database/postgres.ts';
import { readOptions, type Command } from './command.ts';

export const migrate: Command = {
  name: 'migrate',
  summary: "bring the database to this program's schema",
  usage: 'haidang migrate [--config FILE]\n\nApplies the missing migrations, each in one transaction. A database of a newer program is refused.',
  async run(args, terminal) {
    const { values } = readOptions('migrate', args, { config: { type: 'string' } });
    const settings = readSettings(process.env, values.config);
    const { database } = settings.databaseUrl === undefined ? await openEmbedded(settings.dataFolder) : await openPostgres(settings.databaseUrl);
    try {
      const applied = await applyMigrations(database);
      for (const name of applied) terminal.out(name);
      terminal.say(`${applied.length} applied to ${database.description}`);
      return 0;
    } finally {
      await database.close();
    }
  },
};
