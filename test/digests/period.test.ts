import { expect, test } from 'vitest';
import { leadOf } from '../../src/digests/lead.ts';
import { dayIn, weekAfter, weekNamed, weekOf, weekOfDay } from '../../src/digests/index.ts';

test('ISO weeks run from Monday to Sunday, over the turn of the year too', () => {
  expect(weekNamed('2026-W47')).toEqual({ name: '2026-W47', from: '2026-11-16', to: '2026-11-22' });
  expect(weekOfDay('2027-01-03').name).toBe('2026-W53');
  expect(weekOfDay('2024-12-30').name).toBe('2025-W01');
  expect(weekAfter(weekNamed('2026-W53'), 1).name).toBe('2027-W01');
  expect(weekAfter(weekNamed('2026-W01'), -1).name).toBe('2025-W52');
});

test('a week that does not exist is refused', () => {
  for (const name of ['2025-W53', '2026-W00', '2026-W54', '2026-47', 'next week', '']) {
    expect(() => weekNamed(name)).toThrow(expect.objectContaining({ code: 'bad-week' }));
  }
});

test('the day is that of the office: midnight in Quy Nhơn is 17:00 in Greenwich', () => {
  expect(dayIn('Asia/Ho_Chi_Minh', new Date('2026-11-22T16:59:59Z'))).toBe('2026-11-22');
  expect(weekOf('Asia/Ho_Chi_Minh', new Date('2026-11-22T17:00:00Z')).name).toBe('2026-W48');
});

test('a lead ends with a sentence, not with an abbreviation', () => {
  const text = `Sáng 17/11, lãnh đạo tỉnh cùng các doanh nghiệp đã tới dự lễ khánh thành tuyến đường ven biển mới nối các xã bãi ngang ở phía bắc của tỉnh với trung tâm của TP. Quy Nhơn. Tuyến đường dài 20 km. ${'Câu sau. '.repeat(60)}`;
  expect(leadOf(text, 'vi')).toEqual({ lead: expect.stringMatching(/của TP\. Quy Nhơn\.$/), leadIsCut: true });
});

test('Thai without full stops is cut at a blank and Lao without blanks at the end of a word, both exact', () => {
  const thai = 'พายุลูกที่สิบสามขึ้นฝั่งใกล้เมืองกวีเญินเมื่อคืนวันพุธ '.repeat(20).trim();
  const lao = 'ຄະນະຜູ້ແທນແຂວງເຊກອງໄດ້ຢ້ຽມຢາມເມືອງກວີເຍິນ'.repeat(20);
  for (const [text, language] of [[thai, 'th'], [lao, 'lo']] as const) {
    const { lead, leadIsCut } = leadOf(text, language);
    expect(text.startsWith(lead)).toBe(true);
    expect(leadIsCut).toBe(true);
    expect(lead.length).toBeGreaterThan(139);
    expect(lead.length).toBeLessThanOrEqual(360);
    // A mark that belongs to the letter before it must not be cut off.
    expect(/^\p{M}/u.test(text.slice(lead.length))).toBe(false);
  }
});

test('an empty text has an empty lead, a short one is whole', () => {
  expect(leadOf('  ', 'vi')).toEqual({ lead: '', leadIsCut: false });
  expect(leadOf('Một câu.', 'vi')).toEqual({ lead: 'Một câu.', leadIsCut: false });
});
