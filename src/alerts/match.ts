import type { AlertFilter, AlertFlag, AlertStory } from '../model/index.ts';

const among = <Value>(allowed: readonly Value[] | undefined, value: Value | null | undefined) =>
  allowed === undefined || allowed.length === 0 || (value !== null && value !== undefined && allowed.includes(value));

/** True where every condition of the filter holds of this flag and its story; a filter without conditions matches every flag. */
export function matchesAlert(filter: AlertFilter, flag: AlertFlag, story: Pick<AlertStory, 'outlets' | 'countries'>): boolean {
  const { claim, article, surge } = flag;
  return (
    among(filter.flagKinds, flag.kind) &&
    among(filter.entries, claim?.entry) &&
    among(filter.voices, claim?.voice) &&
    among(filter.watchRules, flag.watchRule?.id) &&
    among(filter.languages, article?.language) &&
    among(filter.countries, article?.country) &&
    among(filter.outletKinds, article?.outletKind) &&
    among(filter.about, article?.about) &&
    among(filter.sentiments, article?.sentiment) &&
    (filter.topics === undefined || filter.topics.length === 0 || (article?.topics ?? []).some((topic) => filter.topics?.includes(topic))) &&
    (filter.leastOutlets === undefined || story.outlets.length >= filter.leastOutlets) &&
    (filter.leastCountries === undefined || story.countries.length >= filter.leastCountries) &&
    (filter.leastGrowth === undefined || (surge !== null && surge.count >= filter.leastGrowth * Math.max(1, surge.usual)))
  );
}
