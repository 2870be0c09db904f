// What My account shows, part by part.

import type { Child } from 'hono/jsx';
import { isProven, type AccountDetails, type CodeState, type ListedPasskey, type ListedSession, type SignInRules } from '../../src/accounts/index.ts';
import type { Problem } from '../../src/errors.ts';
import { Chip, Form } from '../layout/parts.tsx';
import { PasskeyForm, PasskeyScripts } from '../sign-in/passkey-form.tsx';
import { Wrong } from '../sign-in/page.tsx';
import { wordOr } from '../words/index.ts';
import type { OwnView } from './own.ts';

export type AccountProps = {
  readonly view: OwnView;
  readonly details: AccountDetails;
  readonly code: CodeState;
  readonly passkeys: readonly ListedPasskey[];
  readonly sessions: readonly ListedSession[];
  readonly rules: SignInRules;
  readonly mayUsePasskeys: boolean;
  readonly problem: Problem | undefined;
};

const Part = ({ id, title, children }: { readonly id: string; readonly title: string; readonly children: Child }) => (
  <section class="panel" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

/** Asked before anything about credentials can be changed, where the last proof is more than a quarter of an hour old. */
function Confirm({ view, details, passkeys, mayUsePasskeys }: AccountProps) {
  const { t } = view;
  const byPasskey = mayUsePasskeys && passkeys.length > 0;
  return (
    <Part id="confirm" title={t('account.confirm')}>
      <p>{t('account.confirm-why')}</p>
      {details.hasPassword ? (
        <Form view={view} action="/account/confirm" class="fields">
          <input type="text" name="username" autocomplete="username" value={view.account.username} readonly hidden />
          <label for="confirm-password">{t('password.old')}</label>
          <input id="confirm-password" name="password" type="password" autocomplete="current-password" required />
          <button class="button first" type="submit">{t('account.confirm-submit')}</button>
        </Form>
      ) : null}
      {byPasskey ? <PasskeyForm view={view} how="use" action="/account/confirm/passkey" label={t('account.confirm-passkey')} /> : null}
      {details.hasPassword || byPasskey ? null : <p>{t('account.confirm-again')}</p>}
    </Part>
  );
}

function Password({ view, details, rules }: AccountProps) {
  const { t } = view;
  return (
    <Part id="own-password" title={t('sign-in.password')}>
      <p>{details.hasPassword ? t('account.password-set') : t('account.password-none')}</p>
      {details.providerName === null && !details.tiedToProvider ? null : <p>{t('account.provider', { name: details.providerName ?? view.deps.provider?.name ?? 'SSO' })}</p>}
      <p class="actions"><a class="button" href="/password">{details.hasPassword ? t('password.title') : t('password.set')}</a></p>
      <p class="small quiet">{t('account.session-rules', { hours: rules.sessionHours, minutes: rules.idleMinutes })}</p>
    </Part>
  );
}

function Code({ view, code, proven }: AccountProps & { readonly proven: boolean }) {
  const { t } = view;
  if (code.state !== 'on') {
    return (
      <Part id="own-code" title={t('code.title')}>
        <p>{t('code.what')}</p>
        {proven ? <Form view={view} action="/account/code" class="actions"><button class="button" type="submit">{t('code.start')}</button></Form> : null}
      </Part>
    );
  }
  return (
    <Part id="own-code" title={t('code.title')}>
      <p><Chip tone="good">{t('code.on')}</Chip> {t('code.left', { n: code.recoveryLeft })}</p>
      {code.recoveryLeft < 3 ? <p class="notice read">{t('code.few-left')}</p> : null}
      {proven ? (
        <div class="actions">
          <Form view={view} action="/account/code/recovery"><button class="button" type="submit">{t('code.renew')}</button></Form>
          <details>
            <summary class="button">{t('code.off')}</summary>
            <Form view={view} action="/account/code/off" class="fields">
              <p>{t('code.off-sure')}</p>
              <button class="button" type="submit">{t('code.off-submit')}</button>
            </Form>
          </details>
        </div>
      ) : null}
    </Part>
  );
}

function Passkeys({ view, passkeys, mayUsePasskeys, proven }: AccountProps & { readonly proven: boolean }) {
  const { t, format } = view;
  return (
    <Part id="own-passkeys" title={t('passkey.title')}>
      <p>{t('passkey.what')}</p>
      {passkeys.length === 0 ? null : (
        <ul class="own-list">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li>
              <div>
                <b>{name}</b>
                <span class="detail small quiet">{t('passkey.made', { time: format.dateTime(createdAt) })}{' · '}{lastUsedAt === null ? t('passkey.unused') : t('passkey.used', { time: format.dateTime(lastUsedAt) })}</span>
              </div>
              {proven ? <Form view={view} action={`/account/passkeys/${id}/remove`}><button class="button" type="submit" aria-label={t('passkey.remove-which', { name })}>{t('passkey.remove')}</button></Form> : null}
            </li>
          ))}
        </ul>
      )}
      {!mayUsePasskeys ? <p class="small quiet">{t('passkey.no-site')}</p> : !proven ? null : (
        <PasskeyForm view={view} how="make" action="/account/passkeys" label={t('passkey.add')}>
          <label for="passkey-name">{t('passkey.name')}</label>
          <input id="passkey-name" name="name" maxlength={60} required placeholder={t('passkey.name-example')} />
        </PasskeyForm>
      )}
      {mayUsePasskeys ? <PasskeyScripts view={view} /> : null}
    </Part>
  );
}

