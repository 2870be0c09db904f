import { describe, expect, it } from 'vitest';
import { compareTexts, differenceOf, isFlickerOnly, recogniseCorrection } from '../../classifiers/changes/index.ts';
import { commonPairs } from '../../classifiers/changes/align.ts';
import type { SentenceChange } from '../../src/model/index.ts';

/** Three sentences of news in each language, one sentence changed in one word, a note, a notice, and running text that only talks of such things. */
const written: Record<string, { news: string[]; from: string; to: string; note: string; notice: string; talk: string; update: string; flicker: string[] }> = {
  vi: { news: ['Bão số 13 đổ bộ vào Quy Nhơn đêm qua.', 'Ba người bị thương và hơn bốn trăm nhà tốc mái.', 'Tỉnh đã cấp gạo cho các xã ven biển.'], from: 'Ba người', to: 'Năm người', note: 'Đính chính: Bản tin trước viết ba người bị thương, con số đúng là năm.', notice: 'Bài viết này đã bị gỡ bỏ.', talk: 'Công ty đính chính thông tin về dự án và xin rút bài đăng trên mạng xã hội.', update: 'Cập nhật: thêm số liệu của xã Nhơn Lý.', flicker: ['Cập nhật lúc 14:05', '2 giờ trước', '1.204 lượt xem'] },
  en: { news: ['The storm hit Quy Nhon overnight.', 'Three people were hurt and 400 roofs were lost.', 'Rice was sent to coastal communes.'], from: 'Three', to: 'Five', note: 'Correction: An earlier version of this article said three people were hurt. It was five.', notice: 'This article has been removed.', talk: 'The ministry issued a correction and the report was withdrawn after complaints.', update: 'This story has been updated with figures from Nhon Ly.', flicker: ['Updated 14:05', '2 hours ago', '1,204 views'] },
  zh: { news: ['台风昨夜登陆归仁。', '三人受伤，四百多间房屋受损。', '省政府已向沿海各社发放大米。'], from: '三人', to: '五人', note: '更正：此前版本称三人受伤，应为五人。', notice: '该文章已被删除。', talk: '国家统计局更正了去年的数据，并撤回了报告。', update: '本文已更新，补充了仁里社的数字。', flicker: ['更新时间：14:05', '2小时前', '阅读 1204'] },
  ja: { news: ['台風が昨夜クイニョンに上陸した。', '三人がけがをし、四百戸の屋根が飛んだ。', '省は沿岸の村に米を送った。'], from: '三人', to: '五人', note: '【訂正】初出時、負傷者を三人としていましたが、五人の誤りでした。', notice: 'この記事は削除されました。', talk: '会社は決算を訂正し、発表を撤回した。', update: 'この記事は新しい数字を加えて更新しました。', flicker: ['最終更新：14:05', '2時間前', '閲覧数 1204'] },
  ko: { news: ['태풍이 어젯밤 꾸이년에 상륙했다.', '세 명이 다치고 주택 사백 채가 부서졌다.', '성은 해안 마을에 쌀을 보냈다.'], from: '세 명', to: '다섯 명', note: '[정정보도] 다친 사람은 세 명이 아니라 다섯 명이므로 바로잡습니다.', notice: '해당 기사는 삭제되었습니다.', talk: '회사는 실적을 정정하고 발표를 철회했다.', update: '이 기사는 새 수치를 더해 업데이트했습니다.', flicker: ['수정 14:05', '2시간 전', '조회수 1,204'] },
  th: { news: ['พายุพัดเข้าเมืองกวีเญินเมื่อคืนนี้', 'มีผู้บาดเจ็บสามคนและบ้านเสียหายกว่าสี่ร้อยหลัง', 'จังหวัดส่งข้าวสารไปยังตำบลริมทะเลแล้ว'], from: 'สามคน', to: 'ห้าคน', note: 'แก้ไข: รายงานก่อนหน้านี้ระบุว่ามีผู้บาดเจ็บสามคน ที่ถูกต้องคือห้าคน', notice: 'บทความนี้ถูกลบออกแล้ว', talk: 'รัฐบาลจะแก้ไขปัญหาน้ำท่วมและถอนร่างกฎหมาย', update: 'อัปเดต: เพิ่มตัวเลขของตำบลเญินลี้', flicker: ['อัปเดตล่าสุด 14:05', '2 ชั่วโมงที่แล้ว', 'เข้าชม 1,204 ครั้ง'] },
  lo: { news: ['ພາຍຸພັດເຂົ້າເມືອງກວີເຍີນໃນຄືນທີ່ຜ່ານມາ', 'ມີຜູ້ບາດເຈັບສາມຄົນແລະເຮືອນເສຍຫາຍສີ່ຮ້ອຍຫຼັງ', 'ແຂວງໄດ້ສົ່ງເຂົ້າໃຫ້ບ້ານຕາມແຄມທະເລ'], from: 'ສາມຄົນ', to: 'ຫ້າຄົນ', note: 'ແກ້ໄຂ: ຂ່າວກ່ອນໜ້ານີ້ຂຽນວ່າສາມຄົນ ຕົວເລກທີ່ຖືກຕ້ອງແມ່ນຫ້າຄົນ', notice: 'ບົດຄວາມນີ້ຖືກລຶບແລ້ວ', talk: 'ລັດຖະບານຈະແກ້ໄຂບັນຫານ້ຳຖ້ວມໃນແຂວງ', update: 'ອັບເດດ: ເພີ່ມຕົວເລກໃໝ່', flicker: ['ອັບເດດ 14:05', '2 ຊົ່ວໂມງກ່ອນ'] },
  km: { news: ['ព្យុះបានបោកបក់ទីក្រុងក្វីញ៉ើនកាលពីយប់មិញ។', 'មនុស្សបីនាក់រងរបួស និងផ្ទះបួនរយខ្នងខូចខាត។', 'ខេត្តបានបញ្ជូនអង្ករទៅឃុំតាមឆ្នេរ។'], from: 'បីនាក់', to: 'ប្រាំនាក់', note: 'កែតម្រូវ៖ ព័ត៌មានមុនសរសេរថាបីនាក់ ចំនួនត្រឹមត្រូវគឺប្រាំនាក់។', notice: 'អត្ថបទនេះត្រូវបានលុបចេញ។', talk: 'រដ្ឋាភិបាលនឹងកែតម្រូវច្បាប់ស្តីពីដីធ្លី។', update: 'បច្ចុប្បន្នភាព៖ បន្ថែមតួលេខថ្មី។', flicker: ['2 ម៉ោងមុន', '1204 ដង'] },
  fr: { news: ['La tempête a touché Quy Nhon dans la nuit.', 'Trois personnes ont été blessées et 400 toits emportés.', 'La province a envoyé du riz aux communes côtières.'], from: 'Trois', to: 'Cinq', note: 'Rectificatif : une première version de cet article parlait de trois blessés, ils sont cinq.', notice: 'Cet article a été supprimé.', talk: 'La précédente version du projet de loi a été retirée et le rapport corrigé.', update: 'Cet article a été mis à jour avec les chiffres de Nhon Ly.', flicker: ['Mis à jour le 20/11/2026 14:05', 'il y a 2 heures', '1 204 vues'] },
  ru: { news: ['Шторм обрушился на Куинён ночью.', 'Три человека пострадали, сорвано 400 крыш.', 'Провинция отправила рис прибрежным общинам.'], from: 'Три человека', to: 'Пять человек', note: 'Исправление: в предыдущей версии материала говорилось о трёх пострадавших, их пятеро.', notice: 'Материал удалён.', talk: 'В предыдущей версии законопроекта ошибка была исправлена, а статья бюджета удалена.', update: 'Обновление: добавлены данные общины Ньонли.', flicker: ['Обновлено: 14:05', '2 часа назад', '1204 просмотра'] },
};
const textOf = (lines: readonly string[]) => ({ title: 'T', text: lines.join('\n') });
const plain = (changes: readonly SentenceChange[], mark: 'added' | 'removed') => changes.filter(({ where }) => where === 'text').map(({ pieces }) => pieces.filter((piece) => piece.mark !== (mark === 'added' ? 'removed' : 'added')).map(({ text }) => text).join('')).filter((text) => text !== '');

