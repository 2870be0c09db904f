// Rows of which only the claim is labelled: the office's own confirm and reject clicks.

import { describe, expect, it } from 'vitest';
import { reasonsToRefuse, resampledScores, scorePairs, type GoldRow, type Judgement, type Pair } from '../../../classifiers/evaluate/index.ts';

const row = (more: Partial<GoldRow>): GoldRow => ({ id: 'x', lang: 'en', date: null, outlet_country: null, title: '', text: '', about: null, topics: null, sentiment: null, claim: null, ...more });
const said = (more: Partial<Judgement>): Judgement => ({ about: 'vietnam', topics: ['society'], sentiment: 'neutral', claims: [], ...more });
const labelled: Pair = { gold: row({ about: 'vietnam', topics: ['society'], sentiment: 'neutral' }), said: said({}) };
const confirmed: Pair = { gold: row({ claim: { id: 'SANSHA', voice: 'asserts', quote: 'q' } }), said: said({ about: 'none', topics: [], sentiment: 'negative', claims: [{ register: 'SANSHA', voice: 'asserts', quote: 'q' }] }) };
const rejected: Pair = { gold: row({}), said: said({ claims: [{ register: 'SANSHA', voice: 'asserts', quote: 'q' }] }) };

describe('an article that nobody labelled for a task', () => {
  it('is left out of that task’s score, whatever is said of it, and counts in that of the claims', () => {
    expect(scorePairs([labelled, confirmed, rejected])).toMatchObject({ articles: 3, about: 1, topics: 1, falseAlarms: 1, criticismAlarms: 0, claims: { asserts: { right: 1, wrong: 1, missed: 0, precision: 0.5, recall: 1 } } });
    expect(scorePairs([labelled, confirmed, rejected]).sentiment).toBe(scorePairs([labelled]).sentiment);
  });

  it('leaves the task without a score where there is no other, not with a score of nought', () => {
    expect(scorePairs([confirmed, rejected])).toMatchObject({ about: null, topics: null, sentiment: null, voiceRight: 1 });
    expect(resampledScores([confirmed, rejected]).every(({ topics }) => topics === null)).toBe(true);
  });

  it('refuses no model for the task, and still for the claims', () => {
    const many = (pair: Pair) => Array.from({ length: 40 }, () => pair);
    expect(reasonsToRefuse([...many(confirmed), ...many(rejected)], [...many(confirmed), ...many(rejected)])).toEqual([]);
    const missed: Pair = { ...confirmed, said: said({}) };
    expect(reasonsToRefuse(many(confirmed), [...many(missed)])[0]).toContain('asserted claims, recall');
  });
});
