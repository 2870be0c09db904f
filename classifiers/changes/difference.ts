import type { SentenceChange, TextPiece } from '../../src/model/index.ts';
import { splitSentences } from '../segment/index.ts';
import { commonPairs } from './align.ts';
import { comparisonKey, isFurniture, isLinkLike, relatedKind, withoutBracketedTimes } from './flicker.ts';
import { likeness, markWords, wordsOf } from './words.ts';

export type Text = { readonly title: string; readonly text: string };

type Unit = { readonly text: string; readonly key: string; readonly opensParagraph: boolean; readonly linkLike: boolean };

/**
 * The sentences of `after` beside those of `before`, in the order of reading: kept, added, removed, changed. Flicker (spaces, kinds of quotes,
 * relative times, counters, "updated" lines, order and content of link boxes) counts as kept. `language` is an ISO 639-1 code.
 */
export function differenceOf(before: Text, after: Text, language: string): SentenceChange[] {
  const earlier = unitsOf(before.text, language);
  const later = unitsOf(after.text, language);
  const pairs = commonPairs(earlier.filter(counts).map(({ key }) => key), later.filter(counts).map(({ key }) => key));
  return [...titleChange(before.title, after.title, language), ...merge(earlier, later, pairs, language)];
}

/** Whether nothing but flicker lies between the two texts. */
export function isFlickerOnly(difference: readonly SentenceChange[]): boolean {
  return difference.every(({ kind }) => kind === 'kept');
}

const counts = ({ key }: Unit): boolean => key !== '';

/** Sentences with the keys they are compared by; an empty key is furniture, which is shown and never compared. */
function unitsOf(text: string, language: string): Unit[] {
  const units: Unit[] = [];
  let inBox = false;
  for (const line of text.split('\n').map((one) => one.trim()).filter((one) => one !== '')) {
    const related = relatedKind(line);
    if (related === 'box') inBox = true;
    else if (related === null && !isLinkLike(line)) inBox = false;
    if (inBox || related !== null || isFurniture(line)) units.push({ text: line, key: '', opensParagraph: true, linkLike: true });
    else splitSentences(line, language).forEach((sentence, index) => units.push({
      text: sentence.text, key: comparisonKey(withoutBracketedTimes(sentence.text)), opensParagraph: index === 0, linkLike: index === 0 && sentence.text.length === line.length && isLinkLike(line),
    }));
  }
  return units;
}

function titleChange(before: string, after: string, language: string): SentenceChange[] {
  const common = { where: 'title', opensParagraph: true } as const;
  if (comparisonKey(withoutBracketedTimes(before)) === comparisonKey(withoutBracketedTimes(after))) return [{ ...common, kind: 'kept', pieces: [{ text: after, mark: 'same' }] }];
  return [{ ...common, kind: 'changed', pieces: markWords(before, after, language) }];
}

function merge(earlier: readonly Unit[], later: readonly Unit[], pairs: readonly (readonly [number, number])[], language: string): SentenceChange[] {
  const compared = earlier.filter(counts);
  const keptAs = new Map<Unit, Unit>();
  const laterCompared = later.filter(counts);
  for (const [i, j] of pairs) keptAs.set(laterCompared[j] as Unit, compared[i] as Unit);
  const result: SentenceChange[] = [];
  let next = 0;
  let removed: Unit[] = [];
  let added: Unit[] = [];
  const flush = () => {
    result.push(...gap(removed, added, language));
    [removed, added] = [[], []];
  };
  for (const unit of later) {
    const was = keptAs.get(unit);
    if (was === undefined) {
      added.push(unit);
      continue;
    }
    while (next < compared.length && compared[next] !== was) removed.push(compared[next++] as Unit);
    next += 1;
    flush();
    result.push(change('kept', unit, 'same'));
  }
  removed.push(...compared.slice(next));
  flush();
  return withoutMovedLinks(result, [...earlier, ...later]);
}

