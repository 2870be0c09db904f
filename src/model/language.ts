// Language (ngôn ngữ): an ISO 639-1 code where one exists ("vi", "zh"), else ISO 639-3 ("fil" is written "tl").
// "und" means that we would rather not say: fewer than eight letters, or detectors that disagree.

export type Language = string;

/** The ten languages that the press of this product writes in; classifiers must know all of them. */
export const pressLanguages = ['vi', 'en', 'zh', 'ja', 'ko', 'th', 'lo', 'km', 'fr', 'ru'] as const;

export type DetectedLanguage = {
  readonly language: Language;
  /** Probability from 0 to 1 that `language` is right. */
  readonly p: number;
};
