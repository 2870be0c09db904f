import { sqlBeside, type Database } from '../database/index.ts';
import type { ProblemCode } from '../errors.ts';
import type { SourceId, SourceKind, WayInId, WayInKind, WayInState } from '../model/index.ts';
import type { SourceOrigin } from './save-source.ts';
import type { VolumeVerdict } from './silence.ts';

const sql = sqlBeside(import.meta.url);

export type SourceHealth = {
  readonly id: SourceId;
  readonly key: string;
  readonly name: string;
  readonly homeUrl: string;
  readonly country: string;
  readonly languages: readonly string[];
  readonly kind: SourceKind;
  readonly enabled: boolean;
  readonly fictional: boolean;
  readonly waysIn: readonly {
    readonly id: WayInId;
    readonly kind: WayInKind;
    readonly url: string;
    readonly state: WayInState;
    readonly lastPolledAt: string | null;
    readonly lastSuccessAt: string | null;
    readonly nextPollAt: string;
    readonly problemCode: ProblemCode | null;
    readonly problemDetail: string | null;
    readonly intervalMinutes: number;
    /** Weighted failures in a row, see note-poll.ts. */
    readonly failures: number;
    /** Since when it is only tried again at a falling rate. */
    readonly givenUpAt: string | null;
  }[];
  readonly articles24h: number;
  readonly articles7d: number;
  /** Every link of the source in exactly one of these. */
  readonly links: { readonly waiting: number; readonly kept: number; readonly unchanged: number; readonly skipped: number };
  readonly skippedBy: Readonly<Record<string, number>>;
  readonly origin: SourceOrigin;
  /** The last verdict on its volume; null before the first. */
  readonly volume: (Omit<VolumeVerdict, 'silentSince'> & { readonly silentSince: string | null; readonly checkedAt: string }) | null;
};

/** One row a source, those in trouble first. */
export function sourceHealth(db: Database): Promise<SourceHealth[]> {
  return db.rows<SourceHealth>(sql('source-health'));
}

export type PollRow = {
  readonly at: Date;
  readonly outcome: string;
  readonly problemCode: ProblemCode | null;
  readonly found: number;
  readonly newLinks: number;
  readonly durationMs: number;
};

/** The last polls of a way in, newest first. */
export function recentPolls(db: Database, wayInId: WayInId): Promise<PollRow[]> {
  return db.rows<PollRow>(sql('recent-polls'), [wayInId]);
}

/** How the polls that are kept ended, counted. */
export function pollOutcomes(db: Database): Promise<{ outcome: string; problem: ProblemCode | null; count: number }[]> {
  return db.rows(sql('poll-outcomes'));
}

/** Links found and articles kept on each of the last days of the office's calendar, oldest first. */
export function linksByDay(db: Database, id: SourceId, timeZone: string, days: number, now = new Date()): Promise<{ day: string; links: number; kept: number }[]> {
  return db.rows(sql('links-by-day'), [id, timeZone, days, now]);
}
