// Which language a text is written in: by its script first, then by fastText lid.176 and eld together. Works offline.

export { createLanguageDetector, type LanguageDetector } from './detect.ts';
export type { LanguagePart } from './paragraphs.ts';
export { iso1, iso3 } from './iso.ts';
