// One case: its page and everything that a person does there. Each action is one row here and one function of the cases room.

import { Hono } from 'hono';
import { may } from '../../src/accounts/index.ts';
import {
  addComment, assignable, bringCaseBack, casePage, closeCase, decideClaim, markRead, markUnread, putBackCase, queueRow, queueRows, reopenCase, setCaseAside, takeCase, type By,
} from '../../src/cases/index.ts';
import type { Database } from '../../src/database/index.ts';
import { Problem } from '../../src/errors.ts';
import { packsOfStory } from '../../src/evidence/index.ts';
import { claimStates } from '../../src/model/index.ts';
import { responsesOf } from '../../src/responses/index.ts';
import { signedView, type Ctx, type Deps, type Env } from '../deps.ts';
import { idParam, readForm, type Fields } from '../form.ts';
import { localPath } from '../guard.ts';
import { showPage } from '../layout/page.tsx';
import { readFilter, queueUrl } from '../queue/filter.ts';
import { withDone } from '../queue/done.ts';
import { isAside, Row } from '../queue/row.tsx';
import { offerTo, UndoLine } from '../queue/undo.tsx';
import { readUntil } from '../queue/until.ts';
import { wordOr } from '../words/index.ts';
import { KeyHelp } from '../queue/keys.tsx';
import { CaseScreen } from './page.tsx';

type Act = (db: Database, by: By, caseId: number, form: Fields, deps: Deps) => Promise<void>;

/** After these the story is no longer in the list that it was acted on in. */
const leaving: readonly string[] = ['close', 'aside', 'bring-back'];

/** Last part of the address, what is done, and the word that says so afterwards. */
const acts: readonly { readonly path: string; readonly act: Act; readonly done: string }[] = [
  { path: 'take', done: 'taken', act: (db, by, caseId, form) => takeCase(db, by, { caseId, version: form.number('version') }) },
  { path: 'put-back', done: 'put-back', act: (db, by, caseId, form) => putBackCase(db, by, { caseId, version: form.number('version') }) },
  { path: 'close', done: 'closed', act: (db, by, caseId, form) => closeCase(db, by, { caseId, version: form.number('version'), reason: form.text('reason'), note: form.text('note') }) },
  { path: 'aside', done: 'set-aside', act: (db, by, caseId, form, deps) => setCaseAside(db, by, { caseId, version: form.number('version'), until: readUntil(form, by.now ?? new Date(), deps) }) },
  { path: 'bring-back', done: 'brought-back', act: (db, by, caseId, form) => bringCaseBack(db, by, { caseId, version: form.number('version') }) },
  { path: 'unread', done: 'marked-unread', act: (db, by, caseId) => markUnread(db, by.account.id, [caseId]) },
  { path: 'reopen', done: 'reopened', act: (db, by, caseId, form) => reopenCase(db, by, { caseId, version: form.number('version'), note: form.text('note') }) },
  { path: 'comment', done: 'commented', act: (db, by, caseId, form) => addComment(db, by, { caseId, text: form.text('text') }) },
];

async function showCase(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const article = Number(c.req.query('article'));
  const id = idParam(c, 'id');
  const page = await casePage(deps.db, id, Number.isInteger(article) ? article : undefined);
  if (page === null) throw new Problem('not-found', { what: view.t('case.word') });
  const { account, now } = view;
  await markRead(deps.db, account.id, [id], now);
  const offer = await offerTo(view, deps);
  const responses = await responsesOf(deps.db, view.account, id);
  const packs = await packsOfStory(deps.db, page.row.storyId);
  const title = `${view.t('case.number', { number: page.row.number })}`;
  return showPage(c, { view, title, current: '/queue', children: <><UndoLine view={view} offer={offer} back={`/cases/${id}`} /><CaseScreen view={view} page={page} responses={responses} packs={packs} assignable={may(view.account.role, 'assign-case') ? await assignable(deps.db) : []} /><KeyHelp view={view} /></> });
}

/** After a step that takes a story out of the list, the one below takes its place, so that the hand can stay on the keys. */
async function rowAfter(c: Ctx, deps: Deps, back: string, caseId: number): Promise<string> {
  const url = new URL(back, 'http://local');
  if (/^\/review\/\d+$/.test(url.pathname)) {
    url.searchParams.set('n', String(Number(url.searchParams.get('n') ?? 1) + 1));
    return url.pathname + url.search;
  }
  if (url.pathname !== '/queue') return back;
  const { account, now } = signedView(c);
  const filter = readFilter(url.searchParams);
  const { rows } = await queueRows(deps.db, { ...filter, now }, account.id);
  const at = rows.findIndex((row) => row.caseId === caseId);
  return queueUrl(filter, (rows[at + 1] ?? rows[at - 1])?.caseId);
}

/** Whether a script asked that keeps its page: it gets what has changed on it. */
const keepsItsPage = (c: Ctx) => c.req.header('x-step') === '1';

/** What was said, the row as it stands now, whether it still belongs to the list, and the next undo. */
async function answerStep(c: Ctx, deps: Deps, back: string, caseId: number, done: string) {
  const view = signedView(c);
  const filter = readFilter(new URL(back, 'http://local').searchParams);
  const row = await queueRow(deps.db, caseId, view.account.id);
  const stays = row !== null && (row.state === 'closed') === (filter.closed === true) && (filter.closed === true || isAside(row, view.now) === (filter.aside === true));
  const bulk = filter.closed !== true && may(view.account.role, 'take-case');
  return c.json({
    said: wordOr(view.t, 'done', done),
    stays,
    row: row === null || !stays ? null : String(<Row view={view} row={row} filter={filter} chosen={false} bulk={bulk} />),
    undo: String(<UndoLine view={view} offer={await offerTo(view, deps)} back={back} />),
  });
}

async function decide(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const form = await readForm(c);
  const caseId = idParam(c, 'id');
  const from = claimStates.find((state) => state === form.text('from'));
  const to = form.text('to');
  if (from === undefined || (to !== 'confirmed' && to !== 'rejected')) throw new Problem('changed-meanwhile');
  await decideClaim(deps.db, { account: view.account, now: view.now }, { caseId, claimId: idParam(c, 'claim'), from, to });
  const back = localPath(form.text('back'), `/cases/${caseId}`);
  return keepsItsPage(c) ? answerStep(c, deps, back, caseId, `claim-${to}`) : c.redirect(withDone(back, `claim-${to}`), 303);
}

export function caseRoutes(deps: Deps): Hono<Env> {
  const routes = new Hono<Env>().get('/cases/:id', (c) => showCase(c, deps)).post('/cases/:id/claims/:claim', (c) => decide(c, deps));
  for (const { path, act, done } of acts) {
    routes.post(`/cases/:id/${path}`, async (c) => {
      const view = signedView(c);
      const form = await readForm(c);
      const caseId = idParam(c, 'id');
      const given = localPath(form.text('back'), `/cases/${caseId}`);
      const kept = keepsItsPage(c);
      const back = leaving.includes(path) && !kept ? await rowAfter(c, deps, given, caseId) : given;
      await act(deps.db, { account: view.account, now: view.now }, caseId, form, deps);
      if (kept) return answerStep(c, deps, given, caseId, done);
      return c.redirect(withDone(back, done), 303);
    });
  }
  return routes;
}
