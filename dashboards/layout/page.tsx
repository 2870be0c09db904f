// The frame around every screen: rail, top line, banner, footer.

import type { Child } from 'hono/jsx';
import { may, type Action } from '../../src/accounts/index.ts';
import { assetUrl, preloadedFonts } from '../assets.ts';
import type { Ctx, SignedView, View } from '../deps.ts';
import { wordOr, type WordKey } from '../words/index.ts';
import { Form } from './parts.tsx';

/** The screens that the rail leads to. A new screen adds a row here and in routes.ts. */
const rail: readonly { readonly href: string; readonly word: WordKey; readonly count?: (view: View) => number | undefined; /** Whoever may not do this is not led there. */ readonly action?: Action }[] = [
  { href: '/', word: 'nav.today' },
  { href: '/queue', word: 'nav.queue', count: (view) => view.figures?.open },
  { href: '/approvals', word: 'nav.approvals', action: 'read-drafts', count: (view) => view.figures?.approvals },
  { href: '/search', word: 'nav.search' },
  { href: '/trends', word: 'nav.trends' },
  { href: '/digest', word: 'nav.digest' },
  { href: '/ledger', word: 'nav.ledger' },
  { href: '/register', word: 'nav.register' },
  { href: '/sources', word: 'nav.sources', count: (view) => view.figures?.silentSources },
  { href: '/alerts', word: 'nav.alerts' },
  { href: '/admin', word: 'nav.admin', action: 'see-administration' },
];

const Light = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" aria-hidden="true">
    <path d="M7 18l1-9h4l1 9M6.5 18h7M8 9V6.5h4V9M10 4.2V2.5M4.5 5.5l2 .8M15.5 5.5l-2 .8" />
  </svg>
);

function Head({ view, title }: { view: View; title: string }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {/* htmx: no inline style, nothing evaluated, no copies of pages in the history */}
      <meta name="htmx-config" content='{"includeIndicatorCSS":false,"history":false}' />
      <title>{`${title} · ${view.t('app.name')}`}</title>
      <link rel="icon" href={assetUrl('light.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={assetUrl('look.css')} />
      {preloadedFonts.map((name) => <link rel="preload" href={`/assets/${name}`} as="font" type="font/woff2" crossorigin="anonymous" />)}
      <script src={assetUrl('htmx.js')} defer />
      <script src={assetUrl('hand.js')} defer />
    </head>
  );
}

/** The same page in the other language. */
function LanguageSwitch({ view }: { view: View }) {
  const other = view.lang === 'vi' ? 'en' : 'vi';
  const url = new URL(view.path, 'http://local');
  url.searchParams.set('lang', other);
  return <a href={url.pathname + url.search} lang={other} hreflang={other}>{other === 'en' ? 'English' : 'Tiếng Việt'}</a>;
}

function Banner({ view }: { view: View }) {
  return view.deps.fictional ? <section class="banner" aria-label={view.t('app.sample')}>{view.t('app.fictional')}</section> : null;
}

/** Province and seat; each name stays on one line. */
function placeLine({ deps: { province }, lang }: View): string {
  return [province.name[lang], province.seat[lang]].map((name) => name.replace(/ (?!\()/g, '\u00A0')).join(' · ');
}

function Rail({ view, current }: { view: SignedView; current: string }) {
  return (
    <nav class="rail" aria-label={view.t('nav.label')}>
      <div class="rail-in">
        <div class="name"><Light /><span>{view.t('app.name')}</span></div>
        <div class="place">{placeLine(view)}</div>
        {rail.filter(({ action }) => action === undefined || may(view.account.role, action)).map(({ href, word, count }) => {
          const n = count?.(view);
          return (
            <a href={href} aria-current={href === current ? 'page' : undefined}>
              {view.t(word)}
              {n === undefined || n === 0 ? null : <span class="count num">{view.format.number(n)}</span>}
            </a>
          );
        })}
        <div class="foot">
          {may(view.account.role, 'see-administration') ? <p><a href="/guide">{view.t('guide.title')}</a></p> : null}
          <p><span>{view.t('nav.language')}</span> <LanguageSwitch view={view} /></p>
        </div>
      </div>
    </nav>
  );
}

function TopLine({ view, search }: { view: SignedView; search: string }) {
  const { figures, t, format, account } = view;
  return (
    <header class="top">
      <form action="/queue" method="get" role="search">
        <input id="search" name="q" type="search" value={search} aria-label={t('search.label')} placeholder={t('search.placeholder')} />
      </form>
      {figures === null ? null : (
        <p class="quiet small pulse">
          {figures.lastSuccessAt === null ? t('top.nothing-yet') : t('top.updated', { time: format.time(figures.lastSuccessAt) })}
          {' · '}{t('top.articles', { n: figures.articles24h })}
          {figures.silentSources === 0 ? null : <>{' · '}<a href="/sources">{t('top.silent', { n: figures.silentSources })}</a></>}
        </p>
      )}
      <div class="who small">
        <a href="/account" title={t('account.title')}><b>{account.username}</b> <span class="quiet">{wordOr(t, 'role', account.role)}</span></a>
        <Form view={view} action="/sign-out"><button class="plain-button" type="submit">{t('sign-out')}</button></Form>
      </div>
    </header>
  );
}

export type PageProps = {
  readonly view: SignedView;
  readonly title: string;
  /** Address of the screen in the rail. */
  readonly current: string;
  readonly search?: string;
  /** What was just done, as a key of `done.…` in the query. */
  readonly done?: string | undefined;
  readonly children: Child;
};

function Done({ view, done }: { view: View; done: string | undefined }) {
  if (done === undefined || !/^[a-z-]+$/.test(done)) return <div role="status" class="done" />;
  const word = wordOr(view.t, 'done', done);
  return <div role="status" class="done">{word === done || word.startsWith('done.') ? null : <p class="notice good">{word}</p>}</div>;
}

function Page({ view, title, current, search, done, children }: PageProps) {
  return (
    <html lang={view.lang}>
      <Head view={view} title={title} />
      <body>
        <a class="skip" href="#main">{view.t('nav.skip')}</a>
        <Banner view={view} />
        <div class="frame">
          <Rail view={view} current={current} />
          <div class="stage">
            <TopLine view={view} search={search ?? ''} />
            <main id="main" tabindex={-1}>
              <Done view={view} done={done} />
              {children}
            </main>
          </div>
        </div>
      </body>
    </html>
  );
}

/** A page without the frame: sign-in, password, errors before signing in. */
function BarePage({ view, title, children }: { view: View; title: string; children: Child }) {
  return (
    <html lang={view.lang}>
      <Head view={view} title={title} />
      <body class="bare">
        <Banner view={view} />
        <main id="main" class="card">
          <div class="name"><Light /><span>{view.t('app.name')}</span></div>
          <p class="place">{placeLine(view)}</p>
          {children}
          <p class="small quiet foot"><LanguageSwitch view={view} /></p>
        </main>
      </body>
    </html>
  );
}

const whole = (c: Ctx, element: { toString(): string | Promise<string> }) => c.html(`<!doctype html>${String(element)}`);

export function showPage(c: Ctx, props: Omit<PageProps, 'done'>) {
  return whole(c, <Page {...props} done={c.req.query('done')} />);
}

export function showBarePage(c: Ctx, view: View, title: string, children: Child) {
  return whole(c, <BarePage view={view} title={title}>{children}</BarePage>);
}
