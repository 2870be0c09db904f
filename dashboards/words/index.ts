// Every word that people see. Vietnamese is the original; English has the same keys.

import { en } from './en.ts';
import { vi } from './vi.ts';

export const langs = ['vi', 'en'] as const;
export type Lang = (typeof langs)[number];
export type WordKey = keyof typeof vi;
export type Translate = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

const tables: Record<Lang, Readonly<Record<WordKey, string>>> = { vi, en };

/**
 * Words of one language. `{name}` is filled from the values; "one article|{n} articles" takes the first half where n is 1.
 */
export function translator(lang: Lang): Translate {
  const table = tables[lang];
  return (key, values = {}) => {
    const [one = '', many] = table[key].split('|');
    const chosen = many === undefined || values['n'] === 1 ? one : many;
    return chosen.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '…'));
  };
}

/** A key made of a group and a value from the database, such as `state.new`; the value itself where there is no word for it. */
export function wordOr(t: Translate, group: string, value: string): string {
  const key = `${group}.${value}`;
  return key in vi ? t(key as WordKey) : value;
}
