// Statistics of a period, of the desk's work, and of today.

import { z } from 'zod';
import { todayFigures } from '../../../src/cases/index.ts';
import { Problem } from '../../../src/errors.ts';
import { aboutLabels, flagLevels } from '../../../src/model/index.ts';
import { deskTrends, trends } from '../../../src/trends/index.ts';
import { dayStart } from '../../clock.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { day, moment } from '../shapes.ts';

const dayMs = 86_400_000;
/** The longest period that statistics are made of in one call. */
const longestDays = 1100;

const share = z.object({ name: z.string(), count: z.int(), before: z.int(), negative: z.int(), positive: z.int() });
const tones = { negative: z.int(), neutral: z.int(), positive: z.int(), notScored: z.int() };
const hours = z.number().nullable();
const counted = z.array(z.object({ name: z.string(), count: z.int() }));
const nowAndBefore = z.object({ now: z.int(), before: z.int() });

/** Throws `bad-parameter`. */
function periodOf({ from, to }: { from: string; to: string }, timeZone: string): { from: Date; before: Date } {
  const [first, last] = [dayStart(from, timeZone), dayStart(to, timeZone)];
  if (first === undefined || last === undefined || last < first || last.getTime() - first.getTime() > longestDays * dayMs) {
    throw new Problem('bad-parameter', { name: 'to', cause: `must not be before "from", nor more than ${longestDays} days after it` });
  }
  return { from: first, before: new Date(last.getTime() + dayMs) };
}

const days = { from: day, to: day.describe('the last day that counts') };

export const statisticsEndpoints: readonly Endpoint[] = [
  endpoint({
    id: 'statistics', method: 'get', path: '/statistics', tag: 'statistics', summary: 'Volume, tone, topics, countries, languages and outlets of a period beside the one before (the Trends screen)', scope: 'read', needs: 'read',
    query: z.object({ ...days, bucket: z.enum(['day', 'week']).optional(), about: z.enum(aboutLabels).optional() }),
    answer: z.object({ from: moment, before: moment, buckets: z.array(z.object({ day, ...tones })), topics: z.array(share), countries: z.array(share), languages: z.array(share), outlets: z.array(share) }),
    async run({ deps, db, query }) {
      const { timeZone } = deps.province;
      const period = periodOf(query, timeZone);
      const figures = await trends(db, { ...period, timeZone, bucket: query.bucket ?? 'day', ...(query.about && { about: query.about }) });
      return { body: { ...period, ...figures } };
    },
  }),
  endpoint({
    id: 'deskStatistics', method: 'get', path: '/desk-statistics', tag: 'statistics', summary: 'Cases opened in a period and how soon the desk took and closed them', scope: 'read', needs: 'read', query: z.object(days),
    answer: z.object({ from: moment, before: moment, levels: z.array(z.object({ level: z.enum(flagLevels), opened: z.int(), taken: z.int(), closed: z.int(), hoursToTake: hours, hoursToClose: hours, assessedLate: z.int() })) }),
    async run({ deps, db, query }) {
      const period = periodOf(query, deps.province.timeZone);
      return { body: { ...period, levels: await deskTrends(db, period) } };
    },
  }),
  endpoint({
    id: 'today', method: 'get', path: '/today', tag: 'statistics', summary: 'What is new since yesterday, with the day before', scope: 'read', needs: 'read',
    answer: z.object({ articles: nowAndBefore, stories: nowAndBefore, province: nowAndBefore, outlets: z.int(), days: z.array(z.object({ day, ...tones })), countries: counted, topics: counted, languages: counted }),
    run: async ({ deps, db, now }) => ({ body: await todayFigures(db, now, deps.province.timeZone) }),
  }),
];
