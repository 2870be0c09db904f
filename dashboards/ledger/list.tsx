// Rates per outlet and the requests, newest first.

import type { LedgerRow, OutletRate } from '../../src/responses/index.ts';
import type { SignedView } from '../deps.ts';
import { ExportLinks } from '../exports/links.tsx';
import { Chip, Empty, langOf } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';

const tones = { corrected: 'good', 'partly-corrected': 'notice', unchanged: 'plain', withdrawn: 'read' } as const;

export function OutcomeChip({ view, outcome }: { view: SignedView; outcome: LedgerRow['outcome'] }) {
  return outcome === null ? <span class="quiet">{view.t('correction.awaited')}</span> : <Chip tone={tones[outcome]}>{wordOr(view.t, 'correction-outcome', outcome)}</Chip>;
}

function Rates({ view, rates }: { view: SignedView; rates: readonly OutletRate[] }) {
  const { t, format } = view;
  return (
    <section>
      <h2 id="rates">{t('correction.rates')}</h2>
      <div class="scroll" tabindex={0} role="region" aria-labelledby="rates">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('correction.outlet')}</th><th scope="col" class="right">{t('correction.sent')}</th><th scope="col" class="right">{t('correction.answered')}</th>
              {(['corrected', 'partly-corrected', 'unchanged', 'withdrawn'] as const).map((outcome) => <th scope="col" class="right">{wordOr(t, 'correction-outcome', outcome)}</th>)}
              <th scope="col" class="right">{t('correction.rate')}</th><th scope="col" class="right">{t('correction.median-days')}</th>
            </tr>
          </thead>
          <tbody>
            {rates.map((rate) => (
              <tr>
                <th scope="row"><a href={`/ledger?outlet=${rate.sourceId}`}>{rate.outlet}</a> <span class="small quiet">{format.country(rate.country)}</span></th>
                {[rate.sent, rate.answered, rate.corrected, rate.partlyCorrected, rate.unchanged, rate.withdrawn].map((n) => <td class="right num">{format.number(n)}</td>)}
                <td class="right num">{rate.decided === 0 ? '—' : <>{t('correction.rate-of', { part: rate.corrected + rate.partlyCorrected, all: rate.decided })} · {Math.round((100 * (rate.corrected + rate.partlyCorrected)) / rate.decided)}%</>}</td>
                <td class="right num">{rate.medianDays === null ? '—' : format.number(rate.medianDays)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Request({ view, row }: { view: SignedView; row: LedgerRow }) {
  const { t, format } = view;
  return (
    <tr>
      <th scope="row"><a href={`/ledger/${row.id}`} lang={langOf(row.titleVi === null ? row.language : 'vi')}>{row.titleVi ?? row.title}</a> <span class="small quiet block">{row.outlet} · {wordOr(t, 'track', row.track)} · <a href={`/cases/${row.caseId}`} class="num">{row.caseNumber}</a></span></th>
      <td class="num">{row.sentOn === null ? <Chip tone="notice">{t('correction.not-sent')}</Chip> : format.day(row.sentOn)}</td>
      <td class="right num">{format.number(row.reminders)}</td>
      <td>{row.answer === null ? <span class="quiet">—</span> : <>{wordOr(t, 'outlet-answer', row.answer)}{row.answeredOn === null ? null : <span class="small quiet block num">{format.day(row.answeredOn)}</span>}</>}</td>
      <td><OutcomeChip view={view} outcome={row.outcome} /></td>
    </tr>
  );
}

export function LedgerList({ view, rates, rows, sourceId }: { view: SignedView; rates: readonly OutletRate[]; rows: readonly LedgerRow[]; sourceId: number | null }) {
  const { t } = view;
  return (
    <div class="sheet">
      <header><h1>{t('correction.title')}</h1><p class="quiet">{t('correction.note')}</p></header>
      {rates.length === 0 ? null : <Rates view={view} rates={rates} />}
      {rows.length === 0 ? <Empty title={t('correction.none')} /> : (
        <section>
          <h2 id="requests">{t('correction.requests')}</h2>
          {sourceId === null ? null : <p class="small"><a href="/ledger">{t('correction.all-outlets')}</a></p>}
          <div class="scroll" tabindex={0} role="region" aria-labelledby="requests">
            <table>
              <thead><tr><th scope="col">{t('correction.request')}</th><th scope="col">{t('correction.sent')}</th><th scope="col" class="right">{t('correction.reminders')}</th><th scope="col">{t('correction.answer')}</th><th scope="col">{t('correction.outcome')}</th></tr></thead>
              <tbody>{rows.map((row) => <Request view={view} row={row} />)}</tbody>
            </table>
          </div>
          <ExportLinks view={view} kind="corrections" />
        </section>
      )}
    </div>
  );
}
