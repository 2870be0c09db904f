import { aboutLabels, type AboutLabel, type ArticleText, type ProvinceProfile, type Scored } from '../../src/model/index.ts';
import { withWording } from './evidence.ts';
import { findFeatures } from './features.ts';
import { Gazetteer } from './gazetteer.ts';
import { openModel } from './model-file.ts';
import { blend, predict, type AboutProbabilities } from './model.ts';
import { lookAt } from './sightings.ts';
import { scoreWording, wordingFeatures } from './wording.ts';

export type AboutJudgement = {
  readonly about: Scored<AboutLabel>;
  /** Keys of gazetteer places that were found, most telling first. */
  readonly places: readonly string[];
};

export type About = {
  /** `prior`: what another classifier thinks of the same text, as probabilities. It counts for a fifth, or a half where no name was found. */
  judge(article: ArticleText, language: string, prior?: Partial<AboutProbabilities> | null): AboutJudgement;
};

/** In the middle of what is best on articles that neither had seen: 0.15 to 0.4 differ by less than a thousandth (docs/measurements.md). */
const shareOfPrior = 0.2;
const shareWithoutNames = 0.5;

/** Says whether an article is about the monitored province, about Viet Nam or neither; places are those of the profile. */
export function createAbout(profile: ProvinceProfile): About {
  const gazetteer = new Gazetteer(profile);
  const { small, wording } = openModel();
  return {
    judge(article, language, prior) {
      const seen = lookAt(article, language, gazetteer);
      const { values, places } = findFeatures(article, seen);
      const ours = predict(small, withWording(values, scoreWording(wording, wordingFeatures(seen))));
      const probabilities = prior ? blend(ours, prior, places.length === 0 ? shareWithoutNames : shareOfPrior) : ours;
      const label = aboutLabels.reduce((best, next) => (probabilities[next] > probabilities[best] ? next : best));
      return { about: { label, p: probabilities[label] }, places };
    },
  };
}
