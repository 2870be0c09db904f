// Turns at a host (lượt) shared by all processes that crawl: what one of them asks of a server, the others wait for. Kept in the database,
// which they share anyway; its clock counts, not theirs.

import { sqlBeside, type Database } from '../database/index.ts';
import type { HostTurns } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** Hosts' turns over the database of several processes. */
export function sharedTurns(db: Database): HostTurns {
  return {
    async take(host, { gapMs, maxPerHost, leaseMs }) {
      const granted = await db.maybe<{ lease: string }>(sql('take-turn'), [host, gapMs, maxPerHost, leaseMs]);
      if (granted !== null) return { kind: 'turn', lease: granted.lease };
      const wait = await db.maybe<{ gapMs: number; pauseMs: number }>(sql('turn-wait'), [host, gapMs]);
      return { kind: 'wait', gapMs: wait?.gapMs ?? 0, pauseMs: wait?.pauseMs ?? 0 };
    },
    end: async (host, lease) => void (await db.run(sql('end-turn'), [host, lease])),
    pause: async (host, pauseMs) => void (await db.run(sql('pause-host'), [host, pauseMs])),
  };
}
