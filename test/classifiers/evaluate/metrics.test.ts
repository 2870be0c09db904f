import { describe, expect, it } from 'vitest';
import { calibrationError, middle, quoteOverlap, reasonsToRefuse, resampledScores, scorePairs, type GoldRow, type Judgement, type Pair } from '../../../classifiers/evaluate/index.ts';

const gold = (row: Partial<GoldRow>): GoldRow => ({
  id: 'x', lang: 'en', date: null, outlet_country: null, title: '', text: '', about: 'vietnam', topics: [], sentiment: 'neutral', claim: null, ...row,
});
const said = (row: Partial<Judgement>): Judgement => ({ about: 'vietnam', topics: [], sentiment: 'neutral', claims: [], ...row });
const asserts = (register: string, quote = 'q') => ({ register, voice: 'asserts' as const, quote });

describe('scores', () => {
  it('are perfect for perfect judgements', () => {
    const pairs: Pair[] = [
      { gold: gold({ topics: ['society'], sentiment: 'negative', claim: { id: 'SANSHA', voice: 'asserts', quote: 'q' } }), said: said({ topics: ['society'], sentiment: 'negative', claims: [asserts('SANSHA')] }) },
      { gold: gold({ about: 'none' }), said: said({ about: 'none' }) },
    ];
    expect(scorePairs(pairs)).toMatchObject({ about: 1, topics: 1, sentiment: 1, voiceRight: 1, quoteRight: 1, falseAlarms: 0, claims: { asserts: { precision: 1, recall: 1 } } });
  });

  it('count topic decisions over all topics together', () => {
    // One right, one wrong, two missed: 2·1 / (2·1 + 1 + 2).
    const pairs = [{ gold: gold({ topics: ['society', 'diplomacy', 'investment'] }), said: said({ topics: ['society', 'sovereignty'] }) }];
    expect(scorePairs(pairs).topics).toBeCloseTo(0.4);
  });

  it('take an unscored sentiment for a miss, not for neutral', () => {
    const pairs = [{ gold: gold({}), said: said({ sentiment: null }) }, { gold: gold({}), said: said({}) }];
    expect(scorePairs(pairs).sentiment).toBeCloseTo(2 / 3);
  });

  it('hold the wrong entry, the wrong voice and a second claim against the system', () => {
    const claim = { id: 'SANSHA', voice: 'asserts' as const };
    const wrongEntry = { gold: gold({ claim }), said: said({ claims: [asserts('NINE-DASH')] }) };
    const wrongVoice = { gold: gold({ claim: { id: 'SANSHA', voice: 'attributes' } }), said: said({ claims: [asserts('SANSHA')] }) };
    const twice = { gold: gold({ claim }), said: said({ claims: [asserts('SANSHA'), asserts('PARACEL-CN')] }) };
    expect(scorePairs([wrongEntry, wrongVoice, twice]).claims.asserts).toEqual({ right: 1, wrong: 3, missed: 1, precision: 0.25, recall: 0.5 });
    expect(scorePairs([wrongVoice]).voiceRight).toBe(0);
  });

  it('tell criticism taken for falsehood from other false alarms', () => {
    const alarm = said({ claims: [asserts('SANSHA')] });
    const pairs = [
      { gold: gold({ sentiment: 'negative' }), said: alarm },
      { gold: gold({ sentiment: 'positive' }), said: alarm },
      { gold: gold({ about: 'none', sentiment: 'negative' }), said: alarm },
    ];
    expect(scorePairs(pairs)).toMatchObject({ falseAlarms: 3, criticismAlarms: 1 });
  });

  it('measure how much of two quotes is the same', () => {
    expect(quoteOverlap('the islands of China', 'islands of China')).toBeCloseTo(0.8);
    expect(quoteOverlap('abc', 'xyz')).toBe(0);
  });

  it('have an interval that shrinks with the number of articles and repeats exactly', () => {
    const some = (n: number): Pair[] => Array.from({ length: n }, (_, index) => ({ gold: gold({}), said: said({ about: index % 2 === 0 ? 'vietnam' : 'none' }) }));
    const width = (n: number) => {
      const { low, high } = middle(resampledScores(some(n)).map(({ about }) => about))!;
      return high - low;
    };
    expect(width(20)).toBeGreaterThan(width(200));
    expect(width(20)).toBe(width(20));
    expect(middle([null])).toBeNull();
  });
});

describe('calibration', () => {
  it('is perfect where seven of ten said with 0.7 come true, and bad where none does', () => {
    const ten = (came: number) => Array.from({ length: 10 }, (_, index) => ({ p: 0.7, came: index < came }));
    expect(calibrationError(ten(7))).toBeCloseTo(0);
    expect(calibrationError(ten(0))).toBeCloseTo(0.7);
    expect(calibrationError([])).toBeNull();
  });
});

describe('the gate for a new model', () => {
  const tones = ['negative', 'neutral', 'positive'];
  const rows = Array.from({ length: 60 }, (_, index) => gold({ lang: index < 30 ? 'lo' : 'vi', sentiment: tones[index % 3]!, topics: ['society'] }));
  const model = (wrong: (index: number) => boolean): Pair[] =>
    rows.map((row, index) => ({ gold: row, said: said({ sentiment: wrong(index) ? 'neutral' : row.sentiment, topics: ['society'] }) }));

  it('takes a model that is as good, and one that differs by chance alone', () => {
    expect(reasonsToRefuse(model(() => false), model(() => false))).toEqual([]);
    expect(reasonsToRefuse(model((index) => index === 3), model((index) => index === 6 || index === 9))).toEqual([]);
  });

  it('refuses one that lost a language, although the others make up for it', () => {
    const reasons = reasonsToRefuse(model((index) => index >= 30), model((index) => index < 30));
    expect(reasons.some((reason) => reason.startsWith('lo: sentiment'))).toBe(true);
    expect(reasons.some((reason) => reason.startsWith('vi'))).toBe(false);
  });

  it('refuses one that takes a single critical article more for false', () => {
    const before = model(() => false);
    const after = before.map((pair, index) => (index === 0 ? { ...pair, said: said({ ...pair.said, claims: [asserts('SANSHA')] }) } : pair));
    expect(reasonsToRefuse(before, after)).toEqual(['critical articles taken for false: 0 → 1']);
  });
});
