import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Terminal } from '../../src/commands/command.ts';
import { extract, isoWithOffset } from '../../src/commands/extract.ts';

const folder = mkdtempSync(join(tmpdir(), 'haidang-extract-'));

function listen(): { terminal: Terminal; said: string[] } {
  const said: string[] = [];
  return { said, terminal: { interactive: false, say: (line) => void said.push(line), progress: () => undefined, out: () => undefined } };
}

test('each page has its line, a damaged one too, and the counts come last', { timeout: 60_000 }, async () => {
  const pages = join(folder, 'pages');
  mkdirSync(join(pages, 'more'), { recursive: true });
  const html = readFileSync(new URL('../pages/vnexpress-like-lead-outside-body/source.html', import.meta.url));
  writeFileSync(join(pages, 'a.html'), html);
  writeFileSync(join(pages, 'more', 'b.html.gz'), gzipSync(html));
  writeFileSync(join(pages, 'c.html.gz'), 'not gzip');
  writeFileSync(join(pages, 'd.html'), '');
  writeFileSync(join(pages, 'e.txt'), 'not asked for');
  const output = join(folder, 'articles.jsonl');
  const { terminal, said } = listen();
  expect(await extract.run(['--in', pages, '--out', output], terminal)).toBe(0);
  const lines = readFileSync(output, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, string | null>);
  expect(lines.map(({ id, skipped }) => [id, skipped])).toEqual([['a', undefined], ['c', 'unreadable'], ['d', 'empty'], ['b', undefined]]);
  expect(lines[0]).toMatchObject({ title: 'Quy Nhơn đón tàu khách quốc tế đầu tiên của mùa', date: '2025-05-12T10:30:00+07:00', language: 'vi' });
  expect(lines[3]?.['text']).toBe(lines[0]?.['text']);
  expect(said.at(-1)).toBe('2 read, 1 skipped, 1 refused');
});

test('a folder that is not there is said in one sentence', async () => {
  await expect(extract.run(['--in', join(folder, 'absent'), '--out', join(folder, 'x')], listen().terminal)).rejects.toMatchObject({ code: 'no-such-file' });
});

test('a date keeps the offset of its page', () => {
  const at = new Date('2025-05-12T03:30:00Z');
  expect([isoWithOffset(at, 420), isoWithOffset(at, -210), isoWithOffset(at, 0), isoWithOffset(at, null)]).toEqual(['2025-05-12T10:30:00+07:00', '2025-05-12T00:00:00-03:30', '2025-05-12T03:30:00Z', '2025-05-12T03:30:00Z']);
});
