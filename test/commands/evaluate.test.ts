import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Terminal } from '../../src/commands/command.ts';
import { evaluate } from '../../src/commands/evaluate.ts';
import { shippedModel } from '../../src/chosen-models.ts';

const folder = mkdtempSync(join(tmpdir(), 'haidang-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const row = (id: string, more: object) => JSON.stringify({
  id, lang: 'en', date: '2026-03-01', outlet_country: 'CN', about: 'vietnam', topics: ['sovereignty'], sentiment: 'neutral', claim: null, ...more,
});

function listen(): { terminal: Terminal; out: string[]; said: string[] } {
  const [out, said]: [string[], string[]] = [[], []];
  return { terminal: { interactive: false, say: (line) => void said.push(line), progress: () => {}, out: (line) => void out.push(line) }, out, said };
}

it('puts an earlier model beside ours, takes one that is no worse, and names a bad line without losing the good ones', async () => {
  const quote = 'divers cleaned a wreck off China\'s Xisha Islands';
  const file = join(folder, 'gold.jsonl');
  writeFileSync(file, [
    row('a', { title: 'Wreck cleaned', text: `On Monday ${quote}, the agency reported.`, claim: { id: 'PARACEL-CN', voice: 'asserts', quote } }),
    '{"id": "broken"',
    row('b', { title: 'Rice', text: 'The ministry said rice exports from Vietnam rose by four per cent in May.', topics: ['investment'], sentiment: 'positive' }),
  ].join('\n'));
  const { terminal, out, said } = listen();
  expect(await evaluate.run(['--gold', file, '--previous', shippedModel], terminal)).toBe(0);
  expect(out.find((line) => line.startsWith('| claims asserts, recall'))).toContain('| 1.000 |');
  expect(out[0]).toBe('| task | ours | 95 % | previous | baseline |');
  expect(said.join('\n')).toMatch(/line 2/i);
  expect(said).toContain('2 articles');
  expect(said.at(-1)).toMatch(/^Gate: taken/);
}, 60_000);

it('says which file a previous model lacks', async () => {
  const file = join(folder, 'one.jsonl');
  writeFileSync(file, row('a', { title: 'x', text: 'y' }));
  await expect(evaluate.run(['--gold', file, '--previous', folder], listen().terminal)).rejects.toThrow(/haidang\.json/);
}, 60_000);

it('takes rows of which only the claim is labelled, as “haidang register decisions” writes them', async () => {
  const file = join(folder, 'decisions.jsonl');
  const quote = 'divers cleaned a wreck off China\'s Xisha Islands';
  const decision = (id: string, claim: object | null) => JSON.stringify({ id, lang: 'en', date: '2026-03-01', outlet_country: 'CN', title: 'Wreck cleaned', text: `On Monday ${quote}, the agency reported.`, claim });
  writeFileSync(file, [decision('decision-1', { id: 'PARACEL-CN', voice: 'asserts', quote }), decision('decision-2', null)].join('\n'));
  const { terminal, out, said } = listen();
  expect(await evaluate.run(['--gold', file, '--errors'], terminal)).toBe(0);
  expect(out.find((line) => line.startsWith('| about, accuracy'))).toBe('| about, accuracy | — | — | — |');
  expect(out.find((line) => line.startsWith('| claims asserts, precision'))).toContain('| 0.500 |');
  expect(out.filter((line) => /\t(about|topics|sentiment)\t/.test(line))).toEqual([]);
  expect(said).toContain('2 articles');
}, 60_000);
