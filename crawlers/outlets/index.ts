// What we know of single outlets' pages, as data: one JSON file an outlet or a content system, applied before the general way
// of reading, which takes over wherever a rule finds nothing. Each rule has a page of our own writing in test/pages/outlet-*.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export { firstText, selectAll } from './select.ts';

/** Lists of CSS selectors; of `title` and `date` the first that finds something counts, of the others all. */
export type OutletRule = {
  /** Name of the file without its ending. */
  readonly name: string;
  /** Hosts for which the rule holds, with all hosts below them. */
  readonly hosts: readonly string[];
  readonly body: readonly string[];
  readonly lead: readonly string[];
  readonly title: readonly string[];
  readonly date: readonly string[];
  readonly remove: readonly string[];
  /** IANA zone in which the outlet writes times without offset. */
  readonly timeZone?: string;
};

let known: ReadonlyMap<string, OutletRule> | null = null;

/** All rules, read once from the files beside this one. Throws where a file is no JSON: a broken release should not start. */
export function outletRules(): OutletRule[] {
  return [...new Set(rulesByHost().values())];
}

function rulesByHost(): ReadonlyMap<string, OutletRule> {
  if (known) return known;
  const rules = new Map<string, OutletRule>();
  for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json')).sort()) {
    const written = JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Partial<OutletRule> & { hosts: string[] };
    const rule: OutletRule = { body: [], lead: [], title: [], date: [], remove: [], ...written, name: file.replace(/\.json$/, '') };
    for (const host of rule.hosts) rules.set(host, rule);
  }
  return (known = rules);
}

/** The rule for a page's address, or null. */
export function outletRuleOf(url: string | null): OutletRule | null {
  const host = url !== null && URL.canParse(url) ? new URL(url).hostname : '';
  for (let rest = host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    const rule = rulesByHost().get(rest);
    if (rule) return rule;
  }
  return null;
}
