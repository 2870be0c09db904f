// Dates, ages and names in the viewer's language and the office's time zone.

import type { Lang, Translate } from '../words/index.ts';

export type Moment = Date | string | null;

export type Format = {
  /** "07:42". */
  time(at: Moment): string;
  /** "07:42 hôm nay", "07:42 19/11", with the year where it is another one. */
  dateTime(at: Moment): string;
  /** "thứ Sáu, 20 tháng 11, 2026". */
  longDate(at: Moment): string;
  /** An ISO day as "20/11". */
  day(day: string): string;
  /** "còn 1 giờ 24", "quá hạn 3 giờ", "không hạn". */
  deadline(due: Moment): string;
  /** "3 giờ trước". */
  ago(at: Moment): string;
  /** Minutes east of UTC as "+08:00". */
  offset(minutes: number | null): string;
  country(code: string): string;
  language(code: string | null): string;
  number(value: number): string;
};

const minuteMs = 60_000;
const asDate = (at: Moment) => (at === null ? null : new Date(at));
const locales = { vi: 'vi-VN', en: 'en-GB' } as const;

/** Whole minutes as the two largest units: "2 ngày 3 giờ", "1 giờ 24 phút", "12 phút". */
function duration(minutes: number, t: Translate): string {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = Math.floor(minutes % 60);
  if (days > 0) return hours === 0 ? t('time.days', { n: days }) : `${t('time.days', { n: days })} ${t('time.hours', { n: hours })}`;
  if (hours > 0) return rest === 0 ? t('time.hours', { n: hours }) : `${t('time.hours', { n: hours })} ${t('time.minutes', { n: rest })}`;
  return t('time.minutes', { n: rest });
}

/** As the office's own documents write them. */
const territories: Record<Lang, Readonly<Record<string, string>>> = {
  vi: { TW: 'Đài Loan (Trung Quốc)', HK: 'Hồng Kông (Trung Quốc)', MO: 'Ma Cao (Trung Quốc)' },
  en: { TW: 'Taiwan (China)', HK: 'Hong Kong (China)', MO: 'Macao (China)' },
};

/** Names fall back to the code: some outlets publish in what CLDR does not know. */
function names(lang: Lang, type: 'region' | 'language'): (code: string) => string {
  const display = new Intl.DisplayNames([locales[lang]], { type, fallback: 'code' });
  return (code) => {
    try {
      return display.of(code) ?? code;
    } catch {
      return code;
    }
  };
}

export function createFormat(lang: Lang, timeZone: string, now: Date, t: Translate): Format {
  const locale = locales[lang];
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  const dayOf = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });
  const long = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone });
  const numbers = new Intl.NumberFormat(locale);
  const region = names(lang, 'region');
  const language = names(lang, 'language');
  const today = dayOf.format(now);
  const shortDay = (day: string) => `${day.slice(8, 10)}/${day.slice(5, 7)}${day.startsWith(today.slice(0, 4)) ? '' : `/${day.slice(0, 4)}`}`;
  const time = (at: Moment) => (asDate(at) === null ? '—' : clock.format(asDate(at) as Date));
  return {
    time,
    dateTime(at) {
      const date = asDate(at);
      if (date === null) return '—';
      const day = dayOf.format(date);
      return day === today ? t('time.today', { time: time(date) }) : `${time(date)} ${shortDay(day)}`;
    },
    longDate: (at) => (at === null ? '—' : long.format(new Date(at))),
    day: (day) => shortDay(day),
    deadline(due) {
      const date = asDate(due);
      if (date === null) return t('time.no-deadline');
      const minutes = Math.floor((date.getTime() - now.getTime()) / minuteMs);
      return minutes < 0 ? t('time.overdue', { time: duration(-minutes, t) }) : t('time.left', { time: duration(minutes, t) });
    },
    ago(at) {
      const date = asDate(at);
      if (date === null) return '—';
      const minutes = Math.floor((now.getTime() - date.getTime()) / minuteMs);
      return minutes < 1 ? t('time.just-now') : t('time.ago', { time: duration(minutes, t) });
    },
    offset(minutes) {
      if (minutes === null) return '';
      const size = Math.abs(minutes);
      return `${minutes < 0 ? '−' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
    },
    country: (code) => territories[lang][code] ?? region(code),
    language: (code) => (code === null || code === 'und' ? t('language.unknown') : language(code)),
    number: (value) => numbers.format(value),
  };
}
