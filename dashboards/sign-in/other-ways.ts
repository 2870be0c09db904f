// The ways in besides a password: a passkey (asked for by assets/passkeys.js, answered in JSON), and the identity provider.

import { Hono } from 'hono';
import { finishProviderSignIn, signInWithPasskey, startPasskeySignIn, startProviderSignIn } from '../../src/accounts/index.ts';
import { Problem } from '../../src/errors.ts';
import type { Ctx, Deps, Env } from '../deps.ts';
import { readForm } from '../form.ts';
import { localPath, rulesOf } from '../guard.ts';
import { statusOf } from '../problem-page.tsx';
import { atDoor, dropStepCookie, enter, goOn, keepStepCookie, requireSite, stepOf, visitOf } from './doors.ts';
import { showSignIn } from './page.tsx';

/** A refusal for a script: the sentence in the page's language. */
export const asJson = (c: Ctx, problem: Problem) => c.json({ problem: problem.in(c.get('view').lang) }, statusOf(problem));

/** The device's answer as it was sent; null where it is no JSON. */
export function readAnswer(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return null;
  }
}

export function passkeyDoor(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .post('/sign-in/passkey/options', async (c) => {
      const started = await atDoor(c, () => startPasskeySignIn(deps.db, requireSite(c, deps), c.get('view').now));
      if (started instanceof Problem) return asJson(c, started);
      keepStepCookie(c, deps, 'passkey', started.step);
      return c.json({ options: started.options });
    })
    .post('/sign-in/passkey', async (c) => {
      const form = await readForm(c);
      const result = await atDoor(c, () => signInWithPasskey(deps.db, stepOf(c, deps, 'passkey'), readAnswer(form.text('answer')), requireSite(c, deps), visitOf(c), rulesOf(deps)));
      if (result instanceof Problem) return asJson(c, result);
      enter(c, deps, result);
      return c.json({ to: localPath(form.text('to'), '/') });
    });
}

function refuse(c: Ctx, to: string, problem: Problem) {
  c.status(statusOf(problem));
  return showSignIn(c, c.get('view'), to, '', problem);
}

/** A link starts it and not a form: forms may lead nowhere but to us (content security policy), and the way leads to the provider. */
export function providerDoor(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  const { provider } = deps;
  if (provider === undefined) return app;
  const callback = '/sign-in/provider/callback';
  return app
    .get('/sign-in/provider', async (c) => {
      const to = localPath(c.req.query('to'), '/');
      const redirectUri = new URL(callback, deps.publicUrl ?? c.req.url).href;
      const started = await atDoor(c, () => startProviderSignIn(deps.db, provider, redirectUri, to, c.get('view').now));
      if (started instanceof Problem) return refuse(c, to, started);
      keepStepCookie(c, deps, 'provider', started.step);
      return c.redirect(started.url, 303);
    })
    .get(callback, async (c) => {
      const step = stepOf(c, deps, 'provider');
      dropStepCookie(c, deps, 'provider');
      const done = await atDoor(c, () => finishProviderSignIn(deps.db, provider, step, new URL(c.req.url).search, visitOf(c), rulesOf(deps)));
      if (done instanceof Problem) return refuse(c, '/', done);
      return c.redirect(goOn(c, deps, done.result, localPath(done.to, '/')), 303);
    });
}
