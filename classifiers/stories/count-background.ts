// Makes background.json: how many texts of a language each common term stands in.
//   node --import tsx classifiers/stories/count-background.ts FILE.jsonl.gz…   (lines with {lang, text}; open licences only)
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
const fewestTexts = 5;
const termsALanguage = 2500;

const fromSource = new Map<string, number>();
const counts = new Map(languages.map((language) => [language, { texts: 0, terms: new Map<number, number>() }]));
for (const file of process.argv.slice(2)) {
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const { lang, text, source } = JSON.parse(line) as { lang: string; text: string; source?: string };
    const count = counts.get(lang.slice(0, 2));
    // Film reviews and phrase-book sentences are not how the press writes.
    if (count === undefined || count.texts >= textsALanguage || /nsmc|tatoeba/.test(source ?? '')) continue;
    const origin = `${lang} ${source}`;
    fromSource.set(origin, (fromSource.get(origin) ?? 0) + 1);
    if (fromSource.get(origin)! > textsASource) continue;
    count.texts += 1;
    for (const term of new Set(termsOf(text.slice(0, 1200), lang.slice(0, 2)))) {
      const hash = hash32(term);
      count.terms.set(hash, (count.terms.get(hash) ?? 0) + 1);
    }
  }
}
const rows = [...counts].map(([language, { texts, terms }]) => {
  const common = [...terms].filter(([, n]) => n >= fewestTexts).sort((a, b) => b[1] - a[1]).slice(0, termsALanguage);
  console.log(language, texts, common.length);
  return `  ${JSON.stringify(language)}: {"texts": ${texts}, "common": ${JSON.stringify(common)}}`;
});
writeFileSync(new URL('./background.json', import.meta.url), `{\n${rows.join(',\n')}\n}\n`);
