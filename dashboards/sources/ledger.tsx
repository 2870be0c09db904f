// The coverage ledger as a table: a row a day, a column an ending; the columns sum to what was found.

import type { LedgerDay, LedgerOutcome } from '../../src/articles/index.ts';
import type { SignedView } from '../deps.ts';
import { wordOr } from '../words/index.ts';

const sum = (day: LedgerDay, ...outcomes: LedgerOutcome[]) => day.outcomes.filter(({ outcome }) => outcomes.includes(outcome)).reduce((total, { count }) => total + count, 0);

/** Days back from today in the office's calendar, as ISO days: the first and the last of `days` days. */
export function lastDays(view: SignedView, days: number): { readonly from: string; readonly to: string; readonly timeZone: string } {
  const { timeZone } = view.deps.province;
  const to = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(view.now);
  return { from: new Date(Date.parse(to) - (days - 1) * 86_400_000).toISOString().slice(0, 10), to, timeZone };
}

function Reasons({ view, day }: { view: SignedView; day: LedgerDay }) {
  const skipped = day.outcomes.filter(({ outcome }) => outcome === 'skipped');
  return <>{skipped.map(({ reason, count }) => `${wordOr(view.t, 'skip', reason ?? '')} ${view.format.number(count)}`).join(' · ')}</>;
}

export function Ledger({ view, days }: { view: SignedView; days: readonly LedgerDay[] }) {
  const { t, format } = view;
  return (
    <section class="panel">
      <h2>{t('ledger.title')}</h2>
      <div class="scroll" tabindex={0} role="region" aria-label={t('ledger.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('ledger.day')}</th><th scope="col" class="right">{t('ledger.asked')}</th><th scope="col" class="right">{t('ledger.found')}</th><th scope="col" class="right">{t('ledger.kept')}</th>
              <th scope="col" class="right">{t('ledger.waiting')}</th><th scope="col" class="right">{t('ledger.quarantined')}</th><th scope="col" class="right">{t('ledger.skipped')}</th><th scope="col">{t('ledger.reasons')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr>
                <th scope="row" class="num">{format.day(day.day)}</th>
                <td class="num right">{format.number(day.polls)}{day.refused === 0 ? null : <span class="small quiet"> ({t('ledger.refused', { n: day.refused })})</span>}</td>
                <td class="num right">{format.number(day.found)}</td>
                <td class="num right">{format.number(sum(day, 'kept', 'unchanged'))}</td>
                <td class="num right">{format.number(sum(day, 'waiting'))}</td>
                <td class="num right">{format.number(sum(day, 'quarantined'))}</td>
                <td class="num right">{format.number(sum(day, 'skipped'))}</td>
                <td class="small quiet"><Reasons view={view} day={day} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="small quiet">{t('ledger.note')}</p>
    </section>
  );
}
