// Features of a passage for the voice model: masked character and word n-grams, the order of the lexicon's marks, and what stands around.

import { claimantsOf, type MarkedSentence, type Passage } from './passages.ts';
import { isAlphabetic, placeOf, stateOf, type Mark } from './marks.ts';
import { isNamedAsTheirs, isSaidToBeTheirs } from './naming.ts';

export const hashBits = 17;
const buckets = 1 << hashBits;

/** Sparse features: bucket → value. */
export type Features = { readonly index: Int32Array; readonly value: Float32Array };

type Token = { readonly kind: string; readonly start: number; readonly end: number };

/** The same numbers for the same passage, always: training and use share this function. */
export function featuresOf(passage: Passage): Features {
  const bag = new Map<number, number>();
  const tokens = tokensOf(passage.sentence, passage);
  const masked = maskedText(passage.sentence, passage);
  addBlock(bag, characterGrams(masked), 1.4);
  addBlock(bag, hashes(wordGrams(masked)), 0.8);
  addBlock(bag, hashes(orderFeatures(passage, tokens)), 3.5);
  addBlock(bag, hashes(aroundFeatures(passage)), 1.4);
  addBlock(bag, hashes(articleFeatures(passage)), 2.5);
  const index = Int32Array.from(bag.keys());
  return { index, value: Float32Array.from(bag.values()) };
}

/** Each block has the same length whatever the sentence's, times its weight. */
function addBlock(bag: Map<number, number>, found: ReadonlySet<number>, weight: number): void {
  const value = weight / Math.sqrt(Math.max(found.size, 4));
  for (const bucket of found) bag.set(bucket, (bag.get(bucket) ?? 0) + value);
}

const offset = 0x811c9dc5;
const mix = (code: number, unit: number) => Math.imul(code ^ unit, 0x01000193);
/** FNV-1a over UTF-16 units, folded to the number of buckets. */
const bucketOf = (code: number) => (code ^ (code >>> hashBits)) & (buckets - 1);

function hash(name: string): number {
  let code = offset;
  for (let i = 0; i < name.length; i += 1) code = mix(code, name.charCodeAt(i));
  return bucketOf(code);
}

const hashes = (names: ReadonlySet<string>): ReadonlySet<number> => new Set([...names].map(hash));

/** What a mark is in this passage: a place, a state that claims it, Viet Nam, another state, or a word's tag. */
function kindOf(mark: Mark, passage: Passage): string {
  const group = placeOf(mark);
  if (group) return group === 'nine_dash' ? 'LINE' : group === 'sansha' ? 'CITY' : group === 'phu_quoc' || group === 'krom' ? 'LAND' : 'ISLE';
  const state = stateOf(mark);
  // "Nước ta" in a claimant's paper.
  if (state === 'VN' && mark.tags.includes('own') && outletRole(passage) === 'claimant') return 'own';
  if (state) return state === 'VN' ? 'VN' : claimantsOf[passage.subject].includes(state) ? 'CLM' : 'OTH';
  return mark.tags[0]!;
}

function tokensOf(sentence: MarkedSentence, passage: Passage): Token[] {
  return sentence.marked.marks.map((mark) => ({ kind: kindOf(mark, passage), start: mark.start, end: mark.end }));
}

const masks: Readonly<Record<string, string>> = { ISLE: '\ue000', LINE: '\ue001', CITY: '\ue002', LAND: '\ue003', CLM: '\ue004', VN: '\ue005', OTH: '\ue006' };

/** The folded sentence with names and states replaced, so that what is learnt of one archipelago holds for another. */
function maskedText(sentence: MarkedSentence, passage: Passage): string {
  const { folded, marks } = sentence.marked;
  let text = '';
  let at = 0;
  for (const mark of marks) {
    const mask = masks[kindOf(mark, passage)];
    if (mask === undefined) continue;
    text += folded.text.slice(at, mark.start) + mask;
    at = mark.end;
  }
  return (text + folded.text.slice(at)).replace(/\d+/g, '0').replace(/\s+/g, ' ').slice(0, 600);
}

/** Character n-grams: 3 to 5 in alphabetic scripts, 1 to 4 where a character is a syllable or a word. */
function characterGrams(text: string): Set<number> {
  const grams = new Set<number>();
  const padded = `^${text}$`;
  const alphabetic = isAlphabetic(padded.charCodeAt(padded.length >> 1)) || isAlphabetic(padded.charCodeAt(padded.length >> 2));
  const [least, most] = alphabetic ? [3, 5] : [1, 4];
  for (let at = 0; at < padded.length; at += 1) {
    let code = mix(offset, 99);
    for (let length = 1; length <= most && at + length <= padded.length; length += 1) {
      code = mix(code, padded.charCodeAt(at + length - 1));
      if (length >= least) grams.add(bucketOf(code));
    }
  }
  return grams;
}

