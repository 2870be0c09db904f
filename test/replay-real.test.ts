// The whole way over the real pages and feeds of ../shared/data, where that is beside the checkout.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../src/config.ts';
import { replayReal } from '../src/replay/index.ts';

const data = process.env['HAIDANG_SHARED'] ?? fileURLToPath(new URL('../../shared/data', import.meta.url));
const missing = existsSync(`${data}/extraction`) ? null : `${data} is not there`;

describe.skipIf(missing !== null)(`the whole way over real pages and feeds${missing === null ? '' : ` — skipped: ${missing}`}`, () => {
  it('crashes nowhere, ends every item in one counted outcome, and its sums agree', async () => {
    const report = await replayReal(readSettings({}), `${data}/extraction`, `${data}/feeds/real`, () => undefined);
    expect(report.disagreements).toEqual([]);
    expect(report.round.failures).toEqual([]);
    expect(report.pages).toBeGreaterThan(500);
    expect(report.rows.reduce((sum, { waiting }) => sum + waiting, 0)).toBe(0);
    // Every stored page is a real article: hardly any may be refused.
    const pages = report.rows.filter(({ source }) => source !== 'replay-feeds');
    const kept = pages.reduce((sum, row) => sum + row.kept, 0);
    expect(kept / report.pages).toBeGreaterThan(0.98);
  }, 900_000);
});
