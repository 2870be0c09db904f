import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadProfile } from '../../src/profile/index.ts';
import { pressLanguages } from '../../src/model/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'haidang-profile-'));
const valid = {
  key: 'ha-tinh',
  name: { vi: 'Hà Tĩnh', en: 'Ha Tinh' },
  seat: { vi: 'Thành Sen', en: 'Thanh Sen' },
  timeZone: 'Asia/Ho_Chi_Minh',
  places: [
    { key: 'viet-nam', kind: 'country', within: [], names: { vi: ['Việt Nam'] } },
    { key: 'ha-tinh', kind: 'province', within: [{ place: 'viet-nam' }], names: { vi: ['Hà Tĩnh', '?Ha Tinh'] } },
  ],
};
let count = 0;
function write(content: unknown): string {
  const file = join(folder, `profile-${(count += 1)}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('the shipped profile', () => {
  const profile = loadProfile();
  const place = (key: string) => profile.places.find((candidate) => candidate.key === key)!;

  test('names the province and its seat in every language of the press', () => {
    for (const key of ['binh-dinh', 'quy-nhon', 'gia-lai', 'viet-nam', 'paracel', 'spratly']) {
      const languages = new Set(place(key).names.map(({ language }) => language));
      for (const language of pressLanguages) if (language !== 'fr') expect(languages, key).toContain(language);
    }
  });

  test('Gia Lai lies in the monitored area from the day of the merger', () => {
    expect(place('gia-lai').within).toContainEqual({ place: 'binh-dinh', from: '2025-07-01' });
  });

  test('every name is in NFC and says something', () => {
    for (const { names } of profile.places) for (const { text } of names) expect(text).toBe(text.normalize('NFC').trim());
  });

  test('the verb 平定 alone is a weak name', () => {
    expect(place('binh-dinh').names).toContainEqual({ text: '平定', language: 'zh', weak: true });
  });
});

test('another province is another file', () => {
  const profile = loadProfile(write(valid));
  expect(profile.seat.vi).toBe('Thành Sen');
  expect(profile.places[1]!.names).toEqual([{ text: 'Hà Tĩnh', language: 'vi' }, { text: 'Ha Tinh', language: 'vi', weak: true }]);
});

describe('a wrong profile says what is wrong and where', () => {
  const province = valid.places[1]!;
  const wrong: readonly (readonly [string, unknown, RegExp])[] = [
    ['not JSON', '{"key": ', /not JSON/],
    ['a missing seat', { ...valid, seat: undefined }, /seat/],
    ['a misspelt key', { ...valid, timezone: 'x' }, /timezone/],
    ['an unknown time zone', { ...valid, timeZone: 'Asia/Quy_Nhon' }, /is not a time zone/],
    ['a day that is none', { ...valid, places: [valid.places[0], { ...province, within: [{ place: 'viet-nam', from: '1/7/2025' }] }] }, /2025-06-30/],
    ['two places with one key', { ...valid, places: [...valid.places, province] }, /two places have the key "ha-tinh"/],
    ['a place in nowhere', { ...valid, places: [{ ...province, within: [{ place: 'atlantis' }] }] }, /"atlantis", which is not a place/],
    ['a place in itself', { ...valid, places: [{ ...province, within: [{ place: 'ha-tinh' }] }] }, /lies within itself/],
    ['no monitored place', { ...valid, key: 'ha-noi' }, /own key "ha-noi"/],
    ['a file that is not there', { ...valid, places: ['absent.json'] }, /no file or folder/],
  ];
  test.each(wrong)('%s', (_, content, message) => {
    expect(() => loadProfile(write(content))).toThrow(message);
  });

  test('it is a problem of the settings', () => {
    expect(() => loadProfile(write('[]'))).toThrow(expect.objectContaining({ code: 'bad-setting' }));
    expect(() => loadProfile(join(folder, 'none.json'))).toThrow(expect.objectContaining({ code: 'no-such-file' }));
  });
});
