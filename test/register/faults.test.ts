// What is wrong with an entry is said in both languages, our own words and those of the checking library alike.

import { expect, test } from 'vitest';
import { Problem } from '../../src/errors.ts';
import { requireEntry } from '../../src/register/schema.ts';

const sound = {
  id: 'TEST-ONE', version: 1, kind: 'document-fact', title: { vi: 'Một', en: 'One' }, claim: { vi: 'a', en: 'a' }, position: { vi: 'b', en: 'b' },
  evidence: [], talkingPoints: { vi: [], en: [] }, wordings: [],
};
const problemOf = (entry: unknown): Problem => {
  try {
    requireEntry(entry);
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  }
  throw new Error('it was taken');
};

test.each([
  ['an empty title', { ...sound, title: { vi: '', en: 'One' } }, 'title.vi không được để trống', 'title.vi must not be empty'],
  ['a wrong kind', { ...sound, kind: 'opinion' }, 'kind phải là một trong document-fact', 'kind must be one of document-fact'],
  ['days the wrong way round', { ...sound, validFrom: '2026-02-01', validUntil: '2026-01-01' }, 'validUntil đứng trước validFrom', 'validUntil is before validFrom'],
  ['an unknown field', { ...sound, author: 'x' }, 'author không phải là trường nào', 'author there is no such field'],
  ['a number for a text', { ...sound, version: 'two' }, 'đầu vào không hợp lệ', 'invalid input'],
])('%s', (_, entry, vi, en) => {
  const problem = problemOf(entry);
  expect(problem.in('vi').toLowerCase()).toContain(vi.toLowerCase());
  expect(problem.in('en').toLowerCase()).toContain(en.toLowerCase());
});

test('a sound entry is taken', () => expect(requireEntry(sound)).toMatchObject({ id: 'TEST-ONE' }));
