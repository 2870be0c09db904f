// One case: its page and everything that a person does there. Each action is one row here and one function of the cases room.

import { Hono } from 'hono';
import { may } from '../../src/accounts/index.ts';
import { addComment, assignable, casePage, closeCase, decideClaim, putBackCase, queueRows, reopenCase, takeCase, type By } from '../../src/cases/index.ts';
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
import { withDone } from '../queue/index.tsx';
import { KeyHelp } from '../queue/keys.tsx';
import { CaseScreen } from './page.tsx';

type Act = (db: Database, by: By, caseId: number, form: Fields) => Promise<void>;

/** Last part of the address, what is done, and the word that says so afterwards. */
const acts: readonly { readonly path: string; readonly act: Act; readonly done: string }[] = [
  { path: 'take', done: 'taken', act: (db, by, caseId, form) => takeCase(db, by, { caseId, version: form.number('version') }) },
  { path: 'put-back', done: 'put-back', act: (db, by, caseId, form) => putBackCase(db, by, { caseId, version: form.number('version') }) },
  { path: 'close', done: 'closed', act: (db, by, caseId, form) => closeCase(db, by, { caseId, version: form.number('version'), reason: form.text('reason'), note: form.text('note') }) },
  { path: 'reopen', done: 'reopened', act: (db, by, caseId, form) => reopenCase(db, by, { caseId, version: form.number('version'), note: form.text('note') }) },
  { path: 'comment', done: 'commented', act: (db, by, caseId, form) => addComment(db, by, { caseId, text: form.text('text') }) },
];

async function showCase(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const article = Number(c.req.query('article'));
  const id = idParam(c, 'id');
  const page = await casePage(deps.db, id, Number.isInteger(article) ? article : undefined);
  if (page === null) throw new Problem('not-found', { what: view.t('case.word') });
  const responses = await responsesOf(deps.db, view.account, id);
  const packs = await packsOfStory(deps.db, page.row.storyId);
  const title = `${view.t('case.number', { number: page.row.number })}`;
  return showPage(c, { view, title, current: '/queue', children: <><CaseScreen view={view} page={page} responses={responses} packs={packs} assignable={may(view.account.role, 'assign-case') ? await assignable(deps.db) : []} /><KeyHelp view={view} /></> });
}

/** After closing from the queue, the row below takes its place, so that the hand can stay on the keys. */
async function rowAfter(c: Ctx, deps: Deps, back: string, caseId: number): Promise<string> {
  const url = new URL(back, 'http://local');
  if (url.pathname !== '/queue') return back;
  const filter = readFilter(url.searchParams);
  const { rows } = await queueRows(deps.db, filter, signedView(c).account.id);
  const at = rows.findIndex((row) => row.caseId === caseId);
  return queueUrl(filter, (rows[at + 1] ?? rows[at - 1])?.caseId);
}

async function decide(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const form = await readForm(c);
  const caseId = idParam(c, 'id');
  const from = claimStates.find((state) => state === form.text('from'));
  const to = form.text('to');
  if (from === undefined || (to !== 'confirmed' && to !== 'rejected')) throw new Problem('changed-meanwhile');
  await decideClaim(deps.db, { account: view.account, now: view.now }, { caseId, claimId: idParam(c, 'claim'), from, to });
  return c.redirect(withDone(localPath(form.text('back'), `/cases/${caseId}`), `claim-${to}`), 303);
}

export function caseRoutes(deps: Deps): Hono<Env> {
  const routes = new Hono<Env>().get('/cases/:id', (c) => showCase(c, deps)).post('/cases/:id/claims/:claim', (c) => decide(c, deps));
  for (const { path, act, done } of acts) {
    routes.post(`/cases/:id/${path}`, async (c) => {
      const view = signedView(c);
      const form = await readForm(c);
      const caseId = idParam(c, 'id');
      const given = localPath(form.text('back'), `/cases/${caseId}`);
      const back = path === 'close' ? await rowAfter(c, deps, given, caseId) : given;
      await act(deps.db, { account: view.account, now: view.now }, caseId, form);
      return c.redirect(withDone(back, done), 303);
    });
  }
  return routes;
}
