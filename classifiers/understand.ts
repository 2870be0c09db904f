// Everything that is said of one article, put together: language, about, topics, sentiment, claims, embedding.

import type { AboutLabel, ArticleText, FoundClaim, Reading, Scored } from '../src/model/index.ts';
import { aboutLabels } from '../src/model/index.ts';
import type { LanguageDetector } from './language/index.ts';
import type { Labeller } from './models/index.ts';

/** The parts, each of which can be replaced by a stronger one. */
export type Parts = {
  readonly languages: LanguageDetector;
  readonly about: {
    judge(article: ArticleText, language: string, prior?: Readonly<Record<AboutLabel, number>>): {
      readonly about: Scored<AboutLabel>;
      readonly places: readonly string[];
    };
  };
  readonly labeller: Labeller;
  readonly claims: { find(article: ArticleText, language: string): FoundClaim[] };
};

/** Characters of an article from which the language is told: enough to be sure, little enough to be quick. */
const languageSample = 4_000;

export type Understanding = {
  /** `declaredLanguage` is used only where the text itself is too short to tell. */
  understand(article: ArticleText, declaredLanguage?: string | null): Promise<Reading>;
  close(): Promise<void>;
};

export function createUnderstanding({ languages, about, labeller, claims }: Parts): Understanding {
  return {
    async understand(article, declaredLanguage = null) {
      const [detected] = languages.parts(`${article.title}\n${article.text.slice(0, languageSample)}`);
      if (detected === undefined) throw new Error('the language detector gave no part');
      const undecided = detected.language === 'und' && declaredLanguage !== null;
      const language = undecided ? declaredLanguage : detected.language;
      const [labels] = await labeller.label([{ ...article, language }]);
      if (labels === undefined) throw new Error('the labeller gave no labels');
      const prior = Object.fromEntries(aboutLabels.map((label, index) => [label, labels.about[index] ?? 0])) as Record<AboutLabel, number>;
      return {
        language,
        languageP: detected.p,
        ...about.judge(article, language, prior),
        topics: labels.topics,
        sentiment: labels.sentiment,
        // Claims come from sentences and the register alone: neither topic nor tone has a say.
        claims: claims.find(article, language),
        embedding: labels.embedding,
        model: labeller.model,
      };
    },
    close: () => labeller.close(),
  };
}
