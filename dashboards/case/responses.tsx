// The responses of a case on its page: what there is, what can be opened, and the steps that lead on from here.

import { may } from '../../src/accounts/index.ts';
import { stepsFrom, type CasePage, type StepName } from '../../src/cases/index.ts';
import { pressLanguages } from '../../src/model/index.ts';
import type { ListedResponse } from '../../src/responses/index.ts';
import type { SignedView } from '../deps.ts';
import { Chip, Form, Key, langOf } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';

type Props = { readonly view: SignedView; readonly page: CasePage; readonly responses: readonly ListedResponse[] };

const tones = { draft: 'plain', waiting: 'notice', released: 'good', dropped: 'plain' } as const;

export function kindOf(view: SignedView, { kind, track }: Pick<ListedResponse, 'kind' | 'track'>): string {
  const word = wordOr(view.t, 'response-kind', kind);
  return track === null ? word : `${word} · ${wordOr(view.t, 'track', track)}`;
}

function Item({ view, response }: { view: SignedView; response: ListedResponse }) {
  const { t, format } = view;
  return (
    <li>
      <p class="tags">
        <Chip tone={tones[response.state]}>{wordOr(t, 'response-state', response.state)}</Chip>
        {response.voided && response.state !== 'released' ? <> <Chip tone="alert">{t('approval.voided')}</Chip></> : null}
        {response.state === 'waiting' && response.approved.includes('content') ? <> <Chip tone="good">{wordOr(t, 'approval-part', 'content')}: {wordOr(t, 'approval-verdict', 'approved')}</Chip></> : null}
        {' '}<span class="small quiet">{kindOf(view, response)}{response.outlet === null ? null : <> · {response.outlet}</>}</span>
      </p>
      <p><a href={`/cases/${response.caseId}/responses/${response.id}`} lang={langOf(response.language)}>{response.title}</a></p>
      <p class="small quiet">
        {t('response.number', { number: response.number })} · <code title={response.sha256}>{response.sha256.slice(0, 8)}</code> · {t('response.by', { who: response.writtenBy, time: format.dateTime(response.writtenAt) })}
        {response.kind === 'correction-request' && response.state === 'released' ? <> · <a href={`/ledger/${response.id}`}>{t('response.to-ledger')}</a></> : null}
      </p>
    </li>
  );
}

function Languages({ view, chosen, id }: { view: SignedView; chosen: string; id: string }) {
  return (
    <>
      <label for={id}>{view.t('response.language')}</label>
      <select id={id} name="language">{pressLanguages.map((language) => <option value={language} selected={language === chosen}>{view.format.language(language)}</option>)}</select>
    </>
  );
}

const known = (language: string | null) => (pressLanguages as readonly string[]).find((one) => one === language);

/** One form for each confirmed claim that no request answers yet, and one for the other kinds. */
function Open({ view, page, responses }: Props) {
  const { t } = view;
  const action = `/cases/${page.row.caseId}/responses`;
  const answered = new Set(responses.filter(({ state }) => state !== 'dropped').map(({ claimId }) => claimId));
  const confirmed = page.claims.filter(({ id, state, entry }) => state === 'confirmed' && entry.evidence.length > 0 && !answered.has(id));
  return (
    <details class="close">
      <summary class="button">{t('response.new')}</summary>
      <div class="openings">
        {confirmed.map((claim) => {
          const article = page.articles.find(({ id }) => id === claim.articleId);
          return (
            <Form view={view} action={action} class="fields panel">
              <input type="hidden" name="kind" value="correction-request" />
              <input type="hidden" name="claim" value={String(claim.id)} />
              <p class="quoted" lang={langOf(article?.language ?? null)}>“{claim.quote}”</p>
              <Languages view={view} chosen={known(article?.language ?? null) ?? (article?.country === 'VN' ? 'vi' : 'en')} id={`language-${claim.id}`} />
              <button class="button first">{t('response.new-request', { outlet: article?.outlet ?? '' })}</button>
            </Form>
          );
        })}
        {confirmed.length === 0 ? <p class="small quiet">{t('response.confirm-first')}</p> : null}
        <Form view={view} action={action} class="fields panel">
          <label for="response-kind">{t('response.kind')}</label>
          <select id="response-kind" name="kind">{(['statement', 'briefing'] as const).map((kind) => <option value={kind}>{wordOr(t, 'response-kind', kind)}</option>)}</select>
          <Languages view={view} chosen="vi" id="language-other" />
          <button class="button">{t('response.open')}</button>
        </Form>
      </div>
    </details>
  );
}

