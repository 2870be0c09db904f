// The sign-in page: name and password, a passkey, the identity provider; each says what to do where it does not work.

import { leastPasswordLength } from '../../src/accounts/index.ts';
import type { Problem } from '../../src/errors.ts';
import type { Ctx, View } from '../deps.ts';
import { Form } from '../layout/parts.tsx';
import { showBarePage } from '../layout/page.tsx';
import { passkeySite } from './doors.ts';
import { PasskeyForm, PasskeyScripts } from './passkey-form.tsx';

export const Wrong = ({ view, problem }: { readonly view: View; readonly problem: Problem | undefined }) =>
  problem === undefined ? null : <p class="notice alert" role="alert" id="wrong">{problem.in(view.lang)}</p>;

/** The identity provider's button, or why it is not there. */
function ProviderPart({ view, to, answers }: { readonly view: View; readonly to: string; readonly answers: boolean }) {
  const { provider } = view.deps;
  if (provider === undefined) return null;
  if (!answers) return <p class="notice read" role="status">{view.t('provider.silent', { name: provider.name })}</p>;
  return <a class="button other-way" href={`/sign-in/provider?to=${encodeURIComponent(to)}`}>{view.t('provider.enter', { name: provider.name })}</a>;
}

export async function showSignIn(c: Ctx, given: View, to: string, username = '', problem?: Problem) {
  const answers = (await given.deps.provider?.answers()) ?? false;
  // The page may answer at another address, whose query is not to be kept in links.
  const view = { ...given, path: '/sign-in' };
  const { t } = view;
  const described = problem === undefined ? undefined : 'wrong';
  return showBarePage(c, view, t('sign-in.title'), (
    <>
      <h1>{t('sign-in.title')}</h1>
      {c.req.query('done') === 'password' ? <p class="notice good" role="status">{t('password.changed')}</p> : null}
      <Wrong view={view} problem={problem} />
      <Form view={view} action="/sign-in" class="fields">
        <input type="hidden" name="to" value={to} />
        <label for="username">{t('sign-in.username')}</label>
        <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck={false} required value={username} autofocus aria-describedby={described} />
        <label for="password">{t('sign-in.password')}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required aria-describedby={described} />
        <button class="button first" type="submit">{t('sign-in.submit')}</button>
      </Form>
      {passkeySite(c, view.deps) === null ? null : (
        <>
          <PasskeyForm view={view} how="use" action="/sign-in/passkey" label={t('passkey.enter')}>
            <input type="hidden" name="to" value={to} />
          </PasskeyForm>
          <PasskeyScripts view={view} />
        </>
      )}
      <ProviderPart view={view} to={to} answers={answers} />
      <p class="small quiet">{t('sign-in.help')}</p>
    </>
  ));
}

/** Replacing a password, also the one-time one before anything else; an account without one sets its first. */
export function showPassword(c: Ctx, view: View, hasPassword: boolean, problem?: Problem) {
  const { t, account } = view;
  return showBarePage(c, view, t('password.title'), (
    <>
      <h1>{hasPassword ? t('password.title') : t('password.set')}</h1>
      {account?.mustChangePassword === true ? <p>{t('password.first')}</p> : null}
      <Wrong view={view} problem={problem} />
      <Form view={view} action="/password" class="fields">
        <input type="text" name="username" autocomplete="username" value={account?.username ?? ''} readonly aria-label={t('sign-in.username')} />
        {hasPassword ? (
          <>
            <label for="from">{t('password.old')}</label>
            <input id="from" name="from" type="password" autocomplete="current-password" required autofocus />
          </>
        ) : null}
        <label for="new">{t('password.new')}</label>
        <input id="new" name="new" type="password" autocomplete="new-password" required minlength={leastPasswordLength} aria-describedby="least" />
        <p class="small quiet" id="least">{t('password.least', { n: leastPasswordLength })}</p>
        <button class="button first" type="submit">{hasPassword ? t('password.submit') : t('password.set')}</button>
      </Form>
      <p class="small quiet">{t('password.ends-sessions')}</p>
      {account?.mustChangePassword === true ? null : <p><a href="/account">{t('password.back')}</a></p>}
    </>
  ));
}
