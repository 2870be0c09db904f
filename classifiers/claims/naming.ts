// Naming: a claimant right beside the name of a place, with nothing but words of possession between.

import type { State } from './lexicon.ts';
import { originalSlice, placeOf, stateOf, type Mark } from './marks.ts';
import { claimantsOf, type Passage } from './passages.ts';

/** "China's Xisha", "quần đảo Tây Sa của Trung Quốc", "中国西沙", and "Malaysia's only atoll" where the sentence names a place. */
export function isNamedAsTheirs(passage: Passage): boolean {
  return namingMarks(passage) !== null || hasIslandOfTheirs(passage);
}

/** The name with its owner, copied from the sentence; null where the place is not named as a claimant's. */
export function namingQuote(passage: Passage): string | null {
  const found = namingMarks(passage);
  if (!found) return null;
  const { marked, text } = passage.sentence;
  const before = leadingNoun.exec(marked.folded.text.slice(0, found.start));
  const after = trailingNoun.exec(marked.folded.text.slice(found.end));
  return originalSlice(text, marked, found.start - (before?.[0].length ?? 0), found.end + (after?.[0].length ?? 0)).trim();
}

const isPlace = (passage: Passage, mark: Mark) => placeOf(mark) !== null || (passage.subject === 'border' && mark.tags.includes('marker'));

function namingMarks(passage: Passage): { readonly start: number; readonly end: number } | null {
  const claimants = claimantsOf[passage.subject];
  const marks = passage.sentence.marked.marks.filter((mark) => !mark.tags.includes('of') || stateOf(mark) !== null);
  const { text } = passage.sentence.marked.folded;
  const owner = (one: Mark) => claimants.includes(stateOf(one) as State) || one.tags.includes('own');
  for (const [at, mark] of marks.entries()) {
    const next = marks[at + 1];
    if (!next || !possessiveGap.test(text.slice(mark.end, next.start))) continue;
    if ((owner(mark) && isPlace(passage, next)) || (isPlace(passage, mark) && owner(next))) return { start: mark.start, end: next.end };
  }
  return null;
}

function hasIslandOfTheirs(passage: Passage): boolean {
  const { marks, folded: { text } } = passage.sentence.marked;
  return marks.some((mark) => claimantsOf[passage.subject].includes(stateOf(mark) as State)
    && (islandAfter.test(text.slice(mark.end, mark.end + 32)) || islandBefore.test(text.slice(Math.max(0, mark.start - 32), mark.start))));
}

/** What belongs to the name on either side of it: "quần đảo", "the", "Islands", an ending. */
const leadingNoun = /(?:quần đảo |đảo |rạn |đá |bãi |nhóm đảo |l'(?:île|archipel|atoll) (?:de |d'|des )?|(?:les |l')?(?:îles?|archipel|récifs?|atolls?) (?:de |d'|des |du )?|(?:остров[а-я]*|архипелаг[а-я]*|риф[а-я]*|атолл[а-я]*) |หมู่เกาะ|เกาะ|ໝູ່ເກາະ|ເກາະ|ប្រជុំកោះ|កោះ)+$/u;
const trailingNoun = /^(?:[а-я]+(?=[\s,.;:]|$)|(?: islands?| isles?| reefs?| atoll| archipelago| group| cay| shoal)+\b|群岛|诸岛|岛屿|岛|礁|环礁|군도|제도|섬|환초)/u;

/** "Malaysia's only atoll", "китайских островов", "đảo của Trung Quốc": an island that is said to be a claimant's, where the sentence names a place. */
const islandAfter = /^(?:['s]{0,2}\s(?:[a-zà-ü]+\s){0,1}(?:islands?|atolls?|archipelagos?|reefs?|isles?|soil)\b|[а-я]*\s(?:[а-я]+\s)?(?:остров|атолл|архипелаг|риф|земл)|(?:的|の|의|령)?\s?.{0,6}(?:岛|环礁|섬|군도|환초))/u;
const islandBefore = /(?:(?:đảo|rạn)\s(?:[^\s,.]+\s){0,4}(?:của\s)?|(?:เกาะ|อะทอลล์)[^\s]{0,16}(?:ของ|ประเทศ)\s?|ເກາະ[^\s]{0,16}(?:ຂອງ|ປະເທດ)\s?|កោះ[^\s]{0,16}(?:របស់|នៃ)\s?|(?:îles?|atolls?|archipel|récifs?)\s(?:de\s(?:la\s|l')?|des\s|du\s)?)$/u;

/** What may stand between owner and name: a word of possession, "islands", "reef" and the like, an ending; never a comma, never another noun. */
const possessiveGap = new RegExp(`^(?:\\s|['’(]|-|\\b(?:${[
  's|es|own|the|of|in|islands?|isles?|reefs?|atoll|archipelago|group|province',
  'quần|đảo|đá|bãi|của|thuộc|nước|nhóm|vùng|biển',
  'la|les?|des?|du|d|l|îles?|archipel|récifs?|caye|aux?|groupe',
].join('|')})\\b|[а-я]{1,4}(?=\\s|$)|остров[а-я]*|архипелаг[а-я]*|риф[а-я]*|的|领土|领|海南|省|の|固有|·|의|령|하이난성|땅인|영토인|ของ|หมู่เกาะ|เกาะ|ประเทศ|แนวปะการัง|แนวหิน|ຂອງ|ໝູ່ເກາະ|ເກາະ|ປະເທດ|ຫີນ|របស់|នៃ|ប្រជុំកោះ|កោះ|ប្រទេស|ផ្កាថ្ម)*$`, 'u');