function Sessions({ view, sessions }: AccountProps) {
  const { t, format } = view;
  return (
    <Part id="own-sessions" title={t('sessions.title')}>
      <p>{t('sessions.what')}</p>
      <div class="scroll" tabindex={0} role="group" aria-labelledby="own-sessions">
        <table>
          <thead><tr><th scope="col">{t('sessions.browser')}</th><th scope="col">{t('sessions.how')}</th><th scope="col">{t('sessions.made')}</th><th scope="col">{t('sessions.used')}</th><th scope="col"><span class="hidden">{t('sessions.end')}</span></th></tr></thead>
          <tbody>
            {sessions.map(({ id, browser, how, createdAt, lastUsedAt }) => (
              <tr>
                <th scope="row">{browser === '' ? t('sessions.unknown') : browser}</th>
                <td>{wordOr(t, 'how', how)}</td>
                <td class="num">{format.dateTime(createdAt)}</td>
                <td class="num">{format.dateTime(lastUsedAt)}</td>
                <td>{id === view.session.id ? <Chip tone="good">{t('sessions.this')}</Chip> : (
                  <Form view={view} action={`/account/sessions/${id}/end`}><button class="button" type="submit" aria-label={t('sessions.end-which', { browser: browser === '' ? t('sessions.unknown') : browser, time: format.dateTime(createdAt) })}>{t('sessions.end')}</button></Form>
                )}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sessions.length < 2 ? null : <Form view={view} action="/account/sessions/end-others" class="actions"><button class="button" type="submit">{t('sessions.end-others')}</button></Form>}
    </Part>
  );
}

export function AccountPage(props: AccountProps) {
  const { view, problem } = props;
  const { t, account, session } = view;
  const proven = isProven(session, view.now);
  return (
    <div class="sheet own">
      <header>
        <h1>{t('account.title')}</h1>
        <p class="quiet"><b>{account.username}</b>{' · '}{wordOr(t, 'role', account.role)}</p>
      </header>
      <Wrong view={view} problem={problem} />
      {session.wantsFactor ? <p class="notice alert" role="status">{t('account.wants-factor')}</p> : null}
      {proven ? null : <Confirm {...props} />}
      <div class="own-parts">
        <Password {...props} />
        <Code {...props} proven={proven} />
        <Passkeys {...props} proven={proven} />
      </div>
      <Sessions {...props} />
    </div>
  );
}
