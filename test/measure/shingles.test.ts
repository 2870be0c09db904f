// The measure itself, on texts small enough to count by hand.

import { describe, expect, it } from 'vitest';
import { comparePage, scoreOf, tokensOf } from './shingles.ts';

describe('shingles', () => {
  it('a text is compared by runs of four words, each counted as often as it stands there', () => {
    // Truth: abcd, bcde. Found: abcd, bcdx.
    expect(comparePage('a b c d e', 'a b c d x', 'vi')).toEqual({ right: 1 / 3, surplus: 1 / 3, missed: 1 / 3 });
    expect(comparePage('a b c d', 'a b c d a b c d', 'vi')).toEqual({ right: 1 / 5, surplus: 4 / 5, missed: 0 });
  });

  it('a text of up to three words is one shingle, an empty one has none', () => {
    expect(comparePage('một tin', 'một tin', 'vi')).toEqual({ right: 1, surplus: 0, missed: 0 });
    expect(comparePage('một tin', '', 'vi')).toEqual({ right: 0, surplus: 0, missed: 1 });
    expect(comparePage('', '', 'vi')).toEqual({ right: 0, surplus: 0, missed: 0 });
  });

  it('scripts without spaces are compared character by character, without zero-width spaces', () => {
    expect(tokensOf('海堤2026年', 'zh')).toEqual(['海', '堤', '2026', '年']);
    expect(tokensOf('ថ្មី\u200bៗ', 'km')).toEqual(tokensOf('ថ្មីៗ', 'km'));
    expect(tokensOf('Quy Nhơn', 'vi')).toEqual(['Quy', 'Nhơn']);
    expect(tokensOf('Quy Nhơn'.normalize('NFD'), 'vi')).toEqual(['Quy', 'Nhơn']);
  });

  it('F1 is made of the means of precision and recall, and pages where one is undefined stay out of it', () => {
    const whole = comparePage('a b c d', 'a b c d', 'vi');
    const nothing = comparePage('a b c d', '', 'vi');
    expect(scoreOf([whole, nothing])).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3 });
    expect(scoreOf([])).toEqual({ precision: 0, recall: 0, f1: 0 });
  });
});
