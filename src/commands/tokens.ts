// `haidang tokens`: tokens with which other programs of the office read the API.

import { addApiToken, apiTokens, revokeApiToken } from '../accounts/index.ts';
import { readSettings } from '../config.ts';
import { Problem } from '../errors.ts';
import { Opened, openHouse } from '../world.ts';
import { readOptions, type Command } from './command.ts';

export const tokens: Command = {
  name: 'tokens',
  summary: 'list, add, end tokens of the API',
  usage: `haidang tokens [list] [--config FILE]
haidang tokens add NAME
haidang tokens revoke NAME

A token reads what a reader reads: GET /api/v1/… with the header "Authorization: Bearer TOKEN". /api/openapi.json describes it.`,
  async run(args, terminal) {
    const { values, positionals } = readOptions('tokens', args, { config: { type: 'string' } });
    const [verb = 'list', name] = positionals;
    if (!['list', 'add', 'revoke'].includes(verb)) throw new Problem('bad-usage', { command: 'tokens', cause: `There is no "tokens ${verb}".` });
    if (verb !== 'list' && name === undefined) throw new Problem('bad-usage', { command: 'tokens', cause: `"tokens ${verb}" needs a name.` });
    const opened = new Opened();
    try {
      const { db } = await openHouse(readSettings(process.env, values.config), opened);
      if (verb === 'add') {
        terminal.out(await addApiToken(db, name ?? '', null));
        terminal.say('The token is shown only now.');
      } else if (verb === 'revoke') {
        await revokeApiToken(db, name ?? '', null);
        terminal.say(`${name} is ended.`);
      } else {
        const all = await apiTokens(db);
        const day = (at: Date | null) => at?.toISOString().slice(0, 16) ?? 'never';
        for (const token of all) terminal.out(`${token.name.padEnd(24)} made ${day(token.createdAt)}  last used ${day(token.lastUsedAt)}${token.revokedAt === null ? '' : `  ended ${day(token.revokedAt)}`}`);
        terminal.say(`${all.length} tokens`);
      }
      return 0;
    } finally {
      await opened.close();
    }
  },
};
