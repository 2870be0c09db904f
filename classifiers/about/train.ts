// Makes weights.json from labelled articles, and says how well the same features do on articles left out:
//   node --import tsx classifiers/about/train.ts PROFILE_JSON ITEMS.jsonl… [--check]
// Each line: {lang, title, text, date, outlet_country, about}. PROFILE_JSON is what `loadProfile` returns, printed as JSON.
// --check only measures (ten folds; items of one number stay together, since scenarios recur across languages).

import { readFileSync, writeFileSync } from 'node:fs';
import { aboutLabels, type AboutLabel, type ProvinceProfile } from '../../src/model/index.ts';
import { featureNames, findFeatures } from './features.ts';
import { Gazetteer } from './gazetteer.ts';
import { withMentions } from './mentions.ts';
import { fit, predict, type Example } from './model.ts';

type Item = { id: string; lang: string; title: string; text: string; date: string | null; outlet_country: string | null; about: AboutLabel };

const [profileFile, ...rest] = process.argv.slice(2);
const profile = JSON.parse(readFileSync(profileFile!, 'utf8')) as ProvinceProfile;
const written = rest
  .filter((argument) => !argument.startsWith('--'))
  .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Item));
/** Whole articles, as the press prints them, count twice beside short items. */
const counted = ({ id }: Item): number => (id.startsWith('ar-') ? 2 : 1);
const items = [...written, ...withMentions(written)];
const gazetteer = new Gazetteer(profile);
const examples = items.map((item): Example => {
  const date = item.date === null ? null : new Date(item.date);
  const article = { title: item.title, text: item.text, date, outletCountry: item.outlet_country };
  return { values: findFeatures(article, item.lang, gazetteer).values, label: item.about };
});

/** The examples of the chosen items, each as often as it counts. */
function weighted(chosen: (item: Item) => boolean): Example[] {
  return items.flatMap((item, index) => (chosen(item) ? Array<Example>(counted(item)).fill(examples[index]!) : []));
}

const folds = 10;
const foldOf = ({ id }: Item): number => Number(/\d+$/.exec(id)?.[0] ?? 0) % folds;
const best = (values: readonly number[], model: ReturnType<typeof fit>): AboutLabel => {
  const p = predict(model, values);
  return aboutLabels.reduce((a, b) => (p[b] > p[a] ? b : a));
};

const right = new Map<string, number>();
const all = new Map<string, number>();
const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
for (let fold = 0; fold < folds; fold += 1) {
  const model = fit(weighted((item) => foldOf(item) !== fold));
  items.forEach((item, index) => {
    if (foldOf(item) !== fold) return;
    const answer = best(examples[index]!.values, model);
    const kind = item.id.startsWith('ar-') ? 'articles' : 'items';
    for (const key of index < written.length ? [`${kind} ${item.lang}`, `${kind} ${item.about}`, kind] : ['with a mention put in']) {
      count(all, key);
      if (answer === item.about) count(right, key);
    }
    if (answer !== item.about && process.argv.includes('--errors') && index < written.length) {
      console.log(item.id, `${item.about} taken for ${answer}`, item.date, item.outlet_country, '|', item.title, '|', item.text.slice(0, 300));
    }
  });
}
for (const [key, n] of all) console.log(key, ((right.get(key) ?? 0) / n).toFixed(3), `of ${n}`);

if (!process.argv.includes('--check')) {
  const target = new URL('./weights.json', import.meta.url);
  const { weights } = fit(weighted(() => true));
  const rows = aboutLabels.map((label) => `    ${JSON.stringify(label)}: ${JSON.stringify(weights[label])}`);
  writeFileSync(target, `{\n  "features": ${JSON.stringify(featureNames)},\n  "weights": {\n${rows.join(',\n')}\n  }\n}\n`);
  console.log(`${items.length} items, ${featureNames.length} features → ${target.pathname}`);
}
