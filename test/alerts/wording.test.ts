// Rules 2 and 3 in the words of every message: the wording follows the kind of the entry, everything is suggested until a person confirms it,
// and no message about criticism, tone or a watch rule says that anything is false.

import { describe, expect, it } from 'vitest';
import { headlineOf, renderAlert, type AlertContent } from '../../src/alerts/index.ts';
import { claimStates, entryKinds, flagLevels, sentiments, topics, voices, type AlertFlag, type FlagLevel } from '../../src/model/index.ts';

const accusing = /\bsai\b|sai sự thật|sai trái|xuyên tạc|bịa|giả mạo|tin giả|thù địch|false|fake|\blie|\blying|untrue|wrong|disinformation|misinformation|hostile/i;
const article = { id: 1, title: 'T', url: 'https://o.example/1', outlet: 'O', country: 'FR', outletKind: 'newspaper', language: 'fr', about: 'province', topics: ['human_rights'], sentiment: 'negative' };
const base: AlertFlag = { flagId: 1, kind: 'watch-rule', level: 'read', claim: null, watchRule: null, surge: null, reason: null, article };
const claimFlag = (entryKind: (typeof entryKinds)[number], voice: (typeof voices)[number], state: string): AlertFlag => ({
  ...base, kind: 'claim', level: 'alert',
  claim: { id: 1, entry: 'SANSHA', version: 3, entryKind, voice, quote: 'q', sentence: 'a q b', state, title: { vi: 'Tam Sa', en: 'Sansha' }, evidence: ['Công hàm'] },
});
const message = (flag: AlertFlag, headline = 'H'): AlertContent => ({
  rule: { vi: 'Quy tắc', en: 'Rule' },
  story: { storyId: 1, caseId: 7, caseNumber: '2026-0007', headline, articles: 2, copies: 1, outlets: ['O', 'P'], countries: ['FR'], flags: [flag] },
});
const options = (language: 'vi' | 'en') => ({ language, publicUrl: 'https://desk.example/', timeZone: 'Asia/Ho_Chi_Minh' });
const whole = (content: AlertContent, level: FlagLevel, language: 'vi' | 'en') => {
  const { subject, text } = renderAlert(content, level, options(language));
  return `${subject}\n${text}\n${headlineOf(content, level, options(language))}`;
};

describe('the words of an alert', () => {
  it('follow the kind of the entry, with its version', () => {
    const said = (kind: (typeof entryKinds)[number], language: 'vi' | 'en') => whole(message(claimFlag(kind, 'asserts', 'suggested')), 'alert', language);
    expect(said('stated-position', 'en')).toContain('differs from the stated position SANSHA, version 3');
    expect(said('stated-position', 'en')).not.toContain('contradicts');
    expect(said('document-fact', 'en')).toContain('contradicts record SANSHA, version 3');
    expect(said('stated-position', 'vi')).toContain('khác lập trường đã nêu SANSHA, bản 3');
    expect(said('stated-position', 'vi')).not.toContain('trái với');
    expect(said('document-fact', 'vi')).toContain('trái với hồ sơ SANSHA, bản 3');
  });

  it('always call a claim suggested until a person has confirmed it', () => {
    for (const kind of entryKinds) for (const voice of voices) {
      expect(whole(message(claimFlag(kind, voice, 'suggested')), 'alert', 'vi')).toContain('chờ người xác nhận');
      expect(whole(message(claimFlag(kind, voice, 'suggested')), 'alert', 'en')).toContain('suggested until confirmed');
      expect(whole(message(claimFlag(kind, voice, 'confirmed')), 'alert', 'en')).toContain('confirmed by a person');
    }
  });

  it('never say that anything is false, whatever the flag, topic, tone or state', () => {
    const flags: AlertFlag[] = [
      ...entryKinds.flatMap((kind) => voices.flatMap((voice) => claimStates.map((state) => claimFlag(kind, voice, state)))),
      ...topics.flatMap((topic) => sentiments.map((sentiment) => ({ ...base, watchRule: { id: 1, vi: 'Nhân quyền × tỉnh', en: 'Human rights × province' }, article: { ...article, topics: [topic], sentiment } }))),
      { ...base, kind: 'by-hand', reason: 'r' },
      ...topics.map((topic) => ({ ...base, kind: 'surge' as const, surge: { kind: 'topic' as const, topic, country: 'FR', count: 30, usual: 4, growing: ['FR'], notYet: ['JP', 'KR'] } })),
    ];
    expect(flags.length).toBeGreaterThan(45);
    for (const flag of flags) for (const level of flagLevels) for (const language of ['vi', 'en'] as const) expect(whole(message(flag), level, language)).not.toMatch(accusing);
  });

  it('say of a watch rule and of a flag by hand only that the article is to be read', () => {
    expect(whole(message({ ...base, watchRule: { id: 1, vi: 'Nhân quyền × tỉnh', en: 'Human rights × province' } }), 'read', 'vi')).toContain('Khớp quy tắc theo dõi “Nhân quyền × tỉnh”: cần đọc');
    expect(whole(message({ ...base, kind: 'by-hand' }), 'read', 'en')).toContain('Put into the queue by hand: to be read');
  });

  it('give the figure of a surge and where it does not grow yet', () => {
    const flag: AlertFlag = { ...base, kind: 'surge', surge: { kind: 'topic', topic: 'sovereignty', country: 'CN', count: 42, usual: 6, growing: ['CN'], notYet: ['JP', 'KR'] } };
    expect(whole(message(flag), 'read', 'en')).toContain('The topic “sovereignty, borders” grows fast in China: 42 articles in 24 hours, usually 6. Growing in China; not yet in Japan, South Korea');
    expect(whole(message(flag), 'read', 'vi')).toContain('42 bài trong 24 giờ, thường 6. Đang tăng ở Trung Quốc; chưa tăng ở Nhật Bản, Hàn Quốc');
  });

  it('are plain text whatever the title holds', () => {
    const { subject } = renderAlert(message(base, 'a\r\nBcc: x@y.example\n\nb'), 'read', options('en'));
    expect(subject).not.toMatch(/[\r\n]/);
  });
});