describe.each(Object.entries(written))('a changed article in %s', (language, { news, from, to, note, notice, talk, update, flicker }) => {
  const corrected = news.map((line) => line.replace(from, to));

  it('shows the one sentence that differs, and in it the words', () => {
    const difference = differenceOf(textOf(news), textOf(corrected), language);
    expect(difference.map(({ kind }) => kind)).toEqual(['kept', 'kept', 'changed', 'kept']);
    const pieces = difference[2]?.pieces ?? [];
    expect(pieces.map(({ mark }) => mark)).toContain('same');
    expect(pieces.filter(({ mark }) => mark === 'removed').map(({ text }) => text).join('').length).toBeLessThanOrEqual(from.length + 3);
    expect(plain(difference, 'added')).toEqual(corrected);
    expect(plain(difference, 'removed')).toEqual(news);
  });

  it('is the same article where only times and counters moved', () => {
    expect(isFlickerOnly(differenceOf(textOf(news), textOf([...flicker.slice(0, 1), ...news, ...flicker.slice(1)]), language))).toBe(true);
  });

  it('is recognised as corrected by its note, at the end, at the head, and quoted', () => {
    for (const lines of [[...corrected, note], [note, ...corrected]]) {
      const found = recogniseCorrection(textOf(news), textOf(lines), language);
      expect(found.kind).toBe('correction-note');
      expect(note).toContain(found.quote?.slice(0, 12));
    }
  });

  it('is recognised as withdrawn where a notice stands in its place', () => {
    expect(compareTexts(textOf(news), { title: 'T', text: notice }, language)).toMatchObject({ replaced: true, correction: { kind: 'withdrawn', quote: notice } });
  });

  it('is recognised as updated, and no note is seen in running text or in what stood there before', () => {
    expect(recogniseCorrection(textOf(news), textOf([...corrected, update]), language).kind).toBe('updated');
    expect(recogniseCorrection(textOf(news), textOf([...news, talk]), language)).toEqual({ kind: 'none', quote: null });
    expect(recogniseCorrection(textOf([...news, note]), textOf([...corrected, note]), language).kind).toBe('none');
    expect(recogniseCorrection(textOf(news), textOf(corrected), language).kind).toBe('none');
  });
});

