// The baseline that stands beside the claim finder: character n-grams over whole sentences, one softmax over voice, the register entry by the same means.

import { hashBits, type Features } from '../../classifiers/claims/features.ts';
import { classes, type Example } from '../../classifiers/claims/training/data.ts';
import { fitFeatures, probabilities } from '../../classifiers/claims/training/fit.ts';
import { splitSentences } from '../../classifiers/segment/index.ts';
import type { ArticleText } from '../../src/model/index.ts';

export function grams(text: string): Features {
  const bag = new Set<number>();
  const padded = ` ${text.toLowerCase()} `;
  for (let length = 1; length <= 5; length += 1) {
    for (let at = 0; at + length <= padded.length; at += 1) {
      let code = 0x811c9dc5;
      for (let i = at; i < at + length; i += 1) code = Math.imul(code ^ padded.charCodeAt(i), 0x01000193);
      bag.add((code ^ (code >>> hashBits)) & ((1 << hashBits) - 1));
    }
  }
  return { index: Int32Array.from(bag), value: new Float32Array(bag.size).fill(2 / Math.sqrt(bag.size)) };
}

export const sentencesOf = ({ article, language }: Pick<Example, 'article' | 'language'>) => [...splitSentences(article.title, language), ...splitSentences(article.text, language)];

/** Trains on the sentences of the examples; the finder it returns gives what is likelier than one half. */
export function trainBaseline(examples: readonly Example[]) {
  const entries = [...new Set(examples.flatMap(({ claim }) => (claim ? [claim.id] : [])))].sort();
  const rows = examples.flatMap((example) => sentencesOf(example).map(({ text }) => {
    const holds = example.claim !== null && (text.includes(example.claim.quote) || example.claim.quote.includes(text));
    return { features: grams(text), label: holds ? classes.indexOf(example.claim!.voice) : 0, entry: holds ? example.claim!.id : null };
  }));
  const voice = fitFeatures(rows);
  const perEntry = entries.map((id) => ({ id, model: fitFeatures(rows.filter(({ entry }) => entry !== null).map(({ features, entry }) => ({ features, label: entry === id ? 1 : 0 }))) }));
  return (article: ArticleText, language: string) => sentencesOf({ article, language }).flatMap(({ text }) => {
    const features = grams(text);
    const p = probabilities(features, voice);
    const best = p.indexOf(Math.max(...p));
    if (best === 0 || p[best]! < 0.5) return [];
    const [first] = perEntry.map(({ id, model }) => ({ id, p: probabilities(features, model)[1]! })).sort((a, b) => b.p - a.p);
    return [{ register: first!.id, voice: classes[best]!, p: p[best]!, quote: text, sentence: text }];
  });
}
