// Measures the language detector on a tab-separated file `lang text kind source`:
//   node --import tsx test/measure/language.ts [/work/shared/data/langid/dev.tsv]
import { readFileSync } from 'node:fs';
import { createLanguageDetector, iso3 } from '../../classifiers/language/index.ts';

const file = process.argv[2] ?? '/work/shared/data/langid/dev.tsv';
const twelve = 'vie eng zho jpn kor tha lao khm fra rus deu spa'.split(' ');
const kinds = ['sentence', 'headline'];
const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t') as [string, string, string]);
const detector = await createLanguageDetector();

const started = performance.now();
const seen = new Map<string, { right: number; all: number; undecided: number }>();
for (const [lang, text, kind] of rows) {
  const { language } = detector.detect(text);
  const cell = seen.get(`${lang} ${kind}`) ?? { right: 0, all: 0, undecided: 0 };
  seen.set(`${lang} ${kind}`, cell);
  cell.all += 1;
  if (iso3(language) === lang) cell.right += 1;
  else if (language === 'und') cell.undecided += 1;
  if (process.argv.includes('--errors') && iso3(language) !== lang && twelve.includes(lang)) console.log(lang, language, kind, text);
}
const seconds = (performance.now() - started) / 1000;

const percent = (lang: string, kind: string) => {
  const { right, all } = seen.get(`${lang} ${kind}`)!;
  return (100 * right) / all;
};
const mean = (langs: readonly string[], kind: string) => langs.reduce((sum, lang) => sum + percent(lang, kind), 0) / langs.length;
const languages = [...twelve, ...[...new Set(rows.map(([lang]) => lang))].filter((lang) => !twelve.includes(lang))];
console.log('| language | sentence | headline |\n| --- | --- | --- |');
for (const lang of languages) console.log(`| ${lang} | ${kinds.map((kind) => percent(lang, kind).toFixed(1)).join(' | ')} |`);
console.log(`| **mean of the twelve** | ${kinds.map((kind) => mean(twelve, kind).toFixed(2)).join(' | ')} |`);
console.log(`| mean of all ${languages.length} | ${kinds.map((kind) => mean(languages, kind).toFixed(2)).join(' | ')} |`);
console.log(`\n${rows.length} rows, ${Math.round(rows.length / seconds)} rows/s`);
