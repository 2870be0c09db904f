// Sentiment of a short text without a title (a sentence, a post, a caption): another kind of text than an article, so it has a judge of its own.
// The same features and scores as classifiers/training/brief.py.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sentiments, type ArticleText } from '../../src/model/index.ts';
import { Problem } from '../../src/errors.ts';
import type { BriefSpec } from './manifest.ts';
import { countFeatures, normalise } from './ngrams.ts';

/** A short text, its language where it is known, and the name towards which its tone is judged where one is given. */
export type BriefText = { readonly text: string; readonly language?: string; readonly subject?: string };
export type BriefJudge = {
  readonly longestText: number;
  /** Scores of the sentiments in the order of `sentiments`, before the softmax. */
  scores(article: BriefText, embedding: Float32Array): number[];
};

/** The rule by which a text is judged as a short one: it has no title, some text, and no more of it than the short texts that were trained on. */
export function isBrief({ title, text }: ArticleText, longestText: number): boolean {
  return title.trim() === '' && text.trim() !== '' && text.length <= longestText;
}

const mark = ' \u25ce ';

/** Loads the weights named in the manifest. Throws Problem `no-model` when the file has another size than the manifest says. */
export async function loadBrief(folder: string, spec: BriefSpec): Promise<BriefJudge> {
  const bytes = await readFile(join(folder, spec.file));
  const buckets = 2 ** spec.bits;
  if (bytes.length !== buckets * (sentiments.length + 1)) throw new Problem('no-model', { folder, file: `${spec.file} (wrong size: ${bytes.length} bytes)` });
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, buckets * sentiments.length);
  const rarity = bytes.subarray(buckets * sentiments.length);

  /** What one block adds to each sentiment's score. */
  function scoresOf(text: string, salt: number, weight: number): number[] {
    const sums = sentiments.map(() => 0);
    let square = 0;
    for (const [bucket, count] of countFeatures(text, spec, salt)) {
      const value = (1 + Math.log(count)) * rarity[bucket]!;
      square += value * value;
      for (let label = 0; label < sums.length; label++) sums[label]! += value * weights[bucket * sums.length + label]!;
    }
    return sums.map((sum, label) => (weight * sum * spec.scales[label]!) / (Math.sqrt(square) || 1));
  }

  return {
    longestText: spec.longestText,
    scores({ text, language = '', subject = '' }, embedding) {
      const parts = partsOf(text, subject, spec.near);
      const blocks = spec.blocks.flatMap(({ reads, salt, weight }) => (parts[reads] === undefined ? [] : [scoresOf(parts[reads], salt, weight)]));
      return sentiments.map((_, label) => {
        const words = blocks.reduce((sum, block) => sum + block[label]!, 0);
        const meaning = spec.embedding[label]!.reduce((sum, slope, at) => sum + slope * embedding[at]!, 0);
        return spec.sharpness * (words + meaning + (spec.languages[language]?.[label] ?? 0) + spec.biases[label]!);
      });
    },
  };
}

/** What each block reads, digits alike: the whole text, and, where a subject is named, its name and what stands near its first mention. */
function partsOf(text: string, subject: string, near: number): { readonly text: string; readonly near?: string; readonly subject?: string } {
  const [plain, name] = [text, subject].map((each) => normalise(each).replace(/[0-9]/g, '0')) as [string, string];
  if (name === '') return { text: plain };
  const at = plain.indexOf(name);
  if (at < 0) return { text: plain, subject: name };
  const before = [...plain.slice(0, at)].slice(-near).join('');
  const after = [...plain.slice(at + name.length)].slice(0, near).join('');
  return { text: plain, subject: name, near: `${before}${mark}${after}` };
}