function wordGrams(text: string): Set<string> {
  const words = text.match(/[\ue000-\ue006]|[\p{L}\p{M}\p{N}]+|["“”«»?!:]/gu) ?? [];
  const grams = new Set<string>();
  words.forEach((word, at) => {
    grams.add(`w${word}`);
    if (words[at + 1] !== undefined) grams.add(`w${word} ${words[at + 1]}`);
    if (words[at + 2] !== undefined) grams.add(`w${word} ${words[at + 1]} ${words[at + 2]}`);
  });
  return grams;
}

const placeKinds = new Set(['ISLE', 'LINE', 'CITY', 'LAND', 'marker']);
const gapBuckets = (gap: number) => (gap <= 0 ? '0' : gap <= 2 ? '2' : gap <= 8 ? '8' : gap <= 25 ? '25' : 'far');

function orderFeatures(passage: Passage, tokens: readonly Token[]): Set<string> {
  const { text } = passage.sentence.marked.folded;
  const found = new Set<string>();
  const { language } = passage;
  const add = (name: string) => {
    found.add(name);
    found.add(`${language}|${name}`);
  };
  add(`subject:${passage.subject}`);
  tokens.forEach((token, at) => {
    add(`t:${token.kind}`);
    const next = tokens[at + 1];
    const after = tokens[at + 2];
    if (next) found.add(`b:${token.kind}>${next.kind}`).add(`b:${token.kind}>${next.kind}:${gapBuckets(next.start - token.end)}`);
    if (next && after) found.add(`3:${token.kind}>${next.kind}>${after.kind}`);
  });
  addTogether(found, tokens);
  for (const place of tokens.filter((token) => placeKinds.has(token.kind))) addNearPlace(add, found, text, tokens, place);
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first && last) found.add(`first:${first.kind}`).add(`last:${last.kind}`).add(`last:${last.kind}:${gapBuckets(text.length - last.end)}`);
  if (/^["“«「『]/.test(text)) add('mark:opens-quoted');
  if (/["”»」』][.。]?$/.test(text)) add('mark:ends-quoted');
  if (/[?？]/.test(text)) add('mark:?');
  if (/["“”«»「」『』]/.test(text)) add('mark:quote');
  if (/^[^,.]{2,40}(?:,|\(|，|（)[^.]{0,40}(?:\)|--|—|–|电|電|:)/.test(text) && tokens[0]?.start === 0) add('mark:dateline');
  if (/^\S+[:：]|^q\d|\([abc]\)|答案|정답|正解|đáp án/.test(text)) add('mark:list');
  return found;
}

/** Which kinds stand together in the sentence, wherever: "no" with "belongs", "said" with "territory". */
function addTogether(found: Set<string>, tokens: readonly Token[]): void {
  const kinds = [...new Set(tokens.map(({ kind }) => kind))].sort();
  kinds.forEach((kind, at) => {
    for (const other of kinds.slice(at + 1)) found.add(`with:${kind}&${other}`);
  });
}

function addNearPlace(add: (name: string) => void, found: Set<string>, text: string, tokens: readonly Token[], place: Token): void {
  for (const token of tokens) {
    if (token === place) continue;
    const before = token.end <= place.start;
    const gap = before ? place.start - token.end : token.start - place.end;
    found.add(`${before ? 'pre' : 'post'}:${token.kind}:${place.kind}`);
    if (gap <= 25) add(`${before ? 'pre' : 'post'}:${token.kind}:${gapBuckets(gap)}`);
    if (gap <= 12 && (token.kind === 'CLM' || token.kind === 'VN' || token.kind === 'own')) {
      const between = before ? text.slice(token.end, place.start) : text.slice(place.end, token.start);
      add(`gap:${before ? token.kind : place.kind}[${between}]${before ? place.kind : token.kind}`);
    }
  }
  const opened = (text.slice(0, place.start).match(/[“«「『"]/g)?.length ?? 0) - (text.slice(0, place.start).match(/[”»」』]/g)?.length ?? 0);
  if (opened % 2 !== 0) add('place:quoted');
}

function aroundFeatures(passage: Passage): Set<string> {
  const found = new Set<string>([passage.named ? 'named' : 'borrowed', `out:${outletRole(passage)}`]);
  const role = outletRole(passage);
  const given = isNamedAsTheirs(passage) ? 'named' : isSaidToBeTheirs(passage) ? 'said' : 'neither';
  found.add(`given:${given}`).add(`out:${role}|given:${given}`).add(`out:${role}|${passage.subject}`);
  for (const kind of new Set(passage.sentence.marked.marks.map((mark) => kindOf(mark, passage)))) found.add(`out:${role}|${kind}`).add(`${given}|${kind}`);
  if (passage.sentence.inTitle) found.add('in-title');
  for (const mark of passage.sentence.marked.marks) if (placeOf(mark) && mark.side) found.add(`side:${mark.side === 'VN' ? 'VN' : 'theirs'}`);
  for (const [where, sentence] of [['prev', passage.previous], ['next', passage.next], ['title', passage.title]] as const) {
    if (!sentence) continue;
    for (const mark of sentence.marked.marks) found.add(`${where}:${kindOf(mark, passage)}`);
  }
  if (passage.named) return found;
  return new Set([...found].flatMap((name) => [name, `borrowed|${name}`]));
}

/** How the article speaks, also together with whose paper it is. */
function articleFeatures(passage: Passage): Set<string> {
  const role = outletRole(passage);
  return new Set(passage.traits.flatMap((trait) => [trait, `${role}|${trait}`]));
}

export function outletRole(passage: Passage): string {
  const country = passage.outletCountry;
  if (country === null) return 'unknown';
  if (country === 'VN') return 'VN';
  return (claimantsOf[passage.subject] as readonly string[]).includes(country === 'HK' || country === 'MO' ? 'CN' : country) ? 'claimant' : 'other';
}
