import { describe, expect, it } from 'vitest';
import { quoteOverlap, scorePairs, standardError, type GoldRow, type Judgement, type Pair } from '../../../classifiers/evaluate/index.ts';

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

  it('have a standard error that shrinks with the number of articles and repeats exactly', () => {
    const some = (n: number): Pair[] => Array.from({ length: n }, (_, index) => ({ gold: gold({}), said: said({ about: index % 2 === 0 ? 'vietnam' : 'none' }) }));
    const score = (pairs: readonly Pair[]) => scorePairs(pairs).about;
    expect(standardError(some(20), score)).toBeGreaterThan(standardError(some(200), score));
    expect(standardError(some(20), score)).toBe(standardError(some(20), score));
  });
});
