import { sqlBeside, type Database } from '../database/index.ts';
import type { AuditEvent } from '../model/index.ts';
import { firstHash, hashOf } from './chain.ts';

const sql = sqlBeside(import.meta.url);

export type NewEvent = {
  /** Null where the system itself acts. */
  readonly accountId: number | null;
  /** Verb of the step, such as "case.taken". */
  readonly action: string;
  /** What it was done to, such as "case:12". */
  readonly subject: string;
  /** Plain JSON values. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly at?: Date;
};

/**
 * Appends one event within the caller's transaction, so that the step and its trace are kept together or not at all. An advisory lock
 * lets one writer at a time see the end of the chain; it is held until the transaction ends, so record last.
 */
export async function record(db: Database, given: NewEvent): Promise<AuditEvent> {
  return db.transaction(async (tx) => {
    await tx.rows(sql('lock-chain'));
    const last = await tx.maybe<{ id: number; hash: string }>(sql('last-event'));
    // What the database gives back must hash like what went in: undefined and dates are settled before.
    const detail = JSON.parse(JSON.stringify(given.detail ?? {})) as Record<string, unknown>;
    const unsealed = {
      id: (last?.id ?? 0) + 1,
      at: given.at ?? new Date(),
      accountId: given.accountId,
      action: given.action,
      subject: given.subject,
      detail,
      previousHash: last?.hash ?? firstHash,
    };
    const event = { ...unsealed, hash: hashOf(unsealed) };
    await tx.run(sql('add-event'), [
      event.id, event.at, event.accountId, event.action, event.subject, JSON.stringify(detail), event.previousHash, event.hash,
    ]);
    return event;
  });
}
