// Fits what comes after the voice model: the verdict on an article and an entry, and the choice of the quote.

import { quoteOverlap } from '../../evaluate/index.ts';
import { voiceClasses, type VoiceModel } from '../model.ts';
import { findPassages } from '../passages.ts';
import { spansOf, withoutEdges, type QuoteModel } from '../quote.ts';
import { casesOf, judgePassages, type VerdictModel } from '../verdict.ts';
import { addTo, descend, indexNames, product, rounded, shares, type Sparse } from './adam.ts';
import { classes, type Example, type LabelledPassage } from './data.ts';

/** Whole articles are what is judged in use; single passages count less (docs/notes/claims.md). */
const weightOf = (example: Example) => (isArticle(example) ? 1 : 0.3);
export const isArticle = ({ id }: Example): boolean => /^ar-\w+-\d+$/.test(id);

type CaseRow = { readonly features: ReadonlyMap<string, number>; readonly label: number; readonly weight: number };

/** The cases of examples that the voice model has not been trained on. */
export function caseRows(examples: readonly Example[], model: VoiceModel): CaseRow[] {
  return examples.flatMap((example) => casesOf(judgePassages(findPassages(example.article, example.language), model)).map(({ id, features }) => ({
    features, label: example.claim?.id === id ? classes.indexOf(example.claim.voice) : 0, weight: weightOf(example),
  })));
}

export function fitVerdicts(rows: readonly CaseRow[]): VerdictModel {
  const { names, sparse } = indexNames(rows.map(({ features }) => features));
  const width = names.length;
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const weights = descend(width * classes.length, 150, (now, slope) => {
    rows.forEach(({ label, weight }, at) => {
      const row = sparse[at]!;
      shares(classes.map((_, c) => product(row, now, c * width))).forEach((p, c) => addTo(slope, row, ((p - (c === label ? 1 : 0)) * weight) / total, c * width));
    });
  });
  const part = (c: number) => rounded(weights.subarray(c * width, (c + 1) * width));
  return { features: names, weights: { none: part(0), asserts: part(1), attributes: part(2), rejects: part(3) } };
}

type QuoteRow = { readonly spans: readonly Sparse[]; readonly good: readonly boolean[]; readonly weight: number };

/** Learns which stretches of a sentence overlap the quote that a person chose by half or more. */
export function fitQuotes(passages: readonly LabelledPassage[]): QuoteModel {
  const labelled = passages.filter(({ passage, label, example }) => label > 0 && isChosen(example) && passage.sentence.text.includes(example.claim!.quote));
  const spans = labelled.map(({ passage, label }) => spansOf(passage, voiceClasses[label] as 'asserts'));
  const { names, sparse } = indexNames(spans.flat().map(({ features }) => features));
  let next = 0;
  const rows: QuoteRow[] = labelled.map(({ passage, example }, at) => {
    const quote = example.claim!.quote.normalize('NFC');
    const own = spans[at]!;
    const good = own.map(({ start, end }) => quoteOverlap(withoutEdges(passage.sentence.text.slice(start, end)).normalize('NFC'), quote) >= 0.5);
    next += own.length;
    return { spans: sparse.slice(next - own.length, next), good, weight: weightOf(example) };
  }).filter(({ good }) => good.includes(true));
  const weights = descend(names.length, 150, (now, slope) => {
    for (const row of rows) addQuoteSlope(row, now, slope, rows.length);
  });
  return { features: names, weights: rounded(weights) };
}

/** Of a softmax over the spans, all good ones together. */
function addQuoteSlope({ spans, good, weight }: QuoteRow, weights: Float64Array, slope: Float64Array, count: number): void {
  const p = shares(spans.map((span) => product(span, weights)));
  const right = p.reduce((sum, share, at) => sum + (good[at] ? share : 0), 0);
  spans.forEach((span, at) => addTo(slope, span, ((p[at]! - (good[at] ? p[at]! / Math.max(right, 1e-9) : 0)) * weight) / count));
}

/** The register's wordings are whole sentences, the copies without marks are copies. */
const isChosen = ({ id }: Example) => !id.startsWith('wording-') && !id.startsWith('plain-');
