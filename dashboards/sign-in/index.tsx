// The doors: name and password, the second step, passkeys, the identity provider, invitations; signing out and replacing a password.

import { Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { accountDetails, changePassword, requireProven, signIn, signOut } from '../../src/accounts/index.ts';
import { Problem } from '../../src/errors.ts';
import type { Ctx, Deps, Env } from '../deps.ts';
import { readForm } from '../form.ts';
import { cookieName, cookieOptions, localPath, rulesOf } from '../guard.ts';
import { statusOf } from '../problem-page.tsx';
import { atDoor, goOn, visitOf } from './doors.ts';
import { invitationRoutes } from './invitation.tsx';
import { passkeyDoor, providerDoor } from './other-ways.ts';
import { showPassword, showSignIn } from './page.tsx';
import { secondStepRoutes } from './second-step.tsx';

async function trySignIn(c: Ctx, deps: Deps) {
  const form = await readForm(c);
  const to = localPath(form.text('to'), '/');
  const username = form.text('username').slice(0, 200);
  const result = await atDoor(c, () => signIn(deps.db, username, form.text('password').slice(0, 1000), visitOf(c), rulesOf(deps)));
  if (!(result instanceof Problem)) return c.redirect(goOn(c, deps, result, to), 303);
  c.status(statusOf(result));
  return showSignIn(c, c.get('view'), to, username, result);
}

async function replacePassword(c: Ctx, deps: Deps) {
  const view = c.get('view');
  const { account, session } = view;
  if (account === null || session === null) return c.redirect('/sign-in', 303);
  const form = await readForm(c);
  const { hasPassword } = await accountDetails(deps.db, account.id);
  const done = await atDoor(c, async () => {
    // A first password has no old one to ask for.
    if (!hasPassword) requireProven(session, view.now);
    await changePassword(deps.db, account.id, form.text('from').slice(0, 1000), form.text('new').slice(0, 1000), view.now);
  });
  if (done instanceof Problem) {
    c.status(statusOf(done));
    return showPassword(c, view, hasPassword, done);
  }
  deleteCookie(c, cookieName(deps, 'session'), cookieOptions(deps));
  return c.redirect('/sign-in?done=password', 303);
}

export function signInRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get('/sign-in', (c) => {
      const view = c.get('view');
      return view.account === null ? showSignIn(c, view, localPath(c.req.query('to'), '/')) : c.redirect('/', 303);
    })
    .post('/sign-in', (c) => trySignIn(c, deps))
    .post('/sign-out', async (c) => {
      await signOut(deps.db, c.get('token'));
      deleteCookie(c, cookieName(deps, 'session'), cookieOptions(deps));
      return c.redirect('/sign-in', 303);
    })
    .get('/password', async (c) => {
      const view = c.get('view');
      if (view.account === null) return c.redirect('/sign-in?to=/password', 303);
      return showPassword(c, view, (await accountDetails(deps.db, view.account.id)).hasPassword);
    })
    .post('/password', (c) => replacePassword(c, deps))
    .route('/', secondStepRoutes(deps))
    .route('/', passkeyDoor(deps))
    .route('/', providerDoor(deps))
    .route('/', invitationRoutes(deps));
}
