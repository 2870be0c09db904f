// Naming: a claimant right beside the name of a place, with nothing but words of possession between.

import type { State } from './lexicon.ts';
import { placeOf, stateOf, type Mark } from './marks.ts';
import { claimantsOf, type Passage } from './passages.ts';

/** "China's Xisha", "quần đảo Tây Sa của Trung Quốc", "中国西沙", and "Malaysia's only atoll" where the sentence names a place. */
export function isNamedAsTheirs(passage: Passage): boolean {
  // "China's nine-dash line" says who drew it, not whose the sea is.
  return passage.subject !== 'line' && (isBesideOwner(passage) || hasIslandOfTheirs(passage));
}

/** "The Paracels are Chinese", "西沙は中国の", "Парасельские острова — китайские": a plain sentence that gives the place to a claimant. */
export function isSaidToBeTheirs(passage: Passage): boolean {
  const { marks, folded: { text } } = passage.sentence.marked;
  return marks.some((place, at) => isPlace(passage, place) && marks.slice(at + 1, at + 4).some((mark) =>
    claimantsOf[passage.subject].includes(stateOf(mark) as State) && copula.test(text.slice(place.end, mark.start))));
}

/** Nouns of the name, then a word of being or belonging, then words of possession. */
const copula = /^(?:\s?(?:islands?|archipelago|reefs?|群岛|群島|诸岛|諸島|岛|島|군도|제도|섬)\s?|[а-я]*)?(?:\s(?:is|are|was|were|remains?|belongs? to)\s|\s(?:est|sont|appartien(?:t|nent) (?:à|au|aux))\s|\s(?:là|la)\s(?:của|cua|đất|đảo|lãnh thổ)?\s?(?:của\s)?|\s?—\s?|\sпринадлеж[а-я]+\s|属于|是|就是|は|[은는]\s|เป็น(?:ของ|ดินแดนของ|ดินแดน)?|(?:ແມ່ນ|ເປັນ)(?:ຂອງ|ດິນແດນຂອງ|ດິນ)?|(?:គឺ)?ជា(?:របស់|ដែនដី)?)(?:the |la |l')?$/u;

const isPlace = (passage: Passage, mark: Mark) => placeOf(mark) !== null || (passage.subject === 'border' && mark.tags.includes('marker'));

function isBesideOwner(passage: Passage): boolean {
  const claimants = claimantsOf[passage.subject];
  const marks = passage.sentence.marked.marks.filter((mark) => !mark.tags.includes('of') || stateOf(mark) !== null);
  const { text } = passage.sentence.marked.folded;
  const owner = (one: Mark) => claimants.includes(stateOf(one) as State) || one.tags.includes('own');
  for (const [at, mark] of marks.entries()) {
    for (const next of marks.slice(at + 1, at + 4)) {
      const pair = (owner(mark) && isPlace(passage, next)) || (isPlace(passage, mark) && owner(next));
      if (pair && possessiveGap.test(text.slice(mark.end, next.start))) return true;
    }
  }
  return false;
}

function hasIslandOfTheirs(passage: Passage): boolean {
  const { marks, folded: { text } } = passage.sentence.marked;
  return marks.some((mark) => claimantsOf[passage.subject].includes(stateOf(mark) as State) && !undisputed.test(text.slice(mark.start, mark.end))
    && (islandAfter.test(text.slice(mark.end, mark.end + 32)) || islandBefore.test(text.slice(Math.max(0, mark.start - 32), mark.start))));
}

/** Islands and provinces that are a claimant's beyond doubt: "the island of Hainan" gives nobody anything. */
const undisputed = /hải nam|hai nam|hainan|海南|하이난|해남|ไห่หนาน|ໄຫໜານ|ໄຫ່ໜານ|ហៃណាន|хайнан|palawan|巴拉望|パラワン|팔라완|ปาลาวัน|ປາລາວັນ|ប៉ាឡាវ៉ាន|палаван|sabah|sarawak|沙巴|砂拉越/u;

/** "Malaysia's only atoll", "китайских островов", "đảo của Trung Quốc": an island that is said to be a claimant's, where the sentence names a place. */
const islandAfter = /^(?:['s]{0,2}\s(?:[a-zà-ü]+\s){0,1}(?:islands?|atolls?|archipelagos?|reefs?|isles?|soil)\b|[а-я]*\s(?:[а-я]+\s)?(?:остров|атолл|архипелаг|риф|земл)|(?:的|の|의|령)?\s?.{0,6}(?:岛|环礁|섬|군도|환초))/u;
const islandBefore = /(?:(?:đảo|rạn)\s(?:(?!nhân tạo)(?:[^\s,.(]+\s){1,4}của\s|của\s)?|(?:เกาะ|อะทอลล์)[^\s]{0,16}(?:ของ|ประเทศ)\s?|ເກາະ[^\s]{0,16}(?:ຂອງ|ປະເທດ)\s?|កោះ[^\s]{0,16}(?:របស់|នៃ)\s?|(?:îles?|atolls?|archipel|récifs?)\s(?:de\s(?:la\s|l')?|des\s|du\s)?)$/u;

/** What may stand between owner and name: a word of possession, "islands", "reef" and the like, an ending; never a comma, never another noun. */
const possessiveGap = new RegExp(`^(?:\\s|['’(]|-|\\b(?:${[
  's|es|own|the|of|in|off|waters?|soil|land|islands?|isles?|reefs?|atoll|archipelago|group|province',
  'quần|đảo|đá|bãi|của|thuộc|nước|nhóm|vùng|biển|quan|dao|cua|hòn|rạn|vòng',
  'la|les?|des?|du|d|l|îles?|archipel|récifs?|atolls?|caye|aux?|groupe|eaux|au large',
].join('|')})\\b|[а-я]{1,4}(?=\\s|$)|остров[а-я]*|архипелаг[а-я]*|риф[а-я]*|атолл[а-я]*|земл[а-я]*|的|领土|领|海南|省|の|固有|·|의|령|하이난성|땅|땅인|영토|영토인|섬|환초|環礁|环礁|島|岛|の島|の環礁|ของ|หมู่เกาะ|เกาะ|ประเทศ|แนวปะการัง|แนวหิน|ຂອງ|ໝູ່ເກາະ|ເກາະ|ປະເທດ|ຫີນ|របស់|នៃ|ប្រជុំកោះ|កោះ|ប្រទេស|ផ្កាថ្ម)*$`, 'u');
