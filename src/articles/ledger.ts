import { sqlBeside, type Database } from '../database/index.ts';
import type { LinkOutcome, SkipReason } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

export type OutcomeCount = { readonly outcome: LinkOutcome; readonly reason: SkipReason | null; readonly count: number };

/** How many links ended how; the counts sum to the number of links. With `since`, only links found from then on. */
export function countOutcomes(db: Database, since?: Date): Promise<OutcomeCount[]> {
  return db.rows<OutcomeCount>(sql('count-outcomes'), [since ?? null]);
}

/** Articles in the archive, and those whose latest revision has been understood. */
export function countRevisions(db: Database): Promise<{ articles: number; understood: number }> {
  return db.one(sql('count-revisions'));
}

/** `quarantined` is a link that waits because its step failed again and again. */
export type LedgerOutcome = LinkOutcome | 'quarantined';

/** One day of the coverage ledger: `found` is the sum of `outcomes`; nothing else can have become of a link. */
export type LedgerDay = {
  /** ISO, of the office's calendar. */
  readonly day: string;
  /** Polls of ways in that day (UTC), how many were refused, and of how many sources. */
  readonly polls: number;
  readonly refused: number;
  readonly sources: number;
  readonly found: number;
  readonly outcomes: readonly { readonly outcome: LedgerOutcome; readonly reason: SkipReason | null; readonly count: number }[];
};

/**
 * What was found on each day, what of it was kept and what was left out for which reason, as it stands now. Newest day first, days without
 * anything included. `from` and `to` are ISO days of the office's calendar.
 */
export async function coverageLedger(db: Database, { from, to, timeZone, sourceKey = null }: { from: string; to: string; timeZone: string; sourceKey?: string | null }): Promise<LedgerDay[]> {
  type LinkRow = { day: string; outcome: LedgerOutcome; reason: SkipReason | null; count: number };
  const links = await db.rows<LinkRow>(sql('day-links'), [from, to, timeZone, sourceKey]);
  const polls = await db.rows<{ day: string; polls: number; refused: number; sources: number }>(sql('day-polls'), [from, to, sourceKey]);
  return daysBetween(from, to).reverse().map((day) => {
    const outcomes = links.filter((row) => row.day === day).map(({ outcome, reason, count }) => ({ outcome, reason, count }));
    const asked = polls.find((row) => row.day === day) ?? { polls: 0, refused: 0, sources: 0 };
    return { day, polls: asked.polls, refused: asked.refused, sources: asked.sources, found: outcomes.reduce((sum, { count }) => sum + count, 0), outcomes };
  });
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to) && days.length < 400; at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
