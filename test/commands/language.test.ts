import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { language } from '../../src/commands/language.ts';
import type { Terminal } from '../../src/commands/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'haidang-language-'));

function listen(): { terminal: Terminal; said: string[] } {
  const said: string[] = [];
  return { said, terminal: { interactive: false, say: (line) => void said.push(line), progress: () => undefined, out: () => undefined } };
}

test('each line gets its language in ISO 639-3, and the counts come last', { timeout: 30_000 }, async () => {
  const input = join(folder, 'texts.txt');
  const output = join(folder, 'languages.jsonl');
  writeFileSync(input, 'Bão số 13 đổ bộ vào bờ biển miền Trung\n越南归仁港今年第一艘邮轮\nДельта Меконга уходит под воду\n');
  const { terminal, said } = listen();
  expect(await language.run(['--in', input, '--out', output], terminal)).toBe(0);
  const lines = readFileSync(output, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { lang: string; p: number });
  expect(lines.map(({ lang }) => lang)).toEqual(['vie', 'zho', 'rus']);
  for (const { p } of lines) expect(p).toBeGreaterThan(0.5);
  expect(said.at(-1)).toBe('3 done, 0 refused');
});

test('a line without the column is refused by number and the others go on', { timeout: 30_000 }, async () => {
  const input = join(folder, 'rows.tsv');
  const output = join(folder, 'rows.jsonl');
  writeFileSync(input, 'fra\tLes pêcheurs attendent le retour du beau temps\nno column here\nkor\t어민들은 날씨가 좋아지기를 기다린다\n');
  const { terminal, said } = listen();
  await language.run(['--in', input, '--out', output, '--column', '2'], terminal);
  expect(readFileSync(output, 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { lang: string }).lang)).toEqual(['fra', 'kor']);
  expect(said.some((line) => /^Line 2 of .*there is no column 2/.test(line))).toBe(true);
  expect(said.at(-1)).toBe('2 done, 1 refused');
});

test('a missing file and a senseless column are said in one sentence', async () => {
  const { terminal } = listen();
  await expect(language.run(['--in', join(folder, 'absent'), '--out', join(folder, 'x')], terminal)).rejects.toMatchObject({ code: 'no-such-file' });
  await expect(language.run(['--in', 'a', '--out', 'b', '--column', 'two'], terminal)).rejects.toMatchObject({ code: 'bad-usage' });
  await expect(language.run(['--out', 'b'], terminal)).rejects.toMatchObject({ code: 'bad-usage' });
});
