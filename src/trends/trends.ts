import { sqlBeside, type Database } from '../database/index.ts';
import type { AboutLabel, FlagLevel } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);
const rowsOfKind = 10;

export type Period = {
  readonly from: Date;
  /** The moment after the last one that counts. */
  readonly before: Date;
  /** IANA zone in which days and weeks begin. */
  readonly timeZone: string;
  readonly bucket: 'day' | 'week';
  /** Only articles about this; all of them where it is left out. */
  readonly about?: AboutLabel;
};

export type Bucket = { readonly day: string; readonly negative: number; readonly neutral: number; readonly positive: number; readonly notScored: number };

/** One name's articles in the period, how many of them negative and positive, and how many there were in the period before. */
export type Share = { readonly name: string; readonly count: number; readonly before: number; readonly negative: number; readonly positive: number };

export type Trends = {
  readonly buckets: readonly Bucket[];
  readonly topics: readonly Share[];
  readonly countries: readonly Share[];
  readonly languages: readonly Share[];
  readonly outlets: readonly Share[];
};

/** What the articles published in a period are, the ten largest of each kind, beside an equally long period just before. */
export async function trends(db: Database, { from, before, timeZone, bucket, about }: Period): Promise<Trends> {
  const buckets = await db.rows<Bucket>(sql('volume'), [from, before, timeZone, bucket, about ?? null]);
  const earlier = new Date(2 * from.getTime() - before.getTime());
  const shares = await db.rows<Share & { kind: string }>(sql('shares'), [earlier, from, before, about ?? null, rowsOfKind]);
  const of = (kind: string): Share[] => shares.filter((share) => share.kind === kind).map(({ kind: _, ...share }) => share);
  return { buckets, topics: of('topic'), countries: of('country'), languages: of('language'), outlets: of('outlet') };
}

/** Cases opened in a period by level; medians in hours, null where none was taken or closed. */
export type DeskTrend = {
  readonly level: FlagLevel;
  readonly opened: number;
  readonly taken: number;
  readonly closed: number;
  readonly hoursToTake: number | null;
  readonly hoursToClose: number | null;
  /** Taken after their deadline, or not taken although it has passed. */
  readonly assessedLate: number;
};

export function deskTrends(db: Database, { from, before }: Pick<Period, 'from' | 'before'>): Promise<DeskTrend[]> {
  return db.rows<DeskTrend>(sql('desk'), [from, before]);
}
