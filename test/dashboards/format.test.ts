import { describe, expect, it } from 'vitest';
import { startOfDay } from '../../dashboards/clock.ts';
import { createFormat } from '../../dashboards/layout/format.ts';
import { translator } from '../../dashboards/words/index.ts';

const now = new Date('2026-11-20T00:45:00Z');
const vi = createFormat('vi', 'Asia/Ho_Chi_Minh', now, translator('vi'));
const en = createFormat('en', 'Asia/Ho_Chi_Minh', now, translator('en'));
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('dates and ages', () => {
  it('stand in the time zone of the office, not of the machine', () => {
    expect(vi.dateTime('2026-11-19T23:55:00Z')).toBe('06:55 hôm nay');
    expect(vi.dateTime('2026-11-19T16:55:00Z')).toBe('23:55 19/11');
    expect(vi.dateTime('2025-01-02T03:00:00Z')).toBe('10:00 02/01/2025');
    expect(startOfDay(now, 'Asia/Ho_Chi_Minh').toISOString()).toBe('2026-11-19T17:00:00.000Z');
  });

  it('say how much is left, how late it is, or that nothing runs', () => {
    expect([vi.deadline(after(84)), vi.deadline(after(-130)), vi.deadline(null)]).toEqual(['còn 1 giờ 24 phút', 'quá hạn 2 giờ 10 phút', 'không hạn']);
    expect([en.deadline(after(84)), en.deadline(after(-1500)), en.deadline(null)]).toEqual(['1 h 24 min left', '1 day 1 h overdue', 'no deadline']);
    expect([vi.ago(after(0)), en.ago(after(-60))]).toEqual(['vừa xong', '1 h ago']);
  });

  it('name countries, languages and offsets', () => {
    expect([vi.country('CN'), vi.language('zh'), vi.language(null), vi.offset(480), vi.offset(-210)]).toEqual(['Trung Quốc', 'Tiếng Trung', 'chưa rõ ngôn ngữ', '+08:00', '−03:30']);
    expect([en.country('KH'), en.language('km'), en.country('??')]).toEqual(['Cambodia', 'Khmer', '??']);
  });
});
