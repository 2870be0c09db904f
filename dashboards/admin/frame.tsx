// What the pages of Administration share: who may, the row of pages, figures with units.

import type { Child } from 'hono/jsx';
import { may, requireMay, requireProven, type Action } from '../../src/accounts/index.ts';
import { signedView, type Ctx, type SignedView } from '../deps.ts';
import { showPage } from '../layout/page.tsx';
import type { WordKey } from '../words/index.ts';

const pages: readonly { readonly href: string; readonly word: WordKey; readonly action: Action }[] = [
  { href: '/admin', word: 'admin.state', action: 'see-administration' },
  { href: '/admin/users', word: 'admin.users', action: 'manage-users' },
  { href: '/admin/profile', word: 'admin.profile', action: 'see-administration' },
  { href: '/admin/letterhead', word: 'admin.letterhead', action: 'see-administration' },
  { href: '/admin/programs', word: 'programs.title', action: 'manage-webhooks' },
  { href: '/admin/audit', word: 'admin.audit', action: 'see-administration' },
  { href: '/admin/backups', word: 'admin.backups', action: 'see-administration' },
];

/** The view of somebody who may do `action`. Throws `not-allowed`. */
export function viewOf(c: Ctx, action: Action): SignedView {
  const view = signedView(c);
  requireMay(view.account.role, action);
  return view;
}

/**
 * The same for what opens doors to others or takes the archive out of the house: only soon after a password, code or passkey was given. Throws
 * `not-allowed`, `prove-first`.
 */
export function provenViewOf(c: Ctx, action: Action): SignedView {
  const view = viewOf(c, action);
  if (view.session !== null) requireProven(view.session, view.now);
  return view;
}

/** A page of Administration under the row of all its pages. */
export function showAdmin(c: Ctx, view: SignedView, { href, word, intro }: { href: string; word: WordKey; intro?: string }, children: Child) {
  const { t, account } = view;
  return showPage(c, {
    view, title: `${t(word)} · ${t('nav.admin')}`, current: '/admin',
    children: (
      <div class="sheet admin">
        <header>
          <h1>{t('nav.admin')}</h1>
          <nav class="pages" aria-label={t('nav.admin')}>
            {pages.filter(({ action }) => may(account.role, action)).map((page) => <a href={page.href} aria-current={page.href === href ? 'page' : undefined}>{t(page.word)}</a>)}
            <a href="/alerts">{t('admin.alerts')}</a>
            <a href="/guide">{t('guide.title')}</a>
          </nav>
        </header>
        {intro === undefined ? null : <p class="quiet">{intro}</p>}
        {children}
      </div>
    ),
  });
}

/** "1,4 GB": decimal units, one digit. */
export function bytesOf(view: SignedView, bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${view.format.number(Math.round((bytes / 1000 ** step) * 10) / 10)} ${units[step] ?? ''}`;
}

/** A term with its figure. */
export function Fact({ name, children }: { name: string; children: Child }) {
  return <><dt>{name}</dt><dd>{children}</dd></>;
}
