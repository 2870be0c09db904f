// Silence (im lặng): a source that answers and yet brings far less than its own past lets expect. docs/notes/health.md.

import { sqlBeside, type Database } from '../database/index.ts';
import type { SourceId } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** unknown: not enough past to judge by; low: far less than usual; silent: nothing at all where something was due. */
export const volumeStates = ['unknown', 'usual', 'low', 'silent'] as const;
export type VolumeState = (typeof volumeStates)[number];

export type VolumeVerdict = {
  readonly state: VolumeState;
  /** When the last link was found, where it is silent. */
  readonly silentSince: Date | null;
  readonly last24h: number;
  /** Median of the same 24 hours in earlier weeks; null without enough past. */
  readonly usual24h: number | null;
  readonly last7d: number;
  readonly usual7d: number | null;
  /** Earlier weeks that were compared with. */
  readonly weeks: number;
};

export type VolumePast = {
  /** Links found in each 24 hours back from now; the first element is the last 24 hours. */
  readonly links: readonly number[];
  /** Whether the source was asked at all in each of those. */
  readonly asked: readonly boolean[];
  /** Whole days since its first link. Its first day brings a feed's whole past at once and is not compared with. */
  readonly ageDays: number;
  readonly lastFoundAt: Date | null;
};

/** Earlier weeks that are looked at, and how many of them must be usable. */
export const weeksBack = 8;
const weeksNeeded = 4;
/** The median absolute deviation times this estimates the standard deviation of normal data (Rousseeuw and Croux 1993). */
const madToSd = 1.4826;
/** Deviations below the median that count as an alarm. */
const alarmDeviations = 3;
/** A deviation is never taken for less than this share of the usual volume: eight weeks estimate it badly (docs/measurements.md, Silence). */
const leastShare = 0.25;

/**
 * Judges one source: the last 24 hours against the same 24 hours of the same weekday in up to eight earlier weeks, and the last 7 days
 * against the 7 days before each of them. An alarm is a count below median − 3 deviations, a deviation being the robust one (MAD) but never
 * less than what chance alone gives (the root of the median, as for Poisson counts) nor than a quarter of the median: a source of four items a
 * day is never alarming by one day without any, only by a week; a large one is from below a quarter of its usual volume.
 */
export function judgeVolume({ links, asked, ageDays, lastFoundAt }: VolumePast): VolumeVerdict {
  const usable = Array.from({ length: weeksBack }, (_, week) => (week + 1) * 7);
  const days = usable.filter((back) => back + 1 <= ageDays - 1 && asked[back] === true);
  const weeks = usable.filter((back) => back + 7 <= ageDays - 1 && asked.slice(back, back + 7).every(Boolean));
  const weekFrom = (back: number) => links.slice(back, back + 7).reduce((sum, n) => sum + n, 0);
  const day = windowOf(links[0] ?? 0, days.map((back) => links[back] ?? 0), asked[0] === true && asked[1] === true);
  const week = windowOf(weekFrom(0), weeks.map(weekFrom), asked.slice(0, 7).every(Boolean));
  const alarmed = [day, week].filter(({ alarm }) => alarm);
  const judged = [day, week].some(({ usual }) => usual !== null);
  const silent = alarmed.some(({ count }) => count === 0);
  return {
    state: silent ? 'silent' : alarmed.length > 0 ? 'low' : judged ? 'usual' : 'unknown',
    silentSince: silent ? lastFoundAt : null,
    last24h: day.count,
    usual24h: day.usual,
    last7d: week.count,
    usual7d: week.usual,
    weeks: Math.max(days.length, weeks.length),
  };
}

type Window = { readonly count: number; readonly usual: number | null; readonly alarm: boolean };

function windowOf(count: number, past: readonly number[], asked: boolean): Window {
  if (past.length < weeksNeeded) return { count, usual: null, alarm: false };
  const usual = median(past);
  const spread = madToSd * median(past.map((n) => Math.abs(n - usual)));
  // Not asked means that we slept, not the source.
  return { count, usual, alarm: asked && count < usual - alarmDeviations * Math.max(spread, Math.sqrt(usual), leastShare * usual) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

const dayMs = 86_400_000;
const daysBack = (weeksBack + 1) * 7;

/** Judges every source that is switched on and writes the verdicts down. Running it twice changes nothing. */
export async function watchSilence(db: Database, now = new Date()): Promise<{ judged: number; alarms: number }> {
  const spans = await db.rows<{ sourceId: SourceId; enabled: boolean; firstFoundAt: Date | null; lastFoundAt: Date | null }>(sql('source-spans'));
  const volumes = group(await db.rows<{ sourceId: SourceId; back: number; links: number }>(sql('volume-days'), [now, daysBack]));
  const asked = new Map((await db.rows<{ sourceId: SourceId; days: string[] }>(sql('asked-days'), [now, daysBack])).map((row) => [row.sourceId, new Set(row.days)]));
  let alarms = 0;
  const watched = spans.filter(({ enabled }) => enabled);
  for (const { sourceId, firstFoundAt, lastFoundAt } of watched) {
    const byDay = volumes.get(sourceId) ?? new Map<number, number>();
    const verdict = judgeVolume({
      links: Array.from({ length: daysBack }, (_, back) => byDay.get(back) ?? 0),
      asked: Array.from({ length: daysBack }, (_, back) => asked.get(sourceId)?.has(dayBefore(now, back)) ?? false),
      ageDays: firstFoundAt === null ? 0 : (now.getTime() - firstFoundAt.getTime()) / dayMs,
      lastFoundAt,
    });
    if (verdict.state === 'silent' || verdict.state === 'low') alarms += 1;
    await db.run(sql('save-volume'), [
      sourceId, verdict.state, verdict.silentSince, verdict.last24h, verdict.usual24h, verdict.last7d, verdict.usual7d, verdict.weeks, now,
    ]);
  }
  return { judged: watched.length, alarms };
}

/** The day (UTC) in which the 24 hours that lie `back` days back ended: polls are counted by calendar day. */
function dayBefore(now: Date, back: number): string {
  return new Date(now.getTime() - back * dayMs).toISOString().slice(0, 10);
}

function group(rows: readonly { sourceId: SourceId; back: number; links: number }[]): Map<SourceId, Map<number, number>> {
  const grouped = new Map<SourceId, Map<number, number>>();
  for (const { sourceId, back, links } of rows) grouped.set(sourceId, (grouped.get(sourceId) ?? new Map<number, number>()).set(back, links));
  return grouped;
}
