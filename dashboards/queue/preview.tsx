// The pane beside the queue: quote, register entry, spread and the buttons, enough to decide without opening the case.

import type { CasePage, QueueFilter } from '../../src/cases/index.ts';
import { CaseActions, DecideClaim } from '../case/actions.tsx';
import { RegisterPanel } from '../case/register-panel.tsx';
import type { SignedView } from '../deps.ts';
import { Chip, differs, Excerpt, langOf, WhyChip } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';
import { queueUrl } from './filter.ts';
import { Aside, Why } from './row.tsx';

export function Origin({ view, page }: { view: SignedView; page: CasePage }) {
  const { format, t } = view;
  const { article } = page;
  const offset = format.offset(article.publishedOffsetMinutes);
  return (
    <p class="quiet">
      {article.outlet} · {format.country(article.country)} · {format.language(article.language)} · {format.dateTime(article.publishedAt)}
      {offset === '' ? null : <>, {t('article.offset', { offset })}</>}
      {' · '}<a href={article.url} rel="noreferrer noopener external">{t('article.original')}</a>
    </p>
  );
}

export function Spread({ view, page }: { view: SignedView; page: CasePage }) {
  const { t, format } = view;
  const { row, articles } = page;
  const first = articles[0];
  return (
    <section class="panel">
      <h3>{t('spread.title')}</h3>
      <dl>
        {first === undefined ? null : <><dt>{t('spread.first')}</dt><dd><span class="num">{format.dateTime(first.publishedAt)}</span> · {first.outlet}</dd></>}
        <dt>{t('spread.copies')}</dt><dd class="num">{format.number(row.copies)} · {row.countries.map((code) => format.country(code)).join(', ')}</dd>
        <dt>{t('spread.story')}</dt><dd><a href={`/stories/${row.storyId}`}>{t('count.articles', { n: row.articles })}</a>, {row.languages.map((code) => format.language(code)).join(', ')}</dd>
      </dl>
    </section>
  );
}

export function Preview({ view, page, filter }: { view: SignedView; page: CasePage; filter: QueueFilter }) {
  const { t } = view;
  const { row, article } = page;
  const claim = row.claim;
  const found = page.claims.find(({ id }) => id === claim?.id);
  const back = queueUrl(filter, row.caseId);
  return (
    <div data-case={row.caseId} data-version={String(row.version)}>
      <p class="tags">
        <WhyChip view={view} row={row} />
        {claim === null ? <Chip tone="plain">{t('why.no-claim')}</Chip> : <><Chip tone="plain">{differs(view, claim)}</Chip> <Chip tone={claim.state === 'confirmed' ? 'good' : 'plain'}>{wordOr(t, 'claim-state', claim.state)}</Chip></>}
        {' '}<Chip tone="plain">{wordOr(t, 'state', row.state)}</Chip>
      </p>
      <h2 lang={langOf(article.language)}>{article.title}</h2>
      <Origin view={view} page={page} />
      {claim === null
        ? <div class={`quote ${row.level}`}><Why view={view} row={row} /></div>
        : <blockquote class={`quote ${row.level}`} lang={langOf(article.language)}><Excerpt sentence={claim.sentence} quote={claim.quote} around={400} /></blockquote>}
      <Aside view={view} row={row} />
      {found === undefined || claim === null ? null : <RegisterPanel view={view} entry={found.entry} short />}
      {claim === null ? null : <DecideClaim view={view} caseId={row.caseId} claim={claim} back={back} keys />}
      <CaseActions view={view} row={row} back={back} open />
      <Spread view={view} page={page} />
    </div>
  );
}
