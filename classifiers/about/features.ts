// What the about model looks at: where, how often and beside what else the names of the gazetteer stand. The features mean the
// same in every language, so that one small model serves all.

import type { ArticleText } from '../../src/model/index.ts';
import { countRegisterPassages } from '../claims/index.ts';
import { contextFeatures, contextValues } from './context.ts';
import type { Side } from './gazetteer.ts';
import { denseLanguages, type Seen, type Sighting } from './sightings.ts';
import { countTrapWords } from './traps.ts';

export type Found = {
  /** Names and values in a fixed order; see `featureNames`. */
  readonly values: readonly number[];
  /** Keys of places, most telling first. */
  readonly places: readonly string[];
};

const sides: readonly Side[] = ['province', 'vietnam', 'islands', 'sea', 'namesake', 'elsewhere'];
const vietnameseLetters = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/gu;

type Tally = { title: number; lead: number; all: number; weak: number };
const tallyFeatures = sides.flatMap((side) => [`${side} in title`, `${side} in lead`, `${side} log count`, `${side} share`, `${side} first`]);
const otherFeatures = [
  'bias', 'weak province', 'weak province beside province', 'weak province beside vietnam', 'weak province alone', 'weak vietnam',
  'weak vietnam alone', 'province per 100 words', 'province places', 'vietnam places', 'only province', 'only islands or sea', 'islands beside vietnam',
  'nothing found', 'only elsewhere', 'language vi', 'outlet VN', 'vi without elsewhere', 'VN outlet without elsewhere', 'vi with elsewhere only',
  'vi nothing found', 'trap words', 'trap words beside islands', 'trap words without vietnam', 'vietnamese letters abroad', 'province in title only',
  'province in title and lead', 'province once in long text', 'province outnumbered', 'other province in title', 'elsewhere in title, province not',
  'islands in title', 'islands beside elsewhere only', 'sea beside elsewhere only', 'islands twice', 'namesake without province', 'weak province beside namesake',
  'province position', 'province only late', 'province only late beside elsewhere', 'vietnam only late', 'islands only late', 'islands only late without vietnam', 'name in title',
  'vietnam once', 'vietnam per 100 words', 'vietnam not in title or lead', 'vietnam once beside elsewhere', 'vietnam outnumbered', 'islands or province beside it',
  'elsewhere in lead, no vietnam there', 'islands outnumber elsewhere', 'register places', 'register places in title', 'register places without province', 'register places twice',
];
export const featureNames: readonly string[] = [...tallyFeatures, ...otherFeatures, ...contextFeatures];

export function findFeatures(article: ArticleText, seen: Seen): Found {
  const { language, sightings } = seen;
  const tally = Object.fromEntries(sides.map((side) => [side, countSide(sightings, side)])) as Record<Side, Tally>;
  const total = sides.reduce((sum, side) => sum + tally[side].all, 0);
  const first = sightings.find(({ value }) => !value.weak)?.side;
  const tallied = sides.flatMap((side) => {
    const { title, lead, all } = tally[side];
    return [flag(title > 0), flag(lead > 0), Math.log1p(all), total === 0 ? 0 : all / total, flag(first === side)];
  });
  const others = otherValues(article, language, sightings, tally);
  const context = contextValues(seen, article.outletCountry);
  return { values: [...tallied, ...others, ...contextFeatures.map((name) => context[name])], places: rankPlaces(sightings) };
}

const flag = (truth: boolean): number => (truth ? 1 : 0);

function countSide(sightings: readonly Sighting[], side: Side): Tally {
  const tally: Tally = { title: 0, lead: 0, all: 0, weak: 0 };
  for (const { value, side: of, zone } of sightings) {
    if (of !== side) continue;
    if (value.weak) {
      tally.weak += 1;
      continue;
    }
    tally.all += 1;
    if (zone === 'title') tally.title += 1;
    if (zone === 'lead') tally.lead += 1;
  }
  return tally;
}

