import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digest } from '../../src/commands/digest.ts';
import type { Terminal } from '../../src/commands/command.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/index.ts';
import { fillArchive } from '../digests/archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'haidang-digest-'));
const before = { data: process.env['HAIDANG_DATA'], chromium: process.env['HAIDANG_CHROMIUM'] };

beforeAll(async () => {
  process.env['HAIDANG_DATA'] = join(folder, 'data');
  const { database } = await openEmbedded(join(folder, 'data'));
  await migrate(database);
  await fillArchive(database);
  await database.close();
});
afterAll(() => {
  for (const [name, value] of [['HAIDANG_DATA', before.data], ['HAIDANG_CHROMIUM', before.chromium]] as const) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

async function run(...args: string[]): Promise<{ out: string[]; said: string[] }> {
  const out: string[] = [];
  const said: string[] = [];
  const terminal: Terminal = { interactive: false, say: (line) => void said.push(line), progress: () => undefined, out: (line) => void out.push(line) };
  expect(await digest.run(args, terminal)).toBe(0);
  return { out, said };
}

test('a week without a file prints its items and makes nothing', { timeout: 60_000 }, async () => {
  const { out, said } = await run('--week', '2026-W47');
  expect(out).toHaveLength(8);
  expect(out[1]).toBe('2\tSG\tnegative\tThe Straits Ledger\tWood workers in Quy Nhon tell of two years without insurance');
  expect(said.at(-1)).toContain('8 stories, 9 articles; nothing was made');
  expect(await run()).toEqual({ out: [], said: ['0 issues'] });
});

test('with a file it makes an issue, and the issue can be written again byte for byte', { timeout: 60_000 }, async () => {
  const [first, again, html] = ['first.docx', 'again.docx', 'issue.html'].map((name) => join(folder, name)) as [string, string, string];
  const { said } = await run('--week', '2026-W47', '--out', first);
  expect(said.at(-1)).toMatch(/^Issue 1 \(2026-W47\): 8 stories, 9 articles, \d+ bytes in /);
  await run('--issue', '1', '--out', again);
  expect(readFileSync(again).equals(readFileSync(first))).toBe(true);
  await run('--issue', '1', '--format', 'html', '--lang', 'en', '--out', html);
  expect(readFileSync(html, 'utf8')).toContain('Press digest, week 47 of 2026');
  expect(readFileSync(html, 'utf8')).toContain('SAMPLE PRESS (FICTIONAL)');
  expect((await run()).out).toEqual([expect.stringMatching(/^1\t2026-11-16\t2026-11-22\t8 stories\t9 articles\t.*\t[0-9a-f]{64}$/)]);
});

test('without Chromium there is no PDF, and it is said in one sentence', { timeout: 60_000 }, async () => {
  process.env['HAIDANG_CHROMIUM'] = join(folder, 'absent');
  const out = join(folder, 'none.pdf');
  await expect(run('--issue', '1', '--format', 'pdf', '--out', out)).rejects.toMatchObject({ code: 'no-pdf-browser' });
  expect(existsSync(out)).toBe(false);
});

test('wrong options, weeks and places are refused before anything is made', { timeout: 60_000 }, async () => {
  const wrong: [string[], string][] = [
    [['--week', '2026-W60', '--out', 'x'], 'bad-week'],
    [['--week', '2026-W47', '--format', 'odt', '--out', 'x'], 'bad-usage'],
    [['--week', '2026-W47', '--issue', '1'], 'bad-usage'],
    [['--out', 'x'], 'bad-usage'],
    [['--issue', '1'], 'bad-usage'],
    [['--issue', '99', '--out', join(folder, 'x')], 'not-found'],
    [['--issue', '1', '--out', join(folder, 'no', 'such', 'folder')], 'not-writable'],
  ];
  for (const [args, code] of wrong) await expect(run(...args)).rejects.toMatchObject({ code });
  expect((await run()).out).toHaveLength(1);
});
