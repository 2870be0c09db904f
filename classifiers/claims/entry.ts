// Which register entry a passage is about: by the group of places, and by the state that it gives them to.

import type { PlaceGroup, State } from './lexicon.ts';
import type { Passage, Subject } from './passages.ts';
import { placeOf, stateOf, type Mark } from './marks.ts';

type Candidate = { readonly id: string; readonly state: State; readonly groups: readonly PlaceGroup[] };

const spratlyGroups: readonly PlaceGroup[] = ['spratly', 'itu_aba', 'kalayaan', 'borneo_reefs'];
const islandEntries: readonly Candidate[] = [
  { id: 'PARACEL-CN', state: 'CN', groups: ['paracel'] },
  { id: 'SPRATLY-CN', state: 'CN', groups: spratlyGroups },
  { id: 'SPRATLY-PH', state: 'PH', groups: spratlyGroups },
  { id: 'SPRATLY-MY', state: 'MY', groups: spratlyGroups },
  { id: 'ISLANDS-TW', state: 'TW', groups: [...spratlyGroups, 'paracel'] },
];

/** Groups whose name already tells which state is meant. */
const ownGroup: Readonly<Partial<Record<State, PlaceGroup>>> = { TW: 'itu_aba', PH: 'kalayaan', MY: 'borneo_reefs' };

/** Ids of starter entries that the passage may be about, most likely first, with the probability of each. */
export function entriesFor(passage: Passage): { readonly id: string; readonly p: number }[] {
  switch (passage.subject) {
    case 'line':
      return [{ id: 'NINE-DASH', p: 1 }];
    case 'sansha':
      return [{ id: 'SANSHA', p: 1 }];
    case 'phu-quoc':
      return [{ id: 'PHUQUOC-KH', p: 1 }];
    case 'krom':
      return [{ id: 'KROM-KH', p: 1 }];
    case 'border':
      return borderEntries(passage);
    case 'islands':
      return islandCandidates(passage);
  }
}

function borderEntries(passage: Passage): { id: string; p: number }[] {
  const weight = (state: State) => (passage.sentence.states.includes(state) ? 4 : 0) + (passage.previous?.states.includes(state) ? 1.5 : 0)
    + (passage.title?.states.includes(state) ? 1.5 : 0) + (passage.statesAround.includes(state) ? 1 : 0) + (passage.outletCountry === state ? 1 : 0);
  return shares([{ id: 'BORDER-KH', score: weight('KH') }, { id: 'BORDER-LA', score: weight('LA') }]);
}

function islandCandidates(passage: Passage): { id: string; p: number }[] {
  const scored = islandEntries
    .filter((entry) => entry.groups.some((group) => passage.groups.includes(group)))
    .map((entry) => ({ id: entry.id, score: islandScore(entry, passage) }));
  return shares(scored);
}

/** Log-odds by hand, checked against the written passages (docs/notes/claims.md). */
function islandScore({ state, groups, id }: Candidate, passage: Passage): number {
  const { marks } = passage.sentence.marked;
  let score = 0;
  if (passage.sentence.states.includes(state)) score += 3;
  else if (passage.previous?.states.includes(state) || passage.title?.states.includes(state)) score += 1;
  else if (passage.statesAround.includes(state)) score += 0.7;
  score += closeness(marks, state);
  const own = ownGroup[state];
  if (own && passage.groups.includes(own)) score += 1.6;
  if (id === 'ISLANDS-TW' && !passage.groups.includes('itu_aba') && !passage.sentence.states.includes('TW') && passage.outletCountry !== 'TW') score -= 2;
  const sides = marks.filter((mark) => placeOf(mark) !== null && groups.includes(placeOf(mark)!)).map((mark) => mark.side);
  if (sides.includes(state)) score += 1.2;
  if (passage.outletCountry === state || (state === 'CN' && (passage.outletCountry === 'HK' || passage.outletCountry === 'MO'))) score += 1.2;
  if (state === 'CN') score += 0.8;
  // Where a sentence names both archipelagos, the one that the article speaks of more is meant, else the one named first.
  const named = groups.filter((group) => passage.groups.includes(group));
  score += 0.5 * Math.max(...named.map((group) => passage.groupsAround.get(group) ?? 0));
  if (named.includes(passage.groups[0]!)) score += 0.25;
  return score;
}

/** A state right beside the place name, or beside a word of belonging, is the one that is meant. */
function closeness(marks: readonly Mark[], state: State): number {
  let best = 0;
  marks.forEach((mark, at) => {
    if (stateOf(mark) !== state) return;
    for (const other of [marks[at - 1], marks[at + 1], marks[at + 2]]) {
      if (!other) continue;
      const gap = other.start >= mark.end ? other.start - mark.end : mark.start - other.end;
      const telling = placeOf(other) !== null || other.tags.some((tag) => tag === 'territory' || tag === 'belong' || tag === 'own' || tag === 'of');
      if (telling && gap <= 8) best = Math.max(best, placeOf(other) ? 1.5 : 1);
    }
  });
  return best;
}

function shares(scored: readonly { id: string; score: number }[]): { id: string; p: number }[] {
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score), 0);
  return scored.map(({ id, score }) => ({ id, p: Math.exp(score) / total })).sort((a, b) => b.p - a.p);
}

/** The subject under which an entry's passages are found. */
export function subjectOfEntry(id: string): Subject | null {
  if (islandEntries.some((entry) => entry.id === id)) return 'islands';
  return ({ 'NINE-DASH': 'line', SANSHA: 'sansha', 'PHUQUOC-KH': 'phu-quoc', 'KROM-KH': 'krom', 'BORDER-KH': 'border', 'BORDER-LA': 'border' } as const)[id] ?? null;
}

/** Whether what is said of one entry is said by the other, more specific one too: the city and the line are about the islands. */
export function isWithin(id: string, other: string): boolean {
  return (id === 'PARACEL-CN' || id === 'SPRATLY-CN') && (other === 'SANSHA' || other === 'NINE-DASH');
}
