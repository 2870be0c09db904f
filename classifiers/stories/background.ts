// How common a term is in a language at large. A term that many texts have says little about the event.

import { readFileSync } from 'node:fs';

/** Per language: number of texts counted, and the common terms' hashes with the number of texts each stands in. */
type Background = Readonly<Record<string, { readonly texts: number; readonly common: readonly (readonly [hash: number, texts: number])[] }>>;

const tables = new Map(
  Object.entries(JSON.parse(readFileSync(new URL('./background.json', import.meta.url), 'utf8')) as Background).map(
    ([language, { texts, common }]) => [language, { texts, common: new Map(common.map(([hash, n]) => [hash, n])) }] as const,
  ),
);
/** For a language without a table every term counts alike. */
const plain = Math.log(1000);

/** Inverse document frequency of a hashed term. Terms that the table lacks are as rare as its rarest. */
export function rarity(hash: number, language: string): number {
  const table = tables.get(language);
  if (table === undefined) return plain;
  return Math.log((table.texts + 1) / (table.common.get(hash) ?? 1)) / Math.log(table.texts + 1) * plain;
}
