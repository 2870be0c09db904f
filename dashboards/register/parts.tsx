// Pieces that the list of entries and the page of one entry share.

import { precisionOf, type Decided } from '../../src/register/index.ts';
import type { RegisterEntry } from '../../src/model/index.ts';
import type { View } from '../deps.ts';
import { Chip } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';

export const openEvidence = (entry: RegisterEntry) => entry.evidence.filter(({ verified }) => !verified).length;

/** The day in the office's calendar. */
export function dayOf(view: View): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: view.deps.province.timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(view.now);
}

export function Verified({ view, entry }: { view: View; entry: RegisterEntry }) {
  const open = openEvidence(entry);
  return open === 0 ? <Chip tone="good">{view.t('register.all-verified')}</Chip> : <span class="unverified">{view.t('register.to-verify', { n: open })}</span>;
}

/** "92 %", or that there are not enough decisions to say. */
export function precisionText(view: View, rows: readonly Decided[]): string {
  const precision = precisionOf(rows);
  return precision === null ? view.t('register.too-few') : `${view.format.number(Math.round(100 * precision))} %`;
}

export const total = (rows: readonly Decided[], of: 'confirmed' | 'rejected' | 'open') => rows.reduce((sum, row) => sum + row[of], 0);

function QualityRow({ view, name, rows, whole = false }: { view: View; name: string; rows: readonly Decided[]; whole?: boolean }) {
  const cell = (of: 'confirmed' | 'rejected' | 'open') => <td class="num right">{view.format.number(total(rows, of))}</td>;
  return <tr><th scope="row">{whole ? <b>{name}</b> : name}</th>{cell('confirmed')}{cell('rejected')}{cell('open')}<td class="num right">{precisionText(view, rows)}</td></tr>;
}

/** Confirmed, rejected, open and precision by language: the office's own clicks. */
export function Quality({ view, rows }: { view: View; rows: readonly Decided[] }) {
  const { t, format } = view;
  return (
    <section class="panel">
      <h2>{t('register.quality-title')}</h2>
      {rows.length === 0 ? <p class="quiet">{t('register.no-decisions')}</p> : (
        <div class="scroll" tabindex={0} role="region" aria-label={t('register.quality-title')}><table>
          <thead><tr><th scope="col">{t('table.language')}</th>{(['confirmed', 'rejected', 'open', 'quality'] as const).map((name) => <th scope="col" class="right">{wordOr(t, 'register', name)}</th>)}</tr></thead>
          <tbody>
            {rows.map((row) => <QualityRow view={view} name={format.language(row.language)} rows={[row]} />)}
            {rows.length < 2 ? null : <QualityRow view={view} name={t('register.all-languages')} rows={rows} whole />}
          </tbody>
        </table></div>
      )}
      <p class="small quiet">{t('register.quality-note')}</p>
    </section>
  );
}
