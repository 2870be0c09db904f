// Everything the small model weighs of one article: where the names stand, and what the wording says.

import { featureNames } from './features.ts';

/** The wording's log-odds, once for every article and once more for the kinds of article where it should count differently. */
const wordingNames = ['wording', 'wording beside vietnam', 'wording beside province', 'wording, nothing found', 'wording, home named once'] as const;

export const allFeatureNames: readonly string[] = [...featureNames, ...wordingNames];

const at = (name: string): number => featureNames.indexOf(name);
const [vietnamCount, provinceCount, nothingFound, islandsCount] = [at('vietnam log count'), at('province log count'), at('nothing found'), at('islands log count')];
const once = Math.log1p(1) + 1e-9;

/** `wording` in log-odds; halved and cut off, so that it stands beside the other features without drowning them. */
export function withWording(values: readonly number[], wording: number): number[] {
  const score = Math.max(-8, Math.min(8, wording)) / 2;
  const found = values[vietnamCount]! + values[provinceCount]! + values[islandsCount]!;
  return [
    ...values, score,
    values[vietnamCount]! > 0 ? score : 0,
    values[provinceCount]! > 0 ? score : 0,
    values[nothingFound]! > 0 ? score : 0,
    found > 0 && found <= once ? score : 0,
  ];
}
