// Templates, open spots, hashes, and the words by which one would ask for removal.

import { describe, expect, it } from 'vitest';
import { pressLanguages, type EntryKind, type RegisterEntry } from '../../src/model/index.ts';
import { hashOfText, openSpots, removalWords, templateText, type TemplateFacts } from '../../src/responses/index.ts';
import { letters } from '../../src/responses/templates/letters.ts';

const entry = (kind: EntryKind): RegisterEntry => ({
  id: 'X', version: 1, kind, title: { vi: 'Tên', en: 'Name' }, claim: { vi: 'c', en: 'c' }, position: { vi: 'Lập trường bằng tiếng Việt.', en: 'The position in English.' },
  evidence: [{ document: 'Văn bản số 1', date: '2020-03-30', link: 'https://example.org/1', bearing: { vi: '', en: '' }, verified: true }, { document: 'Văn bản số 2', date: '2012', link: null, bearing: { vi: '', en: '' }, verified: false }],
  talkingPoints: { vi: ['Ý một.'], en: ['Point one.'] }, wordings: [],
});
const facts = (kind: EntryKind | null): TemplateFacts => ({
  outlet: 'Báo Thử', country: 'MY', title: 'A headline', url: 'https://outlet.example/1', day: '2026-11-19', province: { vi: 'Gia Lai', en: 'Gia Lai' }, articles: 3, copies: 1, countries: 2,
  claim: kind === null ? null : { quote: 'the disputed words', entry: entry(kind) },
});

describe('the templates', () => {
  it('give a polite letter to a foreign editor in each of the ten languages, with the Vietnamese beside it', () => {
    expect(Object.keys(letters).sort()).toEqual([...pressLanguages].sort());
    for (const language of pressLanguages) {
      const text = templateText({ kind: 'correction-request', track: 'foreign', language }, facts('stated-position'));
      for (const part of ['A headline', 'https://outlet.example/1', 'the disputed words', 'Văn bản số 1 (2020-03-30), https://example.org/1', 'Gia Lai']) expect(text.title + text.body).toContain(part);
      expect(text.body).not.toMatch(/\{\w+\}/);
      expect(text.body).toContain('2026');
      if (language === 'vi') expect([text.titleVi, text.bodyVi]).toEqual([null, null]);
      else expect(text.bodyVi).toContain('Lập trường bằng tiếng Việt.');
    }
  });

  it('leave open what somebody must still do: verify a document, translate a position, name the clause', () => {
    const french = openSpots(templateText({ kind: 'correction-request', track: 'foreign', language: 'fr' }, facts('document-fact')));
    expect(french).toEqual(['⟦fr: The position in English.⟧', '⟦to be verified by the office⟧', '⟦chờ văn phòng kiểm chứng⟧']);
    const domestic = openSpots(templateText({ kind: 'correction-request', track: 'domestic', language: 'vi' }, facts('document-fact')));
    expect(domestic).toEqual(['⟦điều, khoản đang có hiệu lực⟧', '⟦chờ văn phòng kiểm chứng⟧']);
    expect(openSpots({ title: 'a', body: 'b ⟦half', titleVi: null, bodyVi: null })).toEqual(['⟦half']);
  });

  it('follow the form of the press law for the domestic press: work, date, wrong text, right text, heading', () => {
    for (const language of ['vi', 'en']) {
      const { body } = templateText({ kind: 'correction-request', track: 'domestic', language }, facts('document-fact'));
      for (const part of ['A headline', '2026', 'the disputed words', 'Thông tin cải chính, xin lỗi']) expect(body).toContain(part);
    }
  });

  it('say of a stated position that a text differs, and only of a documented fact that it is wrong', () => {
    for (const [language, wrong] of [['vi', /chưa đúng \(nguyên văn\)|không khớp/], ['en', /that is wrong|does not agree/]] as const) {
      for (const [kind, track] of [['correction-request', 'domestic'], ['correction-request', 'foreign'], ['briefing', null]] as const) {
        expect(templateText({ kind, track, language }, facts('document-fact')).body).toMatch(wrong);
        expect(templateText({ kind, track, language }, facts('stated-position')).body).not.toMatch(wrong);
      }
    }
  });

  it('never ask for removal, in any kind, track and language', () => {
    for (const language of pressLanguages) {
      for (const of of ['document-fact', 'stated-position', null] as const) {
        for (const [kind, track] of [['correction-request', 'foreign'], ['correction-request', 'domestic'], ['statement', null], ['briefing', null]] as const) {
          const text = templateText({ kind, track, language }, facts(of));
          expect([language, kind, track, removalWords(text)]).toEqual([language, kind, track, null]);
          expect(Math.max(...[text.body, text.bodyVi ?? ''].map((body) => body.length))).toBeLessThan(9000);
        }
      }
    }
  });
});

describe('words of removal', () => {
  const text = (body: string) => ({ title: 't', body, titleVi: null, bodyVi: null });
  it('are found in the ten languages', () => {
    const asks = [
      'Đề nghị quý báo gỡ bài này', 'đề nghị XÓA BỎ bài viết', 'yêu cầu thu hồi ấn phẩm', 'Please remove the article', 'We ask for its deletion', 'kindly take this story down', 'please unpublish it',
      '请删除该报道', '請撤下此文', '記事の削除をお願いします', '取り下げてください', '기사를 삭제해 주십시오', 'Veuillez retirer cet article', 'nous demandons la suppression', 'Просим удалить статью', 'снять с публикации',
      'กรุณาลบบทความ', 'ขอให้ถอดข่าว', 'ກະລຸນາລຶບບົດຄວາມ', 'សូមលុបអត្ថបទ',
    ];
    expect(asks.filter((ask) => removalWords(text(ask)) === null)).toEqual([]);
    expect(removalWords({ ...text('fine'), titleVi: 'x', bodyVi: 'Đề nghị gỡ bỏ' })).toBe('gỡ bỏ');
  });

  it('are not found in a request for a correction, nor in what the outlet itself wrote', () => {
    const asks = ['Please publish a correction and keep the article where it is.', 'Đề nghị đăng cải chính; bài viết được giữ nguyên vị trí.', '敬请刊登更正', '訂正をお願いします', 'Merci de publier un rectificatif', 'Просим опубликовать поправку'];
    expect(asks.map((ask) => removalWords(text(ask)))).toEqual(asks.map(() => null));
    expect(removalWords(text('You wrote: “they removed it, and will remove the markers”.'), ['they removed it, and will remove the markers'])).toBeNull();
  });
});

describe('the hash', () => {
  it('tells every part of a text apart', () => {
    const base = { title: 'a', body: 'b', titleVi: 'c', bodyVi: 'd' };
    const all = [base, { ...base, title: 'ab', body: '' }, { ...base, body: 'b ' }, { ...base, titleVi: 'd', bodyVi: 'c' }, { ...base, titleVi: null, bodyVi: null }].map(hashOfText);
    expect(new Set(all).size).toBe(all.length);
  });
});
