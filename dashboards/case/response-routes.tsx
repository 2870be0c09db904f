// What people do with responses: open, write, submit, approve, return, download; and the steps of the case that follow from them.

import { Hono } from 'hono';
import { assignCase, casePage, concludeCase, type By, type CasePage } from '../../src/cases/index.ts';
import type { Database } from '../../src/database/index.ts';
import { Problem, type ProblemCode } from '../../src/errors.ts';
import { approvalParts, pressLanguages, responseKinds, type ResponseText } from '../../src/model/index.ts';
import {
  answerAgain, approveText, dropResponse, giveUpDrafting, noteExported, openResponse, paperFormats, renderResponse, responsePage, returnText, saveRevision,
  startMonitoring, submitForApproval, type Decision, type ResponsePage,
} from '../../src/responses/index.ts';
import { letterheadAt } from '../../src/office/index.ts';
import { signedView, type Ctx, type Deps, type Env } from '../deps.ts';
import { idParam, readForm, type Fields } from '../form.ts';
import { showPage } from '../layout/page.tsx';
import { withDone } from '../queue/done.ts';
import { ResponseScreen, type ResponseProps } from './response-page.tsx';

const byOf = (c: Ctx): By => {
  const { account, now } = signedView(c);
  return { account, now };
};

/** Steps of the whole case: last part of the address, what is done, the word that says so afterwards. */
const steps: readonly { readonly path: string; readonly done: string; readonly act: (db: Database, by: By, caseId: number, form: Fields) => Promise<void> }[] = [
  { path: 'assign', done: 'assigned', act: (db, by, caseId, form) => assignCase(db, by, { caseId, version: form.number('version'), to: form.text('to') }) },
  { path: 'submit', done: 'submitted', act: (db, by, caseId) => submitForApproval(db, by, caseId) },
  { path: 'give-up', done: 'drafting-given-up', act: (db, by, caseId, form) => giveUpDrafting(db, by, caseId, form.text('note')) },
  { path: 'monitor', done: 'monitoring', act: (db, by, caseId) => startMonitoring(db, by, caseId) },
  { path: 'answer-again', done: 'answering-again', act: (db, by, caseId, form) => answerAgain(db, by, caseId, form.text('note')) },
  { path: 'conclude', done: 'concluded', act: (db, by, caseId, form) => concludeCase(db, by, { caseId, version: form.number('version'), note: form.text('note') }) },
];

/** The response with its case. Throws `not-found` where it belongs to another one, `not-allowed` for a draft before those who may not see it. */
async function find(c: Ctx, { db }: Deps): Promise<{ page: CasePage; response: ResponsePage }> {
  const view = signedView(c);
  const response = await responsePage(db, view.account, idParam(c, 'response'));
  const page = response.head.caseId === idParam(c, 'id') ? await casePage(db, response.head.caseId) : null;
  if (page === null) throw new Problem('not-found', { what: view.t('response.title') });
  return { page, response };
}

async function show(c: Ctx, deps: Deps, typed?: ResponseProps['typed']) {
  const view = signedView(c);
  const found = await find(c, deps);
  return showPage(c, { view, title: found.response.head.title, current: '/queue', children: <ResponseScreen view={view} {...found} {...(typed === undefined ? {} : { typed })} /> });
}

async function open(c: Ctx, deps: Deps) {
  const form = await readForm(c);
  const caseId = idParam(c, 'id');
  const kind = responseKinds.find((one) => one === form.text('kind'));
  const language = pressLanguages.find((one) => one === form.text('language'));
  if (kind === undefined || language === undefined) throw new Problem('not-found', { what: signedView(c).t('response.kind') });
  const claimId = form.number('claim');
  const given = { caseId, kind, language, ...(Number.isInteger(claimId) ? { claimId } : {}) };
  const { name, timeZone } = deps.province;
  const id = await openResponse(deps.db, byOf(c), given, { province: name, timeZone });
  return c.redirect(withDone(`/cases/${caseId}/responses/${id}`, 'response-opened'), 303);
}

/** Problems after which the writer goes on writing: the page comes back with what they typed. */
const mendable: readonly ProblemCode[] = ['asks-for-removal', 'missing-text', 'text-too-long', 'changed-meanwhile'];

