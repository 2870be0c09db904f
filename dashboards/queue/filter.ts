// The filter of the queue in the address, so that it can be kept, shared and gone back to.

import type { QueueFilter } from '../../src/cases/index.ts';
import { flagLevels } from '../../src/model/index.ts';

/** Conditions that are on or off, as they stand in the address. */
export const switches = ['mine', 'free', 'unread', 'overdue', 'foreign', 'aside', 'closed', 'mineFirst'] as const;
export type Switch = (typeof switches)[number];

export function readFilter(query: URLSearchParams): QueueFilter {
  const level = flagLevels.find((one) => one === query.get('level'));
  const words = (query.get('q') ?? '').trim().slice(0, 200);
  const after = query.get('after');
  return {
    ...(level === undefined ? {} : { level }),
    ...Object.fromEntries(switches.filter((name) => query.get(name) === '1').map((name) => [name, true])),
    ...(words === '' ? {} : { words }),
    ...(after === null ? {} : { after: after.slice(0, 300) }),
  };
}

export function filterQuery(filter: QueueFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (filter.level !== undefined) query.set('level', filter.level);
  for (const name of switches) if (filter[name] === true) query.set(name, '1');
  if (filter.words !== undefined) query.set('q', filter.words);
  if (filter.after !== undefined) query.set('after', filter.after);
  return query;
}

/** The address of the queue with this filter and, where given, this case chosen. Without conditions it says so: the bare address opens the person's own first filter. */
export function queueUrl(filter: QueueFilter, at?: number, path = '/queue'): string {
  const query = filterQuery(filter);
  if (at !== undefined) query.set('at', String(at));
  const text = query.toString();
  return text === '' ? `${path}?all=1` : `${path}?${text}`;
}

/** The filter without one of its conditions. */
export function without(filter: QueueFilter, name: keyof QueueFilter): QueueFilter {
  return Object.fromEntries(Object.entries(filter).filter(([key]) => key !== name));
}

/** What a saved filter keeps of the address: its conditions, not the page and not the chosen row. */
export const savedQuery = (filter: QueueFilter) => filterQuery(without(filter, 'after')).toString();
