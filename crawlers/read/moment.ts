// A moment as feeds and pages write it, in many forms and languages, to UTC with its offset kept.

import { monthOf, offsetOf } from './moment-words.ts';

export type Moment = {
  readonly at: Date;
  /** Minutes east of UTC as written; null where none was written. */
  readonly offsetMinutes: number | null;
  /** False where only a day, month or year was given: `at` is then its first minute. */
  readonly hasTime: boolean;
};

export type MomentOptions = {
  /** IANA zone of a time written without offset; UTC if absent. */
  readonly timeZone?: string;
  /** 3/4/2025 is 4 March (American); otherwise 3 April. */
  readonly monthFirst?: boolean;
};

type Parts = { year: number; month: number; day: number; hour?: number; minute?: number; second?: number; offset?: number | null };

/** Reads one date that makes up the whole text (weekday and labels around it are allowed); null where it is none or impossible. */
export function parseMoment(text: string, options: MomentOptions = {}): Moment | null {
  const plain = asciiDigits(text.slice(0, 200)).replace(/[\s\u00a0]+/g, ' ').trim();
  if (!/\d/.test(plain)) return null;
  const parts = readIso(plain) ?? readOldIso(plain) ?? readWords(plain, options.monthFirst === true);
  return parts === null || parts === undefined ? null : momentOf(parts, options);
}

const zeroes = [0x0660, 0x06f0, 0x0966, 0x0e50, 0x0ed0, 0x1040, 0x17e0, 0xff10];
/** Thai, Lao, Khmer, full-width and other digits as 0 to 9. */
const asciiDigits = (text: string): string =>
  text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    const zero = zeroes.find((z) => code >= z && code < z + 10);
    return zero === undefined ? digit : String(code - zero);
  });

const clock = String.raw`(\d{1,2})[:h]?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?`;
const iso = new RegExp(String.raw`^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:(?:T| |T )${clock}\s*(Z|[A-Za-z]{2,4}|(?:GMT|UTC)?\s?[+-]\d{1,2}:?\d{2}|[+-]\d{1,2})?)?(?:\[[\w/]+\])?$`, 'i');

/** W3CDTF and ISO 8601: 2025, 2025-05, 2025-05-12, 2025-05-12T10:30+07:00. */
function readIso(text: string): Parts | null {
  const found = iso.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, zone] = found;
  if (hour === undefined && zone !== undefined) return null;
  const offset = zone === undefined ? null : offsetOf(zone);
  if (offset === undefined || Number(year) < 1300) return null;
  return { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1), ...time(hour, minute, second), offset };
}

/** Forms of ISO 8601 with a two-digit year, as Python's feedparser reads them: 031231, 03-12-31, -0312, -03-12. */
function readOldIso(text: string): Parts | null {
  const found = /^(\d{2})-?(\d{2})-?(\d{2})$/.exec(text) ?? /^-(\d{2})-?(\d{2})$/.exec(text);
  if (!found) return null;
  return { year: fullYear(found[1]!), month: Number(found[2]), day: Number(found[3] ?? 1), offset: null };
}

const fullYear = (text: string): number => {
  const year = Number(text);
  if (text.length > 2) return year;
  return year + (year < 90 ? 2000 : 1900);
};

const time = (hour?: string, minute?: string, second?: string): Pick<Parts, 'hour' | 'minute' | 'second'> =>
  hour === undefined ? {} : { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) };

const dayForms: readonly [RegExp, (f: RegExpExecArray, monthFirst: boolean) => Parts | null][] = [
  // 2025年5月12日, 2004년 05월 28일
  [/(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?/u, (f) => ({ year: +f[1]!, month: +f[2]!, day: +f[3]! })],
  // ngày 12 tháng 5 năm 2025
  [/(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})/iu, (f) => ({ year: +f[3]!, month: +f[2]!, day: +f[1]! })],
  // 2025/05/12, 2025.5.12, 2004-július-13
  [/(?<!\d)(\d{4})\s?[-/.]\s?(\d{1,2}|\p{L}{3,12})\s?[-/.]\s?(\d{1,2})(?!\d)/u, (f) => named(f[1]!, f[2]!, f[3]!)],
  // 12/05/2025, 12.5.2025, 12-05-2025
  [/(?<![\d:])(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?![\d:])/u, (f, monthFirst) => dayAndMonth(+f[1]!, +f[2]!, fullYear(f[3]!), monthFirst)],
  // 12 May 2025, 12. Mai 2025, 12 พ.ค. 2568, 12-May-25, Mon, 13 Feb, 2012
  [/(?<![\d:])(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]*(?:de |ខែ|ເດືອນ|เดือน)?\s*([\p{L}\p{M}.៰-៹]{2,14})[,\s.-]*(?:de |ឆ្នាំ|ປີ|พ\.ศ\. ?|năm )?\s*(\d{4}|\d{2})(?![\d:])/iu, (f) => named(f[3]!, f[2]!, f[1]!)],
  // May 12, 2025
  [/([\p{L}\p{M}.]{3,14})\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)/iu, (f) => named(f[3]!, f[1]!, f[2]!)],
  // asctime: Sun Jan 4 16:29:06 2004, Jul 15 01:16:00 +0000 2012
  [/(\p{L}{3,9})\s+(\d{1,2})\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:[A-Z+-][\w:+-]*\s+)?(\d{4})$/u, (f) => named(f[3]!, f[1]!, f[2]!)],
];

