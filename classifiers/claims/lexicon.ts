// The words that claims are made of: names of the places, states, and what is said of them, in ten languages, as one trie a language.

import { readFileSync } from 'node:fs';
import { fold } from './fold.ts';

export const placeGroups = ['paracel', 'spratly', 'itu_aba', 'kalayaan', 'borneo_reefs', 'nine_dash', 'sansha', 'phu_quoc', 'krom'] as const;
export type PlaceGroup = (typeof placeGroups)[number];
export const states = ['CN', 'TW', 'PH', 'MY', 'KH', 'LA', 'VN'] as const;
export type State = (typeof states)[number];
export const wordTags = [
  'own', 'of', 'belong', 'territory', 'admin', 'say', 'claim', 'socalled', 'reject', 'negation', 'disputed', 'control', 'ancient', 'move', 'marker',
  'lost', 'contrast', 'map', 'naming',
] as const;
export type WordTag = (typeof wordTags)[number];
export type Tag = PlaceGroup | State | WordTag | 'sea';

export type Entry = {
  readonly tags: readonly Tag[];
  /** Which side uses this name of a place: "Nansha" is China's, "Trường Sa" Viet Nam's; null where it tells nothing. */
  readonly side: State | null;
  /** A weak name is also an ordinary word; it counts only where the text names such a place otherwise. */
  readonly weak: boolean;
  /** The word may go on after the match (Russian and French endings, scripts without spaces). */
  readonly openEnd: boolean;
  readonly openStart: boolean;
};
export type TrieNode = { readonly next: Map<number, TrieNode>; entry: Entry | null };

type LanguageFile = { names: Record<string, string[]>; weak: string[]; words: Record<WordTag, string[]> };
const languages = ['vi', 'en', 'zh', 'ja', 'ko', 'th', 'lo', 'km', 'fr', 'ru'] as const;
const read = <T>(name: string) => JSON.parse(readFileSync(new URL(`./lexicon/${name}.json`, import.meta.url), 'utf8')) as T;

const files = new Map(languages.map((language) => [language as string, read<LanguageFile>(language)]));
const stateNames = read<Record<State, string[]>>('states');
const sides = read<Record<State, string[]>>('sides');
const tries = new Map<string, TrieNode>();

/** The trie for a language: names and states of all languages, words of this one. An unknown language gets English words. */
export function trieFor(language: string): TrieNode {
  const key = language === plainVietnamese || files.has(language) ? language : 'en';
  const known = tries.get(key);
  if (known) return known;
  const root: TrieNode = { next: new Map(), entry: null };
  if (key === plainVietnamese) addPlainVietnamese(root);
  for (const [of, file] of files) addNames(root, file, of);
  for (const state of states) for (const name of stateNames[state]) add(root, name, [state], {});
  const words = files.get(key === plainVietnamese ? 'vi' : key)!.words;
  for (const tag of wordTags) for (const word of words[tag]) add(root, word, [tag], { openStart: key === 'ko' });
  tries.set(key, root);
  return root;
}

/** Vietnamese typed without its marks, as in bulletins and messages. It has a trie of its own: among marked words "cua" is a crab. */
export const plainVietnamese = 'vi-plain';
export const withoutMarks = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

function addPlainVietnamese(root: TrieNode): void {
  const { names, weak, words } = files.get('vi')!;
  const plain = (list: readonly string[]) => list.map(withoutMarks);
  addNames(root, { names: Object.fromEntries(Object.entries(names).map(([group, list]) => [group, plain(list)])), weak: plain(weak), words }, 'vi');
  for (const state of states) for (const name of stateNames[state]) if (/^\p{Script=Latin}/u.test(name)) add(root, withoutMarks(name), [state], {});
  for (const tag of wordTags) for (const word of words[tag]) add(root, withoutMarks(word), [tag], {});
}

function addNames(root: TrieNode, file: LanguageFile, language: string): void {
  const weak = new Set(file.weak.map((name) => fold(name).text));
  for (const [group, names] of Object.entries(file.names)) {
    for (const name of names) add(root, name, [group as Tag], { weak: weak.has(fold(name).text), openEnd: language === 'ru' });
  }
}

const sideForms = Object.entries(sides).flatMap(([state, forms]) => [...forms, ...forms.filter((form) => /^\p{Script=Latin}/u.test(form)).map(withoutMarks)].map((form) => [fold(form).text, state as State] as const));

function add(root: TrieNode, name: string, tags: readonly Tag[], how: { weak?: boolean; openEnd?: boolean; openStart?: boolean }): void {
  const text = fold(name).text;
  let node = root;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    let next = node.next.get(code);
    if (!next) node.next.set(code, (next = { next: new Map(), entry: null }));
    node = next;
  }
  const side = sideForms.find(([form]) => text.includes(form))?.[1] ?? null;
  const inflects = /\p{Script=Cyrillic}$/u.test(text) || (/\p{Script=Latin}$/u.test(text) && isFrenchStem(text, tags));
  const before = node.entry;
  node.entry = {
    tags: [...new Set([...(before?.tags ?? []), ...tags])],
    side,
    weak: (how.weak ?? false) && (before?.weak ?? true),
    openEnd: (how.openEnd ?? false) || (inflects && text.length > 3 && !tags.includes('of')),
    openStart: how.openStart ?? false,
  };
}

/** French words are listed as stems; names and states are whole. A stem is told by being no known ending. */
function isFrenchStem(text: string, tags: readonly Tag[]): boolean {
  return wordTags.some((tag) => tags.includes(tag)) && frenchWords.has(text);
}

const frenchWords = new Set(Object.values(files.get('fr')!.words).flat().map((word) => fold(word).text));
