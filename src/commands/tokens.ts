// `haidang tokens`: tokens with which other programs of the office use the API.

import { addApiToken, apiTokens, revokeApiToken, tokenScopes, type ApiToken, type TokenIssue, type TokenScope } from '../accounts/index.ts';
import { readSettings } from '../config.ts';
import { Problem } from '../errors.ts';
import { roles } from '../model/index.ts';
import { Opened, openHouse } from '../world.ts';
import { readOptions, type Command } from './command.ts';

const options = { config: { type: 'string' }, for: { type: 'string' }, scopes: { type: 'string' }, role: { type: 'string' }, days: { type: 'string' } } as const;
const usage = (cause: string) => new Problem('bad-usage', { command: 'tokens', cause });

type Given = { readonly for?: string | undefined; readonly scopes?: string | undefined; readonly role?: string | undefined; readonly days?: string | undefined };

/** What `add` was told. Throws `bad-usage`. */
function issueOf(given: Given, now: Date): TokenIssue {
  const scopes = given.scopes?.split(',').map((scope) => scope.trim());
  const wrong = scopes?.find((scope) => !tokenScopes.some((known) => known === scope));
  if (wrong !== undefined) throw usage(`There is no scope "${wrong}"; there are ${tokenScopes.join(', ')}.`);
  const role = roles.find((known) => known === given.role);
  if (given.role !== undefined && role === undefined) throw usage(`There is no role "${given.role}"; there are ${roles.join(', ')}.`);
  const days = Number(given.days ?? 1);
  if (!Number.isInteger(days) || days < 1 || days > 3660) throw usage('--days must be a whole number from 1 to 3660.');
  return {
    ...(scopes === undefined ? {} : { scopes: scopes as TokenScope[] }), ...(given.for === undefined ? {} : { username: given.for }), ...(role === undefined ? {} : { role }),
    ...(given.days === undefined ? {} : { expiresAt: new Date(now.getTime() + days * 86_400_000) }),
  };
}

function lineOf({ name, username, role, scopes, createdAt, lastUsedAt, expiresAt, revokedAt }: ApiToken): string {
  const day = (at: Date | null) => at?.toISOString().slice(0, 16) ?? 'never';
  const who = username === null ? 'nobody' : `${username}${role === null ? '' : ` as ${role}`}`;
  const ends = revokedAt !== null ? `  ended ${day(revokedAt)}` : expiresAt === null ? '' : `  ends ${day(expiresAt)}`;
  return `${name.padEnd(24)} for ${who.padEnd(20)} ${scopes.join(',').padEnd(26)} made ${day(createdAt)}  last used ${day(lastUsedAt)}${ends}`;
}

export const tokens: Command = {
  name: 'tokens',
  summary: 'list, add, end tokens of the API',
  usage: `haidang tokens [list] [--config FILE]
haidang tokens add NAME [--for USER] [--scopes read,export,write,manage] [--role ROLE] [--days N]
haidang tokens revoke NAME

A token acts as USER with that person's role, or with ROLE where that is less; without --for it only reads, as a reader does. Scopes: read (single
things and lists), export (whole kinds, files), write (the desk's work), manage (sources, rules, register, webhooks); read,export by default. What
people decide (claims, approvals, evidence) no token decides. /api/openapi.json describes the API; the header is "Authorization: Bearer TOKEN".`,
  async run(args, terminal) {
    const { values, positionals } = readOptions('tokens', args, options);
    const [verb = 'list', name] = positionals;
    if (!['list', 'add', 'revoke'].includes(verb)) throw usage(`There is no "tokens ${verb}".`);
    if (verb !== 'list' && name === undefined) throw usage(`"tokens ${verb}" needs a name.`);
    const issue = issueOf(values, new Date());
    const opened = new Opened();
    try {
      const { db } = await openHouse(readSettings(process.env, values.config), opened);
      if (verb === 'add') {
        terminal.out(await addApiToken(db, name ?? '', null, issue));
        terminal.say('The token is shown only now.');
      } else if (verb === 'revoke') {
        await revokeApiToken(db, name ?? '', null);
        terminal.say(`${name} is ended.`);
      } else {
        const all = await apiTokens(db);
        for (const token of all) terminal.out(lineOf(token));
        terminal.say(`${all.length} tokens`);
      }
      return 0;
    } finally {
      await opened.close();
    }
  },
};
