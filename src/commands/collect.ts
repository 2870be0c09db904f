// `haidang collect`: one round over every source that is due, without dashboard or schedule; for cron and for a first look.

import { countOutcomes } from '../articles/index.ts';
import { readSettings } from '../config.ts';
import { runHousekeeping } from '../jobs.ts';
import { openPress } from '../press.ts';
import { runRound } from '../round.ts';
import { Opened, openHouse, openWorld } from '../world.ts';
import { readOptions, type Command } from './command.ts';

export const collect: Command = {
  name: 'collect',
  summary: 'one round over all due sources, then stop',
  usage: `haidang collect [--all] [--config FILE]

--all asks every way in, whether due or not. Prints one line for each outcome; the counts sum to the number of links. Afterwards the pictures of
evidence packs are taken and alerts leave, as under "haidang start".`,
  async run(args, terminal) {
    const { values } = readOptions('collect', args, { all: { type: 'boolean' }, config: { type: 'string' } });
    const settings = readSettings(process.env, values.config);
    const opened = new Opened();
    try {
      const house = await openHouse(settings, opened);
      const press = await openPress(settings, house.db, opened);
      const world = await openWorld(settings, house, press, opened);
      const counts = await runRound(world.means, {
        all: values.all ?? false,
        onProgress: ({ waysIn, links, articles }) => terminal.progress(`${waysIn} ways in asked, ${links} links taken in, ${articles} articles understood`),
      });
      const failures = [...counts.failures, ...(await runHousekeeping(world.means))];
      for (const failure of failures) terminal.say(failure);
      for (const { outcome, reason, count } of await countOutcomes(house.db)) terminal.out(`${outcome}${reason === null ? '' : ` ${reason}`}\t${count}`);
      terminal.say(`${counts.waysIn} ways in asked, ${counts.links} links taken in, ${counts.articles} articles understood, ${failures.length} failures`);
      return failures.length === 0 ? 0 : 1;
    } finally {
      await opened.close();
    }
  },
};
