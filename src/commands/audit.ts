// `haidang audit verify`: walks the chain of audit events and says whether anybody changed, dropped or inserted one.

import { verify } from '../audit/index.ts';
import { readSettings } from '../config.ts';
import { Problem } from '../errors.ts';
import { Opened, openHouse } from '../world.ts';
import { readOptions, type Command } from './command.ts';

export const audit: Command = {
  name: 'audit',
  summary: 'check that the audit log is whole',
  usage: `haidang audit verify [--config FILE] [--last HASH]

Prints the number of events and the last hash; exit code 1 where the chain breaks.
  --last HASH   the last hash as it was written down earlier; it must still stand in the chain (shows that the end was not cut off)`,
  async run(args, terminal) {
    const { values, positionals } = readOptions('audit', args, { config: { type: 'string' }, last: { type: 'string' } });
    if (positionals[0] !== 'verify') throw new Problem('bad-usage', { command: 'audit', cause: 'The only verb is "audit verify".' });
    const opened = new Opened();
    try {
      const { db } = await openHouse(readSettings(process.env, values.config), opened);
      const verdict = await verify(db, values.last);
      if (!verdict.ok) throw new Problem('audit-broken', { id: verdict.brokenAt });
      terminal.out(`${verdict.events} events, last hash ${verdict.lastHash}`);
      terminal.say('The audit chain is whole.');
      return 0;
    } finally {
      await opened.close();
    }
  },
};
