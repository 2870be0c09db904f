import { builtStatement, sqlBeside, type Database } from '../database/index.ts';
import type { AuditEvent } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);
const eventsAtOnce = 1000;
const pageIn = (order: 'asc' | 'desc') => builtStatement('log-page', sql('log-page').text.replace('/* order */', order));

export type LogFilter = {
  /** "case:12", or the number of a case such as "2026-0117". */
  readonly subject?: string;
  /** User name; "-" for what the system did. */
  readonly actor?: string;
  /** Beginning of the action: "case." finds all steps of cases. */
  readonly action?: string;
  readonly from?: Date;
  readonly before?: Date;
};

export type LoggedEvent = AuditEvent & { readonly username: string | null };

const conditions = ({ subject, actor, action, from, before }: LogFilter) => [subject ?? null, actor ?? null, action ?? null, from ?? null, before ?? null];

/** Events that match, newest first; `olderThan` is the id to go on from. */
export function logPage(db: Database, filter: LogFilter, { olderThan = null, limit = 100 }: { olderThan?: number | null; limit?: number } = {}): Promise<LoggedEvent[]> {
  return db.rows<LoggedEvent>(pageIn('desc'), [olderThan, null, limit, ...conditions(filter)]);
}

/** All events that match, oldest first, in batches: for a file. With the hashes, so that the chain can be checked elsewhere. */
export async function* logEvents(db: Database, filter: LogFilter): AsyncGenerator<LoggedEvent[]> {
  for (let after = 0; ; ) {
    const events = await db.rows<LoggedEvent>(pageIn('asc'), [null, after, eventsAtOnce, ...conditions(filter)]);
    if (events.length > 0) yield events;
    if (events.length < eventsAtOnce) return;
    after = events.at(-1)?.id ?? after;
  }
}

/** Every kind of action that the log has, in order. */
export async function logKinds(db: Database): Promise<string[]> {
  return (await db.rows<{ action: string }>(sql('log-kinds'))).map(({ action }) => action);
}
