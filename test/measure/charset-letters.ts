// Makes crawlers/read/charset-letters.ts: how often each letter occurs in each language, in bits, from running text.
//   node --import tsx test/measure/charset-letters.ts ../shared/data/training/plain-text.open.jsonl.gz > crawlers/read/charset-letters.ts

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const wanted: Record<string, string> = {
  zh: 'zho',
  'zh-Hant': 'zhoHant',
  ja: 'jpn',
  ko: 'kor',
  th: 'tha',
  ru: 'rus',
  vi: 'vie',
  fr: 'fra',
  en: 'eng',
};
/** So many letters a language are read; more changes nothing. */
const ENOUGH = 2_000_000;

const counts = new Map<string, Map<string, number>>();
const totals = new Map<string, number>();
for (const line of gunzipSync(readFileSync(process.argv[2] ?? ''))
  .toString('utf8')
  .split('\n')) {
  if (line === '') continue;
  const { lang, text, source } = JSON.parse(line) as { lang: string; text: string; source: string };
  // The collection that the charsets are measured on (test/measure/charsets.ts) was made from sib200.
  const name = source === 'sib200' ? undefined : wanted[lang];
  if (!name || (totals.get(name) ?? 0) > ENOUGH) continue;
  const table = counts.get(name) ?? new Map<string, number>();
  counts.set(name, table);
  for (const letter of text.normalize('NFC').replace(/[\0-\x7f\u200b-\u200f\ufeff\ufffd]/g, '')) {
    table.set(letter, (table.get(letter) ?? 0) + 1);
    totals.set(name, (totals.get(name) ?? 0) + 1);
  }
}

const print = (text: string) => process.stdout.write(`${text}\n`);
print(
  '// Made by test/measure/charset-letters.ts from openly licensed running text; do not edit. Line n of a language holds the letters that',
);
print('// are one in 2^n to 2^(n+1) of its letters outside ASCII, so that n is the cost of such a letter in bits.');
print('');
print('export const lettersByBits = {');
for (const [name, table] of counts) {
  const tiers: string[] = [];
  for (const [letter, count] of [...table].sort((a, b) => b[1] - a[1])) {
    if (count < 3) continue;
    const bits = Math.floor(-Math.log2(count / (totals.get(name) ?? 1)));
    tiers[bits] = (tiers[bits] ?? '') + letter;
  }
  print(`  ${name}: ${JSON.stringify(Array.from(tiers, (tier) => tier ?? ''))},`);
}
print('} as const;');
