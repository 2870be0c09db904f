// Charsets on news items written for this project (they took no part in the letter tables): headlines and short texts, encoded by
// iconv, without a declaration and with a wrong one. Right means the exact text.
//   node --import tsx test/measure/charsets-written.ts [../shared/data/training/written]

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodePage } from '../../crawlers/read/charset.ts';

const folder = process.argv[2] ?? '../shared/data/training/written';
const encodings: readonly (readonly [string, string])[] = [
  ['zh', 'GBK'], ['ja', 'CP932'], ['ja', 'EUC-JP'], ['ja', 'ISO-2022-JP'], ['ko', 'CP949'], ['th', 'CP874'],
  ['vi', 'CP1258'], ['vi', 'VISCII'], ['vi', 'TCVN5712-1'], ['fr', 'CP1252'], ['ru', 'CP1251'], ['ru', 'KOI8-R'], ['ru', 'ISO-8859-5'],
  ['vi', 'UTF-8'], ['zh', 'UTF-8'], ['ko', 'UTF-8'], ['fr', 'UTF-8'],
]; // prettier-ignore
const wrong = [
  'text/html; charset=utf-8',
  'text/html; charset=iso-8859-1',
  'text/html; charset=gb2312',
  'text/html; charset=windows-1251',
];
const perLanguage = 120;

/** Encodes all texts in one call, one a line; a text that does not survive the way back is left out. */
function encoded(texts: readonly string[], encoding: string): [string, Buffer][] {
  const out: [string, Buffer][] = [];
  for (const text of texts) {
    const there = spawnSync('iconv', ['-f', 'UTF-8', '-t', encoding], { input: text });
    if (there.status !== 0) continue;
    const back = spawnSync('iconv', ['-f', encoding, '-t', 'UTF-8'], { input: there.stdout });
    if (back.stdout.toString('utf8').normalize('NFC') === text) out.push([text, there.stdout]);
  }
  return out;
}

const share = (right: number, all: number) => `${right} / ${all}`;
const print = (text: string) => process.stdout.write(`${text}\n`);
const isMarked = (bytes: Buffer) => bytes.some((byte) => byte >= 0x80 || byte === 0x1b);
print('| language, charset | headline | text | headline, wrongly declared | text, wrongly declared |');
print('| --- | --- | --- | --- | --- |');
const totals = [0, 0, 0, 0, 0, 0, 0, 0];
for (const [lang, encoding] of encodings) {
  const file = join(folder, `items-${lang}.jsonl`);
  if (!existsSync(file)) continue;
  const items = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(0, perLanguage)
    .map((line) => JSON.parse(line) as { title: string; text: string });
  const cells = ['title', 'text'].map((part) => {
    const texts = items.map((item) => item[part as 'title' | 'text'].normalize('NFC'));
    const cases = encoded(texts, encoding).filter(([, bytes]) => isMarked(bytes));
    const counts = { plain: 0, wrong: 0, all: cases.length, wrongs: 0 };
    for (const [text, body] of cases) {
      if (decodePage({ body, contentType: null }).text === text) counts.plain += 1;
      for (const contentType of wrong.filter((one) => !rightFor(encoding, one))) {
        counts.wrongs += 1;
        const decoded = decodePage({ body, contentType });
        if (decoded.text === text) counts.wrong += 1;
        else if (process.argv.includes('--show'))
          print(`${encoding} ${contentType}: ${decoded.charset} by ${decoded.how}: ${text.slice(0, 60)}`);
      }
    }
    return counts;
  });
  const [title, text] = cells as [(typeof cells)[0], (typeof cells)[0]];
  const row = [
    title?.plain,
    title?.all,
    text?.plain,
    text?.all,
    title?.wrong,
    title?.wrongs,
    text?.wrong,
    text?.wrongs,
  ].map((n) => n ?? 0);
  row.forEach((value, index) => (totals[index] = (totals[index] ?? 0) + value));
  print(`| ${lang}, ${encoding} | ${pairs(row)} |`);
}
print(`| all | ${pairs(totals)} |`);

function pairs(row: readonly number[]): string {
  return [0, 2, 4, 6].map((at) => share(row[at] ?? 0, row[at + 1] ?? 0)).join(' | ');
}

function rightFor(encoding: string, contentType: string): boolean {
  const label = contentType.split('=')[1] ?? '';
  const same: Record<string, string> = {
    GBK: 'gb2312',
    CP1252: 'iso-8859-1',
    CP1251: 'windows-1251',
    'UTF-8': 'utf-8',
  };
  return same[encoding] === label;
}
