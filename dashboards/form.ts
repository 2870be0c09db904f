// Reading what a form sent.

import { Problem } from '../src/errors.ts';
import type { Ctx } from './deps.ts';

export type Fields = { text(name: string): string; number(name: string): number; all(name: string): string[] };

/** The fields of a posted form; a missing one is empty, a missing number NaN. */
export async function readForm(c: Ctx): Promise<Fields> {
  // The guard has read the body with the same options; Hono keeps what it read first.
  const body = await c.req.parseBody({ all: true });
  const all = (name: string) => [body[name] ?? []].flat().filter((value): value is string => typeof value === 'string');
  const text = (name: string) => all(name)[0] ?? '';
  return { all, text, number: (name) => (text(name) === '' ? Number.NaN : Number(text(name))) };
}

/** An id out of the address. Throws `not-found` for what no row can have. */
export function idParam(c: Ctx, name: string): number {
  const text = c.req.param(name) ?? '';
  if (!/^\d{1,9}$/.test(text)) throw new Problem('not-found', { what: `“${text.slice(0, 40)}”` });
  return Number(text);
}
