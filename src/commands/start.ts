// `haidang start`: everything at once — crawl, understand, show.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createFirstAdministrator, createProvider, readAppSecret } from '../accounts/index.ts';
import { backUpWhenDue } from '../backup/index.ts';
import { createDashboards, type Deps } from '../../dashboards/index.ts';
import { countOutcomes } from '../articles/index.ts';
import { alertChannels, backupFolderOf, readSettings, type Settings } from '../config.ts';
import { messageOf } from '../errors.ts';
import { countFlagged } from '../flags/index.ts';
import { jobs, scheduledJobs, workJobs, type JobName } from '../jobs.ts';
import { openPress, type WatchedPress } from '../press.ts';
import { createPdfPrinter } from '../print-pdf.ts';
import { shippedProfile } from '../profile/index.ts';
import { serveDashboards } from '../serve.ts';
import { dueWaysIn } from '../sources/index.ts';
import { Opened, openHouse, openWorld, type World } from '../world.ts';
import { readOptions, type Command, type Terminal } from './command.ts';

export const start: Command = {
  name: 'start',
  summary: 'crawl, understand and show: everything in one process',
  usage: `haidang start [--config FILE]

Without a configuration it crawls the fictional press that comes with it. FILE is JSON; "haidang config" lists the settings.
Stop it with Ctrl-C; nothing that was stored is lost.`,
  async run(args, terminal) {
    const { values } = readOptions('start', args, { config: { type: 'string' } });
    const settings = readSettings(process.env, values.config);
    const opened = new Opened();
    const stopped = untilStopped();
    try {
      await open(settings, opened, terminal, values.config ?? process.env['HAIDANG_CONFIG'] ?? null);
      terminal.say(`stopping (${await stopped}) …`);
    } finally {
      await opened.close();
    }
    terminal.say('stopped; everything stored is kept.');
    return 0;
  },
};

/** Resolves with the signal that asks this process to end; later ones change nothing. */
function untilStopped(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
  });
}

async function open(settings: Settings, opened: Opened, terminal: Terminal, configFile: string | null): Promise<void> {
  const house = await openHouse(settings, opened);
  const press = await openPress(settings, house.db, opened);
  const flagged = announceFlags(terminal);
  const world = await openWorld(settings, house, press, opened, flagged.onFlag);
  const printer = createPdfPrinter();
  opened.add(() => printer.close());
  const app = createDashboards({
    db: house.db,
    province: house.profile,
    fictional: press.fictional,
    printPdf: printer.print,
    queueDepth: async () => waitingWork(await world.queue.depth()),
    collectNow: () => askEverySource(world),
    alertChannels: alertChannels(settings),
    testOutlet: world.proposeWaysIn,
    machine: machineOf(settings, world, configFile),
    ...signInMeans(settings, terminal),
    ...(settings.publicUrl === undefined ? {} : { publicUrl: settings.publicUrl }),
  });
  const server = await serveDashboards(app, settings.host, settings.port);
  opened.add(() => server.close());
  await greet(world, settings, press, server.url, terminal);
  await workJobs(world.queue, world.means);
  const watching = watchFirstRound(world, flagged.total, terminal);
  opened.add(async () => watching.stop());
  const backups = keepBackups(world, settings, terminal);
  opened.add(() => backups.stop());
}

/** What waits beside the schedule itself, for people: a job that only waits for its next turn is no work. */
function waitingWork(depth: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(depth).map(([name, count]) => {
    const own = name in jobs && jobs[name as JobName].everyMs !== undefined ? 1 : 0;
    return [name, Math.max(0, count - own)];
  }));
}

/** What the Administration screen says of this installation. */
function machineOf(settings: Settings, { db, queue, noRenderer }: World, configFile: string | null): NonNullable<Deps['machine']> {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return {
    version, configFile: configFile === null ? null : resolve(configFile), dataFolder: resolve(settings.dataFolder), backupFolder: resolve(backupFolderOf(settings)),
    profileFile: resolve(settings.profileFile ?? shippedProfile), database: db.description, jobs: queue.description, notice: noRenderer,
  };
}

