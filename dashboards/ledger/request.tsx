// One correction request: what was asked, what happened since, what the page says now, and the forms to note it.

import type { Child } from 'hono/jsx';
import { may } from '../../src/accounts/index.ts';
import { correctionOutcomes, outletAnswers, type LedgerKind } from '../../src/model/index.ts';
import type { LedgerEntry, LedgerPage } from '../../src/responses/index.ts';
import { Changes } from '../case/changes.tsx';
import type { SignedView } from '../deps.ts';
import { Form, langOf } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';
import { OutcomeChip } from './list.tsx';

type Props = { readonly view: SignedView; readonly page: LedgerPage; readonly today: string };

function Entry({ view, entry }: { view: SignedView; entry: LedgerEntry }) {
  const { t, format } = view;
  return (
    <li>
      <time class="num" datetime={entry.day}>{format.day(entry.day)}</time> <b>{wordOr(t, 'ledger-kind', entry.kind)}</b>
      {entry.answer === null ? null : <> · {wordOr(t, 'outlet-answer', entry.answer)}</>}
      {entry.outcome === null ? null : <> · {wordOr(t, 'correction-outcome', entry.outcome)}</>}
      {entry.proposed === null ? null : <span class="quiet"> ({t('correction.proposed-short', { outcome: wordOr(t, 'correction-outcome', entry.proposed) })})</span>}
      {entry.note === '' ? null : <> · {entry.note}</>}
      <span class="quiet"> · {entry.username}</span>
    </li>
  );
}

function Add({ view, page, today, kind, title, first, children }: Props & { kind: LedgerKind; title: string; first?: boolean; children?: Child }) {
  const { t } = view;
  return (
    <details class="close" open={first}>
      <summary class="button">{title}</summary>
      <Form view={view} action={`/ledger/${page.row.id}`} class="fields panel">
        <input type="hidden" name="kind" value={kind} />
        {children}
        <label for={`day-${kind}`}>{t('correction.day')}</label>
        <input id={`day-${kind}`} name="day" type="date" value={today} max={today} min={page.row.sentOn ?? undefined} required />
        <label for={`note-${kind}`}>{t('correction.note-label')}</label>
        <textarea id={`note-${kind}`} name="note" rows={2} maxlength={2000} aria-describedby="no-names" />
        <button class="button first">{title}</button>
      </Form>
    </details>
  );
}

function Choose({ view, name, label, group, values, chosen }: { view: SignedView; name: string; label: string; group: string; values: readonly string[]; chosen?: string | null }) {
  return (
    <>
      <label for={`choose-${name}`}>{label}</label>
      <select id={`choose-${name}`} name={name} required>
        {chosen === undefined || chosen !== null ? null : <option value="">—</option>}
        {values.map((value) => <option value={value} selected={value === chosen}>{wordOr(view.t, group, value)}</option>)}
      </select>
    </>
  );
}

function Note(props: Props) {
  const { view, page } = props;
  const { t } = view;
  if (!may(view.account.role, 'note-correction')) return null;
  return (
    <>
      <p class="small quiet" id="no-names">{t('correction.by-hand')} {t('correction.no-names')}</p>
      <div class="actions">
        {page.row.sentOn === null ? <Add {...props} kind="sent" title={t('correction.add-sent')} first /> : (
          <>
            <Add {...props} kind="reminder" title={t('correction.add-reminder')} />
            <Add {...props} kind="answer" title={t('correction.add-answer')}><Choose view={view} name="answer" label={t('correction.answer')} group="outlet-answer" values={outletAnswers} /></Add>
            <Add {...props} kind="outcome" title={t('correction.add-outcome')}><Choose view={view} name="outcome" label={t('correction.outcome')} group="correction-outcome" values={correctionOutcomes} chosen={page.proposed} /></Add>
          </>
        )}
      </div>
    </>
  );
}

export function RequestScreen(props: Props) {
  const { view, page } = props;
  const { t, format } = view;
  const { row, watched, proposed, entries } = page;
  return (
    <div class="case">
      <div class="case-main">
        <header>
          <p class="small quiet"><a href="/ledger">{t('correction.title')}</a> · <a href={`/cases/${row.caseId}/responses/${row.id}`}>{t('response.back-to-case', { number: row.caseNumber })}</a> · {wordOr(t, 'track', row.track)}</p>
          <h1 lang={langOf(row.language)}>{row.title}</h1>
          <p class="quiet">{row.outlet} · {format.country(row.country)} · <OutcomeChip view={view} outcome={row.outcome} /></p>
        </header>
        <section class="panel">
          <h2>{t('correction.outcome')}</h2>
          <p>{proposed === null ? t('correction.no-proposal') : t('correction.proposed', { outcome: wordOr(t, 'correction-outcome', proposed) })}</p>
          <p class="small quiet">{t('correction.checked', { time: format.dateTime(watched.checkedAt), number: watched.latestNumber })}</p>
        </section>
        <section aria-labelledby="entries">
          <h2 id="entries">{t('correction.entries')}</h2>
          {entries.length === 0 ? <p class="quiet">{t('correction.no-entry')}</p> : <ol class="timeline">{entries.map((entry) => <Entry view={view} entry={entry} />)}</ol>}
        </section>
        <Note {...props} />
        <section aria-labelledby="difference">
          <h2 id="difference">{t('correction.difference')}</h2>
          {page.changes.length === 0 ? <p class="quiet">{t('correction.no-difference')}</p> : null}
        </section>
        <Changes view={view} changes={page.changes} language={watched.language} />
      </div>
      <aside aria-label={t('editor.at-hand')}>
        <section class="panel">
          <h2>{t('correction.sentence')}</h2>
          <blockquote class="quote alert" lang={langOf(watched.language)}>“{watched.quote}”</blockquote>
          <p class="small"><a href={row.url} rel="noreferrer noopener external" class="address">{row.articleTitle}</a></p>
        </section>
      </aside>
    </div>
  );
}
