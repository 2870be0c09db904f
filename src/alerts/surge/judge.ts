// Surge (tăng nhanh): a story, or a topic in a country, that brings far more than its own past lets expect. docs/notes/alerts.md, "Surge".

import { median } from '../../sources/index.ts';

/** Earlier weeks that a topic × country is compared with, and how many must be usable. */
export const surgeWeeks = 8;
const weeksNeeded = 4;
/** The median absolute deviation times this estimates the standard deviation of normal data (Rousseeuw and Croux 1993). */
const madToSd = 1.4826;

export type SurgeRule = {
  /** Deviations above the median that count as a surge. */
  readonly deviations: number;
  /** A deviation is never taken for less than this share of the usual volume. */
  readonly leastShare: number;
  /** Fewer articles are never a surge. */
  readonly leastCount: number;
  /** Nor is less than so many times the usual. */
  readonly leastTimes: number;
};
/** Chosen on seeded synthetic series: docs/measurements.md, "Alerts". */
export const surgeRule: SurgeRule = { deviations: 5, leastShare: 0.25, leastCount: 6, leastTimes: 2 };

export type SurgeVerdict = { readonly surge: boolean; readonly count: number; readonly usual: number | null; readonly threshold: number | null; readonly weeks: number };

/** Above the median of what is compared with by so many robust deviations, each at least the root of the median (chance alone, as for Poisson counts). */
export function judgeAgainst(count: number, past: readonly number[], needed: number, rule: SurgeRule = surgeRule, burst = 0): SurgeVerdict {
  if (past.length < needed) return { surge: false, count, usual: null, threshold: null, weeks: past.length };
  const usual = median(past);
  const spread = madToSd * median(past.map((n) => Math.abs(n - usual)));
  // The largest of a few past windows is passed too: bursts that come every few weeks are usual here.
  const threshold = Math.max(usual + rule.deviations * Math.max(spread, Math.sqrt(Math.max(usual, 1)), rule.leastShare * usual), rule.leastTimes * usual, rule.leastCount - 1, burst, ...past);
  return { surge: count > threshold, count, usual, threshold, weeks: past.length };
}

/**
 * A topic in a country: the last 24 hours against the same 24 hours of the same weekday in up to eight earlier weeks. `days` are articles in
 * each 24 hours back from now, newest first; only whole weeks after the archive's first are used.
 */
export function judgeTopic(days: readonly number[], archiveDays: number, rule: SurgeRule = surgeRule): SurgeVerdict {
  const past = Array.from({ length: surgeWeeks }, (_, week) => (week + 1) * 7).filter((back) => back + 1 <= archiveDays - 7).map((back) => days[back] ?? 0);
  return judgeAgainst(days[0] ?? 0, past, weeksNeeded, rule, largestBurst(days, past.length, median(past)));
}

/** The largest day of all compared weeks, as large as it would be on today's weekday: a newsroom that bursts on some Tuesday bursts on any day. */
function largestBurst(days: readonly number[], weeks: number, usual: number): number {
  const perWeekday = Array.from({ length: 7 }, (_, weekday) => Array.from({ length: weeks }, (_week, week) => days[week * 7 + 7 + weekday] ?? 0));
  return Math.max(0, ...perWeekday.flatMap((counts) => counts.map((n) => n * Math.min(1, Math.max(usual, 1) / Math.max(median(counts), 1)))));
}

/** Windows of a story: six hours each. */
export const storyWindowHours = 6;
const storyWindowsNeeded = 4;

/**
 * A story: outlets that came to it in the last six hours against each earlier six hours since its first day (up to four days back), and never
 * fewer than what stories of the archive bring in their first day. `windows` are newest first.
 */
export function judgeStory(windows: readonly number[], ageHours: number, firstDay: { readonly stories: number; readonly high: number }, rule: SurgeRule = surgeRule): SurgeVerdict {
  const [count = 0] = windows;
  const whole = Math.floor(ageHours / storyWindowHours);
  const earlier = windows.slice(1, Math.min(whole, 17));
  if (earlier.length >= storyWindowsNeeded) return judgeAgainst(count, earlier, storyWindowsNeeded, rule);
  // Too young to have a past of its own: only what is larger than all but one in a hundred first days of the office's stories.
  if (firstDay.stories < 50) return { surge: false, count, usual: null, threshold: null, weeks: 0 };
  const sum = windows.slice(0, 4).reduce((total, n) => total + n, 0);
  const threshold = Math.max(firstDay.high, rule.leastCount - 1);
  return { surge: sum > threshold, count: sum, usual: firstDay.high, threshold, weeks: 0 };
}