describe('the difference of two texts', () => {
  it('takes a relative time inside a sentence for news, and one on a line of its own for flicker', () => {
    const [a, b] = ['The boat was hit 2 hours ago near the port.', 'The boat was hit 3 hours ago near the port.'];
    expect(differenceOf(textOf([a]), textOf([b]), 'en').map(({ kind }) => kind)).toEqual(['kept', 'changed']);
    expect(isFlickerOnly(differenceOf(textOf(['2 hours ago', a]), textOf(['3 hours ago', a]), 'en'))).toBe(true);
  });

  it('ignores kinds of quotes, dashes and spaces, but no letter and no number', () => {
    expect(isFlickerOnly(differenceOf(textOf(['He said “yes” – at\u00a0last.']), textOf(['He said "yes" - at last.']), 'en'))).toBe(true);
    expect(isFlickerOnly(differenceOf(textOf(['Hòn đảo rộng 1,5 km.']), textOf(['Hòn đảo rộng 15 km.']), 'vi'))).toBe(false);
    expect(isFlickerOnly(differenceOf(textOf(['Tàu vào bến.']), textOf(['Tàu vào bên.']), 'vi'))).toBe(false);
  });

  it('ignores links that change places and link boxes that change, but not a paragraph that moves', () => {
    const prose = 'Rice was sent to coastal communes on Friday.';
    expect(isFlickerOnly(differenceOf(textOf([prose, 'New bus line opens', 'Port grows again']), textOf([prose, 'Port grows again', 'New bus line opens']), 'en'))).toBe(true);
    expect(isFlickerOnly(differenceOf(textOf([prose, 'Related articles', 'New bus line opens']), textOf([prose, 'Related articles', 'Port grows again']), 'en'))).toBe(true);
    const other = 'Three people were hurt when the roof fell.';
    expect(isFlickerOnly(differenceOf(textOf([prose, other]), textOf([other, prose]), 'en'))).toBe(false);
  });

  it('says at the title what was changed there', () => {
    const [title] = differenceOf({ title: 'Three hurt in storm', text: '' }, { title: 'Five hurt in storm', text: '' }, 'en');
    expect(title).toMatchObject({ where: 'title', kind: 'changed', pieces: [{ text: 'Three', mark: 'removed' }, { text: 'Five', mark: 'added' }, { text: ' hurt in storm', mark: 'same' }] });
  });

  it('gives both texts back from its marks, whatever was edited', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 60; round += 1) {
      const before = Array.from({ length: 1 + random(12) }, (_, index) => `Sentence ${'abcdefghijkl'[index]} tells of boat ${random(5)} and port ${random(5)}.`);
      const after = before.flatMap((line) => [[line], [], [line, `Added words ${'pqrstuvwxyz'[random(11)]} stand here now.`], [line.replace('boat', 'ship')]][random(4)] ?? []);
      const difference = differenceOf(textOf(before), textOf(after), 'en');
      expect(plain(difference, 'added')).toEqual(after);
      expect(plain(difference, 'removed').sort()).toEqual([...before].sort());
    }
  });

  it('stays quick on long texts that share nothing, and on one long sentence', () => {
    const lines = (word: string) => Array.from({ length: 3_000 }, (_, index) => `${word} ${index} stands in this line.`);
    const startedAt = performance.now();
    expect(isFlickerOnly(differenceOf(textOf(lines('Alpha')), textOf(lines('Omega')), 'en'))).toBe(false);
    expect(isFlickerOnly(differenceOf(textOf([`${'word other '.repeat(20_000)}.`]), textOf([`${'else thing '.repeat(20_000)}.`]), 'en'))).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  it('finds a longest common subsequence', () => {
    const lengthOf = (a: string, b: string): number => {
      const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
      for (let i = 1; i <= a.length; i += 1) for (let j = 1; j <= b.length; j += 1) table[i]![j] = a[i - 1] === b[j - 1] ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
      return table[a.length]![b.length]!;
    };
    for (const [a, b] of [['abcabba', 'cbabac'], ['', 'a'], ['kitten', 'sitting'], ['xxaxxbxx', 'ab'], ['abcdef', 'fedcba'], ['aaaa', 'aa']] as const) {
      const pairs = commonPairs([...a], [...b]);
      expect(pairs.length).toBe(lengthOf(a, b));
      expect(pairs.every(([i, j], n) => a[i] === b[j] && (n === 0 || (i > pairs[n - 1]![0] && j > pairs[n - 1]![1])))).toBe(true);
    }
  });
});
