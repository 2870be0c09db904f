// The catalogue (danh mục): real outlets of many countries that an office may want to watch, from general knowledge. Nothing in it has been
// fetched: every entry is *unverified* until `haidang sources check` or `add` has asked it.

import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { messageOf, Problem } from '../errors.ts';
import { sourceKinds } from '../model/index.ts';

const entry = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  homeUrl: z.url({ protocol: /^https?$/ }),
  country: z.string().regex(/^[A-Z]{2}$/),
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).min(1),
  kind: z.enum(sourceKinds),
  /** Feed addresses where known with confidence; often none, then discovery finds them. */
  feeds: z.array(z.url({ protocol: /^https?$/ })),
  verified: z.literal(false),
});

export type CatalogueEntry = Readonly<z.output<typeof entry>>;

const folder = new URL('./catalogue/', import.meta.url);
let read: readonly CatalogueEntry[] | null = null;

/** All entries, by country and name. Throws `bad-line` where a file of ours is wrong. */
export function catalogue(): readonly CatalogueEntry[] {
  read ??= readdirSync(folder).filter((name) => name.endsWith('.json')).sort().flatMap(readFile)
    .sort((a, b) => a.country.localeCompare(b.country) || a.name.localeCompare(b.name));
  return read;
}

function readFile(name: string): CatalogueEntry[] {
  try {
    return z.array(entry).parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
  } catch (thrown) {
    throw new Problem('bad-line', { line: 1, file: `catalogue/${name}`, cause: messageOf(thrown) });
  }
}