function otherValues(article: ArticleText, language: string, sightings: readonly Sighting[], tally: Record<Side, Tally>): number[] {
  const { province, vietnam, islands, sea, namesake, elsewhere } = tally;
  const text = `${article.title} ${article.text}`;
  const words = Math.max(20, text.length / (denseLanguages.has(language) ? 2 : 5.5));
  const traps = Math.min(2, countTrapWords(text, language));
  const vi = language === 'vi';
  const home = article.outletCountry === 'VN';
  const anyVietnam = province.all + vietnam.all;
  const anyIsland = islands.all + sea.all;
  const strong = anyVietnam + anyIsland + namesake.all + elsewhere.all;
  const otherProvinceInTitle = sightings.some(({ value, side, zone }) => zone === 'title' && side === 'vietnam' && value.place.key !== 'viet-nam' && !value.weak);
  const letters = vi ? 0 : (text.toLowerCase().match(vietnameseLetters) ?? []).length;
  const values: Record<string, number> = {
    bias: 1,
    ...provinceValues(sightings, tally, words),
    ...positionValues(sightings, tally, article.text.length),
    'weak vietnam': Math.log1p(vietnam.weak),
    'weak vietnam alone': flag(vietnam.weak > 0 && anyVietnam === 0),
    'vietnam places': Math.log1p(countPlaces(sightings, 'vietnam')),
    'only islands or sea': flag(anyIsland > 0 && strong === anyIsland),
    'islands beside vietnam': flag(islands.all > 0 && anyVietnam > 0),
    'nothing found': flag(strong === 0),
    'only elsewhere': flag(elsewhere.all > 0 && strong === elsewhere.all),
    'language vi': flag(vi),
    'outlet VN': flag(home),
    'vi without elsewhere': flag(vi && elsewhere.all === 0),
    'VN outlet without elsewhere': flag(home && elsewhere.all === 0),
    'vi with elsewhere only': flag(vi && elsewhere.all > 0 && strong === elsewhere.all),
    'vi nothing found': flag(vi && strong === 0),
    'trap words': traps,
    'trap words beside islands': flag(traps > 0 && anyIsland > 0),
    'trap words without vietnam': flag(traps > 0 && anyVietnam === 0),
    'vietnamese letters abroad': Math.log1p(letters),
    'other province in title': flag(otherProvinceInTitle && province.title === 0),
    'elsewhere in title, province not': flag(elsewhere.title > 0 && province.title === 0),
    'islands in title': flag(islands.title > 0),
    'islands beside elsewhere only': flag(islands.all > 0 && elsewhere.all > 0 && anyVietnam === 0),
    'sea beside elsewhere only': flag(sea.all > 0 && islands.all === 0 && elsewhere.all > 0 && anyVietnam === 0),
    'islands twice': flag(islands.all > 1),
    'namesake without province': flag(namesake.all > 0 && province.all === 0),
    'name in title': flag(province.title + vietnam.title + islands.title > 0),
    ...passingValues(tally, words),
    ...registerValues(article, language, tally),
  };
  return otherFeatures.map((name) => values[name]!);
}

/** Places of the register under any name: what an outlet calls China's Nansha, Luconia or Kampuchea Krom is about the sea or the borders of Viet Nam. */
function registerValues(article: ArticleText, language: string, { province }: Record<Side, Tally>): Record<string, number> {
  const { all, inTitle } = countRegisterPassages(article, language);
  return {
    'register places': Math.log1p(all),
    'register places in title': flag(inTitle > 0),
    'register places without province': flag(all > 0 && province.all === 0),
    'register places twice': flag(all > 1),
  };
}

