// The second step after a password or the identity provider: the app's code, a recovery code, or a passkey.

import { Hono } from 'hono';
import { atSecondStep, finishWithCode } from '../../src/accounts/index.ts';
import { Problem } from '../../src/errors.ts';
import type { Ctx, Deps, Env, View } from '../deps.ts';
import { readForm } from '../form.ts';
import { localPath, rulesOf } from '../guard.ts';
import { Form } from '../layout/parts.tsx';
import { showBarePage } from '../layout/page.tsx';
import { statusOf } from '../problem-page.tsx';
import { atDoor, enter, passkeySite, stepOf, visitOf } from './doors.ts';
import { showSignIn, Wrong } from './page.tsx';
import { PasskeyForm, PasskeyScripts } from './passkey-form.tsx';

type Has = { readonly hasCode: boolean; readonly hasPasskey: boolean };

function CodeForms({ view, to, recovery }: { readonly view: View; readonly to: string; readonly recovery: boolean }) {
  const { t } = view;
  return (
    <>
      <Form view={view} action="/sign-in/second" class="fields">
        <input type="hidden" name="to" value={to} />
        <label for="code">{t('second.code')}</label>
        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength={9} pattern="[0-9 ]*" required autofocus={!recovery} aria-describedby="code-help" />
        <p class="small quiet" id="code-help">{t('second.code-help')}</p>
        <button class="button first" type="submit">{t('second.submit')}</button>
      </Form>
      <details class="other-way" open={recovery}>
        <summary>{t('second.lost')}</summary>
        <Form view={view} action="/sign-in/second" class="fields">
          <input type="hidden" name="to" value={to} />
          <label for="recovery">{t('second.recovery')}</label>
          <input id="recovery" name="recovery" autocomplete="off" autocapitalize="none" spellcheck={false} required aria-describedby="recovery-help" />
          <p class="small quiet" id="recovery-help">{t('second.recovery-help')}</p>
          <button class="button" type="submit">{t('second.submit')}</button>
        </Form>
      </details>
    </>
  );
}

function showSecondStep(c: Ctx, given: View, to: string, has: Has, problem?: Problem, recovery = false) {
  const view = { ...given, path: `/sign-in/second?to=${encodeURIComponent(to)}` };
  const { t } = view;
  const site = passkeySite(c, view.deps);
  return showBarePage(c, view, t('second.title'), (
    <>
      <h1>{t('second.title')}</h1>
      <p>{t(has.hasCode ? 'second.why' : 'second.why-passkey')}</p>
      <Wrong view={view} problem={problem} />
      {has.hasCode ? <CodeForms view={view} to={to} recovery={recovery} /> : null}
      {has.hasPasskey && site !== null ? (
        <>
          <PasskeyForm view={view} how="use" action="/sign-in/passkey" label={t('passkey.enter')} first={!has.hasCode}>
            <input type="hidden" name="to" value={to} />
          </PasskeyForm>
          <PasskeyScripts view={view} />
        </>
      ) : null}
      <p class="small"><a href="/sign-in">{t('second.again')}</a></p>
    </>
  ));
}

async function trySecondStep(c: Ctx, deps: Deps) {
  const view = c.get('view');
  const form = await readForm(c);
  const to = localPath(form.text('to'), '/');
  const step = stepOf(c, deps, 'second');
  const recoveryCode = form.text('recovery').slice(0, 60);
  const given = recoveryCode === '' ? { code: form.text('code').slice(0, 20) } : { recoveryCode };
  const result = await atDoor(c, () => finishWithCode(deps.db, step, given, visitOf(c), rulesOf(deps)));
  if (!(result instanceof Problem)) {
    enter(c, deps, result);
    return c.redirect(to, 303);
  }
  c.status(statusOf(result));
  const has = await atSecondStep(deps.db, step, view.now);
  return has === null ? showSignIn(c, view, to, '', result) : showSecondStep(c, view, to, has, result, recoveryCode !== '');
}

export function secondStepRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get('/sign-in/second', async (c) => {
      const view = c.get('view');
      const has = await atSecondStep(deps.db, stepOf(c, deps, 'second'), view.now);
      return has === null ? c.redirect('/sign-in', 303) : showSecondStep(c, view, localPath(c.req.query('to'), '/'), has);
    })
    .post('/sign-in/second', (c) => trySecondStep(c, deps));
}
