// The Digest screen: choose a week, see what an issue would say, make it, fetch it as HTML, DOCX or PDF; the issues made so far.

import { Hono } from 'hono';
import { requireMay } from '../../src/accounts/index.ts';
import {
  composeDigest, digestFormats, issueById, listIssues, makeIssue, paperStyle, renderDigest, weekNamed, weekOf, weekOfDay,
  type DigestFormat, type Week,
} from '../../src/digests/index.ts';
import { Problem } from '../../src/errors.ts';
import { signedView, type Ctx, type Deps, type Env } from '../deps.ts';
import { idParam, readForm } from '../form.ts';
import { showPage } from '../layout/page.tsx';
import { withDone } from '../queue/index.tsx';
import { langs } from '../words/index.ts';
import { Issue, issueTitle } from './issue.tsx';
import { WeekView } from './week.tsx';

const mimeTypes: Readonly<Record<DigestFormat, string>> = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

/** The week asked for, else the one that runs now. Throws `bad-week`. */
function chosenWeek({ province }: Deps, now: Date, asked: string | undefined): Week {
  return asked === undefined || asked === '' ? weekOf(province.timeZone, now) : weekNamed(asked);
}

const compose = ({ db, province, fictional }: Deps, { from, to }: Week) => composeDigest(db, { period: 'week', from, to, province, fictional });

async function showWeek(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const week = chosenWeek(deps, view.now, c.req.query('week'));
  const content = await compose(deps, week);
  const issues = await listIssues(deps.db);
  const children = <WeekView view={view} week={week} content={content} issues={issues} />;
  return showPage(c, { view, title: view.t('nav.digest'), current: '/digest', children });
}

async function make(c: Ctx, deps: Deps) {
  const { account } = signedView(c);
  requireMay(account.role, 'make-digest');
  const week = weekNamed((await readForm(c)).text('week'));
  const id = await makeIssue(deps.db, await compose(deps, week), account.id);
  return c.redirect(withDone(`/digest/issues/${id}`, 'digest-made'), 303);
}

async function showIssue(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const issue = await issueById(deps.db, idParam(c, 'id'));
  return showPage(c, { view, title: issueTitle(view, issue), current: '/digest', children: <Issue view={view} issue={issue} /> });
}

/** "…/vi.docx": the frozen issue as a file in one language and format. */
async function download(c: Ctx, deps: Deps) {
  const match = /^(\w+)\.(\w+)$/.exec(c.req.param('file') ?? '');
  const lang = langs.find((name) => name === match?.[1]);
  const format = digestFormats.find((name) => name === match?.[2]);
  if (lang === undefined || format === undefined) throw new Problem('not-found', { what: `“${(c.req.param('file') ?? '').slice(0, 40)}”` });
  const issue = await issueById(deps.db, idParam(c, 'id'));
  const bytes = await renderDigest(issue, format, lang, printerOf(deps));
  c.header('content-type', mimeTypes[format]);
  // Kept, never shown: an HTML issue must not run in the name of the desk.
  c.header('content-disposition', `attachment; filename="haidang-${weekOfDay(issue.content.from).name}-${issue.id}-${lang}.${format}"`);
  return c.body(new Uint8Array(bytes));
}

const printerOf = ({ printPdf }: Deps) =>
  printPdf ?? (() => Promise.reject(new Problem('no-pdf-browser')));

export function digestRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get('/digest', (c) => showWeek(c, deps))
    .post('/digest/issues', (c) => make(c, deps))
    .get('/digest/issues/:id', (c) => showIssue(c, deps))
    .get('/digest/issues/:id/:file', (c) => download(c, deps))
    .get('/digest/paper.css', (c) => c.body(paperStyle, 200, { 'content-type': 'text/css; charset=utf-8' }));
}
