// How many pages of the encodings collection are decoded rightly, declared and undeclared, and by charset.
//   node --import tsx test/measure/charsets.ts [../shared/data/encodings] [--show]

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jschardet from 'jschardet';
import { decoderOf } from '../../crawlers/read/charset-decoders.ts';
import { decodePage } from '../../crawlers/read/charset.ts';

type Case = { id: string; encoding: string; kind: string; declared: string | null; text?: string };

const folder = process.argv[2] && !process.argv[2].startsWith('--') ? process.argv[2] : '../shared/data/encodings';
const rows = new Map<
  string,
  { declared: [number, number]; undeclared: [number, number]; jschardet: [number, number] }
>();
for (const line of readFileSync(join(folder, 'expect.jsonl'), 'utf8').trim().split('\n')) {
  const one = JSON.parse(line) as Case;
  if (one.text === undefined) continue;
  const body = readFileSync(join(folder, one.id));
  const row = rows.get(one.encoding) ?? { declared: [0, 0], undeclared: [0, 0], jschardet: [0, 0] };
  rows.set(one.encoding, row);
  const decoded = decodePage({ body, contentType: null });
  const right = isRight(decoded.text, one);
  const cell = one.declared ? row.declared : row.undeclared;
  cell[1] += 1;
  if (right) cell[0] += 1;
  else if (process.argv.includes('--show'))
    process.stdout.write(`${one.id} ${one.encoding}: ${decoded.charset} by ${decoded.how}\n`);
  if (one.declared) continue;
  row.jschardet[1] += 1;
  if (isRight(byJschardet(body), one)) row.jschardet[0] += 1;
}

/** The text of a page is compared paragraph by paragraph, without its markup. */
function isRight(text: string, { kind, text: wanted = '' }: Case): boolean {
  if (kind !== 'page') return text.trim() === wanted.trim();
  const plain = text
    .normalize('NFC')
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  const lines = new Set(plain.split('\n').map((each) => each.trim()));
  return wanted.split('\n').every((each) => each.trim() === '' || lines.has(each.trim()));
}

function byJschardet(body: Buffer): string {
  try {
    return (decoderOf(jschardet.detect(body).encoding ?? '')?.decode(body) ?? '').normalize('NFC');
  } catch {
    return '';
  }
}

const print = (text: string) => process.stdout.write(`${text}\n`);
const sum: [number, number][] = [[0, 0], [0, 0], [0, 0]]; // prettier-ignore
print('| charset | declared | undeclared | undeclared, by jschardet 4 |');
print('| --- | --- | --- | --- |');
for (const [name, { declared, undeclared, jschardet: other }] of [...rows].sort()) {
  print(`| ${name} | ${declared.join(' / ')} | ${undeclared.join(' / ')} | ${other.join(' / ')} |`);
  for (const [index, cell] of [declared, undeclared, other].entries()) {
    const total = sum[index] ?? [0, 0];
    total[0] += cell[0];
    total[1] += cell[1];
  }
}
print(`| all | ${sum.map((cell) => cell.join(' / ')).join(' | ')} |`);
