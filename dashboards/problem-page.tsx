// What a person sees when something does not work: a sentence, and where to go.

import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { messageOf, Problem, problems, type ProblemCode } from '../src/errors.ts';
import type { Ctx, View } from './deps.ts';
import { showBarePage, showPage } from './layout/page.tsx';

const statuses: Partial<Record<ProblemCode, ContentfulStatusCode>> = {
  'not-allowed': 403, 'stale-form': 403, 'not-found': 404, 'changed-meanwhile': 409, 'filter-name-taken': 409, 'wrong-step': 409, 'missing-reason': 400, 'missing-text': 400, 'bad-entry': 400,
  'wrong-sign-in': 401, 'too-many-attempts': 429, 'weak-password': 400, 'same-password': 400, 'form-too-large': 413, 'bad-week': 400, 'no-pdf-browser': 503,
  'claim-not-confirmed': 409, 'already-requested': 409, 'asks-for-removal': 400, 'open-spots': 409, 'nothing-drafted': 409, 'own-text': 403, 'content-first': 409,
  'bad-letterhead': 400, 'backup-running': 409, 'bad-backup': 409,
  'response-closed': 409, 'nothing-to-undo': 409, 'undo-too-late': 409, 'acted-since': 409, 'overdue-not-aside': 409, 'bad-aside-day': 400, 'bad-filter-name': 400, 'text-too-long': 400, 'bad-ledger-day': 400,
  'wrong-password': 400, 'wrong-code': 401, 'step-over': 409, 'prove-first': 403, 'code-is-on': 409, 'no-app-secret': 409, 'secret-changed': 409, 'passkey-refused': 401, 'no-passkey-here': 409,
  'last-way-in': 409, 'invitation-over': 404, 'last-administrator': 409, 'bad-provider-name': 400, 'provider-name-taken': 409, 'provider-unreachable': 503, 'provider-refused': 401, 'not-invited': 403,
  'bad-name': 400, 'name-taken': 409,
};

/** The HTTP status that goes with a problem; without a row of its own, what a retry could change: nothing is the asker's to mend, later is ours. */
export const statusOf = ({ code }: Problem): ContentfulStatusCode => statuses[code] ?? (code === 'unexpected' ? 500 : ({ never: 400, later: 503, slower: 429 } as const)[problems[code].retry]);

function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof HTTPException && thrown.status === 403) return new Problem('stale-form', {}, { cause: thrown });
  if (thrown instanceof HTTPException && thrown.status === 413) return new Problem('form-too-large', { limit: 64 }, { cause: thrown });
  return new Problem('unexpected', { cause: '' }, { cause: thrown });
}

/** The log gets the cause, the reader a sentence. */
function sentenceFor(problem: Problem, view: View): string {
  return problem.code === 'unexpected' ? view.t('problem.unexpected') : problem.in(view.lang);
}

export function showProblem(c: Ctx, thrown: unknown) {
  const view = c.get('view') as View | undefined;
  const problem = asProblem(thrown);
  if (problem.code === 'unexpected') {
    const cause = thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown);
    console.error(`${c.req.method} ${new URL(c.req.url).pathname}: ${cause}`);
  }
  c.status(statusOf(problem));
  // Before the view is made (a forged form, a body too large) there is no language to speak in: both.
  if (view === undefined) return c.text(`${problem.in('vi')}\n${problem.in('en')}`);
  return showMessage(c, view, sentenceFor(problem, view));
}

export function showNotFound(c: Ctx) {
  c.status(404);
  const view = c.get('view') as View | undefined;
  return view === undefined ? c.text('404') : showMessage(c, view, view.t('problem.not-found'));
}

function showMessage(c: Ctx, view: View, message: string) {
  const { account } = view;
  const body = (
    <div class="problem" role="alert">
      <h1>{view.t('problem.title')}</h1>
      <p>{message}</p>
      <p class="actions"><a class="button" href="/queue">{view.t('problem.queue')}</a> <a class="button" href="/">{view.t('nav.today')}</a></p>
    </div>
  );
  if (account === null || account.mustChangePassword) return showBarePage(c, view, view.t('problem.title'), body);
  return showPage(c, { view: { ...view, account }, title: view.t('problem.title'), current: '', children: body });
}
