// The robots.txt of each site, asked once a day at most, with the failures as RFC 9309 wants them read.

import type { Fetched } from '../../src/model/page.ts';
import type { Refused } from './outcome.ts';
import { allowAll, parseRobots } from './robots.ts';
import type { RobotsRules } from './robots.ts';

/** What a site's robots.txt comes to: rules, or the reason why nothing there may be read for now. */
export type SiteRules = { readonly kind: 'rules'; readonly rules: RobotsRules } | Refused;

type Entry = { readonly until: number; readonly answer: Promise<SiteRules> };

/** RFC 9309 section 2.4: a copy is not used for longer than 24 hours. */
const KEEP_MS = 24 * 60 * 60 * 1000;
const MAX_SITES = 1_000;

export class RobotsCache {
  readonly #token: string;
  readonly #keepFailureMs: number;
  readonly #sites = new Map<string, Entry>();

  constructor(token: string, keepFailureMs: number) {
    this.#token = token;
    this.#keepFailureMs = keepFailureMs;
  }

  /** The rules of the site of `url`. `load` fetches its robots.txt; requests at the same time share one answer. */
  async of(url: URL, load: (robotsUrl: URL) => Promise<Fetched>): Promise<SiteRules> {
    const known = this.#sites.get(url.origin);
    if (known && known.until > Date.now()) return known.answer;
    const answer = load(new URL('/robots.txt', url)).then((fetched) => this.#meaningOf(fetched));
    this.#keep(url.origin, { until: Date.now() + KEEP_MS, answer });
    const rules = await answer;
    if (rules.kind === 'refused') {
      if (rules.problem === 'cancelled') this.#sites.delete(url.origin);
      else this.#keep(url.origin, { until: Date.now() + this.#keepFailureMs, answer });
    }
    return rules;
  }

  #keep(origin: string, entry: Entry): void {
    this.#sites.delete(origin);
    this.#sites.set(origin, entry);
    const oldest = this.#sites.keys().next().value;
    if (this.#sites.size > MAX_SITES && oldest !== undefined) this.#sites.delete(oldest);
  }

  /** RFC 9309 section 2.3.1: 4xx or endless redirects mean no rules; 5xx and no answer forbid all. 429 is no answer either. */
  #meaningOf(fetched: Fetched): SiteRules {
    if (fetched.kind === 'page') {
      const text = new TextDecoder().decode(fetched.page.body);
      return { kind: 'rules', rules: parseRobots(text, this.#token) };
    }
    if (fetched.kind === 'not-changed') return { kind: 'rules', rules: allowAll };
    const status = fetched.status ?? 0;
    // A bot wall in place of robots.txt (status 200) says no more than a 403 would.
    const walled = fetched.problem === 'blocked-by-origin' && status < 400;
    const unavailable = (status >= 400 && status < 500 && status !== 429) || fetched.problem === 'too-many-redirects' || walled;
    if (unavailable) return { kind: 'rules', rules: allowAll };
    if (status === 0) return fetched;
    return {
      ...fetched,
      detail: `${fetched.detail} It did so for robots.txt, and without that nothing there is read.`,
    };
  }
}
