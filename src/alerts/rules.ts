import { requireMay } from '../accounts/index.ts';
import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Account, AlertRule } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

export type KeptRule = AlertRule & { readonly createdAt: Date };
export type RuleText = Omit<AlertRule, 'id' | 'enabled'>;

/** Every rule, also those switched off, in the order they were made. */
export function alertRules(db: Database): Promise<KeptRule[]> {
  return db.rows<KeptRule>(sql('rules'));
}

const parametersOf = ({ name, filter, channels, quietFrom, quietTo, always, capPerHour }: RuleText) => [
  name.vi, name.en, JSON.stringify(filter), channels, quietFrom, quietTo, always === null ? null : JSON.stringify(always), capPerHour,
];

/** What must hold of a rule that somebody writes. Throws `bad-alert-rule`. */
function check({ name, channels, quietFrom, quietTo, capPerHour }: RuleText): void {
  const clock = (at: string | null) => at === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(at);
  const sound =
    name.vi.trim() !== '' && name.en.trim() !== '' && channels.length > 0 && clock(quietFrom) && clock(quietTo) &&
    (quietFrom === null) === (quietTo === null) && Number.isInteger(capPerHour) && capPerHour >= 1 && capPerHour <= 1000;
  if (!sound) throw new Problem('bad-alert-rule');
}

/** Adds a rule, or changes one; either is an event of the audit log. Throws `not-allowed`, `bad-alert-rule`, `not-found`. */
export async function saveAlertRule(db: Database, by: Account, rule: RuleText, id: number | null = null, now = new Date()): Promise<number> {
  requireMay(by.role, 'manage-alerts');
  check(rule);
  return db.transaction(async (tx) => {
    const saved = id === null
      ? await tx.maybe<{ id: number }>(sql('add-rule'), [rule.about, ...parametersOf(rule)])
      : await tx.maybe<{ id: number }>(sql('change-rule'), [id, ...parametersOf(rule), now]);
    if (saved === null) throw new Problem('not-found', { what: `alert rule ${id ?? ''}` });
    await record(tx, { accountId: by.id, action: id === null ? 'alert-rule.made' : 'alert-rule.changed', subject: `alert-rule:${saved.id}`, detail: { ...rule }, at: now });
    return saved.id;
  });
}

/** Switches a rule on or off. Rules are never deleted: what was sent by them names them. */
export async function enableAlertRule(db: Database, by: Account, id: number, enabled: boolean, now = new Date()): Promise<void> {
  requireMay(by.role, 'manage-alerts');
  await db.transaction(async (tx) => {
    const found = await tx.maybe<{ id: number }>(sql('enable-rule'), [id, enabled, now]);
    if (found === null) throw new Problem('not-found', { what: `alert rule ${id}` });
    await record(tx, { accountId: by.id, action: enabled ? 'alert-rule.enabled' : 'alert-rule.disabled', subject: `alert-rule:${id}`, at: now });
  });
}

const night = { quietFrom: '22:00', quietTo: '06:30' } as const;
const starterRules: readonly RuleText[] = [
  {
    about: 'flag', name: { vi: 'Luận điểm được khẳng định', en: 'Claims asserted' }, filter: { flagKinds: ['claim'], voices: ['asserts'] },
    channels: ['all'], quietFrom: null, quietTo: null, always: { voices: ['asserts'] }, capPerHour: 30,
  },
  {
    about: 'flag', name: { vi: 'Luận điểm được thuật lại', en: 'Claims attributed' }, filter: { flagKinds: ['claim'], voices: ['attributes'] },
    channels: ['all'], ...night, always: null, capPerHour: 6,
  },
  { about: 'flag', name: { vi: 'Vụ việc tăng nhanh', en: 'What grows fast' }, filter: { flagKinds: ['surge'] }, channels: ['all'], ...night, always: null, capPerHour: 6 },
  {
    about: 'deadline', name: { vi: 'Quá hạn: báo trưởng phòng', en: 'Missed deadline: to the desk lead' }, filter: {},
    channels: ['all'], ...night, always: null, capPerHour: 20,
  },
];

/** Gives a fresh office its first rules; they reach every configured channel. An office that changed or switched one off keeps that. */
export async function installStarterAlertRules(db: Database): Promise<void> {
  for (const rule of starterRules) await db.run(sql('add-starter-rule'), [rule.about, ...parametersOf(rule)]);
}
