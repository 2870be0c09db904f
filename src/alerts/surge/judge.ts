// Surge (tăng nhanh): a story, or a topic in a country, that brings far more than its own past lets expect. docs/notes/alerts.md, "Surge".

import { median } from '../../sources/index.ts';

/** Earlier weeks that a topic × country is compared with, and how many must be usable. */
export const surgeWeeks = 8;
const weeksNeeded = 4;
/** The median absolute deviation times this estimates the standard deviation of normal data (Rousseeuw and Croux 1993). */
const madToSd = 1.4826;

export type SurgeRule = {
  /** Chance of so many articles on an ordinary day, under which a topic surges. */
  readonly chance: number;
  /** Deviations above the median that count as a surge of a story. */
  readonly deviations: number;
  /** A story's deviation is never taken for less than this share of its usual volume. */
  readonly leastShare: number;
  /** Fewer articles are never a surge. */
  readonly leastCount: number;
  /** Nor is less than so many times the usual. */
  readonly leastTimes: number;
};
/** Chosen on seeded synthetic series: docs/measurements.md, "Alerts". */
export const surgeRule: SurgeRule = { chance: 0.001, deviations: 5, leastShare: 0.25, leastCount: 6, leastTimes: 2 };

/** `usual`: articles on such a day (a topic, mean of the weeks) or in such hours (a story, median). */
export type SurgeVerdict = { readonly surge: boolean; readonly count: number; readonly usual: number | null; readonly threshold: number | null; readonly weeks: number };

const mean = (values: readonly number[]) => values.reduce((sum, n) => sum + n, 0) / values.length;
/** An ordinary day is never taken for less than this, or a first article ever would be a wonder. */
const leastMean = 0.25;

/**
 * A topic in a country: the last 24 hours against the same 24 hours of the same weekday in up to eight earlier weeks. `days` are articles in
 * each 24 hours back from now, newest first; only whole weeks after the archive's first are used. Counts are taken for negative binomial: the mean is
 * the weekday's, plus its standard error, the variance as many times the mean as over all days of those weeks (Pearson's statistic).
 */
export function judgeTopic(days: readonly number[], archiveDays: number, rule: SurgeRule = surgeRule): SurgeVerdict {
  const count = days[0] ?? 0;
  const weeks = Array.from({ length: surgeWeeks }, (_, week) => (week + 1) * 7).filter((back) => back + 1 <= archiveDays - 7).length;
  if (weeks < weeksNeeded) return { surge: false, count, usual: null, threshold: null, weeks };
  const weekdays = Array.from({ length: 7 }, (_, weekday) => Array.from({ length: weeks }, (_week, week) => days[week * 7 + 7 + weekday] ?? 0));
  const usual = mean(weekdays[0] ?? [0]);
  const spread = dispersion(weekdays);
  const expected = Math.max(usual, leastMean);
  const threshold = Math.max(countAtChance(expected + Math.sqrt((spread * expected) / weeks), spread, rule.chance), rule.leastTimes * usual, rule.leastCount - 1);
  return { surge: count > threshold, count, usual: Math.round(usual * 10) / 10, threshold, weeks };
}

/** Variance as a multiple of the mean, at least 1 (Poisson): Pearson's chi-square over its degrees of freedom, each weekday with a mean of its own. */
function dispersion(weekdays: readonly (readonly number[])[]): number {
  let [chiSquare, freedom] = [0, 0];
  for (const counts of weekdays) {
    const expected = mean(counts);
    if (expected === 0) continue;
    chiSquare += counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    freedom += counts.length - 1;
  }
  return freedom === 0 ? 1 : Math.max(1, chiSquare / freedom);
}

/** The least count that a negative binomial variable of this mean and dispersion exceeds with at most this chance; by adding up its probabilities. */
function countAtChance(expected: number, spread: number, chance: number): number {
  // At a dispersion of 1 it is Poisson's; a hair above, so that one formula does.
  const times = Math.max(spread, 1.001);
  const size = expected / (times - 1);
  let logOf = -size * Math.log(times);
  let sum = Math.exp(logOf);
  let count = 0;
  for (; sum < 1 - chance && count < 1e6; sum += Math.exp(logOf)) {
    logOf += Math.log(((times - 1) / times) * ((size + count) / (count + 1)));
    count += 1;
  }
  return count;
}

/** Above the median of what is compared with, and its largest, by so many robust deviations, each at least the root of the median (chance alone, as for Poisson counts). */
function judgeWindow(count: number, past: readonly number[], rule: SurgeRule): SurgeVerdict {
  const usual = median(past);
  const spread = madToSd * median(past.map((n) => Math.abs(n - usual)));
  const threshold = Math.max(usual + rule.deviations * Math.max(spread, Math.sqrt(Math.max(usual, 1)), rule.leastShare * usual), rule.leastTimes * usual, rule.leastCount - 1, ...past);
  return { surge: count > threshold, count, usual, threshold, weeks: past.length };
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
  if (earlier.length >= storyWindowsNeeded) return judgeWindow(count, earlier, rule);
  // Too young to have a past of its own: only what is larger than all but one in a hundred first days of the office's stories.
  if (firstDay.stories < 50) return { surge: false, count, usual: null, threshold: null, weeks: 0 };
  const sum = windows.slice(0, 4).reduce((total, n) => total + n, 0);
  const threshold = Math.max(firstDay.high, rule.leastCount - 1);
  return { surge: sum > threshold, count: sum, usual: firstDay.high, threshold, weeks: 0 };
}
