// Reading the forms of rules: lists from ticks, codes from a line of text.

import type { RuleText } from '../../src/alerts/index.ts';
import {
  aboutLabels, flagKinds, sentiments, sourceKinds, topics, voices, type AlertFilter, type WatchFilter,
} from '../../src/model/index.ts';
import type { Fields } from '../form.ts';

/** Ticks that the model knows; undefined where none is ticked. */
function ticked<Value extends string>(form: Fields, name: string, known: readonly Value[]): Value[] | undefined {
  const chosen = form.all(name);
  const values = known.filter((value) => chosen.includes(value));
  return values.length === 0 ? undefined : values;
}

/** "cn, jp;kr" as codes in the case that is asked for; undefined where none is given. */
function codes(form: Fields, name: string, shape: RegExp, change: (text: string) => string): string[] | undefined {
  const values = form.text(name).split(/[\s,;]+/).map(change).filter((code) => shape.test(code));
  return values.length === 0 ? undefined : [...new Set(values)].slice(0, 60);
}

const upper = (text: string) => text.toUpperCase();
const lower = (text: string) => text.toLowerCase();

function atLeast(form: Fields, name: string): number | undefined {
  const value = form.number(name);
  return Number.isFinite(value) && value > 0 ? Math.min(value, 10_000) : undefined;
}

const withoutGaps = <Filter extends object>(filter: Filter): Filter => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Filter;

export function readWatchFilter(form: Fields): WatchFilter {
  return withoutGaps({
    about: ticked(form, 'about', aboutLabels), topics: ticked(form, 'topics', topics), sentiments: ticked(form, 'sentiments', sentiments),
    languages: codes(form, 'languages', /^[a-z]{2,3}$/, lower), countries: codes(form, 'countries', /^[A-Z]{2}$/, upper),
  } as WatchFilter);
}

function readAlertFilter(form: Fields): AlertFilter {
  return withoutGaps({
    ...readWatchFilter(form),
    flagKinds: ticked(form, 'flagKinds', flagKinds), voices: ticked(form, 'voices', voices), outletKinds: ticked(form, 'outletKinds', sourceKinds),
    entries: codes(form, 'entries', /^[A-Z0-9-]{2,40}$/, upper),
    leastOutlets: atLeast(form, 'leastOutlets'), leastCountries: atLeast(form, 'leastCountries'), leastGrowth: atLeast(form, 'leastGrowth'),
  });
}

export function readRule(form: Fields, about: 'flag' | 'deadline'): RuleText {
  const clock = (name: string) => (form.text(name).trim() === '' ? null : form.text(name).trim().slice(0, 5));
  const always = ticked(form, 'always', voices);
  return {
    about,
    name: { vi: form.text('name-vi').trim().slice(0, 200), en: form.text('name-en').trim().slice(0, 200) },
    filter: about === 'deadline' ? {} : readAlertFilter(form),
    channels: form.all('channels').slice(0, 40),
    quietFrom: clock('quiet-from'), quietTo: clock('quiet-to'),
    always: always === undefined ? null : { voices: always },
    capPerHour: form.number('cap'),
  };
}