function change(kind: 'kept' | 'added' | 'removed', { text, opensParagraph }: Unit, mark: TextPiece['mark']): SentenceChange {
  return { kind, where: 'text', opensParagraph, pieces: [{ text, mark }] };
}

/** Least likeness of two sentences that are shown as one that was changed. */
const leastLikeness = 0.45;
/** Longer gaps are shown as removed and added; comparing each with each would not end. */
const largestGap = 4_000;

/** Between two kept sentences: like ones become one changed sentence, in order; the others were removed or added. */
function gap(removed: readonly Unit[], added: readonly Unit[], language: string): SentenceChange[] {
  const partners = partnersOf(removed, added, language);
  const result: SentenceChange[] = [];
  let next = 0;
  added.forEach((unit, index) => {
    if (!counts(unit)) return result.push(change('kept', unit, 'same'));
    const partner = partners.get(index);
    if (partner === undefined) return result.push(change('added', unit, 'added'));
    while (next < partner) result.push(change('removed', removed[next++] as Unit, 'removed'));
    next = partner + 1;
    return result.push({ kind: 'changed', where: 'text', opensParagraph: unit.opensParagraph, pieces: markWords((removed[partner] as Unit).text, unit.text, language) });
  });
  const rest = removed.slice(next).map((unit) => change('removed', unit, 'removed'));
  // What was taken away is read before what stands there instead, unless a changed sentence came between.
  return partners.size === 0 ? [...rest, ...result] : [...result, ...rest];
}

/** For each added sentence its like among the removed, without crossings, so that the sum of likeness is largest. */
function partnersOf(removed: readonly Unit[], added: readonly Unit[], language: string): Map<number, number> {
  const partners = new Map<number, number>();
  if (removed.length * added.length === 0 || removed.length * added.length > largestGap) return partners;
  const bags = { removed: removed.map(({ text }) => wordsOf(text, language)), added: added.map((unit) => (counts(unit) ? wordsOf(unit.text, language) : [])) };
  const like = removed.map((_, i) => added.map((_unit, j) => likeness(bags.removed[i] ?? [], bags.added[j] ?? [])));
  const best = Array.from({ length: removed.length + 1 }, () => new Float64Array(added.length + 1));
  const sum = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const worth = (i: number, j: number): number => { const l = like[i]?.[j] ?? 0; return l >= leastLikeness ? l : -1; };
  for (let i = removed.length - 1; i >= 0; i -= 1) {
    for (let j = added.length - 1; j >= 0; j -= 1) (best[i] as Float64Array)[j] = Math.max(sum(i + 1, j), sum(i, j + 1), worth(i, j) + sum(i + 1, j + 1));
  }
  for (let i = 0, j = 0; i < removed.length && j < added.length; ) {
    if (worth(i, j) > 0 && sum(i, j) === worth(i, j) + sum(i + 1, j + 1)) partners.set(j++, i++);
    else if (sum(i, j) === sum(i + 1, j)) i += 1;
    else j += 1;
  }
  return partners;
}

/** Links that only changed places: the line that appears is kept, the one that vanished is not shown. */
function withoutMovedLinks(changes: readonly SentenceChange[], units: readonly Unit[]): SentenceChange[] {
  const linkLike = new Set(units.filter((unit) => unit.linkLike).map(({ text }) => text));
  const textsOf = (kind: string) => new Set(changes.filter((one) => one.kind === kind).map(({ pieces }) => pieces[0]?.text ?? '').filter((text) => linkLike.has(text)));
  const [added, removed] = [textsOf('added'), textsOf('removed')];
  const moved = (text: string) => added.has(text) && removed.has(text);
  return changes.flatMap((one): SentenceChange[] => {
    const text = one.pieces[0]?.text ?? '';
    if ((one.kind !== 'added' && one.kind !== 'removed') || !moved(text)) return [one];
    return one.kind === 'removed' ? [] : [{ ...one, kind: 'kept', pieces: [{ text, mark: 'same' }] }];
  });
}