/** Viet Nam named in passing, in an article about somewhere else. */
function passingValues({ province, vietnam, islands, elsewhere }: Record<Side, Tally>, words: number): Record<string, number> {
  const alone = province.all + islands.all === 0;
  return {
    'vietnam once': flag(vietnam.all === 1 && alone),
    'vietnam per 100 words': Math.min(5, (100 * vietnam.all) / words),
    'vietnam not in title or lead': flag(vietnam.all > 0 && alone && vietnam.title + vietnam.lead === 0),
    'vietnam once beside elsewhere': flag(vietnam.all === 1 && alone && elsewhere.all > 1),
    'vietnam outnumbered': flag(vietnam.all > 0 && vietnam.all < elsewhere.all),
    'islands or province beside it': flag(vietnam.all > 0 && !alone),
    'elsewhere in lead, no vietnam there': flag(elsewhere.title + elsewhere.lead > 0 && vietnam.title + vietnam.lead + province.title + province.lead + islands.title + islands.lead === 0),
    'islands outnumber elsewhere': flag(islands.all > elsewhere.all),
  };
}

function provinceValues(sightings: readonly Sighting[], { province, vietnam, namesake, elsewhere, islands, sea }: Record<Side, Tally>, words: number): Record<string, number> {
  const others = vietnam.all + islands.all + sea.all + namesake.all + elsewhere.all;
  return {
    'weak province': Math.log1p(province.weak),
    'weak province beside province': flag(province.weak > 0 && province.all > 0),
    'weak province beside vietnam': flag(province.weak > 0 && province.all === 0 && vietnam.all > 0),
    'weak province beside namesake': flag(province.weak > 0 && namesake.all > 0),
    'weak province alone': flag(province.weak > 0 && province.all + vietnam.all === 0),
    'province per 100 words': Math.min(3, (100 * province.all) / words),
    'province places': Math.log1p(countPlaces(sightings, 'province')),
    'only province': flag(province.all > 0 && others === 0),
    'province in title only': flag(province.title > 0 && province.all === province.title),
    'province in title and lead': flag(province.title > 0 && province.lead > 0),
    'province once in long text': flag(province.all === 1 && province.title === 0 && words > 150),
    'province outnumbered': flag(province.all > 0 && province.all < Math.max(vietnam.all, elsewhere.all)),
  };
}

/** What stands only at the end is mentioned, not told about. */
const late = 0.66;

function positionValues(sightings: readonly Sighting[], { province, vietnam, islands, elsewhere }: Record<Side, Tally>, length: number): Record<string, number> {
  const position = (side: Side) => {
    const first = sightings.find(({ side: of, value }) => of === side && !value.weak);
    return first === undefined || first.zone === 'title' ? 0 : Math.min(1, first.at / Math.max(1, length));
  };
  const onlyLate = (side: Side) => flag(position(side) > late);
  return {
    'province position': position('province'),
    'province only late': onlyLate('province'),
    'province only late beside elsewhere': flag(position('province') > late && elsewhere.all > 0),
    'vietnam only late': flag(position('vietnam') > late && province.all === 0),
    'islands only late': onlyLate('islands'),
    'islands only late without vietnam': flag(position('islands') > late && islands.title === 0 && province.all + vietnam.all === 0),
  };
}

function countPlaces(sightings: readonly Sighting[], side: Side): number {
  return new Set(sightings.filter(({ value, side: of }) => of === side && !value.weak).map(({ value }) => value.place.key)).size;
}

/** Places by how much they tell: the province first, then title before lead before rest, then how often. */
function rankPlaces(sightings: readonly Sighting[]): string[] {
  const scores = new Map<string, number>();
  for (const { value, side, zone } of sightings) {
    if (value.weak || value.place.key === 'abroad') continue;
    const score = (side === 'province' ? 2 : 1) * (zone === 'title' ? 3 : zone === 'lead' ? 2 : 1);
    scores.set(value.place.key, (scores.get(value.place.key) ?? 0) + score);
  }
  return [...scores].sort((a, b) => b[1] - a[1]).map(([key]) => key);
}
