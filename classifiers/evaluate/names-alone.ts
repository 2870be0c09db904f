// The floor that every number of ours is printed beside: the names of the gazetteer alone, and any mention of the islands as an alarm.

import type { ArticleText, ProvinceProfile, Voice } from '../../src/model/index.ts';

export type NamesAlone = {
  about(article: ArticleText): string;
  claims(article: ArticleText): { register: string; voice: Voice; quote: string }[];
};

const islandEntries: readonly (readonly [place: string, register: string])[] = [['paracel', 'PARACEL-CN'], ['spratly', 'SPRATLY-CN']];

/** No context, no dates, no traps: a strong name of the province in the text says `province`, any other name of the profile `vietnam`. */
export function createNamesAlone(profile: ProvinceProfile): NamesAlone {
  const names = profile.places.filter(({ kind }) => kind !== 'namesake').map((place) => ({
    key: place.key,
    inProvince: place.key === profile.key || place.within.some(({ place: within }) => within === profile.key),
    texts: place.names.filter(({ weak }) => weak !== true).map(({ text }) => text.toLowerCase()),
  }));
  const found = ({ title, text }: ArticleText) => {
    const whole = `${title}\n${text}`.toLowerCase();
    return names.filter(({ texts }) => texts.some((name) => whole.includes(name)));
  };
  return {
    about(article) {
      const places = found(article);
      if (places.some(({ inProvince }) => inProvince)) return 'province';
      return places.length > 0 ? 'vietnam' : 'none';
    },
    claims(article) {
      const keys = new Set(found(article).map(({ key }) => key));
      return islandEntries.filter(([place]) => keys.has(place)).map(([, register]) => ({ register, voice: 'asserts' as const, quote: article.title }));
    },
  };
}
