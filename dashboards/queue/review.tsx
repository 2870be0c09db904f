// The guided review: one story after another, full width, with the keys of every decision on screen; at the end what was decided.

import { Hono } from 'hono';
import { casePage, markRead, review, reviewDecisions, startReview, type CasePage, type Review, type ReviewDecision, type UndoOffer } from '../../src/cases/index.ts';
import { Problem } from '../../src/errors.ts';
import { CaseActions, DecideClaim } from '../case/actions.tsx';
import { ArticleText } from '../case/article-text.tsx';
import { RegisterPanel } from '../case/register-panel.tsx';
import { signedView, type Ctx, type Deps, type Env, type SignedView } from '../deps.ts';
import { idParam, readForm } from '../form.ts';
import { Chip, Clock, clockWords, differs, Excerpt, Form, Key, langOf, WhyChip } from '../layout/parts.tsx';
import { showPage } from '../layout/page.tsx';
import { wordOr } from '../words/index.ts';
import { withDone } from './done.ts';
import { readFilter, savedQuery } from './filter.ts';
import { KeyHelp } from './keys.tsx';
import { Origin, Spread } from './preview.tsx';
import { Aside, isUrgent, Why } from './row.tsx';
import { offerTo, UndoLine } from './undo.tsx';

type Props = { readonly view: SignedView; readonly of: Review; /** Counted from 1. */ readonly n: number };

const addressOf = ({ id }: Review, n: number) => `/review/${id}?n=${n}`;
const queueOf = ({ query }: Review) => `/queue?${query === '' ? 'all=1' : query}`;

function Progress({ view, of, n }: Props) {
  const { t } = view;
  const all = of.caseIds.length;
  return (
    <header class="review-head">
      <h1>{t('review.title')} <span class="num">{t('review.progress', { n, all })}</span></h1>
      <progress value={n - 1} max={all} aria-label={t('review.title')} />
      <nav class="inline" aria-label={t('review.title')}>
        {n === 1 ? null : <a class="button" href={addressOf(of, n - 1)} data-key="k" rel="prev">{t('review.previous')} <Key>k</Key></a>}
        <a class="button" href={addressOf(of, n + 1)} data-key="j" rel="next">{t('review.skip')} <Key>j</Key></a>
        <a class="button" href={addressOf(of, all + 1)}>{t('review.end')}</a>
      </nav>
    </header>
  );
}

function Story({ view, page }: { view: SignedView; page: CasePage }) {
  const { t } = view;
  const { row, article, shown } = page;
  const { claim } = row;
  const found = page.claims.find(({ id }) => id === claim?.id);
  const onShown = page.claims.filter((one) => one.revisionId === shown.revisionId && one.state !== 'rejected');
  return (
    <div class="review-story">
      <div class="review-text">
        <p class="tags">
          <WhyChip view={view} row={row} /> {claim === null ? <Chip tone="plain">{t('why.no-claim')}</Chip> : <><Chip tone="plain">{differs(view, claim)}</Chip> <Chip tone={claim.state === 'confirmed' ? 'good' : 'plain'}>{wordOr(t, 'claim-state', claim.state)}</Chip></>}
          {' '}<Chip tone="plain">{wordOr(t, 'state', row.state)}</Chip> <span class="small"><Clock view={view} due={row.due} urgent={isUrgent(row, view.now)} /> · {row.assignee ?? t('queue.unassigned')} · <a href={`/cases/${row.caseId}`} class="num" data-number>{row.number}</a></span>
        </p>
        <h2 lang={langOf(article.language)}>{article.title}</h2>
        <Origin view={view} page={page} />
        <Aside view={view} row={row} />
        {claim === null
          ? <div class={`quote ${row.level}`}><Why view={view} row={row} /></div>
          : <blockquote class={`quote ${row.level}`} lang={langOf(article.language)}><Excerpt sentence={claim.sentence} quote={claim.quote} around={400} /></blockquote>}
        <ArticleText view={view} text={shown.text} language={article.language} claims={onShown} tone={row.level} />
      </div>
      <div class="review-beside">
        {found === undefined ? null : <RegisterPanel view={view} entry={found.entry} short />}
        <Spread view={view} page={page} />
      </div>
    </div>
  );
}

