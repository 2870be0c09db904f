import { expect, test } from 'vitest';
import { isByline, isDateAlone, isDateLine, isHeadingOfComments, isHeadingOfOthers, isNotice, isReplyLabel } from '../../../crawlers/read/boilerplate-texts.ts';

test.each([
  'By Jane Sample', 'BY JOHN EXAMPLE', '(Reporting by Jane Sample; Editing by John Example)', 'Tác giả: Trần Thị Ví Dụ', 'Bài và ảnh: Lê Văn Mẫu', '（记者 王某某）',
  '责任编辑：张某', '홍길동 기자', 'ผู้เขียน: นายทดลอง', 'ຂ່າວ: ທ້າວ ທົດລອງ', 'ដោយ៖ សុខ សាកល្បង', 'Автор: Иван Пример', 'Par Jean Exemple',
])('"%s" names people and is dropped', (line) => expect(isByline(line)).toBe(true));

test.each([
  'By Wednesday the port had reopened. Ships were waiting outside.', 'Theo Bộ Ngoại giao, hai bên đã thống nhất nhiều nội dung.', '记者从省政府获悉，今年旅游收入增长两成。', 'Par ailleurs, le port a rouvert mercredi.',
])('"%s" is a sentence and stays', (line) => expect(isByline(line) || isNotice(line) || isDateAlone(line)).toBe(false));

test.each(['Thứ hai, 12/5/2025, 10:30 (GMT+7)', '2025年5月12日 10:30', '12 พ.ค. 2568 10:30 น.', 'ថ្ងៃទី១៣ ខែឧសភា ឆ្នាំ២០២៥ ម៉ោង ១០:៣០', 'วันพุธที่ 24 ธันวาคม 2568 เวลา 09:33 น.', 'ວັນສຸກ, 29 ພຶດສະພາ 2026 10:10', '2026/11/20 10:32（2026/11/20 11:05 更新）'])('"%s" is a date alone', (line) => expect(isDateAlone(line)).toBe(true));

test.each(['越南2024年经济增长', '2025年旅游业目标', 'ปี 2568 เศรษฐกิจไทย', '63'])('"%s" is more than a date', (line) => expect(isDateAlone(line)).toBe(false));

// The first version took any Lao or Thai line with a number for a date.
test.each([
  'ລາຄານ້ຳມັນຫຼຸດລົງ 2.5 ເປີເຊັນ ໃນເດືອນ 5 ປີ 2026', 'ໃນວັນທີ 29/5/2026 ບ້ານນ້ອຍໄດ້ຮັບນ້ຳສະອາດ', 'ຊາວບ້ານ 2026 ຄົນໄດ້ຮັບນ້ຳສະອາດ', 'ฝนตกหนัก 12.5 มิลลิเมตร ในปี 2568',
])('"%s" is a sentence with a number, no date', (line) => expect(isDateAlone(line) || isDateLine(line)).toBe(false));

test.each(['Ngày đăng: 08/04/2025 - 14:20 | In trang | Gửi email', '毎日新聞 2025/1/14 21:17（最終更新 1/14 21:17） 789文字', 'วันที่ลงข่าว : 12/11/2569 | อ่าน 93 ครั้ง', 'ចុះផ្សាយថ្ងៃទី២៩ ខែតុលា ឆ្នាំ២០២៦'])('"%s" tells when', (line) => expect(isDateLine(line)).toBe(true));
test.each(['Sáng 12/5, con tàu cập bến số 1 lúc 10:30 sau hành trình ba ngày.', 'The law of May 12, 2025 has three parts', '2025年5月12日，示例市举行会议。'])('"%s" tells what happened', (line) => expect(isDateLine(line)).toBe(false));

test.each(['Tin khác', 'Ý kiến khác', '更多快讯', 'ຂ່າວດ່ວນອື່ນ', 'អានបន្ត', 'Related stories', 'Lesen Sie auch:'])('"%s" heads comments or other texts, or not', (line) => expect(isHeadingOfOthers(line)).toBe(line !== 'Ý kiến khác'));
test.each(['Ý kiến (6)', '34 responses to “An example”', '评论', 'មតិយោបល់ (4)', 'Kommentare', '5 Comments'])('"%s" heads comments', (line) => expect(isHeadingOfComments(line)).toBe(true));
test.each(['Kommentar: Warum der Hafen wichtig ist', 'Responses to the storm were slow in three provinces, officials said.', '评论员文章：港口的下一步'])('"%s" heads an article', (line) => expect(isHeadingOfComments(line) || isHeadingOfOthers(line)).toBe(false));
test.each(['2 Trả lời Chia sẻ 1h trước', 'ถูกใจ · ตอบกลับ · 0 ชม.', 'Reply'])('"%s" stands below a comment', (line) => expect(isReplyLabel(line)).toBe(true));

test('lines made to slow patterns down are judged at once', () => {
  const startedAt = performance.now();
  for (const seed of ['1', 'A ', 'May ', '1:', '年', 'sign up ', '文']) for (const judge of [isByline, isNotice, isDateAlone, isDateLine, isHeadingOfComments, isHeadingOfOthers, isReplyLabel]) judge(`${seed.repeat(400).slice(0, 88)}x`);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
