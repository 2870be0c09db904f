// One row of the queue: why, quote, title, how far it has spread, how much time is left.

import type { QueueFilter, QueueRow } from '../../src/cases/index.ts';
import type { SignedView, View } from '../deps.ts';
import { Clock, Excerpt, langOf, WhyChip } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';
import { queueUrl } from './filter.ts';

export const isLate = (row: QueueRow, now: Date) => row.due !== null && row.due < now;
/** Less than two hours are left, or none. */
export const isUrgent = (row: QueueRow, now: Date) => row.due !== null && row.due.getTime() - now.getTime() < 7_200_000;

/** "4 bài, 3 bản sao, 3 nước". */
export function spreadOf({ t }: View, row: QueueRow): string {
  const parts = [t('count.articles', { n: row.articles })];
  if (row.copies > 0) parts.push(t('count.copies', { n: row.copies }));
  if (row.countries.length > 1) parts.push(t('count.countries', { n: row.countries.length }));
  return parts.join(', ');
}

/** What raised the flag, in one line; the words for a claim follow its voice, those for a watch rule say "to be read". */
export function Why({ view, row }: { view: View; row: QueueRow }) {
  const { t, lang } = view;
  if (row.claim !== null) {
    const { sentence, quote } = row.claim;
    return <p class="quoted" lang={langOf(row.article.language)}>“<Excerpt sentence={sentence} quote={quote} around={60} />”</p>;
  }
  if (row.watchRule !== null) return <p>{t('why.rule', { rule: row.watchRule[lang] })}</p>;
  return <p>{row.reason === null ? t('why.read') : t('why.by-hand', { reason: row.reason })}</p>;
}

function Meta({ view, row }: { view: View; row: QueueRow }) {
  const { t } = view;
  const claim = row.claim === null ? t('why.no-claim') : `${row.claim.register} · ${wordOr(t, 'claim-short', row.claim.state)}`;
  return (
    <p class="small meta">
      <a href={`/cases/${row.caseId}`} class="num" data-open>{row.number}</a> · {claim} · {spreadOf(view, row)} · {view.format.ago(row.article.publishedAt)}
    </p>
  );
}

/** Until when it is set aside, where it is. */
export function Aside({ view: { t, format, now }, row }: { view: View; row: QueueRow }) {
  if (row.asideUntil === null || row.state === 'closed' || isLate(row, now)) return null;
  if (row.asideUntil === 'infinity') return <p class="small">{t('queue.aside-louder')}</p>;
  return new Date(row.asideUntil) <= now ? null : <p class="small num">{t('queue.aside-until', { time: format.dateTime(row.asideUntil) })}</p>;
}

/** Whether it is out of sight now. */
export const isAside = (row: QueueRow, now: Date) =>
  row.asideUntil !== null && row.state !== 'closed' && !isLate(row, now) && (row.asideUntil === 'infinity' || new Date(row.asideUntil) > now);

export function Row({ view, row, filter, chosen, bulk }: { view: SignedView; row: QueueRow; filter: QueueFilter; chosen: boolean; bulk: boolean }) {
  const { t, format } = view;
  const { article } = row;
  const titleId = `title-${row.caseId}`;
  return (
    <li class={`row ${row.level}${row.unread ? ' unread' : ''}`} data-row={row.caseId} aria-current={chosen ? 'true' : undefined}>
      {bulk ? <input type="checkbox" class="pick" name="case" value={`${row.caseId}:${row.version}`} form="bulk" aria-labelledby={titleId} /> : <span />}
      <div class="what">
        <p class="tags"><WhyChip view={view} row={row} /> <span class="lang"><abbr title={format.language(article.language)}>{article.language ?? '?'}</abbr> · <abbr title={format.country(article.country)}>{article.country}</abbr></span> <span class="small quiet outlet">{article.outlet}</span></p>
        <h2>
          <a id={titleId} href={queueUrl(filter, row.caseId)} lang={langOf(article.language)} data-title
            data-preview={queueUrl(filter, undefined, `/queue/preview/${row.caseId}`)}>{article.title}</a>
        </h2>
        <Why view={view} row={row} />
        <Meta view={view} row={row} />
        <Aside view={view} row={row} />
      </div>
      <div class="right">
        {row.state === 'closed'
          ? <span class="due">{wordOr(t, 'reason', row.closeReason ?? '')}</span>
          : <Clock view={view} due={row.due} urgent={isUrgent(row, view.now)} />}
        {row.unread ? <span class="new-mark">{t('queue.unread')}</span> : null}
        <span class="tone">{t('tone')} <b>{article.sentiment === null ? t('tone.not-scored') : wordOr(t, 'sentiment', article.sentiment)}</b></span>
        <span class={row.assignee === null ? undefined : 'whose'}>{row.assignee ?? t('queue.unassigned')}</span>
      </div>
    </li>
  );
}
