import { sqlBeside, type Database } from '../database/index.ts';
import type { AuditEvent } from '../model/index.ts';
import { firstHash, hashOf } from './chain.ts';

const sql = sqlBeside(import.meta.url);
const eventsAtOnce = 1000;

export type Verdict =
  /** `lastHash` written down elsewhere proves later that the end was not cut off either. */
  | { readonly ok: true; readonly events: number; readonly lastHash: string }
  | { readonly ok: false; readonly brokenAt: number };

/**
 * Walks the whole chain in batches of 1,000 and says where it first breaks: a changed, missing or inserted event. `mustHold` is a hash
 * that was written down earlier: where it is missing, the chain is broken after its last event.
 */
export async function verify(db: Database, mustHold?: string): Promise<Verdict> {
  let previousHash = firstHash;
  let previousId = 0;
  let held = mustHold === undefined || mustHold === firstHash;
  for (;;) {
    const events = await db.rows<AuditEvent>(sql('events-after'), [previousId, eventsAtOnce]);
    for (const event of events) {
      const follows = event.id === previousId + 1 && event.previousHash === previousHash;
      if (!follows || hashOf(event) !== event.hash) return { ok: false, brokenAt: event.id };
      previousHash = event.hash;
      previousId = event.id;
      held ||= event.hash === mustHold;
    }
    if (events.length < eventsAtOnce && !held) return { ok: false, brokenAt: previousId + 1 };
    if (events.length < eventsAtOnce) return { ok: true, events: previousId, lastHash: previousHash };
  }
}
