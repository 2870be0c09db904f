// How an article speaks, its place names masked: whether Viet Nam is what it tells about or only stands beside a worker, a restaurant,
// an opponent or in a list of countries. Hashed words, and what stands around each masked name, weighed by a logistic regression.

import type { Side } from './gazetteer.ts';
import type { Seen, Sighting } from './sightings.ts';

/** A row of weights for hashed features; positive speaks for the province or Viet Nam, negative for neither. */
export type WordingModel = { readonly bias: number; readonly scale: number; readonly weights: Int8Array | Float32Array };

export type WordingExample = { readonly features: Uint32Array; readonly values: Float32Array; readonly home: boolean; readonly weight: number };

/** 2^17 weights of one byte each. */
export const wordingBits = 17;
const maskOf: Readonly<Record<Side, string>> = { province: '\uE000', vietnam: '\uE001', islands: '\uE002', sea: '\uE003', namesake: '\uE004', elsewhere: '\uE005' };
const sideMarks = /[\uE000-\uE005]/;
/** Province, Viet Nam, islands: the names whose surroundings are looked at. */
const homeMarks = /[\uE000-\uE002]/;
const tokenPattern = /[\uE000-\uE005]|[\p{Script=Latin}\p{Script=Cyrillic}][\p{L}\p{M}]*|\p{N}+|\p{Script=Hangul}|[^\s]/gu;
const spacedLanguages: ReadonlySet<string> = new Set(['vi', 'en', 'fr', 'ru', 'id', 'ms', 'de', 'es']);
/** Characters of the text that are read; what stands later rarely changes what an article is about. */
const longestText = 6_000;
/** Scripts without spaces whose letters say less than a Chinese character. */
const letterScripts: ReadonlySet<string> = new Set(['th', 'lo', 'km', 'my']);
/** Tokens on each side of a name that are looked at; wider, and narrower by a third, did worse on held-out articles. */
const reach: Readonly<Record<'spaced' | 'dense', number>> = { spaced: 6, dense: 12 };
/** What the words together weigh beside the surroundings. */
const weightOfWords = 2;

/** Text with each name replaced by one character that says which side it is on, and the surfaces of those that were replaced. */
function mask(text: string, sightings: readonly Sighting[]): { masked: string; surfaces: string[] } {
  let masked = '';
  let from = 0;
  const surfaces: string[] = [];
  for (const { at, length, side, value } of sightings) {
    if (value.weak || at > longestText) continue;
    masked += text.slice(from, at) + ` ${maskOf[side]} `;
    from = at + length;
    if (homeMarks.test(maskOf[side])) surfaces.push(text.slice(at, from).toLowerCase());
  }
  return { masked: (masked + text.slice(from, Math.max(from, longestText))).toLowerCase(), surfaces };
}

const tokensOf = (masked: string): string[] => (masked.match(tokenPattern) ?? []).map((token) => (/^\p{N}/u.test(token) ? '0' : token));

/** Hashes of what an article says, each with its value; the words together have one length, the surroundings together another. */
export function wordingFeatures({ language, title, text, sightings }: Seen): { features: Uint32Array; values: Float32Array } {
  const spaced = spacedLanguages.has(language);
  const longest = letterScripts.has(language) ? 4 : 2;
  const words = new Set<number>();
  const around = new Set<number>();
  const zones = [
    { name: 't', masked: mask(title, sightings.filter(({ zone }) => zone === 'title')) },
    { name: 'x', masked: mask(text, sightings.filter(({ zone }) => zone !== 'title')) },
  ];
  for (const { name, masked: { masked, surfaces } } of zones) {
    const tokens = tokensOf(masked);
    addWords(tokens, { spaced, longest }, name, words);
    addSurroundings(tokens, spaced ? 'spaced' : 'dense', name, around);
    for (const surface of surfaces) around.add(hash(`s${name}${surface}`));
  }
  const all = [...words, ...around];
  const values = new Float32Array(all.length);
  values.fill(weightOfWords / Math.sqrt(Math.max(1, words.size)), 0, words.size);
  values.fill(1 / Math.sqrt(Math.max(1, around.size)), words.size);
  return { features: Uint32Array.from(all), values };
}

