// Makes weights.json and wording.bin from labelled articles, and says how well the same does on articles left out:
//   node --import tsx classifiers/about/train.ts PROFILE_JSON ITEMS.jsonl… [--check] [--errors] [--after IDS.txt] [--prior PRIORS.json]
// Each line: {id, lang, title, text, date, outlet_country, about}. PROFILE_JSON is what `loadProfile` returns, printed as JSON.
// --check only measures: folds by the items' number, since scenarios recur across languages. The wording's scores that the small model is
// trained on are of articles that the wording had not seen. --after judges the ids of a file with what was learnt from all others instead.
// --prior: {id: {province, vietnam, none}}, what the text model says of articles it had not seen, tried at several shares.

import { readFileSync } from 'node:fs';
import type { AboutLabel, ProvinceProfile } from '../../src/model/index.ts';
import { withWording } from './evidence.ts';
import { findFeatures } from './features.ts';
import { Gazetteer } from './gazetteer.ts';
import { withMentions } from './mentions.ts';
import { keepModel } from './model-file.ts';
import { blend, fit, predict, type AboutModel, type AboutProbabilities, type Example } from './model.ts';
import { Report } from './report.ts';
import { lookAt } from './sightings.ts';
import { fitWording, inBytes, scoreWording, wordingFeatures, type WordingExample, type WordingModel } from './wording.ts';

type Item = { id: string; lang: string; title: string; text: string; date: string | null; outlet_country: string | null; about: AboutLabel };
/** Where a sample comes from: as written, or a copy of ours. */
type Origin = 'written' | 'with a mention put in' | 'outlet not said';
type Sample = { readonly item: Item; readonly origin: Origin; readonly values: readonly number[]; readonly places: readonly string[]; readonly wording: WordingExample };

const [profileFile, ...rest] = process.argv.slice(2);
const option = (name: string): string | null => (rest.includes(name) ? rest[rest.indexOf(name) + 1]! : null);
const [afterFile, priorFile] = [option('--after'), option('--prior')];
const profile = JSON.parse(readFileSync(profileFile!, 'utf8')) as ProvinceProfile;
const files = rest.filter((argument) => argument.endsWith('.jsonl'));
const folds = 10;

const samples = readSamples();
if (afterFile === null) checkInFolds();
else checkAfter(new Set(readFileSync(afterFile, 'utf8').trim().split('\n')));
if (!rest.includes('--check') && afterFile === null) {
  const trained = train(samples);
  keepModel(trained);
  console.log(`${samples.length} items → weights.json, wording.bin`);
}

function readSamples(): Sample[] {
  const gazetteer = new Gazetteer(profile);
  const written = files.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Item));
  const copies: readonly (readonly [Origin, readonly Item[]])[] = [
    ['written', written],
    ['with a mention put in', withMentions(written)],
    ['outlet not said', written.filter((_, index) => index % 4 === 0).map((item) => ({ ...item, outlet_country: null }))],
  ];
  return copies.flatMap(([origin, items]) => items.map((item) => {
    const article = { title: item.title, text: item.text, date: item.date === null ? null : new Date(item.date), outletCountry: item.outlet_country };
    const seen = lookAt(article, item.lang, gazetteer);
    const wording = { ...wordingFeatures(seen), home: item.about !== 'none', weight: isArticle(item) ? 1 : 0.7 };
    return { item, origin, ...findFeatures(article, seen), wording };
  }));
}

/** Whole articles, as the press prints them, count twice beside short items. */
function isArticle({ id }: Item): boolean {
  return id.startsWith('ar-');
}

function foldOf({ item: { id } }: Sample): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 0) % folds;
}

/** Trains the wording on everything, and the small model on what the wording says of samples in folds that it had not seen. */
function train(chosen: readonly Sample[]): { small: AboutModel; wording: WordingModel } {
  const parts = 5;
  const examples: Example[] = [];
  for (let fold = 0; fold < parts; fold += 1) {
    const wording = fitWording(chosen.filter((sample) => foldOf(sample) % parts !== fold).map((sample) => sample.wording));
    for (const sample of chosen) {
      if (foldOf(sample) % parts !== fold) continue;
      const example = { values: withWording(sample.values, scoreWording(wording, sample.wording)), label: sample.item.about };
      examples.push(...Array<Example>(isArticle(sample.item) ? 2 : 1).fill(example));
    }
  }
  return { small: fit(examples), wording: inBytes(fitWording(chosen.map((sample) => sample.wording))) };
}

function judgeBy({ small, wording }: ReturnType<typeof train>, { values, wording: words }: Sample): AboutProbabilities {
  return predict(small, withWording(values, scoreWording(wording, words)));
}

function checkInFolds(): void {
  const judged = new Map<Sample, AboutProbabilities>();
  for (let fold = 0; fold < folds; fold += 2) {
    const held = (sample: Sample) => foldOf(sample) === fold || foldOf(sample) === fold + 1;
    const trained = train(samples.filter((sample) => !held(sample)));
    for (const sample of samples) if (held(sample)) judged.set(sample, judgeBy(trained, sample));
  }
  report(judged);
}

function checkAfter(ids: ReadonlySet<string>): void {
  const trained = train(samples.filter(({ item }) => !ids.has(item.id)));
  report(new Map(samples.filter(({ item, origin }) => origin === 'written' && ids.has(item.id)).map((sample) => [sample, judgeBy(trained, sample)])));
}

function report(judged: ReadonlyMap<Sample, AboutProbabilities>): void {
  const sums = new Report();
  for (const [{ item, origin }, p] of judged) {
    const kind = isArticle(item) ? 'articles' : 'items';
    const answer = sums.add(origin === 'written' ? [`${kind} ${item.lang}`, `${kind} ${item.about}`, kind] : [origin], p, item.about);
    if (answer !== item.about && origin === 'written' && rest.includes('--errors')) console.log(item.id, `${item.about} taken for ${answer}`, item.date, item.outlet_country, '|', item.title, '|', item.text.slice(0, 300));
  }
  sums.print();
  if (priorFile !== null) tryPriors(judged, JSON.parse(readFileSync(priorFile, 'utf8')) as Record<string, AboutProbabilities>);
}

/** The same answers with a prior beside them; the second number is the share where no place was found. */
function tryPriors(judged: ReadonlyMap<Sample, AboutProbabilities>, priors: Readonly<Record<string, AboutProbabilities>>): void {
  for (const share of [0, 0.1, 0.15, 0.2, 0.3, 0.4]) {
    for (const shareWithoutNames of [0.1, 0.3, 0.5]) {
      const sums = new Report();
      for (const [{ item, places, origin }, p] of judged) {
        const prior = priors[item.id];
        if (prior !== undefined && origin === 'written') sums.add(['articles'], blend(p, prior, places.length === 0 ? shareWithoutNames : share), item.about);
      }
      console.log('with the prior at', share, shareWithoutNames, sums.line('articles'));
    }
  }
}
