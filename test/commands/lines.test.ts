import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLines, transformLines } from '../../src/commands/lines.ts';
import type { Terminal } from '../../src/commands/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'haidang-lines-'));
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const said: string[] = [];
const terminal: Terminal = { interactive: false, say: (line) => void said.push(line), progress: () => undefined, out: () => undefined };

describe('lines in and out', () => {
  it('are cut at line feeds alone, whatever else a text holds', async () => {
    const lines = [];
    for await (const line of readLines(file('odd', '\uFEFFone\r\n"two\u2028three"\n\nfour'))) lines.push(line);
    expect(lines).toEqual([{ number: 1, line: 'one' }, { number: 2, line: '"two\u2028three"' }, { number: 3, line: '' }, { number: 4, line: 'four' }]);
  });

  it('lose no letter where a chunk ends inside it', async () => {
    const text = 'Quần đảo Trường Sa 西沙 '.repeat(20_000);
    const lines = [];
    for await (const { line } of readLines(file('long', `${text}\n${text}`))) lines.push(line);
    expect(lines).toEqual([text, text]);
  });

  it('refuse a bad line by its number and keep the good ones', async () => {
    const output = join(folder, 'out');
    const counts = await transformLines(file('in', '{"n":1}\nnonsense\n\n{"n":3}\n'), output, terminal, (line) => JSON.parse(line) as unknown);
    expect(counts).toEqual({ done: 2, refused: 1 });
    expect(readFileSync(output, 'utf8')).toBe('{"n":1}\n{"n":3}\n');
    expect(said.join('\n')).toMatch(/Line 2 of .*in:/);
    expect(said.at(-1)).toBe('2 done, 1 refused');
  });

  it('say which file is missing', async () => {
    await expect(transformLines(join(folder, 'nowhere'), join(folder, 'out2'), terminal, (line) => line)).rejects.toThrow('nowhere');
  });
});
