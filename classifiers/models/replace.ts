// The shipped labeller with parts of it replaced by stronger models.

import { sentiments, topics, type Sentiment, type Topic } from '../../src/model/index.ts';
import { openClassifier, openEmbedder, openZeroShot, type Classifier } from './hub/index.ts';
import type { Labeller, Labels } from './labeller.ts';

/** Folders, resolved and present; what is left out stays as shipped. */
export type Replacements = {
  readonly topics?: { readonly folder: string; readonly how: 'classifier' | 'zero-shot'; readonly labels?: Readonly<Record<string, string>>; readonly threshold?: number };
  readonly sentiment?: { readonly folder: string; readonly labels?: Readonly<Record<string, string>> };
  readonly embedding?: { readonly folder: string; readonly prefix?: string };
};

const usualThreshold = 0.5;

/** What a text of each topic says, for a model of natural language inference; worded after docs/labels.md. */
export const topicHypotheses: Readonly<Record<Topic, string>> = {
  sovereignty: 'This text is about territory, the sea, islands, borders or incidents at sea between states.',
  human_rights: 'This text is about human rights, freedoms, religion, ethnic minorities, labour rights or courts.',
  investment: 'This text is about investment, trade, industry, companies, budgets or jobs.',
  tourism_culture: 'This text is about travel, heritage, festivals, food, martial arts or the arts.',
  environment_disaster: 'This text is about storms, floods, climate, pollution, forests or wildlife.',
  diplomacy: 'This text is about foreign relations, official visits, agreements or cooperation between countries.',
  society: 'This text is about health, education, science, crime, accidents, sport or daily life.',
  other: 'This text is about none of politics, economy, culture, nature or society.',
};

/** Names under which published sentiment models speak of our three labels. */
const usualSentimentNames: Readonly<Record<string, Sentiment>> = {
  NEG: 'negative', NEU: 'neutral', POS: 'positive', Negative: 'negative', Neutral: 'neutral', Positive: 'positive',
};

/** Opens the replacements over `base`, which it then owns. Throws Problem `bad-model`, with `base` closed, where a folder is not what it is used for. */
export async function replaceParts(base: Labeller, given: Replacements): Promise<Labeller> {
  const opened: { close(): Promise<void> }[] = [base];
  const keep = <Part extends { close(): Promise<void> }>(part: Part): Part => (opened.push(part), part);
  const close = async () => void (await Promise.all(opened.map((part) => part.close())));
  try {
    const byTopic = given.topics && keep(await openTopics(given.topics));
    const feeling = given.sentiment && keep(await openClassifier(given.sentiment.folder, sentiments, { ...usualSentimentNames, ...given.sentiment.labels }, true));
    const embedder = given.embedding && keep(await openEmbedder(given.embedding.folder, given.embedding.prefix));
    const replaced = Object.entries(given).map(([part, { folder }]) => `${part}: ${folder}`);
    return {
      model: [base.model, ...replaced].join('; '),
      languages: base.languages,
      async label(articles) {
        const labels = await base.label(articles);
        const texts = articles.map(({ title, text }) => `${title}\n${text}`);
        const topicP = await byTopic?.classify(texts);
        const sentimentP = await feeling?.classify(texts);
        const embeddings = await embedder?.embed(texts);
        return labels.map((own, at) => ({
          ...own,
          ...(topicP === undefined ? {} : topicLabels(topicP[at]!, given.topics?.threshold ?? usualThreshold)),
          ...(sentimentP === undefined ? {} : { sentiment: highest(sentimentP[at]!) }),
          ...(embeddings === undefined ? {} : { embedding: embeddings[at]! }),
        }));
      },
      embed: (texts) => (embedder ?? base).embed(texts),
      close,
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

function openTopics({ folder, how, labels = {} }: NonNullable<Replacements['topics']>): Promise<Classifier> {
  if (how === 'zero-shot') return openZeroShot(folder, topicHypotheses);
  return openClassifier(folder, topics, labels, false);
}

function topicLabels(p: Readonly<Record<string, number>>, threshold: number): Pick<Labels, 'topics' | 'allTopics'> {
  const allTopics = topics.map((label) => ({ label, p: p[label] ?? 0 })).sort((a, b) => b.p - a.p);
  return { allTopics, topics: allTopics.filter((topic) => topic.p >= threshold) };
}

function highest(p: Readonly<Record<string, number>>): Labels['sentiment'] {
  return sentiments.map((label) => ({ label, p: p[label] ?? 0 })).sort((a, b) => b.p - a.p)[0] ?? null;
}
