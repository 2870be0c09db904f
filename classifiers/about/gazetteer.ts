// The profile's names made ready for one language, and what each place means for the monitored province on a given day.

import type { Place, ProvinceProfile } from '../../src/model/index.ts';
import { fold, foldAbroad, withoutDiacritics } from './fold.ts';
import { foreignNames } from './foreign.ts';
import { endless, NameFinder } from './names.ts';

/** What a name points at, seen from the monitored province. */
export type Side = 'province' | 'vietnam' | 'islands' | 'sea' | 'namesake' | 'elsewhere';

export type Named = { readonly place: Place; readonly weak: boolean };

/** Stands for every other country. */
const abroad: Place = { key: 'abroad', kind: 'country', names: [], within: [] };

/** Languages that write Latin letters and take Vietnamese names as they are, with or without diacritics. */
const isPlainLatin = (text: string) => /^[\p{Script=Latin}\p{N}\s.,()'&-]+$/u.test(text);

export class Gazetteer {
  readonly #profile: ProvinceProfile;
  readonly #byKey: ReadonlyMap<string, Place>;
  readonly #finders = new Map<string, NameFinder<Named>>();
  readonly #sides = new Map<string, Side>();
  /** Days on which something changes, so that sides are worked out once a period. */
  readonly #turns: readonly string[];

  constructor(profile: ProvinceProfile) {
    this.#profile = profile;
    this.#byKey = new Map(profile.places.map((place) => [place.key, place]));
    this.#turns = [...new Set(profile.places.flatMap(({ within }) => within.flatMap(({ from, until }) => [from, until && dayAfter(until)])))]
      .filter((day): day is string => typeof day === 'string')
      .sort();
  }

  /** Finds names in text of this language: its own names, and Vietnamese and English ones in Latin letters. */
  finder(language: string): NameFinder<Named> {
    let finder = this.#finders.get(language);
    if (finder === undefined) this.#finders.set(language, (finder = this.#buildFinder(language)));
    return finder;
  }

  #buildFinder(language: string): NameFinder<Named> {
    const finder = new NameFinder<Named>(language === 'vi' ? fold : foldAbroad);
    const add = (text: string, place: Place, weak: boolean) => {
      finder.add(text, { place, weak });
      // "sông Kôn" stands as "Sông Kôn" at the head of a sentence; what begins small because it is a common word is weak.
      if (!weak) finder.add(text[0]!.toUpperCase() + text.slice(1), { place, weak });
      // Куинён → куинёнский
      if (/^[А-ЯЁ][а-яё]{4,}$/.test(text)) finder.add(`${endless(text).toLowerCase()}ск`, { place, weak });
      if (/^[А-ЯЁ][а-яё]{3,}[йь]$/.test(text)) finder.add(`${text.toLowerCase()}ск`, { place, weak });
    };
    for (const text of foreignNames(language)) finder.add(text, { place: abroad, weak: false });
    for (const place of this.#profile.places) {
      for (const name of place.names) {
        if (name.language === language) add(name.text, place, name.weak ?? false);
      }
    }
    for (const place of this.#profile.places) {
      for (const name of place.names) {
        const latin = name.language === 'vi' || name.language === 'en' || name.language === 'fr';
        if (name.language === language || !latin || !isPlainLatin(name.text)) continue;
        add(name.text, place, (name.weak ?? false) || (language === 'vi' && losesDiacritics(name.text, place)));
      }
    }
    // Vietnamese words become equal when diacritics are dropped, so in Vietnamese such a form is only a hint.
    for (const place of this.#profile.places) {
      for (const { text, language: of, weak } of place.names) {
        if (of === 'vi' && !(weak && !text.includes(' '))) add(withoutDiacritics(text), place, (weak ?? false) || (language === 'vi' && withoutDiacritics(text) !== text));
      }
    }
    return finder;
  }

  /** What a place means on a day (ISO). */
  side(place: Place, day: string): Side {
    const period = this.#turns.filter((turn) => turn <= day).length;
    const cacheKey = `${period} ${place.key}`;
    let side = this.#sides.get(cacheKey);
    if (side === undefined) this.#sides.set(cacheKey, (side = this.#workOutSide(place, day)));
    return side;
  }

  #workOutSide(place: Place, day: string): Side {
    if (place.kind === 'namesake') return 'namesake';
    if (this.liesIn(place, this.#profile.key, day)) return 'province';
    if (place.kind === 'sea') return 'sea';
    const vietnamese = this.#isCountryOfProvince(place, day);
    if (place.kind === 'islands') return vietnamese ? 'islands' : 'elsewhere';
    return vietnamese ? 'vietnam' : 'elsewhere';
  }

  /** Whether a place is, or lies in, the place with this key on a day. */
  liesIn(place: Place, key: string, day: string): boolean {
    if (place.key === key) return true;
    return place.within.some(({ place: outer, from, until }) => {
      if ((from !== undefined && day < from) || (until !== undefined && day > until)) return false;
      const outerPlace = this.#byKey.get(outer);
      return outerPlace !== undefined && this.liesIn(outerPlace, key, day);
    });
  }

  #isCountryOfProvince(place: Place, day: string): boolean {
    const home = this.#byKey.get(this.#profile.key)!;
    return this.#profile.places.some(({ key, kind }) => kind === 'country' && this.liesIn(home, key, day) && this.liesIn(place, key, day));
  }
}

/** Whether an English name is only the Vietnamese one without its diacritics. */
function losesDiacritics(text: string, place: Place): boolean {
  return place.names.some((name) => name.language === 'vi' && name.text !== text && withoutDiacritics(name.text) === text);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
