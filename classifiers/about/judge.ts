import { readFileSync } from 'node:fs';
import { aboutLabels, type AboutLabel, type ArticleText, type ProvinceProfile, type Scored } from '../../src/model/index.ts';
import { findFeatures } from './features.ts';
import { Gazetteer } from './gazetteer.ts';
import { blend, predict, type AboutModel, type AboutProbabilities } from './model.ts';

export type AboutJudgement = {
  readonly about: Scored<AboutLabel>;
  /** Keys of gazetteer places that were found, most telling first. */
  readonly places: readonly string[];
};

export type About = {
  /** `prior`: what another classifier thinks of the same text, as probabilities. It counts for a tenth, or a half where no name was found. */
  judge(article: ArticleText, language: string, prior?: Partial<AboutProbabilities> | null): AboutJudgement;
};

/** Three tenths are best on held-out articles and none at all on gold: between the two (docs/measurements.md). */
const shareOfPrior = 0.1;
const shareWithoutNames = 0.5;

/** Says whether an article is about the monitored province, about Viet Nam or neither; places are those of the profile. */
export function createAbout(profile: ProvinceProfile): About {
  const gazetteer = new Gazetteer(profile);
  const model = JSON.parse(readFileSync(new URL('./weights.json', import.meta.url), 'utf8')) as AboutModel;
  return {
    judge(article, language, prior) {
      const { values, places } = findFeatures(article, language, gazetteer);
      const ours = predict(model, values);
      const probabilities = prior ? blend(ours, prior, places.length === 0 ? shareWithoutNames : shareOfPrior) : ours;
      const label = aboutLabels.reduce((best, next) => (probabilities[next] > probabilities[best] ? next : best));
      return { about: { label, p: probabilities[label] }, places };
    },
  };
}
