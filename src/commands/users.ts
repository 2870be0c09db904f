// `haidang users`: the office's own accounts. One-time passwords and links of invitations are printed once.

import { readSettings } from '../config.ts';
import { Problem } from '../errors.ts';
import { roles } from '../model/index.ts';
import { Opened, openHouse } from '../world.ts';
import { readOptions, type Command } from './command.ts';
import { knownRole, verbs } from './users-verbs.ts';

const wrong = (cause: string) => new Problem('bad-usage', { command: 'users', cause });

export const users: Command = {
  name: 'users',
  summary: 'list, add, invite, disable accounts; passwords, second factors, sessions',
  usage: `haidang users [list] [--config FILE]
haidang users add NAME --role ROLE [--provider-name NAME]   with a one-time password, or entering through the identity provider
haidang users invite --role ROLE [--note TEXT]              a link that works once within 72 hours
haidang users invitations                                   and withdraw NUMBER
haidang users role NAME --role ROLE
haidang users provider NAME [--provider-name NAME]          what the identity provider calls this person; without it that way ends
haidang users disable NAME                                  and enable NAME
haidang users reset NAME                                    a new one-time password
haidang users reset-factor NAME                             without one-time codes and passkeys, after a lost phone
haidang users unlock NAME                                   after failed attempts
haidang users sessions NAME                                 and end-sessions NAME

  --role ROLE   ${roles.join(', ')}

With the embedded database, stop "haidang start" first: one process at a time.`,
  async run(args, terminal) {
    const { values, positionals } = readOptions('users', args, { config: { type: 'string' }, role: { type: 'string' }, note: { type: 'string' }, 'provider-name': { type: 'string' } });
    const [verb = 'list', name = ''] = positionals;
    const known = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (known === undefined) throw wrong(`There is no "users ${verb}".`);
    if (known.needs.includes('name') && name === '') throw wrong(`"users ${verb}" needs a name.`);
    if (known.needs.includes('role')) knownRole(values.role);
    const settings = readSettings(process.env, values.config);
    const opened = new Opened();
    try {
      const { db } = await openHouse(settings, opened);
      await known.run({ db, terminal, settings, given: { role: values.role, note: values.note, providerName: values['provider-name'] } }, name);
      return 0;
    } finally {
      await opened.close();
    }
  },
};
