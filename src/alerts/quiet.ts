const dayMinutes = 1440;

/** Minutes since midnight in the office's own clock. */
function minutesNow(now: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(now);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return part('hour') * 60 + part('minute');
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** When the quiet hours that run now will end; null where none run. `from` later than `to` means over midnight; equal means none. */
export function quietUntil(quiet: { readonly quietFrom: string | null; readonly quietTo: string | null }, now: Date, timeZone: string): Date | null {
  if (quiet.quietFrom === null || quiet.quietTo === null) return null;
  const [from, to, at] = [minutesOf(quiet.quietFrom), minutesOf(quiet.quietTo), minutesNow(now, timeZone)];
  const inside = from <= to ? at >= from && at < to : at >= from || at < to;
  if (!inside) return null;
  const left = (to - at + dayMinutes) % dayMinutes;
  return new Date(Math.floor(now.getTime() / 60_000) * 60_000 + left * 60_000);
}
