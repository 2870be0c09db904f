import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cluster } from '../../src/commands/cluster.ts';
import type { Terminal } from '../../src/commands/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'haidang-cluster-'));

async function run(lines: readonly string[]): Promise<{ rows: { id: string; story: string; copyOf?: string }[]; said: string[] }> {
  const input = join(folder, 'in.jsonl');
  const output = join(folder, 'out.jsonl');
  writeFileSync(input, `${lines.join('\n')}\n`);
  const said: string[] = [];
  const terminal: Terminal = { interactive: false, say: (line) => void said.push(line), progress: () => undefined, out: () => undefined };
  expect(await cluster.run(['--in', input, '--out', output], terminal)).toBe(0);
  const rows = readFileSync(output, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as { id: string; story: string });
  return { rows, said };
}

const wire = 'The ferry to the island ran aground at noon on Sunday with 86 people on board. Fishing boats took everybody off within an hour, and two passengers were treated for bruises. The harbour master said a gearbox had failed in a falling tide. The line is closed until divers have looked at the hull, which may take until Wednesday. Tickets are refunded at the pier.';
const article = (id: string, title: string, text: string, date = '2026-04-12') => JSON.stringify({ id, title, text, date });

test('a wire text in three papers is one story, and its copies are named', { timeout: 30_000 }, async () => {
  const { rows, said } = await run([
    article('a', 'Ferry runs aground, all safe', wire),
    article('b', 'Everybody rescued from stranded ferry', wire, '2026-04-13'),
    article('c', '86 saved', `${wire.slice(0, 230)}.`, '2026-04-13'),
    article('d', 'Mango growers look abroad', 'Growers in the valley have signed a first contract with a Korean supermarket chain. Forty tonnes leave next month, washed and packed in a new plant that employs thirty people from the village.'),
    article('e', 'Ferry line closed after grounding', 'Divers will examine the hull of the ferry that ran aground on Sunday with 86 people on board. The harbour master blames a failed gearbox; the line to the island stays closed until Wednesday.', '2026-04-13'),
  ]);
  expect(rows).toEqual([
    { id: 'a', story: 'a' },
    { id: 'b', story: 'a', copyOf: 'a' },
    { id: 'c', story: 'a', copyOf: 'a' },
    { id: 'd', story: 'd' },
    { id: 'e', story: 'a' },
  ]);
  expect(said.at(-1)).toBe('2 stories, 2 copies');
});

test('bad lines are refused by number and the good ones go on', { timeout: 30_000 }, async () => {
  const { rows, said } = await run(['{"id": "a", "title": "x"', article('b', 'Ferry', wire), '{"title": "no id", "text": ""}', '{"id": "c", "title": "t", "text": "u", "date": "soon"}', article('b', 'again', wire), '[]']);
  expect(rows).toEqual([{ id: 'b', story: 'b' }]);
  for (const number of [1, 3, 4, 5, 6]) expect(said.some((line) => line.startsWith(`Line ${number} of `))).toBe(true);
  expect(said).toContain('1 done, 5 refused');
});

test('a thousand different articles are placed within seconds', { timeout: 60_000 }, async () => {
  const words = wire.split(' ');
  const shuffled = (seed: number) => words.map((_, index) => `${words[(index * (seed + 7) + seed * 13) % words.length]}${(index * seed) % 97}`).join(' ');
  const started = performance.now();
  const { rows } = await run(Array.from({ length: 1000 }, (_, index) => article(`n${index}`, `Title ${index}`, shuffled(index + 1))));
  expect(rows).toHaveLength(1000);
  expect(performance.now() - started).toBeLessThan(30_000);
});
