// Until when a story is set aside, as a form says it: mornings of the office at seven.

import type { AsideUntil } from '../../src/cases/index.ts';
import { dayStart, startOfDay } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Fields } from '../form.ts';

export const asideChoices = ['tomorrow', 'week', 'louder'] as const;
const dayMs = 86_400_000;
const morningMs = 7 * 3_600_000;

/** Midnight `days` later; half a day is added before rounding, since a day may have 23 or 25 hours. */
const daysLater = (midnight: Date, days: number, timeZone: string) => startOfDay(new Date(midnight.getTime() + days * dayMs + dayMs / 2), timeZone);

/** `until` names a choice, `day` a day; a date of 1970, which the room refuses, for neither. */
export function readUntil(form: Fields, now: Date, { province: { timeZone } }: Deps): AsideUntil {
  const morning = (midnight: Date) => new Date(midnight.getTime() + morningMs);
  const today = startOfDay(now, timeZone);
  switch (form.text('until')) {
    case 'louder': return 'louder-flag';
    case 'tomorrow': return morning(daysLater(today, 1, timeZone));
    case 'week': {
      const weekday = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone }).format(now);
      const toMonday = 7 - ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday);
      return morning(daysLater(today, toMonday, timeZone));
    }
    default: {
      const day = dayStart(form.text('day'), timeZone);
      return day === undefined ? new Date(0) : morning(day);
    }
  }
}

/** Tomorrow as a form's date field writes it: the first day that can be chosen. */
export function firstDay(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone }).format(daysLater(startOfDay(now, timeZone), 1, timeZone));
}
