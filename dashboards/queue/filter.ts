// The filter of the queue in the address, so that it can be kept, shared and gone back to.

import type { QueueFilter } from '../../src/cases/index.ts';
import { flagLevels } from '../../src/model/index.ts';

export function readFilter(query: URLSearchParams): QueueFilter {
  const level = flagLevels.find((one) => one === query.get('level'));
  const words = (query.get('q') ?? '').trim().slice(0, 200);
  const after = query.get('after');
  return {
    ...(level === undefined ? {} : { level }),
    ...(query.get('mine') === '1' ? { mine: true } : {}),
    ...(query.get('foreign') === '1' ? { foreign: true } : {}),
    ...(query.get('closed') === '1' ? { closed: true } : {}),
    ...(words === '' ? {} : { words }),
    ...(after === null ? {} : { after }),
  };
}

export function filterQuery({ level, mine, foreign, closed, words, after }: QueueFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (level !== undefined) query.set('level', level);
  if (mine === true) query.set('mine', '1');
  if (foreign === true) query.set('foreign', '1');
  if (closed === true) query.set('closed', '1');
  if (words !== undefined) query.set('q', words);
  if (after !== undefined) query.set('after', after);
  return query;
}

/** The address of the queue with this filter and, where given, this case chosen. */
export function queueUrl(filter: QueueFilter, at?: number, path = '/queue'): string {
  const query = filterQuery(filter);
  if (at !== undefined) query.set('at', String(at));
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
