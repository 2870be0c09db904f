// The office's own accounts: who may do what, invitations whose link is shown once, and what an administrator does for somebody who is shut out.

import {
  addAccount, changeRole, disableAccount, enableAccount, endSessions, invitationHours, invite, listAccounts, listInvitations, resetPassword, resetSecondFactor, unlockAccount, withdrawInvitation,
  type ListedAccount, type ListedInvitation,
} from '../../src/accounts/index.ts';
import type { Child } from 'hono/jsx';
import { Problem } from '../../src/errors.ts';
import { roles, type Role } from '../../src/model/index.ts';
import type { Ctx, Deps, SignedView } from '../deps.ts';
import { idParam, readForm } from '../form.ts';
import { Chip, Form } from '../layout/parts.tsx';
import { withDone } from '../queue/index.tsx';
import { wordOr, type WordKey } from '../words/index.ts';
import { provenViewOf, showAdmin, viewOf } from './frame.tsx';

const page = { href: '/admin/users', word: 'admin.users' } as const;

function States({ view, account }: { view: SignedView; account: ListedAccount }) {
  const { t, now } = view;
  const locked = account.lockedUntil !== null && account.lockedUntil > now;
  return (
    <>
      {account.enabled ? null : <Chip tone="plain">{t('users.disabled')}</Chip>} {locked ? <Chip tone="notice">{t('users.locked')}</Chip> : null}
      {' '}{account.mustChangePassword ? <Chip tone="read">{t('users.one-time')}</Chip> : null}
      {' '}{account.hasCode || account.passkeys > 0 ? <Chip tone="good">{t('users.second-factor')}</Chip> : null} {account.providerName === null ? null : <Chip tone="plain">{t('users.provider')}</Chip>}
    </>
  );
}

function RoleSelect({ view, chosen, label }: { view: SignedView; chosen: Role; label: string }) {
  return <select name="role" aria-label={label}>{roles.map((role) => <option value={role} selected={role === chosen}>{wordOr(view.t, 'role', role)}</option>)}</select>;
}

/** What can be done for one account, each a button of its own with its consequence in words. */
function Deeds({ view, account }: { view: SignedView; account: ListedAccount }) {
  const { t, now } = view;
  const name = account.username;
  const deed = (action: string, word: WordKey) => <Form view={view} action={`/admin/users/${action}`}><input type="hidden" name="username" value={name} /><button class="button" aria-label={`${t(word)}: ${name}`}>{t(word)}</button></Form>;
  return (
    <details>
      <summary class="button" aria-label={`${t('users.change')}: ${name}`}>{t('users.change')}</summary>
      <div class="deeds">
        <Form view={view} action="/admin/users/role" class="inline"><input type="hidden" name="username" value={name} /><RoleSelect view={view} chosen={account.role} label={`${t('users.role')}: ${name}`} /><button class="button">{t('users.set-role')}</button></Form>
        {account.lockedUntil !== null && account.lockedUntil > now ? deed('unlock', 'users.unlock') : null}
        {account.sessions > 0 ? deed('end-sessions', 'users.end-sessions') : null}
        {deed('reset-password', 'users.reset-password')}
        {account.hasCode || account.passkeys > 0 ? deed('reset-factor', 'users.reset-factor') : null}
        {account.enabled ? deed('disable', 'users.disable') : deed('enable', 'users.enable')}
      </div>
    </details>
  );
}

function Accounts({ view, accounts }: { view: SignedView; accounts: readonly ListedAccount[] }) {
  const { t, format } = view;
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={t('admin.users')}>
      <table>
        <thead><tr><th scope="col">{t('users.name')}</th><th scope="col">{t('users.role')}</th><th scope="col">{t('table.state')}</th><th scope="col" class="right">{t('users.sessions')}</th><th scope="col">{t('users.last-used')}</th><th scope="col">{t('users.deeds')}</th></tr></thead>
        <tbody>{accounts.map((account) => (
          <tr><th scope="row">{account.username}{account.id === view.account.id ? <span class="small quiet"> {t('users.you')}</span> : null}</th><td>{wordOr(t, 'role', account.role)}</td><td class="chips"><States view={view} account={account} /></td><td class="num right">{account.sessions}</td><td class="num">{account.lastUsedAt === null ? t('state.never') : format.ago(account.lastUsedAt)}</td><td><Deeds view={view} account={account} /></td></tr>
        ))}</tbody>
      </table>
    </div>
  );
}

function Invite({ view }: { view: SignedView }) {
  const { t } = view;
  return (
    <section class="panel" id="invite"><h2>{t('users.invite')}</h2>
      <p class="small quiet">{t('users.invite-help', { hours: invitationHours })}</p>
      <Form view={view} action="/admin/users/invite" class="find-filters">
        <label class="small"><span>{t('users.role')}</span><RoleSelect view={view} chosen="analyst" label={t('users.role')} /></label>
        <label class="small"><span>{t('users.note')}</span><input name="note" maxlength={200} /></label>
        <p><button class="button first">{t('users.invite-make')}</button></p>
      </Form>
      <details class="small"><summary>{t('users.add-instead')}</summary>
        <Form view={view} action="/admin/users/add" class="find-filters">
          <label class="small"><span>{t('users.name')}</span><input name="username" maxlength={40} required autocomplete="off" /></label>
          <label class="small"><span>{t('users.role')}</span><RoleSelect view={view} chosen="analyst" label={t('users.role')} /></label>
          <p><button class="button">{t('users.add')}</button></p>
        </Form>
      </details>
    </section>
  );
}

