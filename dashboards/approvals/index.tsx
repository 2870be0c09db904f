// Approvals: everything that waits, what this person can approve first. Made for a phone in a car as much as for a desk.

import { Hono } from 'hono';
import { mayApprove, nextPart, waitingForApproval, type Waiting } from '../../src/responses/index.ts';
import { kindOf } from '../case/responses.tsx';
import { signedView, type Ctx, type Deps, type Env, type SignedView } from '../deps.ts';
import { showPage } from '../layout/page.tsx';
import { Chip, Clock, clockWords, Empty, langOf } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';

function Item({ view, waiting }: { view: SignedView; waiting: Waiting }) {
  const { t, now } = view;
  const late = waiting.answerBy !== null && waiting.answerBy < now;
  return (
    <li class={`panel waiting-text ${waiting.level}`}>
      <p class="tags"><Chip tone={waiting.level}>{wordOr(t, 'level', waiting.level)}</Chip> <span class="small quiet">{kindOf(view, waiting)}{waiting.outlet === null ? null : <> · {waiting.outlet}</>}</span></p>
      <h3><a href={`/cases/${waiting.caseId}/responses/${waiting.id}`} lang={langOf(waiting.titleVi === null ? waiting.language : 'vi')}>{waiting.titleVi ?? waiting.title}</a></h3>
      <p class="small quiet">
        <span class="num">{t('response.back-to-case', { number: waiting.caseNumber })}</span> · {t('approval.part')}: <b>{wordOr(t, 'approval-part', nextPart(waiting))}</b>
        {' · '}<Clock view={view} due={waiting.answerBy} urgent={late} /> · <code title={waiting.sha256}>{waiting.sha256.slice(0, 8)}</code>
      </p>
    </li>
  );
}

function Part({ view, title, all }: { view: SignedView; title: string; all: readonly Waiting[] }) {
  if (all.length === 0) return null;
  return <section><h2>{title}</h2><ol class="waiting-texts">{all.map((waiting) => <Item view={view} waiting={waiting} />)}</ol></section>;
}

async function show(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const { t } = view;
  const all = await waitingForApproval(deps.db, view.account);
  const yours = all.filter((waiting) => mayApprove(view.account, waiting));
  const children = (
    <div class="sheet" {...clockWords(view)}>
      <h1>{t('approval.title')}</h1>
      {all.length === 0 ? <Empty title={t('approval.none')}><p>{t('approval.none-note')}</p></Empty> : null}
      <Part view={view} title={t('approval.yours')} all={yours} />
      <Part view={view} title={t('approval.others')} all={all.filter((waiting) => !yours.includes(waiting))} />
    </div>
  );
  return showPage(c, { view, title: t('approval.title'), current: '/approvals', children });
}

export function approvalRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>().get('/approvals', (c) => show(c, deps));
}
