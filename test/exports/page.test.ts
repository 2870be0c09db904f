import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { page } from './page.ts';

it('docs/exports.md says what the exports are; if not: node --import tsx test/exports/page.ts', () => {
  expect(readFileSync('docs/exports.md', 'utf8')).toBe(page);
});
