// The first screen: what is new since yesterday, what waits, volume and tone at a glance.

import { Hono } from 'hono';
import { queueCounts, queueRows, todayFigures, type QueueCounts, type QueueRow, type TodayFigures } from '../../src/cases/index.ts';
import { startOfDay } from '../clock.ts';
import { signedView, type Ctx, type Deps, type Env, type SignedView } from '../deps.ts';
import { FirstStepsPanel } from '../admin/index.tsx';
import { Shares, ToneByDay } from '../layout/charts.tsx';
import { Chip, Clock, clockWords, Empty, langOf, WhyChip } from '../layout/parts.tsx';
import { showPage } from '../layout/page.tsx';
import { isUrgent } from '../queue/row.tsx';
import { wordOr, type WordKey } from '../words/index.ts';

type Change = { readonly now: number; readonly before: number };

/** A figure with the one of the day before; no arrows and no colours, since more is neither good nor bad. */
function Figure({ view, word, change }: { view: SignedView; word: WordKey; change: Change }) {
  const { t, format } = view;
  return (
    <li class="figure">
      <span class="label">{t(word)}</span>
      <span class="value num">{format.number(change.now)}</span>
      <span class="small quiet num">{t('today.before', { n: change.before })}</span>
    </li>
  );
}

function Open({ view, counts }: { view: SignedView; counts: QueueCounts }) {
  const { t, format } = view;
  return (
    <li class={`figure${counts.alert > 0 ? ' loud' : ''}`}>
      <a href="/queue?level=alert"><span class="label">{t('today.alerts')}</span> <span class="value num">{format.number(counts.alert)}</span></a>
      <span class="small quiet num"><a href="/queue?overdue=1" class="aside-link">{t('today.overdue', { n: counts.overdue })}</a> · {t('today.open', { n: counts.open })}</span>
    </li>
  );
}

function Waiting({ view, row }: { view: SignedView; row: QueueRow }) {
  const { format, t } = view;
  return (
    <li class={`row ${row.level}`}>
      <div class="what">
        <p class="tags"><WhyChip view={view} row={row} /> {row.claim === null ? null : <Chip tone="plain">{wordOr(t, 'claim-state', row.claim.state)}</Chip>} <span class="small quiet">{row.article.outlet} · {format.country(row.article.country)}</span></p>
        <h3><a href={`/cases/${row.caseId}`} lang={langOf(row.article.language)}>{row.article.title}</a></h3>
      </div>
      <div class="right"><Clock view={view} due={row.due} urgent={isUrgent(row, view.now)} /><span>{row.assignee ?? t('queue.unassigned')}</span></div>
    </li>
  );
}

function News({ view, figures, counts }: { view: SignedView; figures: TodayFigures; counts: QueueCounts }) {
  return (
    <ul class="figures">
      <Open view={view} counts={counts} />
      <Figure view={view} word="today.articles" change={figures.articles} />
      <Figure view={view} word="today.stories" change={figures.stories} />
      <Figure view={view} word="today.province" change={figures.province} />
    </ul>
  );
}

function Glance({ view, figures }: { view: SignedView; figures: TodayFigures }) {
  const { t, format } = view;
  return (
    <>
      <section class="panel" aria-labelledby="volume">
        <h2 id="volume">{t('today.volume')}</h2>
        {figures.days.every((day) => day.negative + day.neutral + day.positive + day.notScored === 0)
          ? <Empty title={t('today.no-province')}><p>{t('today.no-province-help')}</p></Empty>
          : <ToneByDay view={view} days={figures.days} />}
      </section>
      <section class="panel three" aria-label={t('today.week')}>
        <Shares title={t('today.topics')} rows={figures.topics.map(({ name, count }) => ({ name: wordOr(t, 'topic', name), count }))} empty={t('today.none')} />
        <Shares title={t('today.countries')} rows={figures.countries.map(({ name, count }) => ({ name: format.country(name), count }))} empty={t('today.none')} />
        <Shares title={t('today.languages')} rows={figures.languages.map(({ name, count }) => ({ name: format.language(name), count }))} empty={t('today.none')} />
      </section>
    </>
  );
}

async function showToday(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const { t, format, now } = view;
  const { timeZone } = deps.province;
  const figures = await todayFigures(deps.db, now, timeZone);
  const counts = await queueCounts(deps.db, view.account.id, now, startOfDay(now, timeZone));
  const { rows } = await queueRows(deps.db, { limit: 6, now }, view.account.id);
  return showPage(c, {
    view, title: t('nav.today'), current: '/',
    children: (
      <div class="sheet today" {...clockWords(view)}>
        <header><h1>{t('nav.today')}</h1><p class="quiet">{format.longDate(now)} · {t('today.outlets', { n: figures.outlets })}</p></header>
        {await FirstStepsPanel({ view })}
        <News view={view} figures={figures} counts={counts} />
        <div class="halves">
          <section class="panel flush" aria-labelledby="waiting">
            <h2 id="waiting">{t('today.waiting')}</h2>
            {rows.length === 0
              ? <Empty title={t('queue.empty')}><p>{t('queue.empty-help')}</p></Empty>
              : <><ol class="list">{rows.map((row) => <Waiting view={view} row={row} />)}</ol><p class="more"><a href="/queue">{t('today.all', { n: counts.open })}</a></p></>}
          </section>
          <div><Glance view={view} figures={figures} /></div>
        </div>
      </div>
    ),
  });
}

export function todayRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>().get('/', (c) => showToday(c, deps));
}