async function save(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const form = await readForm(c);
  const { response: { head } } = await find(c, deps);
  const vietnamese = head.language === 'vi';
  const text: ResponseText = { title: form.text('title'), body: form.text('body'), titleVi: vietnamese ? null : form.text('titleVi'), bodyVi: vietnamese ? null : form.text('bodyVi') };
  try {
    await saveRevision(deps.db, byOf(c), head.id, form.number('on'), text);
  } catch (thrown) {
    if (!(thrown instanceof Problem) || !mendable.includes(thrown.code)) throw thrown;
    c.status(thrown.code === 'changed-meanwhile' ? 409 : 400);
    return show(c, deps, { text, problem: thrown.in(view.lang), onNumber: head.number });
  }
  return c.redirect(withDone(`/cases/${head.caseId}/responses/${head.id}`, 'response-saved'), 303);
}

async function decisionOf(c: Ctx, form: Fields): Promise<Decision> {
  const part = approvalParts.find((one) => one === form.text('part'));
  if (part === undefined) throw new Problem('changed-meanwhile');
  return { responseId: idParam(c, 'response'), sha256: form.text('sha256'), part };
}

async function approve(c: Ctx, deps: Deps) {
  const form = await readForm(c);
  const { page } = await find(c, deps);
  const decision = await decisionOf(c, form);
  const { released } = await approveText(deps.db, byOf(c), decision);
  const done = released ? 'case-released' : decision.part === 'content' ? 'content-approved' : 'release-approved';
  return c.redirect(withDone(released ? `/cases/${page.row.caseId}/responses/${decision.responseId}` : '/approvals', done), 303);
}

async function giveBack(c: Ctx, deps: Deps) {
  const form = await readForm(c);
  await find(c, deps);
  await returnText(deps.db, byOf(c), { ...(await decisionOf(c, form)), reason: form.text('reason') });
  return c.redirect(withDone('/approvals', 'response-returned'), 303);
}

const mimeTypes = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf' } as const;

/** "…/text.docx", "…/vi.pdf": the newest text as a file; marked as a draft until it is released. */
async function download(c: Ctx, deps: Deps) {
  const asked = /^(text|vi)\.(\w+)$/.exec(c.req.param('file') ?? '');
  const format = paperFormats.find((name) => name === asked?.[2]);
  const { page, response: { head } } = await find(c, deps);
  const side = asked?.[1] === 'vi' ? 'vi' : 'text';
  if (asked === null || format === undefined || (side === 'vi' && head.language === 'vi')) throw new Problem('not-found', { what: `“${(c.req.param('file') ?? '').slice(0, 40)}”` });
  const { province, fictional, printPdf } = deps;
  const printer = printPdf ?? (() => Promise.reject(new Problem('no-pdf-browser')));
  const bytes = await renderResponse({ head, caseNumber: page.row.number, side, seat: province.seat, timeZone: province.timeZone, fictional, letterhead: await letterheadAt(deps.db, head.releasedAt) }, format, printer);
  const name = `haidang-${page.row.number}-${head.kind}-${head.id}-${side === 'vi' ? 'vi' : head.language}.${format}`;
  await noteExported(deps.db, byOf(c), head, name);
  c.header('content-type', mimeTypes[format]);
  c.header('content-disposition', `attachment; filename="${name}"`);
  return c.body(new Uint8Array(bytes));
}

export function responseRoutes(deps: Deps): Hono<Env> {
  const routes = new Hono<Env>()
    .post('/cases/:id/responses', (c) => open(c, deps))
    .get('/cases/:id/responses/:response', (c) => show(c, deps))
    .post('/cases/:id/responses/:response', (c) => save(c, deps))
    .post('/cases/:id/responses/:response/approve', (c) => approve(c, deps))
    .post('/cases/:id/responses/:response/return', (c) => giveBack(c, deps))
    .post('/cases/:id/responses/:response/drop', async (c) => {
      const { response: { head } } = await find(c, deps);
      await dropResponse(deps.db, byOf(c), head.id);
      return c.redirect(withDone(`/cases/${head.caseId}`, 'response-dropped'), 303);
    })
    .get('/cases/:id/responses/:response/:file', (c) => download(c, deps));
  for (const { path, act, done } of steps) {
    routes.post(`/cases/:id/${path}`, async (c) => {
      const caseId = idParam(c, 'id');
      await act(deps.db, byOf(c), caseId, await readForm(c));
      return c.redirect(withDone(`/cases/${caseId}`, done), 303);
    });
  }
  return routes;
}
