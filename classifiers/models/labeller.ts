// From an article to calibrated labels: the n-gram model and the network each give scores, the manifest's blend makes them probabilities.

import { sentiments, type ArticleText, type Scored, type Sentiment, type Topic } from '../../src/model/index.ts';
import { isBrief, loadBrief, type BriefJudge } from './brief.ts';
import { readManifest, type Blend, type Manifest, type OutputBlend } from './manifest.ts';
import { openNetwork, type Network, type NetworkAnswer } from './network.ts';
import { loadNgrams, type NgramModel } from './ngrams.ts';

/**
 * An article, with its ISO 639-1 language where it is known; in a language outside the model's, sentiment is not scored.
 * `subject`: a name in the text towards which the tone of a short text without a title is judged; articles are judged towards what they are about.
 */
export type ArticleToLabel = ArticleText & { readonly language?: string; readonly subject?: string };

export type Labels = {
  /** Above their threshold, most probable first; empty where nothing is. */
  readonly topics: readonly Scored<Topic>[];
  /** Every topic, most probable first. */
  readonly allTopics: readonly Scored<Topic>[];
  /** Null means "not scored": the language is outside what the model was trained and measured on. */
  readonly sentiment: Scored<Sentiment> | null;
  /** Probabilities in the order of `aboutLabels`: an opinion from wording alone, for an ensemble with the gazetteer. */
  readonly about: readonly number[];
  /** 256 numbers of length 1, comparable across languages; null where the model gives none. */
  readonly embedding: Float32Array | null;
};

export interface Labeller {
  /** Name and version of the model that speaks. */
  readonly model: string;
  /** ISO 639-1 codes of the languages it was trained and measured on. */
  readonly languages: readonly string[];
  /** Labels in the order of the articles. An article's labels do not depend on the others in the call. */
  label(articles: readonly ArticleToLabel[]): Promise<Labels[]>;
  /** Embeddings of single sentences or titles; empty where the model gives none. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  close(): Promise<void>;
}

/** Opens the model in a folder. Throws Problem `no-model` naming the file that is missing or broken. */
export async function createLabeller(folder: string): Promise<Labeller> {
  const manifest = await readManifest(folder);
  const ngrams = await loadNgrams(folder, manifest.ngrams);
  const network = manifest.network ? await openNetwork(folder, manifest.network) : null;
  const brief = manifest.brief && network ? await loadBrief(folder, manifest.brief) : null;
  return labeller(`${manifest.name} ${manifest.version}`, manifest, manifest.blend, { ngrams, network, brief });
}

/** The character-n-gram model of the same folder alone, with its own calibration. */
export async function createBaseline(folder: string): Promise<Labeller> {
  const manifest = await readManifest(folder);
  const ngrams = await loadNgrams(folder, manifest.ngrams);
  return labeller(`${manifest.name} ${manifest.version} n-grams only`, manifest, manifest.baseline, { ngrams, network: null, brief: null });
}

type Models = { readonly ngrams: NgramModel; readonly network: Network | null; readonly brief: BriefJudge | null };

function labeller(model: string, { languages }: Manifest, blend: Blend, { ngrams, network, brief }: Models): Labeller {
  return {
    model,
    languages,
    async label(articles) {
      const texts = articles.map(({ title, text }) => `${title}\n${text}`);
      const answers = network ? await network.run(texts) : null;
      return articles.map((article, index) => {
        const scored = article.language === undefined || languages.includes(article.language);
        const answer = answers?.[index] ?? null;
        const labels = labelsOf(blend, ngrams.scores(texts[index]!), answer);
        if (!scored) return { ...labels, sentiment: null };
        const short = brief !== null && answer !== null && isBrief(article, brief.longestText);
        return short ? { ...labels, sentiment: surest(softmax(brief.scores(article, answer.embedding))) } : labels;
      });
    },
    embed: async (texts) => (network ? (await network.run(texts)).map((answer) => answer.embedding) : []),
    close: async () => network?.close(),
  };
}

const sigmoid = (score: number) => 1 / (1 + Math.exp(-score));
const byProbability = (a: { p: number }, b: { p: number }) => b.p - a.p;

function labelsOf(blend: Blend, ngrams: Float64Array, answer: NetworkAnswer | null): Labels {
  const outputOf = (output: OutputBlend) => output.bias + product(output.ngrams, ngrams) + (answer ? product(output.network, answer.scores) : 0);
  const judged = blend.topics.map((topic) => ({ label: topic.label, p: sigmoid(outputOf(topic)), threshold: topic.threshold }));
  const scored = (from: typeof judged) => from.map(({ label, p }) => ({ label, p })).sort(byProbability);
  return {
    topics: scored(judged.filter(({ p, threshold }) => p >= threshold)),
    allTopics: scored(judged),
    sentiment: surest(softmax(blend.sentiment.map(outputOf))),
    about: softmax(blend.about.map(outputOf)),
    embedding: answer?.embedding ?? null,
  };
}

function surest(chances: readonly number[]): Scored<Sentiment> {
  const best = chances.indexOf(Math.max(...chances));
  return { label: sentiments[best]!, p: chances[best]! };
}

function product(slopes: readonly number[], scores: Float64Array): number {
  return slopes.reduce((sum, slope, at) => sum + slope * scores[at]!, 0);
}

function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
