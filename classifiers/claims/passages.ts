// Passages: the sentences of an article that may carry a claim, with what stands around them.

import type { ArticleText } from '../../src/model/index.ts';
import { splitSentences } from '../segment/index.ts';
import type { PlaceGroup, State } from './lexicon.ts';
import { markText, placeOf, stateOf, type Mark, type MarkedText } from './marks.ts';
import { traitsOf } from './traits.ts';

/** What a sentence would have to be about: islands, the dashed line, Sansha, Phú Quốc, the Mekong delta, the land border. */
export type Subject = 'islands' | 'line' | 'sansha' | 'phu-quoc' | 'krom' | 'border';

export type MarkedSentence = {
  readonly text: string;
  readonly inTitle: boolean;
  readonly marked: MarkedText;
  /** Groups named in the sentence itself, weak names only where something else in the article supports them. */
  readonly groups: readonly PlaceGroup[];
  readonly states: readonly State[];
};

export type Passage = {
  readonly sentence: MarkedSentence;
  readonly previous: MarkedSentence | null;
  readonly next: MarkedSentence | null;
  readonly title: MarkedSentence | null;
  readonly subject: Subject;
  /** The groups that the passage speaks of: named in it, or ("the island") in the title or the two sentences before. */
  readonly groups: readonly PlaceGroup[];
  readonly named: boolean;
  readonly statesAround: readonly State[];
  /** In how many sentences of the article each group is named. */
  readonly groupsAround: ReadonlyMap<PlaceGroup, number>;
  readonly language: string;
  readonly outletCountry: string | null;
  /** How the whole article speaks (traits.ts); empty where it is too short to tell. */
  readonly traits: readonly string[];
};

export const claimantsOf: Readonly<Record<Subject, readonly State[]>> = {
  islands: ['CN', 'TW', 'PH', 'MY'],
  line: ['CN', 'TW'],
  sansha: ['CN'],
  'phu-quoc': ['KH'],
  krom: ['KH'],
  border: ['KH', 'LA'],
};

const islandGroups: readonly PlaceGroup[] = ['paracel', 'spratly', 'itu_aba', 'kalayaan', 'borneo_reefs'];
/** An article longer than this many sentences is read to here; beyond, only sentences that name a place are looked at. */
const longArticle = 400;

/** The article that was marked last: `about` and `claims` read the same one right after each other, and marking is most of the work. */
let last: { readonly article: ArticleText; readonly language: string; readonly sentences: readonly MarkedSentence[] } | null = null;

export function markArticle(article: ArticleText, language: string): readonly MarkedSentence[] {
  if (last?.article !== article || last.language !== language) last = { article, language, sentences: mark(article, language) };
  return last.sentences;
}

function mark(article: ArticleText, language: string): MarkedSentence[] {
  const pieces = [
    ...splitSentences(article.title, language).map((sentence) => ({ text: sentence.text, inTitle: true })),
    ...splitSentences(article.text, language).map((sentence) => ({ text: sentence.text, inTitle: false })),
  ];
  const marked = pieces.map((piece) => ({ ...piece, marked: markText(piece.text, language) }));
  const strong = new Set<PlaceGroup>();
  const states = new Set<State>();
  for (const { marked: { marks } } of marked) {
    for (const mark of marks) {
      const group = placeOf(mark);
      const state = stateOf(mark);
      if (group && !mark.weak) strong.add(group);
      if (state) states.add(state);
    }
  }
  return marked.map((sentence) => ({ ...sentence, groups: groupsIn(sentence.marked.marks, strong, states, article.outletCountry ?? null), states: statesIn(sentence.marked.marks) }));
}

function groupsIn(marks: readonly Mark[], strong: ReadonlySet<PlaceGroup>, states: ReadonlySet<State>, outletCountry: string | null): PlaceGroup[] {
  const found = new Set<PlaceGroup>();
  for (const mark of marks) {
    const group = placeOf(mark);
    // A country's own name for a place, in a paper of that country, means the place.
    const ownName = mark.side !== null && mark.side !== 'VN' && mark.side === outletCountry;
    if (group && (!mark.weak || ownName || isSupported(group, strong, states))) found.add(group);
  }
  return [...found];
}

function isSupported(group: PlaceGroup, strong: ReadonlySet<PlaceGroup>, states: ReadonlySet<State>): boolean {
  // "Thái Bình" is a province far more often than Taiping.
  const claimants: readonly State[] = group === 'itu_aba' ? ['TW'] : claimantsOf[subjectOfGroup(group)];
  return strong.has(group) || claimants.some((state) => states.has(state));
}

function statesIn(marks: readonly Mark[]): State[] {
  return [...new Set(marks.map(stateOf).filter((state) => state !== null))];
}

function subjectOfGroup(group: PlaceGroup): Subject {
  if (group === 'nine_dash') return 'line';
  if (group === 'sansha') return 'sansha';
  if (group === 'phu_quoc') return 'phu-quoc';
  if (group === 'krom') return 'krom';
  return 'islands';
}