function Step({ view, of, n, page, offer }: Props & { page: CasePage; offer: UndoOffer | null }) {
  const { row } = page;
  const back = addressOf(of, n);
  return (
    <section id="review" class="review" aria-label={view.t('review.story')} data-case={row.caseId} data-at={back} data-next={addressOf(of, n + 1)} data-last={n === of.caseIds.length ? 'true' : undefined} data-csrf={view.csrf} data-no-answer={view.t('queue.no-answer')} {...clockWords(view)}>
      <Progress view={view} of={of} n={n} />
      <UndoLine view={view} offer={offer} back={back} />
      <Story view={view} page={page} />
      <div class="review-actions">
        {row.claim === null ? null : <DecideClaim view={view} caseId={row.caseId} claim={row.claim} back={back} keys />}
        <CaseActions view={view} row={row} back={back} open />
      </div>
    </section>
  );
}

function Decided({ view, of, decision }: { view: SignedView; of: Review; decision: ReviewDecision }) {
  const { t, format } = view;
  const { action, closeReason, number, batch } = decision;
  const reason = action === 'case.closed' && closeReason !== null ? ` · ${wordOr(t, 'reason', closeReason)}` : '';
  return (
    <tr>
      <td class="num"><a href={`/cases/${decision.caseId}`}>{number}</a></td>
      <th scope="row" lang={langOf(decision.language)}>{decision.title}</th>
      <td>{action === null ? <span class="quiet">{t('review.left')}</span> : `${wordOr(t, 'event', action)}${reason}`}</td>
      <td class="num">{decision.at === null ? '' : format.time(decision.at)}</td>
      <td>{batch === null ? null : (
        <Form view={view} action="/undo" back={addressOf(of, of.caseIds.length + 1)} class="inline">
          <input type="hidden" name="batch" value={batch} />
          <button class="button" aria-label={t('review.undo-of', { number })}>{t('undo.button')}</button>
        </Form>
      )}</td>
    </tr>
  );
}

type Ended = Props & { readonly decisions: readonly ReviewDecision[]; readonly offer: UndoOffer | null };

function Summary({ view, of, n, decisions, offer }: Ended) {
  const { t } = view;
  const decided = decisions.filter(({ action }) => action !== null).length;
  return (
    <section id="review" class="sheet" aria-labelledby="review-summary" data-at={addressOf(of, n)}>
      <header>
        <h1 id="review-summary">{t('review.summary')}</h1>
        <p>{t('review.decided', { n: decided })} · {t('review.kept', { n: decisions.length - decided })}</p>
      </header>
      <UndoLine view={view} offer={offer} back={addressOf(of, n)} />
      <div class="scroll" tabindex={0} role="region" aria-label={t('review.what')}>
        <table>
          <thead><tr><th scope="col">{t('case.word')}</th><th scope="col">{t('table.title')}</th><th scope="col">{t('review.what')}</th><th scope="col">{t('table.time')}</th><td /></tr></thead>
          <tbody>{decisions.map((decision) => <Decided view={view} of={of} decision={decision} />)}</tbody>
        </table>
      </div>
      <div class="actions">
        <a class="button first" href={queueOf(of)}>{t('review.back')}</a>
        <a class="button" href={addressOf(of, 1)} rel="prev" data-key="k">{t('review.again')} <Key>k</Key></a>
      </div>
    </section>
  );
}

/** The story at `n`, or the summary behind the last one. Only the part that changes where a script asks that has the rest. */
async function show(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const { account, now, t } = view;
  const of = await review(deps.db, account.id, idParam(c, 'id'));
  if (of === null) throw new Problem('not-found', { what: t('review.title') });
  const asked = Number(c.req.query('n') ?? 1);
  const n = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), of.caseIds.length + 1) : 1;
  const caseId = of.caseIds[n - 1];
  const ahead = c.req.header('x-ahead') === '1';
  if (caseId !== undefined && !ahead) await markRead(deps.db, account.id, [caseId], now);
  const page = caseId === undefined ? null : await casePage(deps.db, caseId);
  const offer = await offerTo(view, deps);
  const part = page === null
    ? <Summary view={view} of={of} n={n} offer={offer} decisions={await reviewDecisions(deps.db, account.id, of, now)} />
    : <Step view={view} of={of} n={n} page={page} offer={offer} />;
  if (c.req.header('x-part') === '1') return c.html(String(part));
  return showPage(c, { view, title: t('review.title'), current: '/queue', children: <>{part}<KeyHelp view={view} /></> });
}

async function start(c: Ctx, deps: Deps) {
  const { account, now } = signedView(c);
  const filter = readFilter(new URLSearchParams((await readForm(c)).text('query')));
  const query = savedQuery(filter);
  const id = await startReview(deps.db, { account, now }, filter, query);
  return c.redirect(id === null ? withDone(`/queue?${query === '' ? 'all=1' : query}`, 'review-empty') : `/review/${id}?n=1`, 303);
}

export function reviewRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .post('/review', (c) => start(c, deps))
    .get('/review/:id', (c) => show(c, deps));
}
