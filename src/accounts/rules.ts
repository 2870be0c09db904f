// What the office has decided about signing in. Settings give it once at start; every door gets it handed in.

import type { Role } from '../model/index.ts';

export type SignInRules = {
  /** Seals the keys of one-time codes; null where there is none, and then no codes can be set up. See app-secret.ts. */
  readonly secret: string | null;
  /** Hours after which a session ends in any case. */
  readonly sessionHours: number;
  /** Minutes without use after which a session ends. */
  readonly idleMinutes: number;
  /** Roles that must have a second factor: a one-time code or a passkey. */
  readonly secondFactorRoles: readonly Role[];
  /** True where the identity provider asks for a second factor itself, so that we need not. */
  readonly providerAsksFactor: boolean;
};

/** A working day, two hours of which may pass without a click. */
export const defaultRules: SignInRules = { secret: null, sessionHours: 12, idleMinutes: 120, secondFactorRoles: [], providerAsksFactor: false };

/** Who knocks, as far as it is kept: when, and with which coarse name of a browser. */
export type Visit = { readonly now: Date; readonly browser: string };
export const visitNow = (): Visit => ({ now: new Date(), browser: '' });

const browsers: readonly [RegExp, string][] = [[/Edg(e|A|iOS)?\//, 'Edge'], [/OPR\//, 'Opera'], [/coc_coc|CocCoc/i, 'Cốc Cốc'], [/Firefox\/|FxiOS\//, 'Firefox'], [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'], [/Safari\//, 'Safari']];
const systems: readonly [RegExp, string][] = [[/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X|Macintosh/, 'macOS'], [/CrOS/, 'ChromeOS'], [/Linux|X11/, 'Linux']];

/** "Firefox · Windows" out of a User-Agent: enough to know one's own device by. No version, no model; empty where nothing is known. */
export function coarseBrowser(userAgent: string): string {
  const first = (table: readonly [RegExp, string][]) => table.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [first(browsers), first(systems)].filter((part) => part !== undefined).join(' · ');
}
