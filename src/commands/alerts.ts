// `haidang alerts`: rules and channels, a test message, what was delivered, and trying again.

import { addTestAlert, alertRules, deliverDue, deliveries, deliveryCounts, headlineOf, openPost, retryDelivery, type Office } from '../alerts/index.ts';
import { alertChannels, readSettings, type Settings } from '../config.ts';
import type { Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { deliveryStates } from '../model/index.ts';
import { Opened, openHouse } from '../world.ts';
import { readOptions, type Command, type Terminal } from './command.ts';

const wrong = (cause: string) => new Problem('bad-usage', { command: 'alerts', cause });

type Work = { readonly db: Database; readonly office: Office & { readonly publicUrl?: string | undefined }; readonly terminal: Terminal; readonly target: string | undefined; readonly states: readonly string[] };

const verbs: Readonly<Record<string, (work: Work) => Promise<number>>> = { list: listVerb, test: testVerb, deliveries: deliveriesVerb, retry: retryVerb };

export const alerts: Command = {
  name: 'alerts',
  summary: 'list alert rules and channels, send a test, see and retry deliveries',
  usage: `haidang alerts [list] [--config FILE]
haidang alerts test CHANNEL
haidang alerts deliveries [--state STATE]…
haidang alerts retry ID | all

list        the rules, and the channels with what they sent in seven days; secrets are not shown
test        sends one test message over a channel of the configuration and says what was answered
deliveries  the newest 50; --state is one of ${deliveryStates.join(', ')}
retry       tries a delivery again under the same id; "all" means every one that failed (not those in doubt: name them one by one)

With the embedded database, stop "haidang start" first: one process at a time.`,
  async run(args, terminal) {
    const { values, positionals } = readOptions('alerts', args, { config: { type: 'string' }, state: { type: 'string', multiple: true } });
    const [verb = 'list', target] = positionals;
    const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (run === undefined) throw wrong(`There is no "alerts ${verb}".`);
    if ((verb === 'test' || verb === 'retry') && target === undefined) throw wrong(`"alerts ${verb}" needs ${verb === 'test' ? 'a channel' : 'an id'}.`);
    const opened = new Opened();
    try {
      const settings: Settings = readSettings(process.env, values.config);
      const { db, profile } = await openHouse(settings, opened);
      const office = { channels: alertChannels(settings), timeZone: profile.timeZone, publicUrl: settings.publicUrl };
      return await run({ db, office, terminal, target, states: values.state ?? [] });
    } finally {
      await opened.close();
    }
  },
};

async function listVerb({ db, office, terminal }: Work): Promise<number> {
  for (const rule of await alertRules(db)) {
    const quiet = rule.quietFrom === null ? '' : `  quiet ${rule.quietFrom}–${rule.quietTo ?? ''}`;
    terminal.out(`${rule.id}  ${rule.name.en}${rule.enabled ? '' : ' (off)'}  → ${rule.channels.join(', ')}  at most ${rule.capPerHour} an hour${quiet}`);
    terminal.out(`   ${rule.about === 'deadline' ? 'missed deadlines' : JSON.stringify(rule.filter)}`);
  }
  const counts = await deliveryCounts(db);
  for (const { key, kind, name } of office.channels) {
    const sums = counts.filter(({ channel }) => channel === key).map(({ state, count }) => `${state} ${count}`);
    terminal.out(`${key}  ${kind}  ${name}${sums.length === 0 ? '' : `  ${sums.join(', ')}`}`);
  }
  terminal.say(`${office.channels.length} channels`);
  return 0;
}

async function testVerb({ db, office, terminal, target }: Work): Promise<number> {
  const channel = office.channels.find(({ key }) => key === target);
  if (channel === undefined) throw new Problem('no-channel', { key: target ?? '' });
  await addTestAlert(db, null, channel);
  // This one channel alone: what waits for others is theirs to send.
  await deliverDue(db, openPost(db, { ...office, channels: [channel] }), () => new Date(), undefined, false);
  const sent = (await deliveries(db, { limit: 20 })).find((one) => one.kind === 'test' && one.channel === channel.key);
  terminal.out(`${sent?.id ?? ''}  ${sent?.state ?? ''}  ${sent?.answer ?? ''}`);
  return sent?.state === 'sent' ? 0 : 1;
}

async function deliveriesVerb({ db, office, terminal, states }: Work): Promise<number> {
  const unknown = states.find((state) => !deliveryStates.some((one) => one === state));
  if (unknown !== undefined) throw wrong(`There is no state "${unknown}".`);
  const rows = await deliveries(db, states.length === 0 ? {} : { states: deliveryStates.filter((state) => states.includes(state)) });
  for (const row of rows) {
    terminal.out(`${row.id}  ${row.createdAt.toISOString()}  ${row.channel}  ${row.state}  ${row.attempts}×  ${headlineOf(row.content, row.level, { language: 'en', timeZone: office.timeZone })}`);
    if (row.answer !== null) terminal.out(`  ${row.answer}`);
  }
  terminal.say(`${rows.length} deliveries`);
  return 0;
}

async function retryVerb({ db, office, terminal, target = '' }: Work): Promise<number> {
  const ids = target === 'all' ? (await deliveries(db, { limit: 1000, states: ['failed'] })).map(({ id }) => id) : [target];
  for (const id of ids) await retryDelivery(db, null, id);
  const { sent, failed, later, inDoubt } = await deliverDue(db, openPost(db, office));
  terminal.say(`${ids.length} to be tried again: ${sent} sent, ${failed} failed, ${later} later, ${inDoubt} in doubt`);
  return sent === 0 && ids.length > 0 ? 1 : 0;
}
