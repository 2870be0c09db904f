import { expect, test } from 'vitest';
import { isByline, isDateAlone, isNotice } from '../../../crawlers/read/boilerplate-texts.ts';

test.each([
  'By Jane Sample', 'BY JOHN EXAMPLE', '(Reporting by Jane Sample; Editing by John Example)', 'Tác giả: Trần Thị Ví Dụ', 'Bài và ảnh: Lê Văn Mẫu', '（记者 王某某）',
  '责任编辑：张某', '홍길동 기자', 'ผู้เขียน: นายทดลอง', 'ຂ່າວ: ທ້າວ ທົດລອງ', 'ដោយ៖ សុខ សាកល្បង', 'Автор: Иван Пример', 'Par Jean Exemple',
])('"%s" names people and is dropped', (line) => expect(isByline(line)).toBe(true));

test.each([
  'By Wednesday the port had reopened. Ships were waiting outside.', 'Theo Bộ Ngoại giao, hai bên đã thống nhất nhiều nội dung.', '记者从省政府获悉，今年旅游收入增长两成。', 'Par ailleurs, le port a rouvert mercredi.',
])('"%s" is a sentence and stays', (line) => expect(isByline(line) || isNotice(line) || isDateAlone(line)).toBe(false));

test.each(['Thứ hai, 12/5/2025, 10:30 (GMT+7)', '2025年5月12日 10:30', '12 พ.ค. 2568 10:30 น.', 'ថ្ងៃទី១៣ ខែឧសភា ឆ្នាំ២០២៥ ម៉ោង ១០:៣០'])('"%s" is a date alone', (line) => expect(isDateAlone(line)).toBe(true));

test.each(['越南2024年经济增长', '2025年旅游业目标', 'ปี 2568 เศรษฐกิจไทย', '63'])('"%s" is more than a date', (line) => expect(isDateAlone(line)).toBe(false));

test('lines made to slow patterns down are judged at once', () => {
  const startedAt = performance.now();
  for (const seed of ['1', 'A ', 'May ', '1:', '年', 'sign up ', '文']) for (const judge of [isByline, isNotice, isDateAlone]) judge(`${seed.repeat(400).slice(0, 88)}x`);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
