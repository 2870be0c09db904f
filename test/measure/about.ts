// Measures what an article is about on labelled articles ({lang, title, text, date, outlet_country, about} a line):
//   node --import tsx test/measure/about.ts /work/shared/data/gold/dev-A.jsonl /work/shared/data/gold/dev-B.jsonl
import { readFileSync } from 'node:fs';
import { createAbout } from '../../classifiers/about/index.ts';
import { createLanguageDetector } from '../../classifiers/language/index.ts';
import { aboutLabels, type AboutLabel } from '../../src/model/index.ts';
import { loadProfile } from '../../src/profile/index.ts';

type Item = { id: string; lang: string; title: string; text: string; date: string | null; outlet_country: string | null; about: AboutLabel };

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const items = files.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Item));
const about = createAbout(loadProfile());
const detector = await createLanguageDetector();

const tally = new Map<string, { right: number; all: number }>();
const count = (key: string, right: boolean) => {
  const cell = tally.get(key) ?? { right: 0, all: 0 };
  tally.set(key, { right: cell.right + Number(right), all: cell.all + 1 });
};
const confusion = new Map<string, number>();
const started = performance.now();
for (const item of items) {
  // The command knows the language only from the text, so the figure includes the detector's mistakes.
  const { language } = detector.detect(`${item.title}\n${item.text}`);
  const article = { title: item.title, text: item.text, date: item.date ? new Date(item.date) : null, outletCountry: item.outlet_country };
  const { label } = about.judge(article, language).about;
  for (const key of ['all', item.lang]) count(key, label === item.about);
  if (label !== item.about && process.argv.includes('--confusions')) console.log(item.lang, `${item.about} → ${label}`);
  confusion.set(`${item.about} → ${label}`, (confusion.get(`${item.about} → ${label}`) ?? 0) + 1);
}
const seconds = (performance.now() - started) / 1000;

for (const [key, { right, all }] of tally) console.log(`| ${key} | ${(right / all).toFixed(3)} | ${all} |`);
for (const gold of aboutLabels) console.log(gold, aboutLabels.map((label) => `${label} ${confusion.get(`${gold} → ${label}`) ?? 0}`).join(', '));
console.log(`${Math.round(items.length / seconds)} articles/s, language detection included`);
