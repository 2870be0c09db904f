// Looks over topics by country and over stories that move, and raises a flag "to be read" where one surges.

import { openCase } from '../../cases/index.ts';
import { sqlBeside, type Database } from '../../database/index.ts';
import { raiseSurgeFlag } from '../../flags/index.ts';
import { judgeStory, judgeTopic, storyWindowHours, surgeWeeks, type SurgeVerdict } from './judge.ts';

const sql = sqlBeside(new URL('..', import.meta.url).href);
const daysBack = (surgeWeeks + 1) * 7;

type Found = { readonly kind: 'story' | 'topic'; readonly storyId: number; readonly topic: string | null; readonly country: string | null; readonly verdict: SurgeVerdict; readonly growing: readonly string[]; readonly notYet: readonly string[] };

/** Judges everything once and raises what surges; each story and each topic × country is told of once (a series again after a week). */
export async function watchSurges(db: Database, now = new Date()): Promise<{ judged: number; raised: number }> {
  const countries = (await db.rows<{ country: string }>(sql('watched-countries'))).map(({ country }) => country);
  const topics = await topicSurges(db, countries, now);
  const stories = await storySurges(db, countries, now);
  let raised = 0;
  for (const found of [...topics.found, ...stories.found]) {
    await raise(db, found, now);
    raised += 1;
  }
  return { judged: topics.judged + stories.judged, raised };
}

async function topicSurges(db: Database, countries: readonly string[], now: Date): Promise<{ found: Found[]; judged: number }> {
  const { days } = await db.one<{ days: number | null }>(sql('archive-age'), [now]);
  if (days === null) return { found: [], judged: 0 };
  const series = new Map<string, Map<string, number[]>>();
  for (const { topic, country, back, count } of await db.rows<{ topic: string; country: string; back: number; count: number }>(sql('topic-days'), [now, daysBack])) {
    const byCountry = series.get(topic) ?? new Map<string, number[]>();
    const volumes = byCountry.get(country) ?? Array.from({ length: daysBack }, () => 0);
    volumes[back] = count;
    series.set(topic, byCountry.set(country, volumes));
  }
  const found: Found[] = [];
  let judged = 0;
  for (const [topic, byCountry] of series) {
    const verdicts = [...byCountry].map(([country, volumes]) => ({ country, verdict: judgeTopic(volumes, days) }));
    judged += verdicts.length;
    const growing = verdicts.filter(({ verdict }) => verdict.surge).map(({ country }) => country);
    const notYet = countries.filter((country) => !growing.includes(country));
    for (const country of growing) {
      const verdict = verdicts.find((one) => one.country === country)?.verdict;
      const story = await db.maybe<{ storyId: number }>(sql('topic-story'), [now, topic, country]);
      if (verdict === undefined || story === null || (await db.maybe(sql('recent-surge'), [topic, country, now])) !== null) continue;
      found.push({ kind: 'topic', storyId: story.storyId, topic, country, verdict, growing, notYet });
    }
  }
  return { found, judged };
}

async function storySurges(db: Database, countries: readonly string[], now: Date): Promise<{ found: Found[]; judged: number }> {
  const moved = await db.rows<{ storyId: number; ageHours: number; backs: number[]; growing: string[] | null; countries: string[] }>(sql('story-windows'), [now, storyWindowHours]);
  if (moved.length === 0) return { found: [], judged: 0 };
  const firstDay = await db.one<{ stories: number; high: number }>(sql('first-days'), [now]);
  const found: Found[] = [];
  for (const { storyId, ageHours, backs, growing, countries: reached } of moved) {
    const windows = Array.from({ length: 17 }, (_, back) => backs.filter((one) => one === back).length);
    const verdict = judgeStory(windows, Number(ageHours), firstDay);
    if (!verdict.surge || (await db.maybe(sql('story-surged'), [storyId])) !== null) continue;
    found.push({ kind: 'story', storyId, topic: null, country: null, verdict, growing: growing ?? [], notYet: countries.filter((country) => !reached.includes(country)) });
  }
  return { found, judged: moved.length };
}

/** Flag, figure and case in one transaction; the outbox is filled by the flag's trigger. */
async function raise(db: Database, { kind, storyId, topic, country, verdict, growing, notYet }: Found, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const { id } = await raiseSurgeFlag(tx, storyId);
    await tx.run(sql('add-surge'), [kind, id, storyId, topic, country, verdict.count, verdict.usual ?? 0, verdict.threshold ?? 0, verdict.weeks, growing, notYet, now]);
    await openCase(tx, storyId, 'read', { now });
  });
}
