// From the outbox to messages: which rules match, what is folded, what waits for the morning or for the end of the hour.

import { sqlBeside, type Database } from '../database/index.ts';
import type { AlertFlag, AlertRule, AlertStory, Channel, FlagLevel } from '../model/index.ts';
import { matchesAlert } from './match.ts';
import { quietUntil } from './quiet.ts';
import { alertRules, type KeptRule } from './rules.ts';

const sql = sqlBeside(import.meta.url);

export type Office = {
  readonly channels: readonly Channel[];
  readonly timeZone: string;
};

/** Content of a message, frozen when it is raised. */
export type AlertContent =
  | { readonly rule: AlertRule['name']; readonly story: AlertStory }
  | { readonly rule: AlertRule['name']; readonly missed: MissedDeadline }
  | { readonly rule: AlertRule['name']; readonly summary: readonly { readonly level: FlagLevel; readonly raisedAt: string; readonly content: AlertContent }[] }
  | { readonly test: true };

export type MissedDeadline = {
  readonly caseId: number; readonly caseNumber: string; readonly level: FlagLevel; readonly deadline: 'assess' | 'answer'; readonly at: string;
  readonly storyId: number; readonly headline: string; readonly assignee: string | null;
};

const loudness: readonly FlagLevel[] = ['read', 'notice', 'alert'];
export const louder = (a: FlagLevel, b: FlagLevel) => loudness.indexOf(a) > loudness.indexOf(b);
export const loudest = (levels: readonly FlagLevel[]): FlagLevel => levels.reduce((most, one) => (louder(one, most) ? one : most), 'read');

type Facts = Omit<AlertStory, 'flags'> & { readonly flags: readonly (AlertFlag & { readonly raisedAt: string })[] };
/** Stories that one round looks at; what is left waits for the next, a few seconds later. */
const storiesAtOnce = 200;

/** Makes messages and their deliveries of what the outbox holds, in one transaction. Running it again makes nothing twice. */
export async function planAlerts(db: Database, office: Office, now = new Date()): Promise<{ alerts: number; folded: number }> {
  return db.transaction(async (tx) => {
    await tx.rows(sql('lock-alerts'));
    const stories = await tx.rows<{ storyId: number }>(sql('take-pending'), [now, storiesAtOnce]);
    if (stories.length === 0) return { alerts: 0, folded: 0 };
    const rules = (await alertRules(tx)).filter(({ enabled, about }) => enabled && about === 'flag');
    let [alerts, folded] = [0, 0];
    for (const facts of await tx.rows<Facts>(sql('story-facts'), [stories.map(({ storyId }) => storyId)])) {
      if (facts.flags.length === 0) continue;
      const made = await planStory(tx, facts, rules, office, now);
      alerts += made.alerts;
      folded += made.folded;
    }
    return { alerts, folded };
  });
}

async function planStory(tx: Database, facts: Facts, rules: readonly KeptRule[], office: Office, now: Date) {
  const known = new Set((await tx.rows<{ ruleId: number; flagId: number }>(sql('known-flags'), [facts.flags.map(({ flagId }) => flagId)])).map(({ ruleId, flagId }) => `${ruleId} ${flagId}`));
  const alerted = await tx.rows<{ ruleId: number; id: number; level: FlagLevel }>(sql('alerted'), [facts.storyId]);
  let [alerts, folded] = [0, 0];
  for (const rule of rules) {
    // A new rule says nothing of flags raised before it was made.
    const fresh = facts.flags.filter((flag) => !known.has(`${rule.id} ${flag.flagId}`) && new Date(flag.raisedAt) >= rule.createdAt && matchesAlert(rule.filter, flag, facts));
    if (fresh.length === 0) continue;
    const flagIds = fresh.map(({ flagId }) => flagId);
    const level = loudest(fresh.map((flag) => flag.level));
    const before = alerted.filter(({ ruleId }) => ruleId === rule.id).at(-1);
    if (before !== undefined && !louder(level, before.level)) {
      folded += await tx.run(sql('add-alert-flag'), [rule.id, flagIds, before.id, true, now]);
      continue;
    }
    const content: AlertContent = { rule: rule.name, story: { ...facts, flags: fresh } };
    const alertId = await raiseAlert(tx, { kind: 'story', rule, level, storyId: facts.storyId, content }, office, now, passes(rule, facts, fresh));
    if (alertId === null) continue;
    await tx.run(sql('add-alert-flag'), [rule.id, flagIds, alertId, false, now]);
    alerts += 1;
  }
  return { alerts, folded };
}

const passes = ({ always }: AlertRule, story: Facts, flags: readonly AlertFlag[]) => always !== null && flags.some((flag) => matchesAlert(always, flag, story));

