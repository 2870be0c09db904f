// Runs our classifiers, the baselines and, where asked, an earlier model over gold files, in one go, so that all columns are of the same run.

import { articleOfGold, createNamesAlone, type Forecast, type GoldRow, type Judgement, type Pair } from '../classifiers/evaluate/index.ts';
import { createBaseline, createLabeller, type Labels } from '../classifiers/models/index.ts';
import type { Understanding } from '../classifiers/understand.ts';
import type { Settings } from './config.ts';
import { shippedModel } from './chosen-models.ts';
import { loadProfile } from './profile/index.ts';
import { openUnderstanding, type Opened } from './world.ts';

/** One article judged by each system. `forecasts` are our own probabilities, for their calibration. */
export type Judged = {
  readonly gold: GoldRow;
  readonly ours: Judgement;
  readonly baseline: Judgement;
  /** Null where no earlier model was asked for. */
  readonly previous: Judgement | null;
  readonly forecasts: { readonly topics: readonly Forecast[]; readonly sentiment: readonly Forecast[] };
};

type Options = { /** Folder of an earlier model. */ readonly previous?: string; readonly onProgress: (done: number) => void };

/** `baseline`: names alone for about and claims, the character-n-gram model alone for topics and sentiment. Throws `no-model`. */
export async function judgeGold(rows: readonly GoldRow[], settings: Settings, opened: Opened, options: Options): Promise<Judged[]> {
  const folder = settings.modelFolder ?? shippedModel;
  const understanding = await openUnderstanding(settings, opened);
  const previous = options.previous === undefined ? null : await openUnderstanding({ ...settings, modelFolder: options.previous }, opened);
  const labeller = await createLabeller(folder);
  opened.add(() => labeller.close());
  const baseline = await createBaseline(folder);
  opened.add(() => baseline.close());
  const names = createNamesAlone(loadProfile(settings.profileFile));
  const judged: Judged[] = [];
  for (const gold of rows) {
    const article = articleOfGold(gold);
    const toLabel = { ...article, language: gold.lang };
    const [floor] = await baseline.label([toLabel]);
    const [labels] = await labeller.label([toLabel]);
    judged.push({
      gold,
      ours: await judge(understanding, gold),
      previous: previous === null ? null : await judge(previous, gold),
      baseline: {
        about: names.about(article),
        topics: floor?.topics.map(({ label }) => label) ?? [],
        sentiment: floor?.sentiment?.label ?? null,
        claims: names.claims(article),
      },
      forecasts: forecastsOf(gold, labels),
    });
    options.onProgress(judged.length);
  }
  return judged;
}

async function judge(understanding: Understanding, gold: GoldRow): Promise<Judgement> {
  const { about, topics, sentiment, claims } = await understanding.understand(articleOfGold(gold));
  return { about: about.label, topics: topics.map(({ label }) => label), sentiment: sentiment?.label ?? null, claims };
}

/** Each topic is a decision of its own; of the sentiments, the one that was said. */
function forecastsOf(gold: GoldRow, labels: Labels | undefined): Judged['forecasts'] {
  const sentiment = labels?.sentiment ?? null;
  return {
    topics: gold.topics === null ? [] : (labels?.allTopics ?? []).map(({ label, p }) => ({ p, came: gold.topics?.includes(label) === true })),
    sentiment: sentiment === null || gold.sentiment === null ? [] : [{ p: sentiment.p, came: gold.sentiment === sentiment.label }],
  };
}

export type System = 'ours' | 'baseline' | 'previous';

/** The pairs of one system; empty for a previous model that was not asked for. */
export function pairsOf(judged: readonly Judged[], system: System): Pair[] {
  return judged.flatMap((each) => {
    const said = each[system];
    return said === null ? [] : [{ gold: each.gold, said }];
  });
}
