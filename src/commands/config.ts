// `haidang config`: the settings in force, checked, with secrets hidden.

import { printableSettings, readSettings } from '../config.ts';
import { readOptions, type Command } from './command.ts';

export const config: Command = {
  name: 'config',
  summary: 'check the settings and print them, secrets hidden',
  usage: `haidang config [--config FILE]

Settings come from the environment first, then from FILE (or HAIDANG_CONFIG), then from their defaults.`,
  async run(args, terminal) {
    const { values } = readOptions('config', args, { config: { type: 'string' } });
    for (const { name, env, value, means } of printableSettings(readSettings(process.env, values.config))) {
      terminal.out(`${name.padEnd(13)} ${env.padEnd(20)} ${value.padEnd(28)} ${means}`);
    }
    return 0;
  },
};
