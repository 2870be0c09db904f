// Acting on the ticked rows together: one transaction a case; what somebody else has changed meanwhile is left alone and counted.

import { randomUUID } from 'node:crypto';
import { may } from '../../src/accounts/index.ts';
import { addComment, assignCase, bringCaseBack, closeCase, markRead, markUnread, setCaseAside, takeCase, type By, type CaseRef, type QueueFilter } from '../../src/cases/index.ts';
import type { Database } from '../../src/database/index.ts';
import { Problem, type ProblemCode } from '../../src/errors.ts';
import { ReasonOptions } from '../case/actions.tsx';
import { signedView, type Ctx, type Deps, type SignedView } from '../deps.ts';
import { readForm, type Fields } from '../form.ts';
import { localPath } from '../guard.ts';
import { Form } from '../layout/parts.tsx';
import { withDone } from './done.ts';
import { queueUrl } from './filter.ts';
import { asideChoices, firstDay, readUntil } from './until.ts';

function More({ view, assignable }: { view: SignedView; assignable: readonly string[] }) {
  const { t } = view;
  return (
    <details class="pop">
      <summary class="button">{t('bulk.more')}</summary>
      <div class="panel bulk-more">
        {may(view.account.role, 'assign-case') ? (
          <p class="inline">
            <label for="bulk-to">{t('bulk.to')}</label>
            <select id="bulk-to" name="to">{assignable.map((name) => <option>{name}</option>)}</select>
            <button class="button" name="do" value="assign">{t('bulk.assign')}</button>
          </p>
        ) : null}
        <p class="inline">
          <label for="bulk-text">{t('bulk.text')}</label>
          <input id="bulk-text" name="text" maxlength={5000} autocomplete="off" />
          <button class="button" name="do" value="comment">{t('bulk.comment')}</button>
        </p>
        <p class="inline">
          <button class="button" name="do" value="read">{t('read.read')}</button>
          <button class="button" name="do" value="unread">{t('read.unread')}</button>
        </p>
      </div>
    </details>
  );
}

export function Bulk({ view, filter, assignable }: { view: SignedView; filter: QueueFilter; assignable: readonly string[] }) {
  const { t } = view;
  const { timeZone } = view.deps.province;
  return (
    <Form view={view} action="/queue/bulk" back={queueUrl(filter)} class="bulk" id="bulk">
      <span class="small" data-picked>{t('bulk.label')}</span>
      <button class="button" name="do" value="take">{t('bulk.take')}</button>
      <span class="joined">
        <label class="hidden" for="bulk-reason">{t('close.reason')}</label>
        <select id="bulk-reason" name="reason"><ReasonOptions view={view} /></select>
        <button class="button" name="do" value="close">{t('bulk.close')}</button>
      </span>
      {filter.aside === true ? <button class="button" name="do" value="bring-back">{t('bulk.back')}</button> : (
        <span class="joined">
          <label class="hidden" for="bulk-until">{t('bulk.until')}</label>
          <select id="bulk-until" name="until">
            <option value="">{t('bulk.choose-until')}</option>
            {asideChoices.map((choice) => <option value={choice}>{t(`aside.${choice}`)}</option>)}
            <option value="day">{t('aside.day')}:</option>
          </select>
          <label class="hidden" for="bulk-day">{t('aside.day')}</label>
          <input id="bulk-day" name="day" type="date" min={firstDay(view.now, timeZone)} />
          <button class="button" name="do" value="aside">{t('bulk.aside')}</button>
        </span>
      )}
      <More view={view} assignable={assignable} />
    </Form>
  );
}

type BulkAct = { readonly done: string; readonly act: (db: Database, by: By, ref: CaseRef, form: Fields, deps: Deps) => Promise<void> };

/** What can be done with many at once, and the word that says so afterwards. */
const acts: Readonly<Record<string, BulkAct>> = {
  take: { done: 'taken', act: (db, by, ref) => takeCase(db, by, ref) },
  close: { done: 'closed', act: (db, by, ref, form) => closeCase(db, by, { ...ref, reason: form.text('reason') }) },
  assign: { done: 'bulk-assigned', act: (db, by, ref, form) => assignCase(db, by, { ...ref, to: form.text('to') }) },
  aside: { done: 'set-aside', act: (db, by, ref, form, deps) => setCaseAside(db, by, { ...ref, until: readUntil(form, by.now ?? new Date(), deps) }) },
  'bring-back': { done: 'brought-back', act: (db, by, ref) => bringCaseBack(db, by, ref) },
  comment: { done: 'bulk-commented', act: (db, by, { caseId }, form) => addComment(db, by, { caseId, text: form.text('text') }) },
  read: { done: 'marked-read', act: (db, by, { caseId }) => markRead(db, by.account.id, [caseId], by.now ?? new Date()) },
  unread: { done: 'marked-unread', act: (db, by, { caseId }) => markUnread(db, by.account.id, [caseId]) },
};

/** Problems of one case that are no reason to leave the others. */
const passedOver: readonly ProblemCode[] = ['changed-meanwhile', 'wrong-step', 'overdue-not-aside'];

export async function actInBulk(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const form = await readForm(c);
  const back = localPath(form.text('back'), '/queue');
  const picked = form.all('case').filter((value) => /^\d{1,9}:\d{1,17}$/.test(value)).slice(0, 200).map((value) => value.split(':').map(Number));
  if (picked.length === 0) return c.redirect(withDone(back, 'nothing-picked'), 303);
  const chosen = acts[form.text('do')];
  if (chosen === undefined) throw new Problem('not-found', { what: `“${form.text('do').slice(0, 40)}”` });
  const by = { account: view.account, now: view.now, batch: randomUUID() };
  const left: ProblemCode[] = [];
  for (const [caseId = Number.NaN, version = Number.NaN] of picked) {
    try {
      await chosen.act(deps.db, by, { caseId, version }, form, deps);
    } catch (thrown) {
      if (!(thrown instanceof Problem) || !passedOver.includes(thrown.code)) throw thrown;
      left.push(thrown.code);
    }
  }
  const changed = left.every((code) => code === 'changed-meanwhile');
  return c.redirect(withDone(back, left.length === 0 ? chosen.done : changed ? 'some-changed' : 'some-left'), 303);
}
