// Tokens: who a program acts as, what it may, until when.

import { tokenScopes, type ApiToken } from '../../src/accounts/index.ts';
import { roles } from '../../src/model/index.ts';
import type { SignedView } from '../deps.ts';
import { Chip, Empty, Form } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';

/** What is shown this once, on the very answer that made it. */
export function Once({ view, title, secret }: { view: SignedView; title: string; secret: string }) {
  return <section class="panel once" role="status"><h2>{title}</h2><p><code class="address">{secret}</code></p><p class="small quiet">{view.t('users.once')}</p></section>;
}

function State({ view, token }: { view: SignedView; token: ApiToken }) {
  const { t, format, now } = view;
  if (token.revokedAt !== null) return <Chip tone="plain">{t('programs.ended', { day: format.dateTime(token.revokedAt) })}</Chip>;
  if (token.expiresAt !== null && token.expiresAt <= now) return <Chip tone="plain">{t('programs.ended', { day: format.dateTime(token.expiresAt) })}</Chip>;
  return <Chip tone="good">{token.expiresAt === null ? t('programs.active') : t('programs.until', { day: format.dateTime(token.expiresAt) })}</Chip>;
}

export function Tokens({ view, tokens }: { view: SignedView; tokens: readonly ApiToken[] }) {
  const { t, format } = view;
  if (tokens.length === 0) return <section class="panel"><h2>{t('programs.tokens')}</h2><Empty title={t('programs.no-tokens')} /></section>;
  return (
    <section class="panel"><h2>{t('programs.tokens')}</h2>
      <div class="scroll" tabindex={0} role="region" aria-label={t('programs.tokens')}>
        <table>
          <thead><tr><th scope="col">{t('programs.name')}</th><th scope="col">{t('programs.acts-as')}</th><th scope="col">{t('programs.scopes')}</th><th scope="col">{t('users.last-used')}</th><th scope="col">{t('table.state')}</th><th scope="col">{t('users.deeds')}</th></tr></thead>
          <tbody>{tokens.map((token) => (
            <tr><th scope="row">{token.name}</th><td>{token.username ?? t('programs.nobody')}{token.role === null ? null : <span class="small quiet"> {wordOr(t, 'role', token.role)}</span>}</td><td>{token.scopes.map((scope) => wordOr(t, 'scope', scope)).join(', ')}</td>
              <td class="num">{token.lastUsedAt === null ? t('state.never') : format.ago(token.lastUsedAt)}</td><td><State view={view} token={token} /></td>
              <td>{token.revokedAt !== null ? null : <Form view={view} action="/admin/programs/tokens/revoke"><input type="hidden" name="name" value={token.name} /><button class="button" aria-label={`${t('programs.end')}: ${token.name}`}>{t('programs.end')}</button></Form>}</td></tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}

export function AddToken({ view }: { view: SignedView }) {
  const { t } = view;
  return (
    <details class="panel"><summary>{t('programs.add-token')}</summary>
      <p class="small quiet">{t('programs.token-help')}</p>
      <Form view={view} action="/admin/programs/tokens" class="fields">
        <label class="small"><span>{t('programs.name')}</span><input name="name" maxlength={80} required autocomplete="off" /></label>
        <label class="small"><span>{t('programs.acts-as')}</span><input name="username" maxlength={40} autocomplete="off" /></label>
        <label class="small"><span>{t('programs.at-most')}</span><select name="role"><option value="">—</option>{roles.map((role) => <option value={role}>{wordOr(t, 'role', role)}</option>)}</select></label>
        <label class="small"><span>{t('programs.days')}</span><input name="days" type="number" min={1} max={3660} value={365} /></label>
        <fieldset><legend>{t('programs.scopes')}</legend><div class="tags">{tokenScopes.map((scope) => <label><input type="checkbox" name="scope" value={scope} checked={scope === 'read'} /> {wordOr(t, 'scope', scope)}</label>)}</div></fieldset>
        <p><button class="button first">{t('programs.add-token')}</button></p>
      </Form>
    </details>
  );
}
