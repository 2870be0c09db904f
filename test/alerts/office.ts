// An office with its rules and one desk, for tests of alerts.

import { installStarterAlertRules, openPost, saveAlertRule, type Office, type RuleText } from '../../src/alerts/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import type { Account, Channel } from '../../src/model/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { emptyDesk, type Desk } from '../helpers/desk.ts';

export const screen: Channel = { key: 'screen', name: 'Hải Đăng', language: 'vi', kind: 'screen' };
export const hook = (url: string, extra: Partial<{ key: string; language: 'vi' | 'en' }> = {}): Channel => ({ key: 'hook', name: 'Hook', language: 'vi', kind: 'webhook', url, secret: 'a secret of the office 123', ...extra });
export const mail = (port: number, extra: Partial<{ key: string; language: 'vi' | 'en'; to: string[] }> = {}): Channel => ({
  key: 'mail', name: 'Trực báo', language: 'vi', kind: 'email', to: ['truc-bao@example.gov.vn'], from: 'Hải Đăng <hai-dang@example.gov.vn>', server: { host: '127.0.0.1', port, security: 'plain' }, ...extra,
});

export type TestOffice = { db: OpenDatabase; desk: Desk; lead: Account; office: Office };

export const query = <Row>(db: OpenDatabase, text: string, parameters: readonly unknown[] = []) => db.rows<Row>(builtStatement('test', text), parameters);

/** Rules are as old as the desk, so that flags raised at its hour count. */
export async function openOffice(now: Date, channels: readonly Channel[], starter = true): Promise<TestOffice> {
  const { database: db } = await freshDatabase();
  const desk = await emptyDesk(db, now);
  const { account: lead } = await desk.account('truong-phong', 'desk-lead');
  if (starter) {
    await installStarterAlertRules(db);
    await query(db, "update alert_rule set created_at = $1::timestamptz - interval '30 days'", [now]);
  }
  return { db, desk, lead, office: { channels, timeZone: 'Asia/Ho_Chi_Minh' } };
}

export const plainRule: RuleText = {
  about: 'flag', name: { vi: 'Quy tắc thử', en: 'Test rule' }, filter: {}, channels: ['all'], quietFrom: null, quietTo: null, always: null, capPerHour: 100,
};

export async function addRule({ db, desk, lead }: TestOffice, rule: Partial<RuleText>): Promise<number> {
  const id = await saveAlertRule(db, lead, { ...plainRule, ...rule });
  await query(db, "update alert_rule set created_at = $2::timestamptz - interval '30 days' where id = $1", [id, desk.now]);
  return id;
}

export const postOf = ({ db, office }: TestOffice) => openPost(db, office);
