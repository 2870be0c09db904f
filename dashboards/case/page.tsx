// The page of one case.

import { may } from '../../src/accounts/index.ts';
import type { CaseArticle, CaseClaim, CasePage } from '../../src/cases/index.ts';
import { caseStates } from '../../src/model/index.ts';
import type { EvidencePack } from '../../src/evidence/index.ts';
import type { ListedResponse } from '../../src/responses/index.ts';
import type { SignedView } from '../deps.ts';
import { EvidencePanel } from '../evidence/index.tsx';
import { Chip, Clock, clockWords, differs, Form, Key, langOf, WhyChip } from '../layout/parts.tsx';
import { Aside, isUrgent, spreadOf, Why } from '../queue/row.tsx';
import { wordOr } from '../words/index.ts';
import { CaseActions, DecideClaim } from './actions.tsx';
import { ArticleText, MarkedTitle } from './article-text.tsx';
import { Changes } from './changes.tsx';
import { RegisterPanel } from './register-panel.tsx';
import { Assign, Responses } from './responses.tsx';
import { Timeline } from './timeline.tsx';

type Props = { readonly view: SignedView; readonly page: CasePage };

/** The workflow as seven steps; closing without an answer leaves out those in between. */
function Steps({ view, page }: Props) {
  const now = caseStates.indexOf(page.row.state);
  const direct = page.row.state === 'closed' && page.row.closeReason !== 'answered';
  return (
    <ol class="steps" aria-label={view.t('case.steps')}>
      {caseStates.map((state, index) => {
        const skipped = direct && index > 1 && index < now;
        return <li class={index === now ? 'now' : index < now && !skipped ? 'done' : skipped ? 'skipped' : undefined} aria-current={index === now ? 'step' : undefined}>{wordOr(view.t, 'state', state)}</li>;
      })}
    </ol>
  );
}

/** Why the same words are told more quietly than they were; what an outlet itself rejects was never told. */
function Quieter({ view, claim }: { view: SignedView; claim: CaseClaim }) {
  const { t, format } = view;
  const { voice, rejectedBefore, taughtAt, taughtIn } = claim;
  if (rejectedBefore === 0 || voice === 'rejects') return null;
  return (
    <p class="small quiet">
      {t('claim.quieter', { n: rejectedBefore })}
      {taughtAt === null ? null : <>{' '}<a href={`/articles/${taughtIn}`}>{t('claim.quieter-last', { time: format.dateTime(taughtAt) })}</a></>}
    </p>
  );
}

function Claim({ view, page, claim, first }: Props & { claim: CaseClaim; first: boolean }) {
  const { t, format } = view;
  const { entry } = claim;
  const article = page.articles.find(({ id }) => id === claim.articleId);
  const tone = claim.voice === 'asserts' ? 'alert' : claim.voice === 'attributes' ? 'notice' : 'plain';
  return (
    <article class="claim" id={`claim-${claim.id}`}>
      <p class="tags">
        <Chip tone={tone}>{wordOr(t, 'voice', claim.voice)}</Chip> <Chip tone="plain">{differs(view, { kind: entry.kind, register: entry.id, registerVersion: entry.version })}</Chip>{' '}
        <Chip tone={claim.state === 'confirmed' ? 'good' : 'plain'}>{wordOr(t, 'claim-state', claim.state)}</Chip>
      </p>
      <blockquote class={`quote ${tone}`} lang={langOf(article?.language ?? null)}>“<mark>{claim.quote}</mark>”</blockquote>
      <p class="small quiet">
        {article?.outlet}{article === undefined || article.id === page.article.id ? null : <>{' · '}<a href={`/cases/${page.row.caseId}?article=${article.id}`}>{t('case.show-article')}</a></>}
        {claim.state === 'suggested' ? <>{' · '}{t('claim.suggested-note')}</> : <>{' · '}{t('claim.decided', { time: format.dateTime(claim.decidedAt) })}</>}
      </p>
      <Quieter view={view} claim={claim} />
      <DecideClaim view={view} caseId={page.row.caseId} claim={claim} back={`/cases/${page.row.caseId}?article=${claim.articleId}`} keys={first} />
    </article>
  );
}

