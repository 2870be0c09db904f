// The words of alerts, in Vietnamese and English. Rule 2 and 3: the wording follows the kind of the entry, everything is suggested until a
// person confirms it, and nothing here ever says that an article or a critic is wrong.

import type { AlertFlag, AlertStory, FlagLevel, SurgeFigure } from '../model/index.ts';

export type AlertLanguage = 'vi' | 'en';

const numberIn = (language: AlertLanguage, value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
const countryIn = (language: AlertLanguage, code: string) => {
  try {
    return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
};
const listIn = (language: AlertLanguage, codes: readonly string[], most = 8) => {
  const shown = codes.slice(0, most).map((code) => countryIn(language, code)).join(', ');
  return codes.length > most ? `${shown} +${codes.length - most}` : shown;
};

const topicsIn: Record<AlertLanguage, Readonly<Record<string, string>>> = {
  vi: {
    sovereignty: 'chủ quyền, biên giới', human_rights: 'nhân quyền, tôn giáo', investment: 'đầu tư, kinh tế', tourism_culture: 'du lịch, văn hóa',
    environment_disaster: 'môi trường, thiên tai', diplomacy: 'đối ngoại', society: 'xã hội', other: 'khác',
  },
  en: {
    sovereignty: 'sovereignty, borders', human_rights: 'human rights, religion', investment: 'investment, economy', tourism_culture: 'tourism, culture',
    environment_disaster: 'environment, disasters', diplomacy: 'diplomacy', society: 'society', other: 'other',
  },
};

const vi = {
  levels: { alert: 'CẢNH BÁO', notice: 'LƯU Ý', read: 'CẦN ĐỌC' } as Record<FlagLevel, string>,
  suggested: 'Gợi ý của máy, chờ người xác nhận.',
  differs: (entry: string, version: number) => `khác lập trường đã nêu ${entry}, bản ${version}`,
  contradicts: (entry: string, version: number) => `trái với hồ sơ ${entry}, bản ${version}`,
  voices: { asserts: 'Báo tự khẳng định', attributes: 'Báo thuật lại lời người khác', rejects: 'Báo bác bỏ' },
  states: { suggested: 'gợi ý, chờ người xác nhận', confirmed: 'đã có người xác nhận', rejected: 'đã có người bác gợi ý' } as Record<string, string>,
  toRead: 'cần đọc', rule: 'Khớp quy tắc theo dõi', byHand: 'Đưa vào hàng đợi bằng tay', evidence: 'Căn cứ', article: 'Bài', story: 'Vụ việc', case: 'Hồ sơ', open: 'Mở',
  spread: ({ articles, outlets, countries, copies }: AlertStory) => `${numberIn('vi', articles)} bài, ${outlets.length} cơ quan báo chí, ${countries.length} nước${copies === 0 ? '' : `, trong đó ${copies} bài đăng lại`}`,
  surge: ({ kind, count, usual, topic, country }: SurgeFigure) =>
    kind === 'topic'
      ? `Chủ đề “${topicsIn.vi[topic ?? ''] ?? topic}” ở ${countryIn('vi', country ?? '')} tăng nhanh: ${numberIn('vi', count)} bài trong 24 giờ, thường ${numberIn('vi', usual)}`
      : `Vụ việc tăng nhanh: ${numberIn('vi', count)} cơ quan báo chí mới đưa tin trong 6 giờ, thường ${numberIn('vi', usual)}`,
  growing: ({ growing, notYet }: SurgeFigure) => `Đang tăng ở ${listIn('vi', growing)}${notYet.length === 0 ? '' : `; chưa tăng ở ${listIn('vi', notYet)}`}`,
  missed: { assess: 'Quá hạn đánh giá', answer: 'Quá hạn trả lời' },
  assignee: 'Người nhận xử lý', nobody: 'chưa ai nhận',
  summary: (n: number) => `${n} tin gộp`, summaryWhy: 'Các tin này được giữ lại trong giờ yên lặng hoặc vì đã đủ số tin mỗi giờ.',
  test: 'Tin thử', testText: 'Đây là tin thử của Hải Đăng. Kênh này nhận được cảnh báo.', internal: 'Thông báo nội bộ của Hải Đăng, không phải nội dung để đăng.', hidden: (n: number) => `và ${n} mục nữa`,
};

const en: typeof vi = {
  levels: { alert: 'ALERT', notice: 'NOTICE', read: 'TO BE READ' },
  suggested: 'Suggested by the software until a person confirms it.',
  differs: (entry, version) => `differs from the stated position ${entry}, version ${version}`,
  contradicts: (entry, version) => `contradicts record ${entry}, version ${version}`,
  voices: { asserts: 'The outlet asserts it', attributes: 'The outlet reports what somebody says', rejects: 'The outlet rejects it' },
  states: { suggested: 'suggested until confirmed', confirmed: 'confirmed by a person', rejected: 'rejected by a person' },
  toRead: 'to be read', rule: 'Matches the watch rule', byHand: 'Put into the queue by hand', evidence: 'Evidence', article: 'Article', story: 'Story', case: 'Case', open: 'Open',
  spread: ({ articles, outlets, countries, copies }) => `${numberIn('en', articles)} ${articles === 1 ? 'article' : 'articles'}, ${outlets.length} ${outlets.length === 1 ? 'outlet' : 'outlets'}, ${countries.length} ${countries.length === 1 ? 'country' : 'countries'}${copies === 0 ? '' : `, ${copies} of them copies`}`,
  surge: ({ kind, count, usual, topic, country }) =>
    kind === 'topic'
      ? `The topic “${topicsIn.en[topic ?? ''] ?? topic}” grows fast in ${countryIn('en', country ?? '')}: ${numberIn('en', count)} articles in 24 hours, usually ${numberIn('en', usual)}`
      : `The story grows fast: ${numberIn('en', count)} more outlets in 6 hours, usually ${numberIn('en', usual)}`,
  growing: ({ growing, notYet }) => `Growing in ${listIn('en', growing)}${notYet.length === 0 ? '' : `; not yet in ${listIn('en', notYet)}`}`,
  missed: { assess: 'Assessment is overdue', answer: 'The answer is overdue' },
  assignee: 'Taken by', nobody: 'nobody yet',
  summary: (n) => `${n} messages in one`, summaryWhy: 'These were held during quiet hours, or because the cap per hour was reached.',
  test: 'Test message', testText: 'This is a test message of Hải Đăng. This channel receives alerts.', internal: 'Internal notice of Hải Đăng, not for publication.', hidden: (n) => `and ${n} more`,
};

export const alertWords: Record<AlertLanguage, typeof vi> = { vi, en };
export const countryName = countryIn;

/** One line of why this flag is there, worded after the kind of the entry. */
export function wordingOf(flag: AlertFlag, language: AlertLanguage): string {
  const words = alertWords[language];
  const { claim, watchRule, surge } = flag;
  if (claim !== null) {
    const against = claim.entryKind === 'document-fact' ? words.contradicts : words.differs;
    return `${words.voices[claim.voice]}: ${against(claim.entry, claim.version)} (${words.states[claim.state] ?? claim.state})`;
  }
  if (watchRule !== null) return `${words.rule} “${watchRule[language]}”: ${words.toRead}`;
  if (surge !== null) return `${words.surge(surge)}. ${words.growing(surge)}`;
  return flag.kind === 'by-hand' ? `${words.byHand}: ${words.toRead}` : words.toRead;
}
