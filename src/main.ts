// The command `haidang`: finds the verb, runs it, turns problems into one sentence and an exit code.

import { messageOf, Problem } from './errors.ts';
import { processTerminal, type Command } from './commands/command.ts';

/** Each verb is loaded only when asked for, so that `haidang feed` does not wait for the dashboards. */
const verbs: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./commands/start.ts')).start,
  collect: async () => (await import('./commands/collect.ts')).collect,
  sources: async () => (await import('./commands/sources.ts')).sources,
  alerts: async () => (await import('./commands/alerts.ts')).alerts,
  digest: async () => (await import('./commands/digest.ts')).digest,
  users: async () => (await import('./commands/users.ts')).users,
  tokens: async () => (await import('./commands/tokens.ts')).tokens,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  migrate: async () => (await import('./commands/migrate.ts')).migrate,
  config: async () => (await import('./commands/config.ts')).config,
  register: async () => (await import('./commands/register.ts')).register,
  evidence: async () => (await import('./commands/evidence.ts')).evidence,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  audit: async () => (await import('./commands/audit.ts')).audit,
  extract: async () => (await import('./commands/extract.ts')).extract,
  feed: async () => (await import('./commands/feed.ts')).feed,
  language: async () => (await import('./commands/language.ts')).language,
  analyse: async () => (await import('./commands/analyse.ts')).analyse,
  cluster: async () => (await import('./commands/cluster.ts')).cluster,
  models: async () => (await import('./commands/models.ts')).models,
  evaluate: async () => (await import('./commands/evaluate.ts')).evaluate,
  'replay-real': async () => (await import('./commands/replay-real.ts')).replayReal,
  bench: async () => (await import('./commands/bench.ts')).bench,
};

async function listVerbs(): Promise<string> {
  const rows: string[] = ['Hải Đăng — haidang VERB [options]; "haidang VERB --help" tells more.', ''];
  for (const load of Object.values(verbs)) {
    const { name, summary } = await load();
    rows.push(`  ${name.padEnd(12)} ${summary}`);
  }
  return rows.join('\n');
}

/** Problems are said in the language of the terminal: Vietnamese where its locale is, otherwise English. */
const locale = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
const language = /^vi/i.test(locale) ? 'vi' : 'en';

async function main([verb, ...args]: readonly string[]): Promise<number> {
  const terminal = processTerminal();
  if (verb === undefined || verb === '--help' || verb === 'help') {
    terminal.out(await listVerbs());
    return verb === undefined ? 2 : 0;
  }
  const load = verbs[verb];
  if (load === undefined) {
    terminal.say(`There is no verb "${verb}". "haidang --help" lists them.`);
    return 2;
  }
  const command = await load();
  if (args.includes('--help')) {
    terminal.out(command.usage);
    return 0;
  }
  try {
    return await command.run(args, terminal);
  } catch (thrown) {
    terminal.say(thrown instanceof Problem ? thrown.in(language) : `Unexpected: ${messageOf(thrown)}`);
    if (!(thrown instanceof Problem) && thrown instanceof Error) terminal.say(thrown.stack ?? '');
    return thrown instanceof Problem && thrown.code === 'bad-usage' ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
