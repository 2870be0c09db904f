// Runs our classifiers and the baselines over gold files, in one go, so that the two columns are of the same run.

import { articleOfGold, createNamesAlone, type GoldRow, type Judgement, type Pair } from '../classifiers/evaluate/index.ts';
import { createBaseline } from '../classifiers/models/index.ts';
import type { Settings } from './config.ts';
import { loadProfile } from './profile/index.ts';
import { openUnderstanding, shippedModel, type Opened } from './world.ts';

/** One article judged by each system. */
export type Judged = { readonly gold: GoldRow; readonly ours: Judgement; readonly baseline: Judgement };

/** `baseline`: names alone for about and claims, the character-n-gram model alone for topics and sentiment. */
export async function judgeGold(rows: readonly GoldRow[], settings: Settings, opened: Opened, onProgress: (done: number) => void): Promise<Judged[]> {
  const understanding = await openUnderstanding(settings, opened);
  const baseline = await createBaseline(settings.modelFolder ?? shippedModel);
  opened.add(() => baseline.close());
  const names = createNamesAlone(loadProfile(settings.profileFile));
  const judged: Judged[] = [];
  for (const gold of rows) {
    const article = articleOfGold(gold);
    const reading = await understanding.understand(article);
    const [floor] = await baseline.label([{ ...article, language: gold.lang }]);
    judged.push({
      gold,
      ours: {
        about: reading.about.label,
        topics: reading.topics.map(({ label }) => label),
        sentiment: reading.sentiment?.label ?? null,
        claims: reading.claims,
      },
      baseline: {
        about: names.about(article),
        topics: floor?.topics.map(({ label }) => label) ?? [],
        sentiment: floor?.sentiment?.label ?? null,
        claims: names.claims(article),
      },
    });
    onProgress(judged.length);
  }
  return judged;
}

export const pairsOf = (judged: readonly Judged[], system: 'ours' | 'baseline'): Pair[] => judged.map((each) => ({ gold: each.gold, said: each[system] }));
