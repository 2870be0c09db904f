// Taking up an invitation: one's own name, and a password or a passkey. Looking at the link does not use it up; only making the account does.

import { Hono } from 'hono';
import { acceptWithPasskey, acceptWithPassword, leastPasswordLength, openInvitation, startInvitedPasskey, type OpenInvitation } from '../../src/accounts/index.ts';
import { Problem } from '../../src/errors.ts';
import type { Ctx, Deps, Env, View } from '../deps.ts';
import { readForm } from '../form.ts';
import { rulesOf } from '../guard.ts';
import { Form } from '../layout/parts.tsx';
import { showBarePage } from '../layout/page.tsx';
import { statusOf } from '../problem-page.tsx';
import { wordOr } from '../words/index.ts';
import { atDoor, enter, keepStepCookie, passkeySite, requireSite, stepOf, visitOf } from './doors.ts';
import { asJson, readAnswer } from './other-ways.ts';
import { Wrong } from './page.tsx';
import { PasskeyForm, PasskeyScripts } from './passkey-form.tsx';

const NameField = ({ view, id, value }: { readonly view: View; readonly id: string; readonly value: string }) => (
  <>
    <label for={id}>{view.t('invitation.name')}</label>
    <input id={id} name="username" autocomplete="username" autocapitalize="none" spellcheck={false} required minlength={2} maxlength={40} value={value} aria-describedby={`${id}-help`} />
    <p class="small quiet" id={`${id}-help`}>{view.t('invitation.name-help')}</p>
  </>
);

function showInvitation(c: Ctx, view: View, token: string, invitation: OpenInvitation, username = '', problem?: Problem) {
  const { t } = view;
  const action = `/invitation/${token}`;
  return showBarePage(c, view, t('invitation.title'), (
    <>
      <h1>{t('invitation.title')}</h1>
      <p>{t('invitation.role', { role: wordOr(t, 'role', invitation.role), until: view.format.dateTime(invitation.expiresAt) })}</p>
      <Wrong view={view} problem={problem} />
      <Form view={view} action={action} class="fields">
        <NameField view={view} id="username" value={username} />
        <label for="new">{t('sign-in.password')}</label>
        <input id="new" name="password" type="password" autocomplete="new-password" required minlength={leastPasswordLength} aria-describedby="least" />
        <p class="small quiet" id="least">{t('password.least', { n: leastPasswordLength })}</p>
        <button class="button first" type="submit">{t('invitation.submit')}</button>
      </Form>
      {passkeySite(c, view.deps) === null ? null : (
        <details class="other-way">
          <summary>{t('invitation.by-passkey')}</summary>
          <p class="small quiet">{t('passkey.what')}</p>
          <PasskeyForm view={view} how="make" action={`${action}/passkey`} label={t('invitation.submit-passkey')}>
            <NameField view={view} id="passkey-username" value={username} />
          </PasskeyForm>
          <PasskeyScripts view={view} />
        </details>
      )}
    </>
  ));
}

function showOver(c: Ctx, view: View, problem: Problem) {
  c.status(statusOf(problem));
  return showBarePage(c, view, view.t('invitation.title'), (
    <>
      <h1>{view.t('invitation.title')}</h1>
      <Wrong view={view} problem={problem} />
      <p><a class="button" href="/sign-in">{view.t('sign-in.title')}</a></p>
    </>
  ));
}

async function accept(c: Ctx, deps: Deps, token: string) {
  const view = c.get('view');
  const form = await readForm(c);
  const result = await atDoor(c, () => acceptWithPassword(deps.db, token, form.text('username').slice(0, 200), form.text('password').slice(0, 1000), visitOf(c), rulesOf(deps)));
  if (!(result instanceof Problem)) {
    enter(c, deps, result);
    return c.redirect('/account?done=welcome', 303);
  }
  const still = await openInvitation(deps.db, token, view.now).catch(() => null);
  if (still === null || result.code === 'too-many-attempts') return showOver(c, view, result);
  c.status(statusOf(result));
  return showInvitation(c, view, token, still, form.text('username').slice(0, 200), result);
}

/** For somebody who has no account yet: whoever is signed in keeps that session until the new one begins. */
export function invitationRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get('/invitation/:token', async (c) => {
      const token = c.req.param('token');
      const found = await atDoor(c, () => openInvitation(deps.db, token, c.get('view').now));
      return found instanceof Problem ? showOver(c, c.get('view'), found) : showInvitation(c, c.get('view'), token, found);
    })
    .post('/invitation/:token', (c) => accept(c, deps, c.req.param('token')))
    .post('/invitation/:token/passkey/options', async (c) => {
      const form = await readForm(c);
      const started = await atDoor(c, () => startInvitedPasskey(deps.db, c.req.param('token'), form.text('username'), requireSite(c, deps), c.get('view').now));
      if (started instanceof Problem) return asJson(c, started);
      keepStepCookie(c, deps, 'passkey', started.step);
      return c.json({ options: started.options });
    })
    .post('/invitation/:token/passkey', async (c) => {
      const form = await readForm(c);
      const visit = visitOf(c);
      const result = await atDoor(c, () => acceptWithPasskey(deps.db, c.req.param('token'), stepOf(c, deps, 'passkey'), readAnswer(form.text('answer')), visit.browser, requireSite(c, deps), visit, rulesOf(deps)));
      if (result instanceof Problem) return asJson(c, result);
      enter(c, deps, result);
      return c.json({ to: '/account?done=welcome' });
    });
}
