// Where the names of the gazetteer stand in an article, read once for everything that looks at them.

import type { ArticleText } from '../../src/model/index.ts';
import type { Gazetteer, Named, Side } from './gazetteer.ts';
import type { Hit } from './names.ts';

export type Sighting = Hit<Named> & { readonly side: Side; readonly zone: 'title' | 'lead' | 'rest' };

/** An article in the folded form in which names are compared, with the names found in it. */
export type Seen = {
  readonly language: string;
  readonly title: string;
  readonly text: string;
  /** From left to right, those of the title first; offsets count within title and text each. */
  readonly sightings: readonly Sighting[];
};

/** Beginning of the text that counts as its lead, in characters; half of it in scripts where one character says more. */
const leadLength = 200;
/** Languages in which one character says about as much as two or three Latin letters. */
export const denseLanguages: ReadonlySet<string> = new Set(['zh', 'ja', 'ko']);

export function lookAt(article: ArticleText, language: string, gazetteer: Gazetteer): Seen {
  const day = (article.date ?? new Date()).toISOString().slice(0, 10);
  const finder = gazetteer.finder(language);
  const lead = denseLanguages.has(language) ? leadLength / 2 : leadLength;
  const sided = (hit: Hit<Named>, zone: Sighting['zone']): Sighting => ({ ...hit, zone, side: gazetteer.side(hit.value.place, day) });
  const title = finder.fold(article.title);
  const text = finder.fold(article.text);
  const inTitle = finder.find(title).map((hit) => sided(hit, 'title'));
  const inText = finder.find(text).map((hit) => sided(hit, hit.at < lead ? 'lead' : 'rest'));
  return { language, title, text, sightings: shadowed([...inTitle, ...inText], { title, text }) };
}

/**
 * Once a namesake abroad is named in full (Guangzhou's Nansha, Bình Định in Shanxi), the bare name in the same article means it too, unless the
 * article names a place of ours in another way as well.
 */
function shadowed(sightings: readonly Sighting[], { title, text }: { title: string; text: string }): Sighting[] {
  const surface = ({ at, length, zone }: Sighting) => (zone === 'title' ? title : text).slice(at, at + length);
  const abroad = sightings.filter(({ value: { place } }) => place.kind === 'namesake' && place.within.length === 0);
  if (abroad.length === 0) return [...sightings];
  const namesakes = abroad.map((sighting) => ({ sighting, name: surface(sighting) }));
  const meant = (sighting: Sighting) => namesakes.find(({ name, sighting: namesake }) => namesake !== sighting && name.includes(surface(sighting)));
  const strong = sightings.filter(({ side, value }) => !value.weak && (side === 'province' || side === 'islands'));
  const bare = strong.filter((sighting) => meant(sighting) !== undefined);
  const ours = strong.some((sighting) => !bare.includes(sighting));
  if (ours) return [...sightings];
  return sightings.map((sighting) => (bare.includes(sighting) ? { ...sighting, side: 'namesake', value: meant(sighting)!.sighting.value } : sighting));
}
