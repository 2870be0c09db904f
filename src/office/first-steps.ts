import { requireMay } from '../accounts/index.ts';
import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import type { Account } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** In the order in which an office takes them. */
export const stepNames = ['password', 'profile', 'source', 'channel', 'colleagues', 'letterhead', 'backup'] as const;
export type StepName = (typeof stepNames)[number];
export type FirstSteps = {
  readonly steps: readonly { readonly name: StepName; readonly done: boolean }[];
  /** True while the archive holds the fictional press. */
  readonly fictional: boolean;
  /** The office has put the guide away. */
  readonly dismissed: boolean;
};

type Row = { ownPassword: boolean; profileSeen: boolean; sources: number; fictionalSources: number; accounts: number; lastBackupAt: Date | null; letterhead: boolean };

/** What of the first steps is done, as the archive tells; `channels` is how many the configuration names besides the screen. */
export async function firstSteps(db: Database, { channels }: { channels: number }): Promise<FirstSteps> {
  const row = await db.one<Row>(sql('first-steps'));
  const done: Record<StepName, boolean> = {
    password: row.ownPassword, profile: row.profileSeen, source: row.sources > 0, channel: channels > 0, colleagues: row.accounts > 1, letterhead: row.letterhead, backup: row.lastBackupAt !== null,
  };
  return { steps: stepNames.map((name) => ({ name, done: done[name] })), fictional: row.fictionalSources > 0, dismissed: await guideDismissed(db) };
}

/** True where the office has put the guide away. */
export async function guideDismissed(db: Database): Promise<boolean> {
  return (await db.maybe<{ value: { dismissed: boolean } }>(sql('read-setting'), ['guide']))?.value.dismissed === true;
}

/** Puts the guide away for the whole office, or brings it back. Throws `not-allowed`. */
export async function setGuideDismissed(db: Database, account: Account, dismissed: boolean): Promise<void> {
  requireMay(account.role, 'manage-office');
  await db.transaction(async (tx) => {
    await tx.run(sql('write-setting'), ['guide', JSON.stringify({ dismissed })]);
    await record(tx, { accountId: account.id, action: dismissed ? 'guide.put-away' : 'guide.brought-back', subject: 'office' });
  });
}

/** Notes that somebody of the office has looked the profile over and found it theirs. Throws `not-allowed`. */
export async function noteProfileSeen(db: Database, account: Account, profileKey: string): Promise<void> {
  requireMay(account.role, 'manage-office');
  await db.transaction(async (tx) => {
    await tx.run(sql('write-setting'), ['profile-seen', JSON.stringify({ key: profileKey })]);
    await record(tx, { accountId: account.id, action: 'profile.seen', subject: 'office', detail: { key: profileKey } });
  });
}
