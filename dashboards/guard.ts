// Who is asking and whether the request is theirs: headers, language, session, and proof that a form came from us.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { accountOfToken } from '../src/accounts/index.ts';
import { deskFigures } from '../src/cases/index.ts';
import { Problem } from '../src/errors.ts';
import type { Ctx, Deps, Env, View } from './deps.ts';
import { createFormat } from './layout/format.ts';
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

/** Makes the view: language, account, and what the frame shows. */
export const viewer = (deps: Deps): Guard => async (c, next) => {
  const lang = chosenLang(c);
  const t = translator(lang);
  const now = deps.now?.() ?? new Date();
  const token = getCookie(c, cookieName(deps, 'session')) ?? '';
  const account = token === '' ? null : await accountOfToken(deps.db, token, now);
  const url = new URL(c.req.url);
  const isPage = c.req.method === 'GET' && c.req.header('hx-request') === undefined;
  const view: View = {
    deps, lang, t, now, account,
    format: createFormat(lang, deps.province.timeZone, now, t),
    csrf: formToken(account === null ? guestSecret(c, deps) : token),
    path: url.pathname + url.search,
    figures: account === null || !isPage ? null : await deskFigures(deps.db, now),
  };
  c.set('view', view);
  c.set('token', token);
  await next();
  // What one person sees is kept by no cache and shown to nobody else.
  c.header('cache-control', 'no-store');
};

/** Each form carries the token of its page. Throws `stale-form`. */
export const formProof: Guard = async (c, next) => {
  if (c.req.method === 'POST') {
    const given = Buffer.from(String((await c.req.parseBody({ all: true }))['_token'] ?? ''));
    const expected = Buffer.from(c.get('view').csrf);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Problem('stale-form');
  }
  await next();
};

/** Sends everybody without a session to the sign-in, and those with a one-time password to its replacement. */
export const signedIn: Guard = async (c, next) => {
  const { account, path } = c.get('view');
  const to = account === null ? `/sign-in?to=${encodeURIComponent(c.req.method === 'GET' ? path : '/')}` : '/password';
  if (account === null || account.mustChangePassword) {
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
