import { describe, expect, it } from 'vitest';
import { markParagraphs } from '../../dashboards/case/marks.ts';

const marked = (text: string, marks: Parameters<typeof markParagraphs>[1]) =>
  markParagraphs(text, marks).map(({ pieces }) => pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join(''));

describe('marking quotes', () => {
  it('marks the quote inside its own sentence, not an earlier one with the same words', () => {
    const text = 'Xisha is far away.\nThey sailed to Xisha on Friday.';
    expect(marked(text, [{ quote: 'Xisha', sentence: 'They sailed to Xisha on Friday.' }])).toEqual(['Xisha is far away.', 'They sailed to [Xisha] on Friday.']);
  });

  it('joins quotes that overlap and keeps every letter', () => {
    const text = '三沙市管辖的中国西沙群岛今年将接待游客。\n后海况转差。';
    const marks = [{ quote: '三沙市管辖的中国西沙群岛', sentence: text.split('\n')[0] ?? '' }, { quote: '中国西沙群岛今年', sentence: text.split('\n')[0] ?? '' }];
    expect(marked(text, marks)).toEqual(['[三沙市管辖的中国西沙群岛今年]将接待游客。', '后海况转差。']);
    expect(markParagraphs(text, marks).map(({ pieces }) => pieces.map((piece) => piece.text).join('')).join('\n')).toBe(text);
  });

  it('marks a quote that runs over a line break in both paragraphs', () => {
    expect(marked('one two\nthree four', [{ quote: 'two\nthree', sentence: 'one two\nthree four' }])).toEqual(['one [two]', '[three] four']);
  });

  it('leaves a text alone that does not hold the quote, and drops empty lines', () => {
    expect(marked('a\n\nb', [{ quote: 'zzz', sentence: 'zzz' }, { quote: '', sentence: '' }])).toEqual(['a', 'b']);
  });
});
