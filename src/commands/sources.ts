// `haidang sources`: the outlets, their health, and switching them on and off.

import { readSettings } from '../config.ts';
import { Problem } from '../errors.ts';
import { enableSource, sourceHealth, type SourceHealth } from '../sources/index.ts';
import { Opened, openHouse } from '../world.ts';
import { readOptions, type Command, type Terminal } from './command.ts';

export const sources: Command = {
  name: 'sources',
  summary: 'list the sources with their health; switch one on or off',
  usage: `haidang sources [list] [--config FILE]
haidang sources enable KEY | disable KEY

New sources are added in the configuration file ("sources"). The list shows state, articles in 24 hours and 7 days, and what failed.`,
  async run(args, terminal) {
    const { values, positionals } = readOptions('sources', args, { config: { type: 'string' } });
    const [verb = 'list', key] = positionals;
    if (!['list', 'enable', 'disable'].includes(verb)) throw new Problem('bad-usage', { command: 'sources', cause: `There is no "sources ${verb}".` });
    if (verb !== 'list' && key === undefined) throw new Problem('bad-usage', { command: 'sources', cause: `Which source is to be ${verb}d?` });
    const opened = new Opened();
    try {
      const { db } = await openHouse(readSettings(process.env, values.config), opened);
      if (verb !== 'list' && key !== undefined) await enableSource(db, key, verb === 'enable');
      const health = await sourceHealth(db);
      for (const source of health.filter((each) => key === undefined || each.key === key)) printSource(source, terminal);
      terminal.say(`${health.length} sources`);
      return 0;
    } finally {
      await opened.close();
    }
  },
};

function printSource(source: SourceHealth, terminal: Terminal): void {
  const { kept, unchanged, waiting, skipped } = source.links;
  const state = source.enabled ? '' : ' (off)';
  terminal.out(`${source.key}${state}  ${source.country}  ${source.languages.join(',')}  ${source.name}`);
  terminal.out(`  articles ${source.articles24h} in 24 h, ${source.articles7d} in 7 days; links ${kept + unchanged} kept, ${waiting} waiting, ${skipped} skipped`);
  for (const way of source.waysIn) {
    const trouble = way.problemDetail === null ? '' : ` — ${way.problemDetail}`;
    terminal.out(`  ${way.kind} ${way.url}: ${way.state}, every ${way.intervalMinutes} min${trouble}`);
  }
}