function Invitations({ view, invitations }: { view: SignedView; invitations: readonly ListedInvitation[] }) {
  const { t, format } = view;
  if (invitations.length === 0) return null;
  return (
    <section class="panel"><h2>{t('users.invitations')}</h2>
      <ul class="small">{invitations.map((one) => (
        <li class="with-action"><span><b>{wordOr(t, 'role', one.role)}</b>{one.note === '' ? null : <> · {one.note}</>} <span class="quiet">{wordOr(t, 'invitation', one.state)} · {one.invitedBy ?? t('audit.system')} · {format.dateTime(one.invitedAt)}{one.usedBy === null ? null : <> · {t('users.used-by', { name: one.usedBy })}</>}</span></span>
          {one.state === 'open' ? <Form view={view} action={`/admin/users/invitations/${one.id}/withdraw`}><button class="plain-button" aria-label={`${t('users.withdraw')}: ${one.note || wordOr(t, 'role', one.role)}`}>{t('users.withdraw')}</button></Form> : null}</li>
      ))}</ul>
    </section>
  );
}

async function show(c: Ctx, deps: Deps, view: SignedView, once: Child = null) {
  const [accounts, invitations] = [await listAccounts(deps.db, view.now), await listInvitations(deps.db, view.now)];
  return showAdmin(c, view, page, <>{once}<Accounts view={view} accounts={accounts} /><Invite view={view} /><Invitations view={view} invitations={invitations.slice(0, 30)} /></>);
}

export const showUsers = (c: Ctx, deps: Deps) => show(c, deps, viewOf(c, 'manage-users'));

/** What is shown this once, on the very answer that made it: nothing in an address, nothing kept. */
function Once({ view, title, secret, help }: { view: SignedView; title: string; secret: string; help: string }) {
  return <section class="panel once" role="status"><h2>{title}</h2><p><code class="address">{secret}</code></p><p class="small">{help}</p><p class="small quiet">{view.t('users.once')}</p></section>;
}

const done = (c: Ctx, word: string) => c.redirect(withDone('/admin/users', word), 303);

/** The role out of a form. Throws `not-found` for none of ours. */
function roleOf(text: string): Role {
  const role = roles.find((one) => one === text);
  if (role === undefined) throw new Problem('not-found', { what: `“${text.slice(0, 40)}”` });
  return role;
}

export async function makeInvitation(c: Ctx, deps: Deps) {
  const view = provenViewOf(c, 'manage-users');
  const form = await readForm(c);
  const { path } = await invite(deps.db, { role: roleOf(form.text('role')), note: form.text('note').slice(0, 200) }, view.account.id, view.now);
  const link = new URL(path, deps.publicUrl ?? new URL(c.req.url).origin).href;
  return show(c, deps, view, <Once view={view} title={view.t('users.invited')} secret={link} help={view.t('users.invited-help', { hours: invitationHours })} />);
}

/** A new account, or a new one-time password for an old one: shown once. */
export async function makePassword(c: Ctx, deps: Deps, kind: 'add' | 'reset-password') {
  const view = provenViewOf(c, 'manage-users');
  const form = await readForm(c);
  const { username, oneTimePassword } = kind === 'add' ? await addAccount(deps.db, form.text('username'), roleOf(form.text('role')), view.account.id) : await resetPassword(deps.db, form.text('username'), view.account.id);
  return show(c, deps, view, <Once view={view} title={view.t('users.password-for', { name: username })} secret={oneTimePassword} help={view.t('users.password-help')} />);
}

export async function setRole(c: Ctx, deps: Deps) {
  const view = provenViewOf(c, 'manage-users');
  const form = await readForm(c);
  await changeRole(deps.db, form.text('username'), roleOf(form.text('role')), view.account.id);
  return done(c, 'role-set');
}

async function endSessionsOf(deps: Deps, username: string, by: number): Promise<void> {
  const found = (await listAccounts(deps.db)).find((account) => account.username === username);
  if (found === undefined) throw new Problem('not-found', { what: `“${username.slice(0, 40)}”` });
  await endSessions(deps.db, found.id, by);
}

/** The plain deeds by their path; the rooms refuse what must not be, such as leaving nobody who manages accounts. */
export const plainDeeds: Readonly<Record<string, { readonly word: string; run(deps: Deps, username: string, by: number): Promise<void> }>> = {
  unlock: { word: 'unlocked', run: ({ db }, username, by) => unlockAccount(db, username, by) },
  'end-sessions': { word: 'sessions-ended', run: endSessionsOf },
  'reset-factor': { word: 'factor-reset', run: ({ db }, username, by) => resetSecondFactor(db, username, by) },
  disable: { word: 'account-disabled', run: ({ db }, username, by) => disableAccount(db, username, by) },
  enable: { word: 'account-enabled', run: ({ db }, username, by) => enableAccount(db, username, by) },
};

export async function doDeed(c: Ctx, deps: Deps, name: keyof typeof plainDeeds) {
  const view = provenViewOf(c, 'manage-users');
  const deed = plainDeeds[name];
  if (deed === undefined) throw new Problem('not-found', { what: name });
  await deed.run(deps, (await readForm(c)).text('username'), view.account.id);
  return done(c, deed.word);
}

export async function withdraw(c: Ctx, deps: Deps) {
  const view = provenViewOf(c, 'manage-users');
  await withdrawInvitation(deps.db, idParam(c, 'id'), view.account.id, view.now);
  return done(c, 'invitation-withdrawn');
}
