// My account: one's own password, second factor, passkeys and sessions. Everybody has this page; nobody sees another one's.

import { Hono } from 'hono';
import {
  accountDetails, addPasskey, codeState, endSession, endSessions, passkeysOf, proveByPasskey, proveByPassword, removePasskey, requireProven, sessionsOf, startPasskey, startPasskeySignIn,
} from '../../src/accounts/index.ts';
import { Problem } from '../../src/errors.ts';
import type { Ctx, Deps, Env } from '../deps.ts';
import { idParam, readForm } from '../form.ts';
import { rulesOf } from '../guard.ts';
import { showPage } from '../layout/page.tsx';
import { statusOf } from '../problem-page.tsx';
import { atDoor, dropStepCookie, keepStepCookie, orProblem, passkeySite, requireSite, stepOf } from '../sign-in/doors.ts';
import { asJson, readAnswer } from '../sign-in/other-ways.ts';
import { codeRoutes } from './code.tsx';
import { ownView } from './own.ts';
import { AccountPage } from './page.tsx';

async function showAccount(c: Ctx, deps: Deps, problem?: Problem) {
  const view = { ...ownView(c), path: '/account' };
  const { id } = view.account;
  const shown = {
    details: await accountDetails(deps.db, id),
    code: await codeState(deps.db, id),
    passkeys: await passkeysOf(deps.db, id),
    sessions: await sessionsOf(deps.db, id, view.now, rulesOf(deps)),
  };
  if (problem !== undefined) c.status(statusOf(problem));
  return showPage(c, { view, title: view.t('account.title'), current: '/account', children: <AccountPage view={view} {...shown} rules={rulesOf(deps)} mayUsePasskeys={passkeySite(c, deps) !== null} problem={problem} /> });
}

/**
 * Does it and comes back with a word on what was done, or shows the page with the sentence of what went wrong. Nothing can be guessed at here, so that
 * sessions are ended also while somebody else at this address tries passwords.
 */
async function attempt(c: Ctx, deps: Deps, done: string, work: () => Promise<unknown>) {
  return comeBack(c, deps, done, await orProblem(work));
}

function comeBack(c: Ctx, deps: Deps, done: string, result: unknown) {
  return result instanceof Problem ? showAccount(c, deps, result) : c.redirect(`/account?done=${done}`, 303);
}

function passkeyRoutes(deps: Deps): Hono<Env> {
  const { db } = deps;
  return new Hono<Env>()
    .post('/account/passkeys/options', async (c) => {
      const { account, session, now } = ownView(c);
      const started = await orProblem(async () => {
        requireProven(session, now);
        return startPasskey(db, account, requireSite(c, deps), now);
      });
      if (started instanceof Problem) return asJson(c, started);
      keepStepCookie(c, deps, 'passkey', started.step);
      return c.json({ options: started.options });
    })
    .post('/account/passkeys', async (c) => {
      const { account, session, now } = ownView(c);
      const form = await readForm(c);
      const added = await atDoor(c, async () => {
        requireProven(session, now);
        await addPasskey(db, account, stepOf(c, deps, 'passkey'), readAnswer(form.text('answer')), form.text('name'), requireSite(c, deps), now);
      });
      if (added instanceof Problem) return asJson(c, added);
      dropStepCookie(c, deps, 'passkey');
      return c.json({ to: '/account?done=passkey-added' });
    })
    .post('/account/passkeys/:id/remove', (c) => attempt(c, deps, 'passkey-removed', async () => {
      const { account, session, now } = ownView(c);
      requireProven(session, now);
      await removePasskey(db, account.id, idParam(c, 'id'), now);
    }));
}

/** Who one is, once more, before credentials are changed in a session that is not young. */
function proofRoutes(deps: Deps): Hono<Env> {
  const { db } = deps;
  return new Hono<Env>()
    .post('/account/confirm', async (c) => {
      const form = await readForm(c);
      const { account, session, now } = ownView(c);
      return comeBack(c, deps, 'confirmed', await atDoor(c, () => proveByPassword(db, account.id, session.id, form.text('password').slice(0, 1000), now)));
    })
    .post('/account/confirm/passkey/options', async (c) => {
      const started = await atDoor(c, () => startPasskeySignIn(db, requireSite(c, deps), ownView(c).now));
      if (started instanceof Problem) return asJson(c, started);
      keepStepCookie(c, deps, 'passkey', started.step);
      return c.json({ options: started.options });
    })
    .post('/account/confirm/passkey', async (c) => {
      const { account, session, now } = ownView(c);
      const form = await readForm(c);
      const proven = await atDoor(c, () => proveByPasskey(db, account.id, session.id, stepOf(c, deps, 'passkey'), readAnswer(form.text('answer')), requireSite(c, deps), now));
      if (proven instanceof Problem) return asJson(c, proven);
      dropStepCookie(c, deps, 'passkey');
      return c.json({ to: '/account?done=confirmed' });
    });
}

export function accountRoutes(deps: Deps): Hono<Env> {
  const { db } = deps;
  return new Hono<Env>()
    .get('/account', (c) => showAccount(c, deps))
    .post('/account/sessions/end-others', (c) => attempt(c, deps, 'sessions-ended', async () => {
      const { account, session } = ownView(c);
      await endSessions(db, account.id, account.id, session.id);
    }))
    .post('/account/sessions/:id/end', (c) => attempt(c, deps, 'sessions-ended', () => {
      const { account } = ownView(c);
      return endSession(db, account.id, idParam(c, 'id'), account.id);
    }))
    .route('/', proofRoutes(deps))
    .route('/', codeRoutes(deps, (c, problem) => showAccount(c, deps, problem)))
    .route('/', passkeyRoutes(deps));
}
