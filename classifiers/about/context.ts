// In how many sentences Viet Nam stands and in which place: told about, counted among others, or named once in news from somewhere else.

import { countCurrencies } from './currencies.ts';
import { denseLanguages, type Seen, type Sighting } from './sightings.ts';

export const contextFeatures = [
  'home sentences share', 'home in one sentence of many', 'home in one sentence, not first', 'home in first sentence', 'home in title or first sentence', 'home first sentence position',
  'home per sentence most', 'sentences', 'elsewhere sentences share', 'elsewhere in first sentence, home not', 'elsewhere names', 'elsewhere names beside home once',
  'home in a list', 'home only in lists', 'outlet abroad', 'outlet abroad, home once', 'outlet abroad, home in one sentence, not first', 'outlet unknown, home in one sentence, not first',
  'elsewhere before home', 'currency dong', 'currency elsewhere', 'currency elsewhere, no dong', 'currency elsewhere, home in one sentence', 'institutions', 'institutions without elsewhere', 'institutions beside elsewhere',
  'home density', 'short text', 'home once in title',
] as const;

/** Ends of sentences; Thai sets none, so its spaces stand in for them where a name is near. */
const sentenceEnd = /[.!?](?=\s|$)|[。！？።។៕॥\n]/g;
/** What stands between the members of a list. */
const listGap = /^[\s,、，・·;；/&]*(?:and|or|et|ou|và|hay|hoặc|cùng|и|или|на|和|与|與|及|或|や|と|および|또는|및|และ|หรือ|กับ|ແລະ|ຫຼື|ກັບ|និង|ឬ|the|le|la|les|l'|du|de|des|в|во|из|от|au|aux|en|in|à|ປະເທດ|ប្រទេស|ประเทศ)?[\s,、，・·;；/&]*(?:the|le|la|les|l'|au|aux|en|du|de|в|во|из|ປະເທດ|ប្រទេស|ประเทศ)?\s*$/u;
/** Vietnamese texts at home rarely name the country: its offices say where they are. */
const institutions = /(?<!\p{L})(?:ubnd|hđnd|tand|vksnd|ủy ban nhân dân|hội đồng nhân dân|tòa án nhân dân|viện kiểm sát nhân dân|quốc hội|thủ tướng chính phủ|chính phủ|công an (?:tỉnh|huyện|xã|phường|tp|thành phố)|bộ (?:công an|y tế|giáo dục và đào tạo|gd-đt|gd&đt|tài chính|công thương|nội vụ|xây dựng|quốc phòng|tư pháp|nông nghiệp và môi trường)|sở (?:y tế|công thương|xây dựng|nội vụ|tài chính|giáo dục|du lịch|văn hóa|nông nghiệp)|mặt trận tổ quốc|đoàn thanh niên|hội nông dân|hội liên hiệp phụ nữ|bảo hiểm xã hội|tổng cục|cục thống kê|phường|xã|huyện|thị trấn|đảng ủy|tỉnh ủy|bí thư|thpt|evn|vneid|tết|trung ương|nghị quyết|đại biểu quốc hội|nhân dân tệ)(?!\p{L})/gu;

const isHome = ({ side, value }: Sighting) => !value.weak && (side === 'province' || side === 'vietnam' || side === 'islands');
const isElsewhere = ({ side, value }: Sighting) => !value.weak && side === 'elsewhere';
const flag = (truth: boolean): number => (truth ? 1 : 0);

