// Labels (nhãn): what an article is about, its topics (chủ đề) and sentiment (sắc thái). Definitions: docs/labels.md.
// Tone is not truth: nothing here may raise a claim flag.

import type { FoundClaim } from './claim.ts';

export const aboutLabels = ['province', 'vietnam', 'none'] as const;
export type AboutLabel = (typeof aboutLabels)[number];

export const topics = [
  'sovereignty', 'human_rights', 'investment', 'tourism_culture', 'environment_disaster', 'diplomacy', 'society', 'other',
] as const;
export type Topic = (typeof topics)[number];

export const sentiments = ['negative', 'neutral', 'positive'] as const;
export type Sentiment = (typeof sentiments)[number];

export type Scored<Label extends string> = { readonly label: Label; /** Calibrated probability, 0 to 1. */ readonly p: number };

/** Everything that the classifiers say of one article. */
export type Reading = {
  readonly language: string;
  readonly languageP: number;
  readonly about: Scored<AboutLabel>;
  /** Keys of gazetteer places that were found, most telling first. */
  readonly places: readonly string[];
  /** Topics above their threshold, most probable first. */
  readonly topics: readonly Scored<Topic>[];
  /** Null means "not scored": the language is outside what the model was measured on. */
  readonly sentiment: Scored<Sentiment> | null;
  readonly claims: readonly FoundClaim[];
  /** 256 numbers of length 1, comparable across languages; null where the model gives none. */
  readonly embedding: Float32Array | null;
  /** Name and version of the model that spoke. */
  readonly model: string;
};

