// Signing in and out, and replacing a password.

import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { changePassword, leastPasswordLength, signIn, signOut } from '../../src/accounts/index.ts';
import { Problem } from '../../src/errors.ts';
import type { Ctx, Deps, Env, View } from '../deps.ts';
import { cookieName, cookieOptions, localPath } from '../guard.ts';
import { Form } from '../layout/parts.tsx';
import { showBarePage } from '../layout/page.tsx';
import { createRateLimit } from '../rate-limit.ts';

/** The peer's address; a proxy's own where one stands before us, since its headers can be forged. */
function addressOf(c: Ctx): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function showSignIn(c: Ctx, view: View, to: string, username = '', problem?: Problem) {
  const { t } = view;
  return showBarePage(c, view, t('sign-in.title'), (
    <>
      <h1>{t('sign-in.title')}</h1>
      {c.req.query('done') === 'password' ? <p class="notice good" role="status">{t('password.changed')}</p> : null}
      {problem === undefined ? null : <p class="notice alert" role="alert" id="wrong">{problem.in(view.lang)}</p>}
      <Form view={view} action="/sign-in" class="fields">
        <input type="hidden" name="to" value={to} />
        <label for="username">{t('sign-in.username')}</label>
        <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck={false} required value={username} autofocus aria-describedby={problem === undefined ? undefined : 'wrong'} />
        <label for="password">{t('sign-in.password')}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required aria-describedby={problem === undefined ? undefined : 'wrong'} />
        <button class="button first" type="submit">{t('sign-in.submit')}</button>
      </Form>
      <p class="small quiet">{t('sign-in.help')}</p>
    </>
  ));
}

function showPassword(c: Ctx, view: View, problem?: Problem) {
  const { t, account } = view;
  return showBarePage(c, view, t('password.title'), (
    <>
      <h1>{t('password.title')}</h1>
      {account?.mustChangePassword === true ? <p>{t('password.first')}</p> : null}
      {problem === undefined ? null : <p class="notice alert" role="alert" id="wrong">{problem.in(view.lang)}</p>}
      <Form view={view} action="/password" class="fields">
        <input type="text" name="username" autocomplete="username" value={account?.username ?? ''} readonly aria-label={t('sign-in.username')} />
        <label for="from">{t('password.old')}</label>
        <input id="from" name="from" type="password" autocomplete="current-password" required autofocus />
        <label for="new">{t('password.new')}</label>
        <input id="new" name="new" type="password" autocomplete="new-password" required minlength={leastPasswordLength} aria-describedby="least" />
        <p class="small quiet" id="least">{t('password.least', { n: leastPasswordLength })}</p>
        <button class="button first" type="submit">{t('password.submit')}</button>
      </Form>
      {account?.mustChangePassword === true ? null : <p><a href="/">{t('password.back')}</a></p>}
    </>
  ));
}

async function trySignIn(c: Ctx, deps: Deps, limit: ReturnType<typeof createRateLimit>) {
  const view = c.get('view');
  const form = await c.req.parseBody();
  const to = localPath(form['to'], '/');
  const username = text(form['username']).slice(0, 200);
  try {
    limit.check(addressOf(c), view.now);
    const result = await signIn(deps.db, username, text(form['password']).slice(0, 1000), { now: view.now, browser: '' });
    if ('secondStep' in result) throw new Problem('step-over');
    const { token, expiresAt } = result;
    setCookie(c, cookieName(deps, 'session'), token, { ...cookieOptions(deps), expires: expiresAt });
    deleteCookie(c, cookieName(deps, 'guest'), cookieOptions(deps));
    return c.redirect(to, 303);
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    if (thrown.code === 'wrong-sign-in') limit.fail(addressOf(c), view.now);
    c.status(thrown.code === 'too-many-attempts' ? 429 : 401);
    return showSignIn(c, view, to, username, thrown);
  }
}

async function replacePassword(c: Ctx, deps: Deps) {
  const view = c.get('view');
  if (view.account === null) return c.redirect('/sign-in', 303);
  const form = await c.req.parseBody();
  try {
    await changePassword(deps.db, view.account.id, text(form['from']), text(form['new']));
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    c.status(400);
    return showPassword(c, view, thrown);
  }
  deleteCookie(c, cookieName(deps, 'session'), cookieOptions(deps));
  return c.redirect('/sign-in?done=password', 303);
}

export function signInRoutes(deps: Deps): Hono<Env> {
  const limit = createRateLimit(deps.signInFailures);
  return new Hono<Env>()
    .get('/sign-in', (c) => {
      const view = c.get('view');
      return view.account === null ? showSignIn(c, view, localPath(c.req.query('to'), '/')) : c.redirect('/', 303);
    })
    .post('/sign-in', (c) => trySignIn(c, deps, limit))
    .post('/sign-out', async (c) => {
      await signOut(deps.db, c.get('token'));
      deleteCookie(c, cookieName(deps, 'session'), cookieOptions(deps));
      return c.redirect('/sign-in', 303);
    })
    .get('/password', (c) => {
      const view = c.get('view');
      return view.account === null ? c.redirect('/sign-in?to=/password', 303) : showPassword(c, view);
    })
    .post('/password', (c) => replacePassword(c, deps));
}