export function contextValues(seen: Seen, outletCountry: string | null | undefined): Record<(typeof contextFeatures)[number], number> {
  const { language, title, text, sightings } = seen;
  const inText = sightings.filter(({ zone }) => zone !== 'title');
  const ends = endsOf(text);
  const home = inText.filter(isHome);
  const elsewhere = inText.filter(isElsewhere);
  const perSentence = countPerSentence(home, ends);
  const homeSentences = perSentence.size;
  const elsewhereSentences = countPerSentence(elsewhere, ends);
  const titleHome = sightings.some((sighting) => sighting.zone === 'title' && isHome(sighting));
  const firstHome = home[0] === undefined ? null : sentenceAt(home[0].at, ends);
  const single = !titleHome && homeSentences === 1;
  const notFirst = single && firstHome !== 0;
  const abroad = outletCountry != null && outletCountry !== 'VN';
  const names = new Set(elsewhere.map(({ at, length }) => text.slice(at, at + length)));
  const listed = countListed(inText, text);
  const all = home.length + sightings.filter((sighting) => sighting.zone === 'title' && isHome(sighting)).length;
  return {
    'home sentences share': homeSentences / ends.length,
    'home in one sentence of many': flag(single && ends.length > 3),
    'home in one sentence, not first': flag(notFirst),
    'home in first sentence': flag(perSentence.has(0)),
    'home in title or first sentence': flag(titleHome || perSentence.has(0)),
    'home first sentence position': titleHome || firstHome === null ? 0 : firstHome / Math.max(1, ends.length - 1),
    'home per sentence most': Math.log1p(Math.max(0, ...perSentence.values())),
    sentences: Math.log(ends.length) / 2,
    'elsewhere sentences share': elsewhereSentences.size / ends.length,
    'elsewhere in first sentence, home not': flag(elsewhereSentences.has(0) && !perSentence.has(0) && !titleHome),
    'elsewhere names': Math.log1p(names.size),
    'elsewhere names beside home once': all === 1 ? Math.log1p(names.size) : 0,
    'home in a list': flag(listed > 0),
    'home only in lists': flag(listed > 0 && listed >= all),
    'outlet abroad': flag(abroad),
    'outlet abroad, home once': flag(abroad && all === 1),
    'outlet abroad, home in one sentence, not first': flag(abroad && notFirst),
    'outlet unknown, home in one sentence, not first': flag(outletCountry == null && notFirst),
    'elsewhere before home': flag(!titleHome && home[0] !== undefined && elsewhere[0] !== undefined && elsewhere[0].at < home[0].at),
    ...evidenceOfHome(`${title} ${text}`, language, { single, foreign: elsewhere.length > 0 }),
    'home density': Math.min(4, (all * (denseLanguages.has(language) ? 50 : 125)) / Math.max(60, text.length)),
    'short text': flag(text.length < (denseLanguages.has(language) ? 120 : 300)),
    'home once in title': flag(titleHome && all === 1),
  };
}

/** Money and offices say where news comes from when no place does. */
function evidenceOfHome(text: string, language: string, { single, foreign }: { single: boolean; foreign: boolean }) {
  const { dong, others } = countCurrencies(text, language);
  const offices = Math.log1p(language === 'vi' ? (text.toLowerCase().match(institutions) ?? []).length : 0);
  return {
    'currency dong': flag(dong > 0),
    'currency elsewhere': flag(others > 0),
    'currency elsewhere, no dong': flag(others > 0 && dong === 0),
    'currency elsewhere, home in one sentence': flag(others > 0 && single),
    institutions: offices,
    'institutions without elsewhere': foreign ? 0 : offices,
    'institutions beside elsewhere': foreign ? offices : 0,
  };
}

/** Offsets behind each sentence, at least one. */
function endsOf(text: string): number[] {
  const ends = [...text.matchAll(sentenceEnd)].map(({ index }) => index + 1);
  if ((ends.at(-1) ?? 0) < text.trimEnd().length) ends.push(text.length);
  return ends.length === 0 ? [text.length] : ends;
}

function sentenceAt(at: number, ends: readonly number[]): number {
  const found = ends.findIndex((end) => at < end);
  return found === -1 ? ends.length - 1 : found;
}

function countPerSentence(sightings: readonly Sighting[], ends: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { at } of sightings) {
    const sentence = sentenceAt(at, ends);
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  return counts;
}

/** How many names of the home country stand next to one of elsewhere with nothing but a comma or an "and" between. */
function countListed(sightings: readonly Sighting[], text: string): number {
  const strong = sightings.filter(({ value }) => !value.weak);
  return strong.filter((sighting, index) => isHome(sighting) && [index - 1, index].some((left) => {
    const [one, other] = [strong[left], strong[left + 1]];
    if (one === undefined || other === undefined || (!isElsewhere(one) && !isElsewhere(other))) return false;
    const gap = text.slice(one.at + one.length, other.at);
    return gap.length > 0 && gap.length < 16 && listGap.test(gap);
  })).length;
}
