// `haidang users`: the office's own accounts. One-time passwords are printed once and must be replaced at the first sign-in.

import { addAccount, disableAccount, listAccounts, resetPassword } from '../accounts/index.ts';
import { readSettings } from '../config.ts';
import type { Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { roles, type Role } from '../model/index.ts';
import { Opened, openHouse } from '../world.ts';
import { readOptions, type Command, type Terminal } from './command.ts';

const wrong = (cause: string) => new Problem('bad-usage', { command: 'users', cause });

export const users: Command = {
  name: 'users',
  summary: 'list, add, disable accounts; give a new one-time password',
  usage: `haidang users [list] [--config FILE]
haidang users add NAME --role ROLE
haidang users disable NAME
haidang users reset NAME

  --role ROLE   ${roles.join(', ')}

With the embedded database, stop "haidang start" first: one process at a time.`,
  async run(args, terminal) {
    const { values, positionals } = readOptions('users', args, { config: { type: 'string' }, role: { type: 'string' } });
    const [verb = 'list', name] = positionals;
    const opened = new Opened();
    try {
      const work = workOf(verb, name, values.role);
      const { db } = await openHouse(readSettings(process.env, values.config), opened);
      await work(db, terminal);
      return 0;
    } finally {
      await opened.close();
    }
  },
};

/** What is to be done, checked before the database is opened. */
function workOf(verb: string, name: string | undefined, role: string | undefined): (db: Database, terminal: Terminal) => Promise<void> {
  if (verb === 'list') return printAccounts;
  if (!['add', 'disable', 'reset'].includes(verb)) throw wrong(`There is no "users ${verb}".`);
  if (name === undefined) throw wrong(`"users ${verb}" needs a name.`);
  if (verb === 'disable') {
    return async (db, terminal) => {
      await disableAccount(db, name, null);
      terminal.say(`${name} is disabled and signed out.`);
    };
  }
  const known = roles.find((one) => one === role);
  if (verb === 'add' && known === undefined) throw wrong(`--role must be one of ${roles.join(', ')}.`);
  return async (db, terminal) => {
    const made = verb === 'add' ? await addAccount(db, name, known as Role, null) : await resetPassword(db, name, null);
    terminal.out(`${made.username}  ${made.oneTimePassword}`);
    terminal.say('This one-time password is shown only now; it must be replaced at the first sign-in.');
  };
}

async function printAccounts(db: Database, terminal: Terminal): Promise<void> {
  const accounts = await listAccounts(db);
  for (const { username, role, enabled, mustChangePassword } of accounts) {
    const notes = [enabled ? null : 'disabled', mustChangePassword ? 'has a one-time password' : null].filter((note) => note !== null);
    terminal.out([username.padEnd(20), role.padEnd(14), notes.join(', ')].join('  ').trimEnd());
  }
  terminal.say(`${accounts.length} accounts`);
}