/** A step that needs a reason, folded away until somebody wants it. */
function WithReason({ view, page, path, name, label }: { view: SignedView; page: CasePage; path: string; name: string; label: string }) {
  const id = `why-${path}`;
  return (
    <details class="close">
      <summary class="button">{name}</summary>
      <Form view={view} action={`/cases/${page.row.caseId}/${path}`} class="fields panel">
        <input type="hidden" name="version" value={String(page.row.version)} />
        <label for={id}>{label}</label>
        <textarea id={id} name="note" rows={2} maxlength={2000} required />
        <button class="button first">{name}</button>
      </Form>
    </details>
  );
}

function Button({ view, page, path, label }: { view: SignedView; page: CasePage; path: string; label: string }) {
  return <Form view={view} action={`/cases/${page.row.caseId}/${path}`} class="inline"><button class="button first">{label}</button></Form>;
}

function Onward({ view, page, responses }: Props) {
  const { t } = view;
  const steps: readonly StepName[] = stepsFrom(page.row.state, view.account.role);
  const drafts = responses.some(({ state }) => state === 'draft');
  return (
    <div class="actions">
      {steps.includes('draft') || steps.includes('write') ? <Open view={view} page={page} responses={responses} /> : null}
      {steps.includes('submit') && drafts ? <Button view={view} page={page} path="submit" label={t('response.submit')} /> : null}
      {steps.includes('give-up') ? <WithReason view={view} page={page} path="give-up" name={t('response.give-up')} label={t('response.why')} /> : null}
      {steps.includes('monitor') ? <Button view={view} page={page} path="monitor" label={t('response.monitor')} /> : null}
      {steps.includes('conclude') ? <WithReason view={view} page={page} path="conclude" name={t('response.conclude')} label={t('response.result')} /> : null}
      {steps.includes('answer-again') ? <WithReason view={view} page={page} path="answer-again" name={t('response.answer-again')} label={t('response.why')} /> : null}
    </div>
  );
}

export function Responses({ view, page, responses }: Props) {
  const { t } = view;
  return (
    <section aria-labelledby="responses">
      <h2 id="responses">{t('response.title')}</h2>
      {responses.length === 0
        ? <p class="quiet">{t(may(view.account.role, 'read-drafts') ? 'response.none' : 'response.none-seen')}</p>
        : <ol class="comments">{responses.map((response) => <Item view={view} response={response} />)}</ol>}
      <Onward view={view} page={page} responses={responses} />
      {page.row.state === 'drafting' && may(view.account.role, 'write-response') ? <p class="small quiet">{t('response.submit-note')}</p> : null}
    </section>
  );
}

/** The desk lead gives the case to somebody. */
export function Assign({ view, page, assignable }: { view: SignedView; page: CasePage; assignable: readonly string[] }) {
  const { t } = view;
  if (!may(view.account.role, 'assign-case') || page.row.state === 'closed') return null;
  return (
    <Form view={view} action={`/cases/${page.row.caseId}/assign`} class="inline assign">
      <input type="hidden" name="version" value={String(page.row.version)} />
      <label for="assign-to">{t('assign.label')} <Key>m</Key></label>
      <select id="assign-to" name="to" data-key="m">{assignable.map((name) => <option selected={name === page.row.assignee}>{name}</option>)}</select>
      <button class="button">{t('assign.submit')}</button>
    </Form>
  );
}