/** One entry once, with the claims that match it. */
function Claims({ view, page }: Props) {
  const { t } = view;
  if (page.claims.length === 0) return <section class="panel"><h2>{t('case.why')}</h2><Why view={view} row={page.row} /><p class="quiet">{t('case.no-claim')}</p></section>;
  const entries = [...new Map(page.claims.map(({ entry }) => [`${entry.id} ${entry.version}`, entry])).values()];
  const first = page.claims.find(({ id }) => id === page.row.claim?.id) ?? page.claims[0];
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">{t('case.claims')}</h2>
      {entries.map((entry) => (
        <>
          {page.claims.filter((claim) => claim.entry.id === entry.id && claim.entry.version === entry.version).map((claim) => <Claim view={view} page={page} claim={claim} first={claim === first} />)}
          <RegisterPanel view={view} entry={entry} />
        </>
      ))}
    </section>
  );
}

function Comments({ view, page }: Props) {
  const { t, format } = view;
  const id = page.row.caseId;
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">{t('comment.title')}</h2>
      {page.comments.length === 0 ? <p class="quiet">{t('comment.none')}</p> : (
        <ol class="comments">
          {page.comments.map(({ at, username, text }) => <li><p class="small quiet"><b>{username}</b> <time class="num" datetime={new Date(at).toISOString()}>{format.dateTime(at)}</time></p><p class="said">{text}</p></li>)}
        </ol>
      )}
      {may(view.account.role, 'comment') ? (
        <Form view={view} action={`/cases/${id}/comment`} back={`/cases/${id}`} class="fields">
          <label for="comment">{t('comment.label')} <Key>c</Key></label>
          <textarea id="comment" name="text" rows={3} maxlength={5000} required data-key="c" />
          <p><button class="button">{t('comment.submit')}</button> <span class="small quiet">{t('comment.kept')}</span></p>
        </Form>
      ) : null}
    </section>
  );
}

function Deadlines({ view, page }: Props) {
  const { t, format } = view;
  const { row } = page;
  return (
    <section class="panel">
      <h2>{t('case.now')}</h2>
      <dl>
        <dt>{t('case.state')}</dt><dd>{wordOr(t, 'state', row.state)}{row.closeReason === null ? null : ` · ${wordOr(t, 'reason', row.closeReason)}`}</dd>
        <dt>{t('case.assignee')}</dt><dd>{row.assignee ?? t('queue.unassigned')}</dd>
        {row.state === 'closed' ? <><dt>{t('case.closed-at')}</dt><dd class="num">{format.dateTime(row.closedAt)}</dd></> : <><dt>{t('case.deadline')}</dt><dd><Clock view={view} due={row.due} urgent={isUrgent(row, view.now)} /></dd></>}
      </dl>
    </section>
  );
}

function Evidence({ view, page }: Props) {
  const { t, format } = view;
  const { shown } = page;
  return (
    <section class="panel">
      <h2>{t('found.title')}</h2>
      <dl>
        <dt>{t('found.at')}</dt><dd class="num">{format.dateTime(shown.fetchedAt)}</dd>
        <dt>SHA-256</dt><dd><code title={shown.pageSha256}>{shown.pageSha256.slice(0, 4)}…{shown.pageSha256.slice(-4)}</code></dd>
        <dt>{t('found.from')}</dt><dd>{t(shown.takenFrom === 'page' ? 'found.page' : 'found.feed')}</dd>
        <dt>{t('found.revision')}</dt><dd class="num">{t('found.revision-of', { number: shown.number, all: shown.revisions })}</dd>
      </dl>
      {shown.revisions > shown.number ? <p class="notice read small"><a href={`/articles/${page.article.id}`}>{t('found.changed-since')}</a></p> : null}
    </section>
  );
}

