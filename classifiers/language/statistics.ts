// Languages that share a script are told apart by statistics: fastText lid.176 and eld weighed together, franc as last resort.

import { eld } from 'eld/medium';
import { getLIDModel } from 'fasttext.wasm.js';
import { francAll } from 'franc';
import type { DetectedLanguage } from '../../src/model/index.ts';
import { iso1 } from './iso.ts';
import { malayFamily, soundsMalay, tellMalayApart } from './malay.ts';

/** Weight of eld's relative score beside fastText's log-probability, and what counts when one of them does not know a language. */
const eldWeight = 12;
const unknownToEld = -0.35;
const fastTextFloor = 0.01;
/** Labels that fastText may answer with although the press is not written in them: wikis, dialects, ancient languages. */
const notAPress: ReadonlySet<string> = new Set(['als', 'bar', 'nds', 'vls', 'war', 'ceb', 'sco', 'simple', 'la', 'vo', 'io', 'ia', 'ie', 'eo', 'jbo']);

type FastText = { predict(text: string, k: number, threshold: number): { size(): number; get(index: number): unknown; delete?: () => void } };

export type Statistics = { guess(text: string): DetectedLanguage };

/** Loads both models from their packages (no network); some 0.7 s once. */
export async function loadStatistics(): Promise<Statistics> {
  const fastText = (await (await getLIDModel()).load()) as unknown as FastText;
  return { guess: (text) => guess(fastText, text) };
}

function guess(fastText: FastText, text: string): DetectedLanguage {
  const probabilities = askFastText(fastText, text);
  const eldScores = eld.detect(text).getScores();
  const combined = combine(probabilities, eldScores);
  const best = combined[0];
  if (best === undefined) return askFranc(text);
  if (!malayFamily.has(best.language) && !soundsMalay(text)) return best;
  const [variety, share] = tellMalayApart(text, probabilities);
  return { language: variety, p: best.p * share };
}

/** fastText's five best languages with their probabilities. Line breaks are taken out: it reads one line. */
function askFastText(fastText: FastText, text: string): Map<string, number> {
  const answers = fastText.predict(`${text}\n`, 6, 0);
  const probabilities = new Map<string, number>();
  for (let index = 0; index < answers.size(); index += 1) {
    const [p, label] = answers.get(index) as [number, string];
    const language = label.replace('__label__', '');
    if (!notAPress.has(language)) probabilities.set(language, Math.min(p, 1));
  }
  answers.delete?.();
  return probabilities;
}

/** Both opinions as one ranking. eld's scores say how near, not how probable: they count relative to its best. */
function combine(fastText: ReadonlyMap<string, number>, eldScores: Readonly<Record<string, number>>): DetectedLanguage[] {
  const eldBest = Math.max(0, ...Object.values(eldScores));
  const languages = new Set([...fastText.keys(), ...Object.keys(eldScores)]);
  const scores = [...languages].map((language) => {
    const fromFastText = Math.log(Math.max(fastText.get(language) ?? 0, fastTextFloor));
    const score = eldScores[language];
    const fromEld = eldBest === 0 ? 0 : score === undefined ? unknownToEld : Math.log(Math.max(score, 0.001) / eldBest);
    return { language, score: fromFastText + eldWeight * fromEld };
  });
  const highest = Math.max(...scores.map(({ score }) => score));
  const weights = scores.map(({ language, score }) => ({ language, weight: Math.exp(score - highest) }));
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  return weights.map(({ language, weight }) => ({ language, p: weight / total })).sort((a, b) => b.p - a.p);
}

/** franc knows 187 languages by trigrams; it is far weaker on short text, so its word alone is worth half. */
function askFranc(text: string): DetectedLanguage {
  const [best] = francAll(text, { minLength: 8 });
  if (best === undefined || best[0] === 'und') return { language: 'und', p: 0 };
  return { language: iso1(best[0]), p: 0.5 };
}
