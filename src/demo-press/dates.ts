// Dates as newspapers write them, in the outlet's own time zone.

type Local = { year: number; month: number; day: number; hour: string; minute: string; weekday: number };

const two = (n: number) => String(n).padStart(2, '0');

function localParts(at: Date, offsetMinutes: number): Local {
  const shifted = new Date(at.getTime() + offsetMinutes * 60_000);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: two(shifted.getUTCHours()),
    minute: two(shifted.getUTCMinutes()),
    weekday: shifted.getUTCDay(),
  };
}

function offsetText(offsetMinutes: number, colon: string): string {
  const size = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${colon}${two(size % 60)}`;
}

/** 2026-11-20T14:05:00+07:00 */
export function isoDate(at: Date, offsetMinutes: number): string {
  const shifted = new Date(at.getTime() + offsetMinutes * 60_000);
  return shifted.toISOString().slice(0, 19) + offsetText(offsetMinutes, ':');
}

/** Fri, 20 Nov 2026 14:05:00 +0700 (RFC 822 with a four-digit year, as RSS wants it) */
export function rssDate(at: Date, offsetMinutes: number): string {
  const shifted = new Date(at.getTime() + offsetMinutes * 60_000);
  return shifted.toUTCString().replace('GMT', offsetText(offsetMinutes, ''));
}

const months = {
  en: 'January February March April May June July August September October November December'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  th: 'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม'.split(' '),
} as const;
const vietnameseDays = ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];

/** The date as a reader sees it on the page of a newspaper in this language. */
export function shownDate(at: Date, offsetMinutes: number, language: string): string {
  const { year, month, day, hour, minute, weekday } = localParts(at, offsetMinutes);
  const time = `${hour}:${minute}`;
  switch (language) {
    case 'vi':
      return `${vietnameseDays[weekday]}, ${two(day)}/${two(month)}/${year} ${time} GMT+7`;
    case 'zh':
      return `${year}-${two(month)}-${two(day)} ${time}`;
    case 'ja':
      return `${year}年${month}月${day}日 ${hour}時${minute}分`;
    case 'ko':
      return `${year}.${two(month)}.${two(day)} ${time}`;
    case 'th': // The Buddhist era is 543 years ahead.
      return `${day} ${months.th[month - 1]} ${year + 543} ${time} น.`;
    case 'lo':
    case 'km':
      return `${two(day)}/${two(month)}/${year} ${time}`;
    case 'fr':
      return `${day} ${months.fr[month - 1]} ${year} à ${hour}h${minute}`;
    case 'ru':
      return `${day} ${months.ru[month - 1]} ${year}, ${time}`;
    default:
      return `${months.en[month - 1]} ${day}, ${year} ${time}`;
  }
}
