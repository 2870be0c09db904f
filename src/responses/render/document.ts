// From one text of a response to a document: every word that DOCX and PDF show besides the text itself is decided here.

import type { Letterhead } from '../../model/index.ts';
import type { ResponseHead } from '../read.ts';

export type PaperSide = 'text' | 'vi';
/** What is drawn, and of which office. */
export type Drawable = {
  readonly head: ResponseHead;
  readonly caseNumber: string;
  readonly side: PaperSide;
  readonly seat: { readonly vi: string; readonly en: string };
  readonly timeZone: string;
  /** True for the fictional press; the paper then says so. */
  readonly fictional: boolean;
  /** The office's own, as it held when the text was released; null keeps the blanks. */
  readonly letterhead?: Letterhead | null;
};

export type Paper = {
  readonly language: string;
  readonly banners: readonly string[];
  readonly parent: string;
  readonly organ: string;
  readonly number: string;
  /** "V/v …" under the number of an official letter; null where the paper has a title. */
  readonly about: string | null;
  readonly nation: string;
  readonly motto: string;
  readonly placeAndDate: string;
  /** Kind and subject as a title; null for a letter. */
  readonly kind: string | null;
  readonly subject: string | null;
  /** Paragraphs; a line of its own that begins with "- " is an item. */
  readonly paragraphs: readonly (readonly string[])[];
  readonly recipients: readonly string[];
  readonly signer: string;
  readonly signed: string;
  /** Case and hash, at the foot of each page. */
  readonly foot: string;
};

const blank = '\u00a0'.repeat(8);

/** The form of Decree 30/2020/NĐ-CP, Annex I and III; […] is filled in by the office. */
const forms = {
  vi: {
    parent: '[TÊN CƠ QUAN CHỦ QUẢN]',
    organ: '[TÊN CƠ QUAN BAN HÀNH]',
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    number: { 'correction-request': `Số:${blank}/……-……`, statement: `Số:${blank}/TC-……`, briefing: `Số:${blank}/BC-……` },
    kind: { statement: 'THÔNG CÁO', briefing: 'BÁO CÁO' },
    recipients: ['Nơi nhận:', '- Như trên;', '- Lưu: VT, ……'],
    signer: 'THỦ TRƯỞNG CƠ QUAN',
    signed: '(Ký, đóng dấu)',
    draft: 'DỰ THẢO, chưa được duyệt phát hành',
    fictional: 'BÁO CHÍ MẪU (HƯ CẤU): nguồn tin và bài viết được nhắc tới là dữ liệu mẫu, không có thật.',
    foot: (number: string, sha256: string) => `Hồ sơ ${number} · SHA-256 ${sha256}`,
  },
  en: {
    parent: '[NAME OF THE GOVERNING BODY]',
    organ: '[NAME OF THE ISSUING BODY]',
    nation: 'SOCIALIST REPUBLIC OF VIET NAM',
    motto: 'Independence - Freedom - Happiness',
    number: { 'correction-request': `No.:${blank}/……-……`, statement: `No.:${blank}/TC-……`, briefing: `No.:${blank}/BC-……` },
    kind: { statement: 'PRESS STATEMENT', briefing: 'BRIEFING' },
    recipients: ['Recipients:', '- As above;', '- Archive: VT, ……'],
    signer: 'HEAD OF THE OFFICE',
    signed: '(Signature, seal)',
    draft: 'DRAFT, not approved for release',
    fictional: 'SAMPLE PRESS (FICTIONAL): the outlets and articles named here are sample data and do not exist.',
    foot: (number: string, sha256: string) => `Case ${number} · SHA-256 ${sha256}`,
  },
} as const;

/** The Decree puts a 0 before days below 10 and months 1 and 2. */
function placeAndDate(seat: string, at: Date | null, timeZone: string, lang: 'vi' | 'en'): string {
  if (at === null) return lang === 'vi' ? `${seat}, ngày …… tháng …… năm ………` : `${seat}, …… ……………… ………`;
  const [year, month, day] = new Intl.DateTimeFormat('en-CA', { timeZone }).format(at).split('-');
  if (lang === 'vi') return `${seat}, ngày ${day ?? ''} tháng ${Number(month) < 3 ? month ?? '' : Number(month)} năm ${year ?? ''}`;
  return `${seat}, ${new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(at)}`;
}

/** "Nơi nhận" and whom the answer goes to stay; the office's own lines follow in place of the blank one. */
const recipientsOf = (blanks: readonly string[], own: readonly string[]): readonly string[] =>
  own.length === 0 ? blanks : [...blanks.slice(0, 2), ...own.map((line, index) => `- ${line}${index === own.length - 1 ? '.' : ';'}`)];

/** Which revision is drawn is the caller's choice; a text that has not been released is marked as a draft. */
export function paperOf({ head, caseNumber, side, seat, timeZone, fictional, letterhead: own = null }: Drawable): Paper {
  const language = side === 'vi' ? 'vi' : head.language;
  const lang = language === 'vi' ? 'vi' : 'en';
  const form = forms[lang];
  const title = side === 'vi' ? (head.titleVi ?? head.title) : head.title;
  const body = side === 'vi' ? (head.bodyVi ?? head.body) : head.body;
  const isLetter = head.kind === 'correction-request';
  return {
    language,
    banners: [...(fictional ? [form.fictional] : []), ...(head.releasedAt === null ? [form.draft] : [])],
    parent: own?.parent[lang] || form.parent, organ: own?.organ[lang] || form.organ, nation: form.nation, motto: form.motto,
    number: own === null || own.code === '' ? form.number[head.kind] : form.number[head.kind].replace(/……(-……)?$/, own.code),
    about: isLetter ? title : null,
    placeAndDate: placeAndDate(own?.place[lang] || seat[lang], head.releasedAt, timeZone, lang),
    kind: head.kind === 'correction-request' ? null : form.kind[head.kind],
    subject: isLetter ? null : title,
    paragraphs: body.split(/\n{2,}/).map((paragraph) => paragraph.split('\n').filter((line) => line.trim() !== '')).filter((lines) => lines.length > 0),
    recipients: recipientsOf(form.recipients, own?.recipients[lang] ?? []), signer: own?.signer[lang] || form.signer, signed: form.signed,
    foot: form.foot(caseNumber, head.sha256),
  };
}
