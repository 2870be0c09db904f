// Weeks of a digest: ISO 8601 weeks, Monday to Sunday, as days of the office's calendar.

import { Problem } from '../errors.ts';

const dayMs = 86_400_000;
const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Monday of ISO week 1: the week that holds 4 January. */
function firstMonday(year: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs;
}

export type Week = { readonly name: string; readonly from: string; readonly to: string };

/** "2026-W47" gives its first and last day. Throws `bad-week`. */
export function weekNamed(name: string): Week {
  const match = /^(\d{4})-W(\d{2})$/.exec(name.trim());
  const year = Number(match?.[1]);
  const number = Number(match?.[2]);
  const monday = firstMonday(year) + (number - 1) * 7 * dayMs;
  // Week 53 exists only in some years; a year's weeks end where the next year's begin.
  if (match === null || number < 1 || monday >= firstMonday(year + 1)) throw new Problem('bad-week', { name });
  return { name: name.trim(), from: isoDay(monday), to: isoDay(monday + 6 * dayMs) };
}

/** The ISO week in which an ISO day lies. */
export function weekOfDay(day: string): Week {
  const at = Date.parse(`${day}T00:00:00Z`);
  const thursday = at + (3 - ((new Date(at).getUTCDay() + 6) % 7)) * dayMs;
  const year = new Date(thursday).getUTCFullYear();
  const number = Math.floor((thursday - firstMonday(year)) / (7 * dayMs)) + 1;
  return weekNamed(`${year}-W${String(number).padStart(2, '0')}`);
}

/** The day, ISO, that a moment falls on in a time zone (IANA name). */
export function dayIn(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The week in which a moment falls on the office's calendar. */
export function weekOf(timeZone: string, at: Date): Week {
  return weekOfDay(dayIn(timeZone, at));
}

/** The week before or after, counted in weeks. */
export function weekAfter(week: Week, weeks: number): Week {
  return weekOfDay(isoDay(Date.parse(`${week.from}T00:00:00Z`) + weeks * 7 * dayMs));
}
