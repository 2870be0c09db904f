// The quote: the run of clauses of a sentence that best carries the claim, copied exactly.

import type { Voice } from '../../src/model/index.ts';
import { splitClauses } from '../segment/index.ts';
import type { Tag } from './lexicon.ts';
import { markText, placeOf, stateOf, type Mark } from './marks.ts';
import { claimantsOf, type Passage } from './passages.ts';

export type QuoteModel = { readonly features: readonly string[]; readonly weights: readonly number[] };
/** A stretch of the sentence, as offsets, with what speaks for it. */
export type Span = { readonly start: number; readonly end: number; readonly features: ReadonlyMap<string, number> };

/** Longer sentences are looked at to here: the number of runs grows with the square. */
const mostClauses = 14;

/** The likeliest stretch by the model, without the marks at its edges. */
export function quoteFrom(passage: Passage, voice: Voice, { features: names, weights }: QuoteModel): string {
  const index = new Map(names.map((name, at) => [name, weights[at]!]));
  let best: { span: Span; score: number } | null = null;
  for (const span of spansOf(passage, voice)) {
    let score = 0;
    for (const [name, value] of span.features) score += (index.get(name) ?? 0) * value;
    if (best === null || score > best.score) best = { span, score };
  }
  const { text } = passage.sentence;
  return withoutEdges(best === null ? text : text.slice(best.span.start, best.span.end));
}

/** The sentence, every run of its clauses, and what stands in quotation marks. */
export function spansOf(passage: Passage, voice: Voice): Span[] {
  const { text } = passage.sentence;
  const clauses = splitClauses(text, passage.language).slice(0, mostClauses);
  const ends = new Map<string, readonly [number, number]>([['whole', [0, text.length]]]);
  clauses.forEach((first, at) => {
    for (const last of clauses.slice(at)) ends.set(`${first.start} ${last.start + last.text.length}`, [first.start, last.start + last.text.length]);
  });
  for (const found of text.matchAll(/“[^”]+”|«[^»]+»|「[^」]+」|『[^』]+』|"[^"]+"/gu)) ends.set(`${found.index} ${found.index + found[0].length}`, [found.index, found.index + found[0].length]);
  const kinds = kindsIn(passage.sentence.marked.marks, passage);
  return [...ends.values()].map(([start, end]) => ({ start, end, features: featuresOfSpan(passage, voice, { start, end, kinds }) }));
}

/** White space and marks that belong to no clause are left out; quotation marks stay where both are there. */
export function withoutEdges(run: string): string {
  const trimmed = run.replace(/^[\s,;:，；：、–—-]+/u, '').replace(/[\s,;:，；：、–—-]+$/u, '').replace(/[.。।]$/u, '');
  return trimmed === '' ? run.trim() : trimmed;
}

const telling: readonly Tag[] = ['own', 'belong', 'territory', 'lost', 'move', 'admin', 'say', 'claim', 'reject', 'negation', 'ancient', 'map', 'disputed', 'control', 'marker'];
const withVoice = ['say', 'reject', 'negation', 'claimant', 'place', 'own', 'belong', 'territory'];
const owning = ['claimant', 'own', 'belong', 'territory'];

function kindsIn(marks: readonly Mark[], { subject }: Passage): ReadonlySet<string> {
  const kinds = new Set<string>();
  for (const mark of marks) {
    if (placeOf(mark)) kinds.add('place');
    const state = stateOf(mark);
    if (state) kinds.add(state === 'VN' ? 'VN' : claimantsOf[subject].includes(state) ? 'claimant' : 'other');
    for (const tag of mark.tags) if (telling.includes(tag)) kinds.add(tag);
  }
  return kinds;
}

function featuresOfSpan(passage: Passage, voice: Voice, { start, end, kinds }: { start: number; end: number; kinds: ReadonlySet<string> }): ReadonlyMap<string, number> {
  const { text } = passage.sentence;
  const run = text.slice(start, end);
  const inside = kindsIn(markText(run, passage.language).marks, passage);
  const share = run.length / text.length;
  const width = Math.log(widthOf(run));
  const whole = share > 0.95 ? 1 : 0;
  const features = new Map<string, number>([
    ['share', share], ['share squared', share * share], ['width', width], ['width squared', (width * width) / 5], ['whole', whole], ['whole|width', whole * width],
    [`${voice}|share`, share], [`${voice}|whole`, whole], [`${voice}|width`, width], [`${passage.subject}|share`, share],
    ['first', start === 0 ? 1 : 0], ['last', end >= text.length - 2 ? 1 : 0],
    [`before:${markKind(text.slice(0, start).trimEnd().slice(-1))}`, 1], [`after:${markKind(text.slice(end).trimStart().slice(0, 1))}`, 1],
    ['unbalanced', (run.match(/[“«「『]/g)?.length ?? 0) === (run.match(/[”»」』]/g)?.length ?? 0) ? 0 : 1],
    ['quoted', /^[“"«「『].*[”"»」』]$/u.test(run) ? 1 : 0],
  ]);
  const owns = owning.some((kind) => inside.has(kind));
  features.set('core', owns && (inside.has('place') || !passage.named) ? 1 : 0);
  for (const kind of kinds) {
    const where = inside.has(kind) ? 'in' : 'missing';
    features.set(`${where}:${kind}`, 1);
    if (withVoice.includes(kind)) features.set(`${voice}|${where}:${kind}`, 1);
  }
  return features;
}

/** About the width in print, in Latin letters: a Chinese character says as much as two or three of them. */
function widthOf(run: string): number {
  let width = 1;
  for (const letter of run) width += /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter) ? 2.5 : /\p{Script=Hangul}/u.test(letter) ? 2 : 1;
  return width;
}

const markKinds: readonly (readonly [RegExp, string])[] = [[/[,，、]/u, ','], [/[:：]/u, ':'], [/[;；]/u, ';'], [/["“”«»「」『』]/u, 'quote'], [/[—–-]/u, '-'], [/[.。]/u, '.']];
const markKind = (mark: string) => (mark === '' ? 'edge' : markKinds.find(([pattern]) => pattern.test(mark))?.[1] ?? 'word');
