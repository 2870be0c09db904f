// Who is asking and whether the request is theirs: headers, language, session, and proof that a form came from us.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { defaultRules, sessionOfToken, type SignInRules } from '../src/accounts/index.ts';
import { deskFigures } from '../src/cases/index.ts';
import { Problem } from '../src/errors.ts';
import { approvalsFor } from './approvals/count.ts';
import type { Ctx, Deps, Env, View } from './deps.ts';
import { createFormat } from './layout/format.ts';
import { createRateLimit } from './rate-limit.ts';
import { langs, translator, type Lang } from './words/index.ts';

type Guard = MiddlewareHandler<Env>;

export const isSecure = ({ publicUrl }: Deps) => publicUrl?.startsWith('https:') === true;

/** With https the `__Host-` prefix keeps the cookie to this host and path; the browser enforces it. */
export const cookieName = (deps: Deps, name: string) => (isSecure(deps) ? `__Host-hd_${name}` : `hd_${name}`);

export const cookieOptions = (deps: Deps) => ({ httpOnly: true, sameSite: 'Lax', secure: isSecure(deps), path: '/' }) as const;

/** No script and no style but our own files, nothing from elsewhere, nobody frames us, forms go nowhere else. */
export const headers = (deps: Deps): Guard =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // Outlets do not learn which case we came from.
    referrerPolicy: 'same-origin',
    strictTransportSecurity: isSecure(deps),
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });

/** No form of ours is larger than this. */
export const smallBodies: Guard = bodyLimit({ maxSize: 64 * 1024 });

/** Behind a proxy that ends TLS, the browser's origin is the public address and not the one we see. */
export const sameOrigin = (deps: Deps): Guard => {
  const allowed = deps.publicUrl === undefined ? null : new URL(deps.publicUrl).origin;
  return csrf({ origin: (origin, c) => origin === allowed || origin === new URL(c.req.url).origin, secFetchSite: 'same-origin' });
};

function chosenLang(c: Ctx): Lang {
  const asked = langs.find((lang) => lang === c.req.query('lang'));
  if (asked !== undefined) setCookie(c, 'hd_lang', asked, { sameSite: 'Lax', path: '/', maxAge: 31_536_000, httpOnly: true });
  return asked ?? langs.find((lang) => lang === getCookie(c, 'hd_lang')) ?? 'vi';
}

/** A token that only somebody who holds the cookie can have: derived from it, never stored. */
const formToken = (secret: string) => createHmac('sha256', secret).update('form').digest('base64url');

/** Before there is a session, a random cookie stands in for it. */
function guestSecret(c: Ctx, deps: Deps): string {
  const name = cookieName(deps, 'guest');
  const known = getCookie(c, name);
  if (known !== undefined && known.length >= 20) return known;
  const fresh = randomBytes(24).toString('base64url');
  setCookie(c, name, fresh, cookieOptions(deps));
  return fresh;
}

export const rulesOf = ({ signIn }: Pick<Deps, 'signIn'>): SignInRules => ({ ...defaultRules, ...signIn });

/** What an open page asks for by itself is no sign that somebody sits before it. */
const polled = /\/(news|progress|live)$/;

/** Makes the view: language, account, and what the frame shows. */
export const viewer = (deps: Deps): Guard => {
  const rules = rulesOf(deps);
  // One count for all doors: whoever fails at one has fewer attempts at the next.
  const limit = createRateLimit(deps.signInFailures);
  return async (c, next) => {
    c.set('limit', limit);
    await view(c, deps, rules);
    await next();
    // What one person sees is kept by no cache and shown to nobody else.
    c.header('cache-control', 'no-store');
  };
};

async function view(c: Ctx, deps: Deps, rules: SignInRules): Promise<void> {
  const lang = chosenLang(c);
  const t = translator(lang);
  const now = deps.now?.() ?? new Date();
  const token = getCookie(c, cookieName(deps, 'session')) ?? '';
  const url = new URL(c.req.url);
  const session = token === '' ? null : await sessionOfToken(deps.db, token, now, rules, polled.test(url.pathname));
  const account = session?.account ?? null;
  const isPage = c.req.method === 'GET' && c.req.header('hx-request') === undefined;
  const shown: View = {
    deps, lang, t, now, account, session,
    format: createFormat(lang, deps.province.timeZone, now, t),
    csrf: formToken(account === null ? guestSecret(c, deps) : token),
    path: url.pathname + url.search,
    figures: account === null || !isPage ? null : { ...(await deskFigures(deps.db, now)), approvals: await approvalsFor(deps.db, account) },
  };
  c.set('view', shown);
  c.set('token', token);
}

/** Each form carries the token of its page. Throws `stale-form`. */
export const formProof: Guard = async (c, next) => {
  if (c.req.method === 'POST') {
    const given = Buffer.from(String((await c.req.parseBody({ all: true }))['_token'] ?? ''));
    const expected = Buffer.from(c.get('view').csrf);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Problem('stale-form');
  }
  await next();
};

/** Where somebody must go before anything else: to the sign-in, to a password or a second factor of their own. Null where they may go on. */
function detour({ account, session, path }: View, method: string): string | null {
  if (account === null || session === null) return `/sign-in?to=${encodeURIComponent(method === 'GET' ? path : '/')}`;
  if (account.mustChangePassword) return '/password';
  return session.wantsFactor && !/^\/account(\/|\?|$)/.test(path) ? '/account' : null;
}

/** Lets nobody pass without a session, nor with a one-time password, nor without a second factor where the role must have one. */
export const signedIn: Guard = async (c, next) => {
  const to = detour(c.get('view'), c.req.method);
  if (to !== null) {
    if (c.req.header('hx-request') === undefined) return c.redirect(to, 303);
    c.header('HX-Redirect', to);
    return c.body(null, 401);
  }
  await next();
};

/** A path of ours to go back to, whatever the form sent. */
export function localPath(given: unknown, otherwise: string): string {
  return typeof given === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(given) ? given : otherwise;
}
