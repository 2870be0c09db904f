// The buttons under a case, on its page and in the preview beside the queue: what the table of transitions offers to this role.

import { may } from '../../src/accounts/index.ts';
import { stepsFrom, type QueueRow } from '../../src/cases/index.ts';
import { closeReasons } from '../../src/model/index.ts';
import type { SignedView } from '../deps.ts';
import { Form, Key } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';

type Props = { readonly view: SignedView; readonly row: QueueRow; readonly back: string };

/** Reasons for closing without an answer. */
export function ReasonOptions({ view }: { view: SignedView }) {
  return (
    <>
      <option value="">{view.t('close.choose')}</option>
      {closeReasons.filter((reason) => reason !== 'answered').map((reason) => <option value={reason}>{wordOr(view.t, 'reason', reason)}</option>)}
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
    <Form view={view} action={`/cases/${caseId}/claims/${claim.id}`} back={back} class="inline">
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
    <Form view={view} action={`/cases/${row.caseId}/take`} back={back} class="inline">
      <Version row={row} />
      <button class="button" data-key="a">{row.assignee === null ? t('case.take') : t('case.take-over', { from: row.assignee })} <Key>a</Key></button>
    </Form>
  );
}

function PutBack({ view, row, back }: Props) {
  return (
    <Form view={view} action={`/cases/${row.caseId}/put-back`} back={back} class="inline">
      <Version row={row} />
      <button class="button">{view.t('case.put-back')}</button>
    </Form>
  );
}

function Close({ view, row, back }: Props) {
  const { t } = view;
  return (
    <details class="close" data-key="e">
      <summary class="button">{t('case.close')} <Key>e</Key></summary>
      <Form view={view} action={`/cases/${row.caseId}/close`} back={back} class="fields panel">
        <Version row={row} />
        <label for={`reason-${row.caseId}`}>{t('close.reason')}</label>
        <select id={`reason-${row.caseId}`} name="reason" required><ReasonOptions view={view} /></select>
        <label for={`note-${row.caseId}`}>{t('close.note')}</label>
        <textarea id={`note-${row.caseId}`} name="note" rows={2} maxlength={2000} />
        {row.state === 'new' ? <p class="small quiet">{t('close.takes-first')}</p> : null}
        <button class="button first">{t('close.submit')}</button>
      </Form>
    </details>
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
      {steps.includes('reopen') ? <Reopen view={view} row={row} back={back} /> : null}
      {open ? <a class="button" href={`/cases/${row.caseId}`}>{view.t('case.open')} <Key>o</Key></a> : null}
    </div>
  );
}