function addWords(tokens: readonly string[], { spaced, longest }: { spaced: boolean; longest: number }, zone: string, into: Set<number>): void {
  for (let at = 0; at < tokens.length; at += 1) {
    let gram = '';
    for (let n = 0; n < longest && at + n < tokens.length; n += 1) {
      gram += spaced ? ` ${tokens[at + n]!}` : tokens[at + n]!;
      into.add(hash(`w${gram}`));
      if (zone === 't') into.add(hash(`t${gram}`));
    }
    const token = tokens[at]!;
    if (spaced && token.length > 6) into.add(hash(`p${token.slice(0, 6)}`));
  }
}

/** What stands directly before and after each name of the province, Viet Nam or its islands, and the sides of the names nearby. */
function addSurroundings(tokens: readonly string[], kind: 'spaced' | 'dense', zone: string, into: Set<number>): void {
  const width = reach[kind];
  for (let at = 0; at < tokens.length; at += 1) {
    const mark = tokens[at]!;
    if (!homeMarks.test(mark)) continue;
    let before = '';
    let after = '';
    for (let n = 1; n <= width; n += 1) {
      const left = tokens[at - n] ?? '^';
      const right = tokens[at + n] ?? '$';
      before = `${left} ${before}`;
      after = `${after} ${right}`;
      if (n <= width / 2) {
        into.add(hash(`b${mark}${before}`));
        into.add(hash(`a${mark}${after}`));
        into.add(hash(`${zone}b${before}`));
        into.add(hash(`${zone}a${after}`));
      }
      if (n === 1) into.add(hash(`m${mark}${left} ${right}`));
      into.add(hash(`n${left}`));
      into.add(hash(`n${right}`));
      if (sideMarks.test(left)) into.add(hash(`near${mark}${left}${n <= 3}`));
      if (sideMarks.test(right)) into.add(hash(`near${mark}${right}${n <= 3}`));
    }
  }
}

/** FNV-1a, folded to the table's size. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return ((value >>> 15) ^ value) & ((1 << wordingBits) - 1);
}

/** Log-odds that an article is about the province or Viet Nam, by its wording. */
export function scoreWording({ bias, scale, weights }: WordingModel, { features, values }: { features: Uint32Array; values: Float32Array }): number {
  let score = 0;
  for (let at = 0; at < features.length; at += 1) score += weights[features[at]!]! * values[at]!;
  return bias + scale * score;
}

/** Fits the weights by stochastic gradient descent with AdaGrad and an L2 penalty; deterministic. */
export function fitWording(examples: readonly WordingExample[], { rounds = 8, rate = 0.3, penalty = 2e-5 } = {}): WordingModel {
  const weights = new Float32Array(1 << wordingBits);
  const spread = new Float32Array(1 << wordingBits).fill(0.1);
  let bias = 0;
  const order = examples.map((_, index) => index);
  let seed = 7;
  for (let round = 0; round < rounds; round += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const other = seed % (at + 1);
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    for (const index of order) {
      const example = examples[index]!;
      const p = 1 / (1 + Math.exp(-scoreWording({ bias, scale: 1, weights }, example)));
      const error = (p - (example.home ? 1 : 0)) * example.weight;
      bias -= 0.01 * error;
      const { features, values } = example;
      for (let place = 0; place < features.length; place += 1) {
        const feature = features[place]!;
        const slope = error * values[place]! + penalty * weights[feature]!;
        spread[feature]! += slope * slope;
        weights[feature]! -= (rate * slope) / Math.sqrt(spread[feature]!);
      }
    }
  }
  return { bias, scale: 1, weights };
}

/** The same weights in one byte each. */
export function inBytes({ bias, scale, weights }: WordingModel): WordingModel {
  let largest = 1e-9;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  return { bias, scale: (scale * largest) / 127, weights: Int8Array.from(Array.from(weights), (weight) => Math.round((127 * weight) / largest)) };
}
