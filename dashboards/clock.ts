// The office's day.

/** Midnight of the day that `now` lies in, in the office's time zone. */
export function startOfDay(now: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone }).formatToParts(now);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const sinceMidnightMs = ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000 + now.getMilliseconds();
  return new Date(now.getTime() - sinceMidnightMs);
}

/** A calendar day in the office's zone as the moment it begins; undefined for what is no day. */
export function dayStart(day: string | null, timeZone: string): Date | undefined {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const guess = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(guess.getTime())) return undefined;
  const shown = new Date(guess.toLocaleString('sv', { timeZone }).replace(' ', 'T') + 'Z');
  return new Date(guess.getTime() - (shown.getTime() - guess.getTime()));
}
