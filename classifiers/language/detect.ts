import type { DetectedLanguage } from '../../src/model/index.ts';
import { languageParts, type LanguagePart } from './paragraphs.ts';
import { countScripts, looksJapaneseWithoutKana, type Script, type ScriptCount } from './scripts.ts';
import { loadStatistics, type Statistics } from './statistics.ts';

export type LanguageDetector = {
  /** The language that most of the text is written in; `und` where there are too few letters to say. Never throws. */
  detect(text: string): DetectedLanguage;
  /** The languages of a page by its paragraphs, the largest part first; never empty. */
  parts(text: string): LanguagePart[];
};

/** Characters that are looked at: more does not change the answer and costs time. */
const enough = 1500;
/** Fewer letters than this say nothing in an alphabet that several languages share, and too little in any. */
const fewestLetters = 8;
const fewestOfOwnScript = 4;
const fewestDense = 2;

const undecided: DetectedLanguage = { language: 'und', p: 0 };

/** Scripts that one language of the press writes. */
const languageOfScript: Partial<Record<Script, string>> = {
  Thai: 'th', Lao: 'lo', Khmer: 'km', Burmese: 'my', Hangul: 'ko', Greek: 'el', Georgian: 'ka', Armenian: 'hy', Tamil: 'ta',
};

/** Loads the detectors (some 0.7 s, no network); afterwards `detect` answers at once. */
export async function createLanguageDetector(): Promise<LanguageDetector> {
  const statistics = await loadStatistics();
  const detectOne = (text: string) => detect(text, statistics);
  return { detect: detectOne, parts: (text) => languageParts(text, detectOne) };
}

function detect(text: string, statistics: Statistics): DetectedLanguage {
  const plain = withoutNoise(text);
  const scripts = countScripts(plain);
  const main = scripts[0];
  if (main === undefined) return undecided;
  const eastAsian = detectEastAsian(plain, scripts);
  if (eastAsian !== null) return eastAsian;
  // Foreign names stand in Latin letters everywhere; nobody borrows words in Khmer letters.
  const telling = scripts.find(({ script, share }) => languageOfScript[script] !== undefined && share >= 0.3);
  if (telling !== undefined) {
    const fewest = telling.script === 'Hangul' ? fewestDense : fewestOfOwnScript;
    return telling.letters < fewest ? undecided : { language: languageOfScript[telling.script]!, p: certainty(telling) };
  }
  return main.letters < fewestLetters ? undecided : statistics.guess(plain);
}

/** Kana makes it Japanese, also beside many kanji; kanji alone is Chinese unless some of them are Japan's own. */
function detectEastAsian(text: string, scripts: readonly ScriptCount[]): DetectedLanguage | null {
  const han = scripts.find(({ script }) => script === 'Han');
  const kana = scripts.find(({ script }) => script === 'Kana');
  const letters = (han?.letters ?? 0) + (kana?.letters ?? 0);
  const share = (han?.share ?? 0) + (kana?.share ?? 0);
  const rival = scripts.find(({ script }) => languageOfScript[script] !== undefined);
  if (letters === 0 || share < Math.max(0.3, rival?.share ?? 0)) return null;
  if (letters < fewestDense) return undecided;
  const kanaShare = (kana?.letters ?? 0) / letters;
  // A Chinese text may quote a Japanese name: one character in twelve, at most.
  if (kanaShare > 0.08) return { language: 'ja', p: Math.min(0.999, 0.6 + kanaShare * 2) };
  if (looksJapaneseWithoutKana(text)) return { language: 'ja', p: 0.85 };
  return { language: 'zh', p: Math.min(0.995, 0.75 + 0.02 * letters) * Math.min(1, share + 0.3) };
}

/** A script of one language is as good as certain; a second script beside it takes its share off. */
function certainty({ letters, share }: ScriptCount): number {
  return Math.min(0.999, 0.9 + letters / 200) * Math.min(1, share + 0.3);
}

/** Takes out what looks like words but belongs to no language: addresses, markup, handles; joins the lines. */
function withoutNoise(text: string): string {
  const plain = text
    .slice(0, enough * 2)
    .normalize('NFC')
    .replace(/\u200B|\u00AD|\uFEFF/g, '')
    .replace(/https?:\/\/\S+|www\.\S+|\S+@\S+\.\S+|<[^<>]{1,200}>|[@#][\w.]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, enough);
  // fastText tells upper from lower case and has seen few texts in capitals.
  const upper = (plain.match(/\p{Lu}/gu) ?? []).length;
  const lower = (plain.match(/\p{Ll}/gu) ?? []).length;
  return upper > lower ? plain.toLowerCase() : plain;
}