type NewAlert = {
  readonly kind: 'story' | 'deadline' | 'summary';
  readonly rule: AlertRule;
  readonly level: FlagLevel;
  readonly content: AlertContent;
  readonly storyId?: number;
  readonly missed?: MissedDeadline;
};

/** Adds one message with a delivery for each channel of its rule; null where it stands already. */
export async function raiseAlert(tx: Database, given: NewAlert, office: Office, now: Date, passesAll: boolean): Promise<number | null> {
  const { kind, rule, level, content, storyId, missed } = given;
  const added = await tx.maybe<{ id: number }>(sql('add-alert'), [
    kind, rule.id, storyId ?? null, level, missed?.caseId ?? null, missed?.deadline ?? null, missed?.at ?? null, JSON.stringify(content), now,
  ]);
  if (added === null) return null;
  for (const channel of channelsOf(rule, office.channels)) await addDelivery(tx, added.id, rule, channel, office, now, passesAll);
  return added.id;
}

/** The configured channels that a rule names; the screen is always one of them. */
export function channelsOf({ channels }: Pick<AlertRule, 'channels'>, configured: readonly Channel[]): Channel[] {
  return configured.filter(({ key, kind }) => kind === 'screen' || channels.includes('all') || channels.includes(key));
}

async function addDelivery(tx: Database, alertId: number, rule: AlertRule, channel: Channel, office: Office, now: Date, passesAll: boolean): Promise<void> {
  const add = (state: string, heldFor: string | null, nextTryAt: Date, answer: string | null) =>
    tx.run(sql('add-delivery'), [alertId, channel.key, state, heldFor, nextTryAt, state === 'sent' ? now : null, answer, now]);
  // Screen and feed are looked at when somebody looks: they wake nobody.
  if (channel.kind === 'screen' || channel.kind === 'atom') return void (await add('sent', null, now, 'shown'));
  const quiet = passesAll ? null : quietUntil(rule, now, office.timeZone);
  if (quiet !== null) return void (await add('held', 'quiet', quiet, null));
  const { count, oldest } = await tx.one<{ count: number; oldest: Date | null }>(sql('sent-this-hour'), [rule.id, channel.key, now]);
  if (!passesAll && count >= rule.capPerHour) return void (await add('held', 'cap', new Date((oldest ?? now).getTime() + 3_600_000), null));
  await add('waiting', null, now, null);
}

type HeldGroup = { ruleId: number; channel: string; ids: string[]; alerts: { alertId: number; level: FlagLevel; raisedAt: string; content: AlertContent }[] };

/** What was held for quiet hours or by the cap and is due: one message goes out as it is, several as one summary. */
export async function releaseHeld(db: Database, office: Office, now = new Date()): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.rows(sql('lock-alerts'));
    const groups = await tx.rows<HeldGroup>(sql('held-groups'), [now]);
    if (groups.length === 0) return 0;
    const rules = new Map((await alertRules(tx)).map((rule) => [rule.id, rule]));
    for (const group of groups) {
      const rule = rules.get(group.ruleId);
      const quiet = rule === undefined ? null : quietUntil(rule, now, office.timeZone);
      if (rule === undefined || quiet !== null) await tx.run(sql('release-held'), [group.ids, 'held', quiet ?? now, null]);
      else if (group.ids.length === 1) await tx.run(sql('release-held'), [group.ids, 'waiting', now, null]);
      else await summarise(tx, rule, group, now);
    }
    return groups.length;
  });
}

async function summarise(tx: Database, rule: KeptRule, { channel, ids, alerts }: HeldGroup, now: Date): Promise<void> {
  const content: AlertContent = { rule: rule.name, summary: alerts.map(({ level, raisedAt, content: one }) => ({ level, raisedAt, content: one })) };
  const { id } = await tx.one<{ id: number }>(sql('add-alert'), ['summary', rule.id, null, loudest(alerts.map(({ level }) => level)), null, null, null, JSON.stringify(content), now]);
  await tx.run(sql('add-delivery'), [id, channel, 'waiting', null, now, null, null, now]);
  await tx.run(sql('release-held'), [ids, 'summarised', now, id]);
}

/** Cases whose deadline has passed: the desk lead hears of each once. */
export async function escalate(db: Database, office: Office, now = new Date()): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.rows(sql('lock-alerts'));
    let raised = 0;
    for (const rule of (await alertRules(tx)).filter(({ enabled, about }) => enabled && about === 'deadline')) {
      for (const missed of await tx.rows<MissedDeadline>(sql('missed-deadlines'), [now, rule.id, rule.createdAt])) {
        const alertId = await raiseAlert(tx, { kind: 'deadline', rule, level: missed.level, missed, content: { rule: rule.name, missed } }, office, now, false);
        if (alertId !== null) raised += 1;
      }
    }
    return raised;
  });
}
