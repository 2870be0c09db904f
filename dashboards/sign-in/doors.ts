// What all doors share: who knocks, the count of failures, the cookies that are set when one opens.

import { getConnInfo } from '@hono/node-server/conninfo';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { coarseBrowser, stepMinutes, type PasskeySite, type SignedIn, type SignInResult, type Visit } from '../../src/accounts/index.ts';
import { Problem, type ProblemCode } from '../../src/errors.ts';
import type { Ctx, Deps } from '../deps.ts';
import { cookieName, cookieOptions } from '../guard.ts';

/** The peer's address; a proxy's own where one stands before us, since its headers can be forged. */
function addressOf(c: Ctx): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

export const text = (value: unknown) => (typeof value === 'string' ? value : '');

export const visitOf = (c: Ctx): Visit => ({ now: c.get('view').now, browser: coarseBrowser(c.req.header('user-agent') ?? '') });

/** Failures of somebody who guesses; a password that is too short is none. */
const guesses: ReadonlySet<ProblemCode> = new Set(['wrong-sign-in', 'wrong-password', 'wrong-code', 'passkey-refused', 'invitation-over', 'provider-refused', 'not-invited']);

/** A refusal as a value. Throws what is no `Problem`. */
export async function orProblem<Result>(work: () => Promise<Result>): Promise<Result | Problem> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  }
}

/** Tries to open a door; a refusal is given back, counted where it was a guess. Nothing is tried for an address that guessed too often. */
export async function atDoor<Result>(c: Ctx, open: () => Promise<Result>): Promise<Result | Problem> {
  const { now } = c.get('view');
  const limit = c.get('limit');
  const result = await orProblem(async () => {
    limit.check(addressOf(c), now);
    return open();
  });
  if (result instanceof Problem && guesses.has(result.code)) limit.fail(addressOf(c), now);
  return result;
}

/** Which half-done step a cookie belongs to: one of each kind may wait in a browser. */
export type StepCookie = 'second' | 'passkey' | 'provider';

export const stepOf = (c: Ctx, deps: Deps, kind: StepCookie): string => getCookie(c, cookieName(deps, kind)) ?? '';

export function keepStepCookie(c: Ctx, deps: Deps, kind: StepCookie, step: string): void {
  setCookie(c, cookieName(deps, kind), step, { ...cookieOptions(deps), maxAge: stepMinutes * 60 });
}

export const dropStepCookie = (c: Ctx, deps: Deps, kind: StepCookie) => void deleteCookie(c, cookieName(deps, kind), cookieOptions(deps));

/** The session's cookie; whatever was half done is over. */
export function enter(c: Ctx, deps: Deps, { token, expiresAt }: SignedIn): void {
  setCookie(c, cookieName(deps, 'session'), token, { ...cookieOptions(deps), expires: expiresAt });
  deleteCookie(c, cookieName(deps, 'guest'), cookieOptions(deps));
  for (const kind of ['second', 'passkey', 'provider'] as const) if (stepOf(c, deps, kind) !== '') dropStepCookie(c, deps, kind);
}

/** In, or on to the second step; gives the path to go to. */
export function goOn(c: Ctx, deps: Deps, result: SignInResult, to: string): string {
  if (!('secondStep' in result)) {
    enter(c, deps, result);
    return to;
  }
  keepStepCookie(c, deps, 'second', result.secondStep);
  return `/sign-in/second?to=${encodeURIComponent(to)}`;
}

/** Where passkeys made here belong to; null where browsers allow none: on a bare IP address, or over plain http elsewhere than on localhost. */
export function passkeySite(c: Ctx, { publicUrl }: Deps): PasskeySite | null {
  const { hostname, origin, protocol } = new URL(publicUrl ?? c.req.url);
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
  const isName = !/^[\d.]+$|^\[/.test(hostname);
  return isName && (isLocal || protocol === 'https:') ? { host: hostname, origin } : null;
}

/** Throws `no-passkey-here`. */
export function requireSite(c: Ctx, deps: Deps): PasskeySite {
  const site = passkeySite(c, deps);
  if (site === null) throw new Problem('no-passkey-here');
  return site;
}