function named(year: string, month: string, day: string): Parts | null {
  const number = /^\d+$/.test(month) ? Number(month) : monthOf(month);
  return number === null ? null : { year: fullYear(year), month: number, day: Number(day) };
}

function dayAndMonth(first: number, second: number, year: number, monthFirst: boolean): Parts {
  const american = second > 12 || (monthFirst && first <= 12);
  return american ? { year, month: first, day: second } : { year, month: second, day: first };
}

function readWords(text: string, monthFirst: boolean): Parts | null {
  for (const [form, read] of dayForms) {
    const found = form.exec(text);
    if (!found) continue;
    const day = read(found, monthFirst);
    if (!day) continue;
    const korean = /[년월일]|오전|오후/.test(text);
    const rest = `${text.slice(0, found.index)} ${/\d:\d\d/.test(found[0]) ? found[0].replace(/\s\d{4}$/, '') : ' '} ${text.slice(found.index + found[0].length)}`;
    const at = readClock(rest);
    if (at === null) return null;
    return { ...day, ...at, offset: at.offset ?? (korean ? 540 : null) };
  }
  return null;
}

const clockAndZone = /(?<![\d:])(\d{1,2})(?:[:h]|\.(?=\d{2}(?!\d))|\s?giờ\s?|時|时|시\s?)(\d{2})(?:[:分분]\s?(\d{2})(?:\.\d+)?)?([:\d]?)/u;

/** The time of day in what is left beside the day; an empty object where there is none, null where it is wrong. */
function readClock(rest: string): (ReturnType<typeof time> & { offset?: number }) | null {
  const found = clockAndZone.exec(rest);
  const after = (found ? rest.slice(found.index + found[0].length) : rest).trim();
  if (!found) return /\d:/.test(rest) ? null : {};
  if (found[4] !== '') return null;
  let hour = Number(found[1]);
  const before = rest.slice(0, found.index);
  const afternoon = /^\s*p\.?m\b/i.test(after) || /(?:오후|下午|晚上|午後|CH|chiều|tối)\s*$/u.test(before) || /^\s*(?:CH|PM)\b/.test(after);
  const morning = /^\s*a\.?m\b/i.test(after) || /(?:오전|上午|午前|凌晨)\s*$/u.test(before);
  if (afternoon && hour < 12) hour += 12;
  if (morning && hour === 12) hour = 0;
  const zone = /(?:^|[\s,(])((?:Etc\/)?(?:GMT|UTC|UT)\s?[+-]\s?\S{1,5}|[+-]\d{1,2}:?\d{2}|[+-]\S+|(?:Etc\/)?[A-Za-zА-я]{1,4})(?=$|[\s),])/u.exec(after.replace(/^[ap]\.?m\.?/i, ''));
  const offset = zone ? offsetOf(zone[1]!) : undefined;
  if (zone && offset === undefined && /^(?:GMT|UTC)?\s?[+-]/i.test(zone[1]!) && /[a-z:]/i.test(zone[1]!.replace(/^(?:GMT|UTC)/i, ''))) return null;
  return { hour, minute: Number(found[2]), second: Number(found[3] ?? 0), ...(offset === undefined ? {} : { offset }) };
}

function momentOf(parts: Parts, { timeZone }: MomentOptions): Moment | null {
  // The Buddhist era of Thailand, Laos and Cambodia runs 543 years ahead.
  const year = parts.year >= 2400 && parts.year < 2700 ? parts.year - 543 : parts.year;
  const { month, day, hour = 0, minute = 0, second = 0 } = parts;
  const possible = year >= 1600 && year <= 2399 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) && (hour < 24 || (hour === 24 && minute === 0)) && minute <= 59 && second <= 60;
  if (!possible) return null;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const offset = parts.offset ?? null;
  const minutes = offset ?? (timeZone === undefined ? 0 : offsetInZone(local, timeZone));
  return { at: new Date(local - minutes * 60_000), offsetMinutes: offset, hasTime: parts.hour !== undefined };
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Minutes east of UTC that hold in an IANA zone when its clocks show `local` (given as if it were UTC). */
export function offsetInZone(local: number, timeZone: string): number {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
    const shown = (at: number): number => {
      const p = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
      return Date.UTC(p['year']!, p['month']! - 1, p['day']!, p['hour']!, p['minute']!, p['second']!);
    };
    const first = shown(local) - local;
    return Math.round((shown(local - first) - (local - first)) / 60_000);
  } catch {
    return 0;
  }
}
