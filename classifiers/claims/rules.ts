// What can be no assertion whatever the model says, and what needs more certainty. Nobody is wrongly accused: when in doubt, nothing.

import type { Voice } from '../../src/model/index.ts';
import { outletRole } from './features.ts';
import type { State, Tag } from './lexicon.ts';
import { placeOf, stateOf, type Mark } from './marks.ts';
import { isNamedAsTheirs, isSaidToBeTheirs } from './naming.ts';
import { claimantsOf, type Passage } from './passages.ts';

export function isRuledOut(passage: Passage, voice: Voice): boolean {
  if (voice !== 'asserts') return false;
  return isOursByVietnam(passage) || hasNoClaimant(passage) || saysNotWhose(passage) || isOtherPlace(passage);
}

/** How sure an assertion has to be: `plain` words, words that make it `doubtful`, or a sentence that says of nothing whose it is (`untold`). */
export type Certainty = 'plain' | 'doubtful' | 'untold';

/**
 * Rejection, a question, a denial and quotation marks make an assertion doubtful; words of speech do where the sentence states a title, for then
 * it may be the speaker's. Naming ("a spokesman said … in China's Xisha Islands") is the outlet's own.
 */
export function certaintyOf(passage: Passage): Certainty {
  if (isUntold(passage)) return 'untold';
  const { text } = passage.sentence.marked.folded;
  const named = isNamedAsTheirs(passage);
  const title = has(passage, 'belong', 'territory', 'ancient');
  // "The island" of the sentence before, and a land that is called by its people's name ("Kampuchea Krom"), say less than a name.
  if (!passage.named || passage.subject === 'krom') return 'doubtful';
  if (has(passage, 'reject', 'negation') || /[?؟]/.test(text)) return 'doubtful';
  const spoken = has(passage, 'say', 'claim') || endsInSpeech(passage) || /["“”«»「」『』]/.test(text) || beginsWithSpeaker(passage);
  if (spoken && (!named || title)) return 'doubtful';
  return passage.subject === 'border' && !(has(passage, 'move') && markerItself.test(text)) ? 'doubtful' : 'plain';
}

/** "The diplomat answered as ever. Nansha is Chinese …": a sentence about speaking, without a place of its own, goes before. */
function endsInSpeech({ previous }: Passage): boolean {
  return previous !== null && !previous.inTitle && previous.marked.marks.some((mark) => mark.tags.includes('say'));
}

/** "Beijing: Paracels are ours" in a headline. */
function beginsWithSpeaker({ sentence: { marked: { marks, folded } } }: Passage): boolean {
  const [first] = marks;
  return first !== undefined && stateOf(first) !== null && first.start <= 3 && /^.{0,12}:/u.test(folded.text.slice(first.end));
}

const has = (passage: Passage, ...tags: readonly Tag[]) => passage.sentence.marked.marks.some((mark) => mark.tags.some((tag) => tags.includes(tag)));

/** A paper of Viet Nam that says "our islands", or anybody who gives them to Viet Nam, asserts nothing against Viet Nam. */
function isOursByVietnam(passage: Passage): boolean {
  const { marks } = passage.sentence.marked;
  if (marks.some((mark, at) => placeOf(mark) !== null && isGivenToVietnam(passage, at))) return true;
  const claimants = claimantsOf[passage.subject];
  const namesClaimant = passage.sentence.states.some((state) => claimants.includes(state));
  const theirName = marks.some((mark) => placeOf(mark) !== null && mark.side !== null && mark.side !== 'VN');
  const oursByLanguage = isVietnamesePress(passage);
  if (oursByLanguage && has(passage, 'reject')) return true;
  return !namesClaimant && !theirName && passage.subject !== 'sansha' && (oursByLanguage || passage.outletCountry === 'VN');
}

/** In Vietnamese, by a paper of Viet Nam or by nobody known. */
function isVietnamesePress({ language, outletCountry }: Passage): boolean {
  return language === 'vi' && (outletCountry === null || outletCountry === 'VN');
}

/** "quần đảo Hoàng Sa thuộc chủ quyền của Việt Nam", "Viet Nam's Truong Sa": only words of possession between the place and Viet Nam. */
function isGivenToVietnam(passage: Passage, at: number): boolean {
  const { marks, folded: { text } } = passage.sentence.marked;
  const place = marks[at]!;
  // "Nước ta" is Viet Nam except in a paper of a claimant.
  const isVietnam = (mark: Mark) => stateOf(mark) === 'VN' && !(mark.tags.includes('own') && outletRole(passage) === 'claimant');
  const possessive = (mark: Mark) => mark.tags.some((tag) => tag === 'of' || tag === 'belong' || tag === 'territory');
  const owner = marks.slice(at + 1).find((mark) => !possessive(mark));
  const between = owner ? text.slice(marks[marks.indexOf(owner) - 1]!.end, owner.start) : '';
  if (owner && isVietnam(owner) && owner.start - place.end <= 40 && marks[at + 1] !== owner && !/[,，、;；]/u.test(between)) return true;
  const before = [...marks.slice(0, at)].reverse().find((mark) => !possessive(mark));
  return before !== undefined && isVietnam(before) && place.start - before.end <= 16 && marks[at - 1] !== before;
}

/** Somebody has to be said to own it: a claimant in the sentence or around it, an owner's name for the place, "our", or a paper of that country. */
function hasNoClaimant(passage: Passage): boolean {
  const claimants = claimantsOf[passage.subject] as readonly string[];
  if (passage.subject === 'sansha' || passage.subject === 'line') return false;
  if (passage.statesAround.some((state) => claimants.includes(state))) return false;
  if (passage.outletCountry !== null && claimants.includes(passage.outletCountry)) return false;
  return !passage.sentence.marked.marks.some((mark) => mark.tags.includes('own') || (placeOf(mark) !== null && mark.side !== null && mark.side !== 'VN'));
}

/** Holding is no claim of right; a name is no claim; a dispute is none; a border that is measured or discussed has not been moved. */
function saysNotWhose(passage: Passage): boolean {
  const moved = has(passage, 'move') && !has(passage, 'lost', 'negation', 'belong', 'reject');
  // What is moved across a border is cattle and people; only a marker or the line itself that moves is a claim.
  const { text } = passage.sentence.marked.folded;
  if (passage.subject === 'border' && moved && !markerItself.test(text) && !distance.test(text)) return true;
  // Whose land it was moved into goes without saying in a paper of that country, if Viet Nam is named as who moved it.
  const into = has(passage, 'KH', 'LA', 'own', 'territory') || (has(passage, 'VN') && outletRole(passage) === 'claimant');
  if (passage.subject === 'border') return !has(passage, 'move', 'lost', 'negation', 'belong') || !into;
  if (has(passage, 'socalled')) return true;
  if (passage.subject === 'sansha') return false;
  // "China's nine-dash line": that it gives rights, or whose the sea in it is, has to be said.
  if (passage.subject === 'line') return !has(passage, 'own', 'belong', 'territory', 'ancient', 'map', 'admin') && !rights.test(text);
  // People are called by the land's name; only a word of belonging or loss speaks of the land.
  if (passage.subject === 'krom' && !has(passage, 'own', 'belong', 'territory', 'lost', 'ancient') && !isSaidToBeTheirs(passage) && !(has(passage, 'control') && has(passage, 'VN'))) return true;
  const title = has(passage, 'own', 'belong', 'territory', 'ancient', 'lost');
  if (has(passage, 'disputed') && !isNamedAsTheirs(passage) && !has(passage, 'own', 'belong', 'ancient')) return true;
  if (has(passage, 'naming') && !title && !isNamedAsTheirs(passage)) return true;
  return isHeldByThem(passage) && !has(passage, 'belong', 'territory', 'own', 'ancient');
}

const rights = /\b(?:rights?|entitle\w*|resources|interests)\b|droits?|ressources|\bquyền|прав[аоу]?(?![а-я])|权|権|권리|สิทธิ|ສິດ|សិទ្ធិ/u;

/** A word of control right beside the claimant: "Chinese-held", "контролируемый Китаем". */
function isHeldByThem(passage: Passage): boolean {
  const { marks } = passage.sentence.marked;
  const claimants = claimantsOf[passage.subject];
  const isControl = (mark: Mark | undefined) => mark?.tags.includes('control') ?? false;
  // "The Philippine island seized by Viet Nam" is not held by the Philippines.
  const byOthers = (mark: Mark | undefined) => mark !== undefined && stateOf(mark) === 'VN';
  return marks.some((mark, at) => claimants.includes(stateOf(mark) as State) && (isControl(marks[at - 1]) || (isControl(marks[at + 1]) && !byOthers(marks[at + 2]))));
}

/** Nothing in the sentence says whose the place is, except perhaps the way it is put together. */
function isUntold(passage: Passage): boolean {
  if (passage.subject === 'border' || passage.subject === 'sansha' || (passage.subject !== 'krom' && isNamedAsTheirs(passage))) return false;
  if (isSaidToBeTheirs(passage)) return false;
  const names = passage.sentence.marked.marks.filter((mark) => placeOf(mark) !== null);
  const oursOnly = names.length > 0 && names.every((mark) => mark.side === 'VN');
  if (oursOnly) return !has(passage, 'own', 'belong', 'territory', 'ancient');
  // A Vietnamese text that nobody signs has to name the claimant and a title: provinces and districts stand in every other sentence.
  if (isVietnamesePress(passage)) {
    return !(passage.sentence.states.some((state) => claimantsOf[passage.subject].includes(state)) && has(passage, 'belong', 'territory', 'ancient', 'lost'));
  }
  const { marks, folded } = passage.sentence.marked;
  return !marks.some((mark) => mark.end - mark.start > 1 && mark.tags.some((tag) => tellingTags.has(tag)) && !waters.test(folded.text.slice(mark.start, mark.end)));
}

/** Weather and shipping bulletins name waters without saying whose they are. */
const waters = /^(?:海域|水域|海区|해역|수역|waters|eaux|вод[а-я]*|акватори[а-я]*|vùng nước|น่านน้ำ|ນ່ານນ້ຳ|ដែនទឹក)$/u;

/** Posts and stones, not just "the border", across which much is moved that is no claim. */
const markerItself = /\bmarkers?\b|\bposts?\b|\bstones?\b|\bpillars?\b|\bline\b|mốc|đường biên|moc bien|边界线|界线|国境線|国境の線|국경선|เส้นเขตแดน|ເສັ້ນຊາຍແດນ|ខ្សែព្រំដែន|ligne|лини|界碑|界桩|标石|標石|杭|말뚝|국경비|비석|경계석|표지석|หลักเขต|หลักแดน|เสาเขต|ຫຼັກໝາຍ|ຫຼັກແດນ|ຫຼັກຫີນ|បង្គោល|borne|столб|знак/u;

/** How far: who moves a border by metres moves the border itself. */
const distance = /[\d០-៩໐-໙๐-๙]\s?(?:m|km|metres?|meters?|mètres?|mét|mét|kilom[eè]tres?|kilometers?|kilômét|ki-lô-mét|м|км|метр[а-я]*|километр[а-я]*|米|公里|里|メートル|キロ|미터|킬로미터|เมตร|กิโลเมตร|ແມັດ|ກິໂລແມັດ|ម៉ែត្រ|គីឡូម៉ែត្រ)(?![a-z])|(?:hundred|thousand|two|three|five|ten|cents?|deux|trois|cinq|dix|mille|hai|ba|năm|mười|дв[ае]|три|пять|десять|두|세|二|两|三|สอง|สาม|ห้า|ສອງ|ສາມ|ຫ້າ|ពីរ|បី|ប្រាំ|trăm|nghìn|сотн[а-я]*|百|千|백|천|ร้อย|พัน|ຮ້ອຍ|ພັນ|รอย|រយ|ពាន់)\s?(?:metres?|meters?|mètres?|kilom[eè]tres?|mét|ki-lô-mét|метр[а-я]*|километр[а-я]*|米|公里|メートル|キロ|미터|킬로미터|เมตร|กิโลเมตร|ແມັດ|ກິໂລແມັດ|ម៉ែត្រ|គីឡូម៉ែត្រ)/u;

const tellingTags = new Set<Tag>(['own', 'belong', 'territory', 'admin', 'lost', 'ancient', 'map']);

const guangzhou = /guangzhou|quảng châu|广州|広州|광저우|กว่างโจว|กวางโจว|ກວາງໂຈວ|ក្វាងចូវ|canton\b|гуанчжоу/;

/** Nansha is also a district of Guangzhou; there the two names stand side by side. */
function isOtherPlace(passage: Passage): boolean {
  const { marks, folded } = passage.sentence.marked;
  return marks.some((mark) => ['spratly', 'sansha'].includes(placeOf(mark) ?? '') && mark.side === 'CN' && guangzhou.test(folded.text.slice(Math.max(0, mark.start - 14), mark.end + 40)) && !isNamedAsTheirs(passage));
}
