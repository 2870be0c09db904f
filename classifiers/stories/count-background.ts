// Makes background.json: how many texts of a language each common term stands in.
//   node --import tsx classifiers/stories/count-background.ts FILE.jsonl.gz… ITEMS.jsonl…
// .gz: texts at large, {lang, text} a line (open licences only). .jsonl: news about the province, {lang, title, text} a line: here the
// province's own names are common words, as in the archive they will be. Such a text counts as several.
// Only hashes and counts are kept, no text.

import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { hash32 } from './hash.ts';
import { termsOf } from './words.ts';

const languages = ['vi', 'en', 'zh', 'ja', 'ko', 'th', 'lo', 'km', 'fr', 'ru'];
const textsALanguage = 6000;
/** No source may set the tone of a language alone. */
const textsASource = 2500;
/** Terms in fewer texts than this are as rare as unseen ones. */
const fewestTexts = 6;
const termsALanguage = 2500;

const fromSource = new Map<string, number>();
/** How many texts at large a text about the province stands for. */
const newsWeight = 8;

const counts = new Map(languages.map((language) => [language, { texts: 0, terms: new Map<number, number>() }]));
for (const file of process.argv.slice(2)) {
  const atLarge = file.endsWith('.gz');
  const input = atLarge ? createReadStream(file).pipe(createGunzip()) : createReadStream(file);
  for await (const line of createInterface({ input })) {
    const { lang, title = '', text: body, source } = JSON.parse(line) as { lang: string; title?: string; text: string; source?: string };
    const text = `${title} ${body}`.trim();
    const weight = atLarge ? 1 : newsWeight;
    const count = counts.get(lang.slice(0, 2));
    // Film reviews and phrase-book sentences are not how the press writes.
    if (count === undefined || (atLarge && count.texts >= textsALanguage) || /nsmc|tatoeba/.test(source ?? '')) continue;
    const origin = `${lang} ${source}`;
    fromSource.set(origin, (fromSource.get(origin) ?? 0) + 1);
    if (fromSource.get(origin)! > textsASource) continue;
    count.texts += weight;
    for (const term of new Set(termsOf(text.slice(0, 2000), lang.slice(0, 2)))) {
      const hash = hash32(term);
      count.terms.set(hash, (count.terms.get(hash) ?? 0) + weight);
    }
  }
}
const rows = [...counts].map(([language, { texts, terms }]) => {
  const common = [...terms].filter(([, n]) => n >= fewestTexts).sort((a, b) => b[1] - a[1]).slice(0, termsALanguage);
  console.log(language, texts, common.length);
  return `  ${JSON.stringify(language)}: {"texts": ${texts}, "common": ${JSON.stringify(common)}}`;
});
writeFileSync(new URL('./background.json', import.meta.url), `{\n${rows.join(',\n')}\n}\n`);