/** The passages of an article that are worth a decision, in the order of the article. */
export function findPassages(article: ArticleText, language: string, sentences = markArticle(article, language)): Passage[] {
  if (!sentences.some((sentence) => sentence.groups.length > 0 || mentionsBorder(sentence))) return [];
  const title = sentences.find((sentence) => sentence.inTitle) ?? null;
  const statesAround = [...new Set([...sentences.slice(0, longArticle).flatMap((sentence) => sentence.states), ...homeOf(language)])];
  const groupsAround = countGroups(sentences);
  const traits = traitsOf(sentences);
  const passages: Passage[] = [];
  sentences.forEach((sentence, at) => {
    const previous = sentences[at - 1] ?? null;
    const around = { sentence, previous, next: sentences[at + 1] ?? null, title: sentence.inTitle ? null : title, statesAround, groupsAround, language, outletCountry: article.outletCountry ?? null, traits };
    const borrowed = sentence.groups.length > 0 || at > longArticle ? [] : borrowedGroups(sentences, at);
    const groups = sentence.groups.length > 0 ? sentence.groups : borrowed;
    for (const subject of subjectsOf(groups)) {
      const named = sentence.groups.length > 0;
      if (named || speaksOfTitle(sentence) || pointsBack(sentence, subject)) passages.push({ ...around, subject, groups: groups.filter((group) => subjectOfGroup(group) === subject), named });
    }
    if (isBorderPassage(sentence, previous, title, [...statesAround, ...homeOfOutlet(article)])) passages.push({ ...around, subject: 'border', groups: [], named: true });
  });
  return passages;
}

function countGroups(sentences: readonly MarkedSentence[]): ReadonlyMap<PlaceGroup, number> {
  const counts = new Map<PlaceGroup, number>();
  for (const { groups } of sentences) for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  return counts;
}

/** Khmer and Lao papers say "the border" and mean their own. */
function homeOf(language: string): readonly State[] {
  return language === 'km' ? ['KH'] : language === 'lo' ? ['LA'] : [];
}

function homeOfOutlet({ outletCountry }: ArticleText): readonly State[] {
  return outletCountry === 'KH' || outletCountry === 'LA' ? [outletCountry] : [];
}

function subjectsOf(groups: readonly PlaceGroup[]): Subject[] {
  const found = [...new Set(groups.map(subjectOfGroup))];
  // One sentence, one claim: the city or the line is what such a sentence says of the islands it names.
  const leading = found.find((subject) => subject === 'sansha' || subject === 'line');
  return leading ? [leading] : found.includes('krom') && found.includes('phu-quoc') ? ['phu-quoc'] : found.slice(0, 1);
}

function borrowedGroups(sentences: readonly MarkedSentence[], at: number): readonly PlaceGroup[] {
  for (const back of [1, 2, 3, 4]) {
    const before = sentences[at - back];
    if (before && before.groups.length > 0) return before.groups;
  }
  const next = sentences[at + 1];
  const title = sentences[0];
  if (title?.inTitle && title.groups.length > 0) return title.groups;
  return next?.groups ?? [];
}

/** Whether a sentence that names no place could still say whose it is. */
function speaksOfTitle({ marked: { marks } }: MarkedSentence): boolean {
  return marks.some((mark) => mark.tags.some((tag) => tag === 'own' || tag === 'belong' || tag === 'territory' || tag === 'reject' || tag === 'lost'));
}

/** "This island", "the line", "그 섬": a word that points to a place named before, with a claimant or "our" beside it; for the line, alone. */
function pointsBack({ states, marked: { folded: { text }, marks } }: MarkedSentence, subject: Subject): boolean {
  if (subject === 'line') return lineAgain.test(text);
  if (subject === 'sansha' || !islandAgain.test(text)) return false;
  return states.some((state) => claimantsOf[subject].includes(state)) || marks.some((mark) => mark.tags.includes('own'));
}

const lineAgain = /\b(?:the|this|that|its|those|these) (?:lines?|dashes|dots|strokes|map)\b|\b(?:la|cette|sa|ces|les) (?:ligne|traits?|tirets|pointillés?|carte)\b|(?:đường|vạch|nét) (?:này|đó|ấy|kia)|các vạch|(?:эт|т)[а-я]{1,3} (?:лини|черт|карт|штрих)|лини[а-я]{1,3} |(?:该|这条?|那条?|此)线|线内|(?:その|この|あの|同)线|(?:그|이|저|해당) ?(?:선|점선|단선|지도|획)|(?:เส้น|ขีด)(?:นั้น|นี้|เหล่านี้|เหล่านั้น|ดังกล่าว)|ເສັ້ນ(?:ນັ້ນ|ນີ້|ດັ່ງກ່າວ)|(?:បន្ទាត់|ខ្សែ)(?:នេះ|នោះ)/u;
const islandAgain = /\b(?:islands?|archipelago|reefs?|cays?|features|delta)\b|\b(?:îles?|archipel|récifs?|atoll|delta)\b|(?:đảo|bãi|rạn|vùng đất|đất)|остров|архипелаг|риф|атолл|岛|礁|섬|군도|제도|환초|암초|เกาะ|แนวปะการัง|ເກາະ|ໂງ່ນຫີນ|កោះ|ផ្កាថ្ម/u;

const mentionsBorder = ({ marked: { marks } }: MarkedSentence) => marks.some((mark) => mark.tags.includes('marker'));

function isBorderPassage(sentence: MarkedSentence, previous: MarkedSentence | null, title: MarkedSentence | null, around: readonly State[]): boolean {
  if (!around.includes('KH') && !around.includes('LA')) return false;
  const near = [sentence, previous, title].filter((one) => one !== null);
  if (!near.some(mentionsBorder)) return false;
  if (sentence.groups.some((group) => islandGroups.includes(group) || group === 'nine_dash' || group === 'sansha')) return false;
  return mentionsBorder(sentence) || speaksOfTitle(sentence);
}

/** Sentences that name a place or border which register entries speak of, whoever they say owns it: a hint what the article is about. */
export function countRegisterPassages(article: ArticleText, language: string): { readonly all: number; readonly inTitle: number } {
  const passages = findPassages(article, language).filter(({ named }) => named);
  return { all: passages.length, inTitle: passages.filter(({ sentence }) => sentence.inTitle).length };
}
