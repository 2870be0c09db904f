// One article as it was read, with its revisions; a person can put it into the queue and say why.

import { Hono } from 'hono';
import { may } from '../../src/accounts/index.ts';
import { articlePage, flagArticleByHand, type ArticlePage } from '../../src/cases/index.ts';
import { Problem } from '../../src/errors.ts';
import { ArticleText } from '../case/article-text.tsx';
import { Changes } from '../case/changes.tsx';
import { signedView, type Ctx, type Deps, type Env, type SignedView } from '../deps.ts';
import { idParam, readForm } from '../form.ts';
import { Form, langOf } from '../layout/parts.tsx';
import { showPage } from '../layout/page.tsx';
import { withDone } from '../queue/index.tsx';
import { wordOr } from '../words/index.ts';

type Props = { readonly view: SignedView; readonly page: ArticlePage };

function Labels({ view, page }: Props) {
  const { t, format } = view;
  const none = t('article.not-read');
  return (
    <section class="panel">
      <h2>{t('article.labels')}</h2>
      <dl>
        <dt>{t('table.language')}</dt><dd>{page.language === null ? none : format.language(page.language)}</dd>
        <dt>{t('article.about')}</dt><dd>{page.about === null ? none : wordOr(t, 'about', page.about)}</dd>
        <dt>{t('article.topics')}</dt><dd>{(page.topics ?? []).map((topic) => wordOr(t, 'topic', topic)).join(', ') || '—'}</dd>
        <dt>{t('tone')}</dt><dd>{page.sentiment === null ? t('tone.not-scored') : wordOr(t, 'sentiment', page.sentiment)}</dd>
        {page.model === null ? null : <><dt>{t('article.model')}</dt><dd class="small">{page.model}</dd></>}
      </dl>
      <p class="small quiet">{t('article.tone-note')}</p>
    </section>
  );
}

function Revisions({ view, page }: Props) {
  const { t, format } = view;
  return (
    <section class="panel">
      <h2>{t('found.revisions')}</h2>
      <ol class="timeline">
        {page.revisions.map((revision) => <li><a href={`/articles/${page.id}?revision=${revision.number}`}>{t('found.revision-n', { number: revision.number })}</a> <span class="num quiet">{format.dateTime(revision.fetchedAt)} · {revision.charset} · <code title={revision.pageSha256}>{revision.pageSha256.slice(0, 8)}</code></span></li>)}
      </ol>
    </section>
  );
}

function FlagByHand({ view, page }: Props) {
  const { t } = view;
  if (!may(view.account.role, 'flag-by-hand') || page.storyId === null) return null;
  return (
    <section class="panel">
      <h2>{t('flag.title')}</h2>
      <Form view={view} action={`/articles/${page.id}/flag`} class="fields">
        <label for="reason">{t('flag.reason')}</label>
        <textarea id="reason" name="reason" rows={2} required maxlength={2000} />
        <button class="button first">{t('flag.submit')}</button>
      </Form>
      <p class="small quiet">{t('flag.note')}</p>
    </section>
  );
}

async function showArticle(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const { t, format } = view;
  const id = idParam(c, 'id');
  const page = await articlePage(deps.db, id);
  const shown = page?.revisions.find(({ number }) => String(number) === c.req.query('revision')) ?? page?.revisions[0];
  if (page === null || shown === undefined) throw new Problem('not-found', { what: t('article.word') });
  const offset = format.offset(shown.publishedOffsetMinutes);
  return showPage(c, {
    view, title: shown.title, current: '',
    children: (
      <div class="case">
        <div class="case-main">
          <p class="small quiet">{page.outlet} · {format.country(page.country)} · <span class="num">{format.dateTime(shown.publishedAt)}</span>{offset === '' ? null : <>, {t('article.offset', { offset })}</>} · <a href={page.url} rel="noreferrer noopener external">{t('article.original')}</a>{page.case === null ? null : <> · <a href={`/cases/${page.case.id}`}>{t('case.number', { number: page.case.number })}</a></>}</p>
          <h1 lang={langOf(page.language)}>{shown.title}</h1>
          <ArticleText view={view} text={shown.text} language={page.language} claims={[]} tone="plain" />
          <Changes view={view} changes={page.changes} language={page.language} number={shown.number} />
        </div>
        <aside aria-label={t('case.beside')}>
          <Labels view={view} page={page} />
          <Revisions view={view} page={page} />
          <FlagByHand view={view} page={page} />
        </aside>
      </div>
    ),
  });
}

async function flag(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const form = await readForm(c);
  const caseId = await flagArticleByHand(deps.db, { account: view.account, now: view.now }, idParam(c, 'id'), form.text('reason'));
  return c.redirect(withDone(`/cases/${caseId}`, 'flagged'), 303);
}

export function articleRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>().get('/articles/:id', (c) => showArticle(c, deps)).post('/articles/:id/flag', (c) => flag(c, deps));
}
