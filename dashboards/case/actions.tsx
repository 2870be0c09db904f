// The buttons under a case, on its page and in the preview beside the queue: what the table of transitions offers to this role.

import { may } from '../../src/accounts/index.ts';
import { stepsFrom, type QueueRow } from '../../src/cases/index.ts';
import { closeReasons } from '../../src/model/index.ts';
import type { SignedView } from '../deps.ts';
import { Form, Key } from '../layout/parts.tsx';
import { isAside } from '../queue/row.tsx';
import { asideChoices, firstDay } from '../queue/until.ts';
import { wordOr } from '../words/index.ts';

type Props = { readonly view: SignedView; readonly row: QueueRow; readonly back: string };

const openReasons = closeReasons.filter((reason) => reason !== 'answered');

/** Reasons for closing without an answer. */
export function ReasonOptions({ view }: { view: SignedView }) {
  return (
    <>
      <option value="">{view.t('close.choose')}</option>
      {openReasons.map((reason) => <option value={reason}>{wordOr(view.t, 'reason', reason)}</option>)}
    </>
  );
}

function Version({ row }: { row: QueueRow }) {
  return <input type="hidden" name="version" value={String(row.version)} />;
}

/** Confirm or reject the suggested match. Both stay offered after a decision, since it can be turned round. */
export function DecideClaim({ view, caseId, claim, back, keys }: { view: SignedView; caseId: number; claim: { id: number; state: string }; back: string; keys: boolean }) {
  if (!may(view.account.role, 'decide-claim')) return null;
  const { t } = view;
  return (
    <Form view={view} action={`/cases/${caseId}/claims/${claim.id}`} back={back} class="inline" step="stay">
      <input type="hidden" name="from" value={claim.state} />
      {claim.state === 'confirmed' ? null : (
        <button class={claim.state === 'suggested' ? 'button first' : 'button'} name="to" value="confirmed" data-key={keys ? 'y' : undefined}>{t('claim.confirm')}{keys ? <> <Key>y</Key></> : null}</button>
      )}
      {claim.state === 'rejected' ? null : (
        <button class="button" name="to" value="rejected" data-key={keys ? 'n' : undefined}>{t('claim.reject')}{keys ? <> <Key>n</Key></> : null}</button>
      )}
    </Form>
  );
}

function Take({ view, row, back }: Props) {
  const { t } = view;
  if (row.assignee === view.account.username) return null;
  return (
    <Form view={view} action={`/cases/${row.caseId}/take`} back={back} class="inline" step="stay">
      <Version row={row} />
      <button class="button" data-key="a">{row.assignee === null ? t('case.take') : t('case.take-over', { from: row.assignee })} <Key>a</Key></button>
    </Form>
  );
}

function PutBack({ view, row, back }: Props) {
  return (
    <Form view={view} action={`/cases/${row.caseId}/put-back`} back={back} class="inline" step="stay">
      <Version row={row} />
      <button class="button" data-key="b">{view.t('case.put-back')} <Key>b</Key></button>
    </Form>
  );
}

/** A choice that its number picks while the fold is open. */
function Choice({ name, value, digit, label }: { name: string; value: string; digit: number; label: string }) {
  return <button class="button" name={name} value={value} data-digit={String(digit)}>{label} <Key>{digit}</Key></button>;
}

function Close({ view, row, back }: Props) {
  const { t } = view;
  return (
    <details class="close" data-key="e" name="act">
      <summary class="button">{t('case.close')} <Key>e</Key></summary>
      <Form view={view} action={`/cases/${row.caseId}/close`} back={back} class="fields panel" step="gone">
        <Version row={row} />
        <label for={`note-${row.caseId}`}>{t('close.note')}</label>
        <textarea id={`note-${row.caseId}`} name="note" rows={2} maxlength={2000} />
        {row.state === 'new' ? <p class="small quiet">{t('close.takes-first')}</p> : null}
        <div class="choices" role="group" aria-label={t('close.reason')}>
          {openReasons.map((reason, index) => <Choice name="reason" value={reason} digit={index + 1} label={wordOr(t, 'reason', reason)} />)}
        </div>
      </Form>
    </details>
  );
}

function SetAside({ view, row, back }: Props) {
  const { t } = view;
  if (isAside(row, view.now)) {
    return (
      <Form view={view} action={`/cases/${row.caseId}/bring-back`} back={back} class="inline" step="gone">
        <Version row={row} />
        <button class="button" data-key="s">{t('aside.back')} <Key>s</Key></button>
      </Form>
    );
  }
  const day = `day-${row.caseId}`;
  return (
    <details class="close" data-key="s" name="act">
      <summary class="button">{t('aside.title')} <Key>s</Key></summary>
      <Form view={view} action={`/cases/${row.caseId}/aside`} back={back} class="fields panel" step="gone">
        <Version row={row} />
        <p class="small quiet">{t('aside.note')}</p>
        <div class="choices" role="group" aria-label={t('aside.title')}>
          {asideChoices.map((choice, index) => <Choice name="until" value={choice} digit={index + 1} label={t(`aside.${choice}`)} />)}
        </div>
        <label for={day}>{t('aside.day')}</label>
        <span class="joined"><input id={day} name="day" type="date" min={firstDay(view.now, view.deps.province.timeZone)} /> <button class="button" name="until" value="day">{t('aside.submit')}</button></span>
      </Form>
    </details>
  );
}

/** Back to bold, as if it had not been looked at. */
function Unread({ view, row, back }: Props) {
  return (
    <Form view={view} action={`/cases/${row.caseId}/unread`} back={back} class="inline" step="unread">
      <button class="button" data-key="u">{view.t('read.unread')} <Key>u</Key></button>
    </Form>
  );
}

function Reopen({ view, row, back }: Props) {
  const { t } = view;
  return (
    <details class="close">
      <summary class="button">{t('case.reopen')}</summary>
      <Form view={view} action={`/cases/${row.caseId}/reopen`} back={back} class="fields panel">
        <Version row={row} />
        <label for={`why-${row.caseId}`}>{t('reopen.why')}</label>
        <textarea id={`why-${row.caseId}`} name="note" rows={2} maxlength={2000} required />
        <button class="button first">{t('case.reopen')}</button>
      </Form>
    </details>
  );
}

/** Every step that can be taken now. Closing from "new" takes the case first, so it is offered wherever taking is. */
export function CaseActions({ view, row, back, open = false }: Props & { readonly open?: boolean }) {
  const steps = stepsFrom(row.state, view.account.role);
  const mayClose = steps.includes('close') || (row.state === 'new' && may(view.account.role, 'close-case'));
  return (
    <div class="actions">
      {steps.includes('take') ? <Take view={view} row={row} back={back} /> : null}
      {steps.includes('put-back') && row.assignee === view.account.username ? <PutBack view={view} row={row} back={back} /> : null}
      {mayClose ? <Close view={view} row={row} back={back} /> : null}
      {steps.includes('set-aside') ? <SetAside view={view} row={row} back={back} /> : null}
      {steps.includes('reopen') ? <Reopen view={view} row={row} back={back} /> : null}
      {may(view.account.role, 'comment') ? <Unread view={view} row={row} back={back} /> : null}
      {open ? <a class="button" href={`/cases/${row.caseId}`}>{view.t('case.open')} <Key>o</Key></a> : null}
    </div>
  );
}