/** Looks every ten minutes whether a backup is due, where the office wants them made by themselves; what fails is said and tried again. */
function keepBackups({ db }: World, settings: Settings, terminal: Terminal): { stop(): Promise<void> } {
  const { backupHours: hours, backupsKept: keep } = settings;
  if (hours === 0) return { stop: () => Promise.resolve() };
  let working: Promise<void> | null = null;
  const look = async () => {
    try {
      const made = await backUpWhenDue(db, backupFolderOf(settings), { hours, keep });
      if (made !== null) terminal.say(`backup made: ${made.bytes} bytes, SHA-256 ${made.sha256}`);
    } catch (thrown) {
      terminal.say(`No backup could be made: ${messageOf(thrown)}`);
    }
  };
  const lookOnce = () => (working ??= look().finally(() => (working = null)));
  const timer = setInterval(() => void lookOnce(), 600_000);
  void lookOnce();
  // One that is being made is finished before the database is closed.
  return {
    async stop() {
      clearInterval(timer);
      await working;
    },
  };
}

/** How people sign in here. The identity provider is asked at once, so that its silence is said; it is asked again whenever somebody wants in. */
function signInMeans(settings: Settings, terminal: Terminal): Pick<Deps, 'signIn' | 'provider'> {
  const { sessionHours, sessionIdleMinutes: idleMinutes, secondFactorRoles, identityProvider } = settings;
  const secret = readAppSecret(settings.dataFolder, settings.appSecret);
  const signIn = { secret, sessionHours, idleMinutes, secondFactorRoles, providerAsksFactor: identityProvider?.asksSecondFactor ?? false };
  if (identityProvider === undefined) return { signIn };
  const provider = createProvider(identityProvider);
  void provider.answers(10_000).then((answers) => {
    if (!answers) terminal.say(`${provider.name} (${identityProvider.issuer}) does not answer; people sign in with their passwords until it does.`);
  });
  return { signIn, provider };
}

/** Every way in of every enabled source, whether due or not; each host keeps its own pace all the same. */
async function askEverySource({ db, means }: World): Promise<void> {
  await means.remind.discover((await dueWaysIn(db, { limit: 10_000, all: true })).map(({ id }) => id));
}

async function greet(world: World, settings: Settings, { fictional, sources, added }: WatchedPress, url: string, terminal: Terminal): Promise<void> {
  terminal.out(`ready ${url}`);
  terminal.say(fictional ? 'Watching the fictional press that comes with Hải Đăng; none of its news is real.' : `Watching ${sources.length} configured and ${added} added sources.`);
  terminal.say(`Data: ${world.db.description}; jobs: ${world.queue.description}.`);
  if (settings.databaseUrl === undefined) {
    terminal.say('The embedded database survives a killed process but not a power loss: an office sets DATABASE_URL and keeps backups.');
  }
  if (world.noRenderer !== null) terminal.say(world.noRenderer);
  const first = await createFirstAdministrator(world.db);
  if (first !== null) terminal.say(`First sign-in: user “${first.username}”, one-time password “${first.oneTimePassword}” (shown only now).`);
}

function announceFlags(terminal: Terminal) {
  const stories = new Set<number>();
  return {
    total: () => stories.size,
    onFlag(storyId: number) {
      if (stories.size === 0) terminal.out('flagged 1 story; more as they are read');
      stories.add(storyId);
    },
  };
}

/** Says once, when the first round is through, what it brought. */
function watchFirstRound(world: World, flaggedNow: () => number, terminal: Terminal): { stop(): void } {
  const startedAt = Date.now();
  let quiet = 0;
  const timer = setInterval(() => {
    void (async () => {
      const waiting = Object.values(await world.queue.depth()).reduce((sum, count) => sum + count, 0);
      const outcomes = await countOutcomes(world.db);
      const count = (name: string) => outcomes.filter(({ outcome }) => outcome === name).reduce((sum, row) => sum + row.count, 0);
      terminal.progress(`${count('kept') + count('unchanged')} articles, ${count('skipped')} skipped, ${count('waiting')} waiting, ${flaggedNow()} stories flagged`);
      // The schedule itself always waits.
      quiet = waiting <= scheduledJobs && count('kept') > 0 ? quiet + 1 : 0;
      if (quiet < 3) return;
      clearInterval(timer);
      const seconds = Math.round((Date.now() - startedAt) / 1000);
      terminal.out(`flagged ${await countFlagged(world.db)} stories from ${count('kept') + count('unchanged')} articles (${count('skipped')} links skipped) in ${seconds} s`);
    })().catch(() => undefined);
  }, 1_000);
  return { stop: () => clearInterval(timer) };
}
