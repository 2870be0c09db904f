// The filter of the search in its address, so that a search can be kept, shared and gone back to.

import { dayStart } from '../clock.ts';
import type { SearchFilter } from '../../src/search/index.ts';
import { aboutLabels, sentiments, topics } from '../../src/model/index.ts';

const dayMs = 86_400_000;
const among = <Value extends string>(allowed: readonly Value[], given: string | null): Value | undefined => allowed.find((value) => value === given);

export function readSearch(query: URLSearchParams, timeZone: string): SearchFilter {
  const words = (query.get('q') ?? '').trim().slice(0, 400);
  const [about, topic, sentiment] = [among(aboutLabels, query.get('about')), among(topics, query.get('topic')), among(sentiments, query.get('tone'))];
  const [from, to] = [dayStart(query.get('from'), timeZone), dayStart(query.get('to'), timeZone)];
  const [country, language, source, after] = [query.get('country'), query.get('language'), query.get('source'), query.get('after')];
  return {
    ...(words === '' ? {} : { words }),
    ...(country !== null && /^[A-Z]{2}$/.test(country) ? { country } : {}),
    ...(language !== null && /^[a-z]{2,3}$/.test(language) ? { language } : {}),
    ...(about && { about }), ...(topic && { topic }), ...(sentiment && { sentiment }),
    ...(source ? { source: source.slice(0, 80) } : {}),
    ...(from && { from }), ...(to && { before: new Date(to.getTime() + dayMs) }),
    ...(after === null ? {} : { after }),
  };
}

/** The address's query without page and message: what a search is, to keep it. */
export function searchQuery(query: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams();
  for (const name of ['q', 'country', 'language', 'about', 'topic', 'tone', 'source', 'from', 'to']) {
    const value = query.get(name);
    if (value) kept.set(name, value);
  }
  return kept;
}
