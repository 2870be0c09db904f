// What each person of the office has looked at. Opening a case reads it; a louder flag makes it unread for everybody.

import { sqlBeside, type Database } from '../database/index.ts';
import type { AccountId } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** Cases that are not there, or read before, change nothing. */
export async function markRead(db: Database, accountId: AccountId, caseIds: readonly number[], now: Date): Promise<void> {
  await db.run(sql('mark-read'), [accountId, caseIds, now]);
}

export async function markUnread(db: Database, accountId: AccountId, caseIds: readonly number[]): Promise<void> {
  await db.run(sql('mark-unread'), [accountId, caseIds]);
}