function OtherArticle({ view, page, article }: Props & { article: CaseArticle }) {
  const { t, format } = view;
  const current = article.id === page.article.id;
  return (
    <li aria-current={current ? 'true' : undefined}>
      <a href={`/cases/${page.row.caseId}?article=${article.id}`} lang={langOf(article.language)}>{article.title}</a>
      <span class="small quiet">{article.outlet} · {article.country} · <span class="num">{format.dateTime(article.publishedAt)}</span>{article.copyOf === null ? null : <> · {t('spread.copy')}</>}</span>
    </li>
  );
}

function Spread({ view, page }: Props) {
  const { t, format } = view;
  const { row } = page;
  return (
    <section class="panel">
      <h2>{t('spread.title')}</h2>
      <p class="small quiet">{spreadOf(view, row)} · {row.countries.map((code) => format.country(code)).join(', ')} · <a href={`/stories/${row.storyId}`}>{t('spread.story')}</a></p>
      <ol class="spread">{page.articles.slice(0, 12).map((article) => <OtherArticle view={view} page={page} article={article} />)}</ol>
      {page.articles.length > 12 ? <p class="small"><a href={`/stories/${row.storyId}`}>{t('spread.all')}</a></p> : null}
    </section>
  );
}

function Head({ view, page }: Props) {
  const { t, format } = view;
  const { row, article, shown } = page;
  const onShown = page.claims.filter((claim) => claim.revisionId === shown.revisionId && claim.state !== 'rejected');
  const offset = format.offset(article.publishedOffsetMinutes);
  return (
    <header>
      <p class="small quiet">
        {t('case.number', { number: row.number })} · {t('case.opened', { time: format.dateTime(row.openedAt) })}
        {page.assessBy === null ? null : <> · {t('case.assess-by', { time: format.dateTime(page.assessBy) })}</>}
        {page.answerBy === null ? null : <> · {t('case.answer-by', { time: format.dateTime(page.answerBy) })}</>}
      </p>
      <h1 lang={langOf(article.language)}><MarkedTitle title={shown.title} claims={onShown} /></h1>
      <p class="quiet">
        <WhyChip view={view} row={row} /> {article.outlet} · {format.country(article.country)} · {format.language(article.language)} · <span class="num">{format.dateTime(article.publishedAt)}</span>{offset === '' ? null : <>, {t('article.offset', { offset })}</>}
        {' · '}{t('tone')} <b>{article.sentiment === null ? t('tone.not-scored') : wordOr(t, 'sentiment', article.sentiment)}</b>
        {' · '}<a href={article.url} rel="noreferrer noopener external">{t('article.original')}</a>
      </p>
      <Steps view={view} page={page} />
    </header>
  );
}

type Beside = { readonly responses: readonly ListedResponse[]; readonly assignable: readonly string[]; readonly packs: readonly EvidencePack[] };

export function CaseScreen({ view, page, responses, assignable, packs }: Props & Beside) {
  const { t } = view;
  const { row, article, shown } = page;
  const onShown = page.claims.filter((claim) => claim.revisionId === shown.revisionId && claim.state !== 'rejected');
  return (
    <div class="case" data-case={row.caseId} {...clockWords(view)}>
      <div class="case-main">
        <Head view={view} page={page} />
        <Aside view={view} row={row} />
        <CaseActions view={view} row={row} back={`/cases/${row.caseId}`} />
        <Assign view={view} page={page} assignable={assignable} />
        <section aria-labelledby="article">
          <h2 id="article">{t('article.word')}</h2>
          <ArticleText view={view} text={shown.text} language={article.language} claims={onShown} tone={row.level} />
        </section>
        <Changes view={view} changes={page.shownChanges} language={article.language} />
        <Claims view={view} page={page} />
        <Responses view={view} page={page} responses={responses} />
        <Comments view={view} page={page} />
      </div>
      <aside aria-label={t('case.beside')}>
        <Deadlines view={view} page={page} />
        <Evidence view={view} page={page} />
        <EvidencePanel view={view} caseId={row.caseId} packs={packs} />
        <Spread view={view} page={page} />
        <Timeline view={view} page={page} />
      </aside>
    </div>
  );
}
