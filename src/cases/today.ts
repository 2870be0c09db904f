// Figures of the day: what stands on every page's top line, and what the first screen shows.

import { sqlBeside, type Database } from '../database/index.ts';
import { quietSources } from '../sources/index.ts';

const sql = sqlBeside(import.meta.url);
const dayMs = 86_400_000;

/** What the frame of every page says. */
export type DeskFigures = {
  /** Cases that are not closed. */
  readonly open: number;
  /** The newest case, to notice later ones; 0 while there is none. */
  readonly newestCase: number;
  readonly articles24h: number;
  /** The last time that any source answered. */
  readonly lastSuccessAt: Date | null;
  /** Enabled sources from which nothing comes, as the room `sources` tells them. */
  readonly silentSources: number;
};

export async function deskFigures(db: Database, now: Date): Promise<DeskFigures> {
  const figures = await db.one<Omit<DeskFigures, 'silentSources'>>(sql('desk-figures'), [new Date(now.getTime() - dayMs), now]);
  return { ...figures, silentSources: (await quietSources(db, now)).length };
}

export type Count = { readonly name: string; readonly count: number };

export type TodayFigures = {
  /** First seen in the last 24 hours, and in the 24 hours before. */
  readonly articles: { readonly now: number; readonly before: number };
  readonly stories: { readonly now: number; readonly before: number };
  /** About the province, in the last 24 hours. */
  readonly province: { readonly now: number; readonly before: number };
  readonly outlets: number;
  /** Articles about the province by the day they were published, oldest first; days in the office's time zone. */
  readonly days: readonly { readonly day: string; readonly negative: number; readonly neutral: number; readonly positive: number; readonly notScored: number }[];
  /** About the province in the last seven days, most first. */
  readonly countries: readonly Count[];
  readonly topics: readonly Count[];
  readonly languages: readonly Count[];
};

type Volume = { articles: number; articlesBefore: number; stories: number; storiesBefore: number; province: number; provinceBefore: number; outlets: number };

/** Three statements over what was seen in the last two days and published in the last two weeks. */
export async function todayFigures(db: Database, now: Date, timeZone: string): Promise<TodayFigures> {
  const ago = (days: number) => new Date(now.getTime() - days * dayMs);
  const volume = await db.one<Volume>(sql('today-volume'), [ago(1), ago(2)]);
  const days = await db.rows<TodayFigures['days'][number]>(sql('today-days'), [now, timeZone]);
  const shares = await db.rows<Count & { kind: 'country' | 'topic' | 'language' }>(sql('today-shares'), [ago(7)]);
  const top = (kind: string) => shares.filter((share) => share.kind === kind).map(({ name, count }) => ({ name, count }));
  return {
    articles: { now: volume.articles, before: volume.articlesBefore },
    stories: { now: volume.stories, before: volume.storiesBefore },
    province: { now: volume.province, before: volume.provinceBefore },
    outlets: volume.outlets,
    days,
    countries: top('country'),
    topics: top('topic'),
    languages: top('language'),
  };
}

/** How many open cases came after the one a person saw last. */
export async function casesAfter(db: Database, caseId: number): Promise<number> {
  return (await db.one<{ count: number }>(sql('cases-after'), [caseId])).count;
}
