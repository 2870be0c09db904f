// Trends: a period beside the one before, in charts that are drawn on the server and tables that say the same.

import { Hono } from 'hono';
import { aboutLabels, type AboutLabel } from '../../src/model/index.ts';
import { coverageByCountry, coverageByTile, deskTrends, trends, type DeskTrend, type Period, type Share, type Trends } from '../../src/trends/index.ts';
import { ExportLinks } from '../exports/links.tsx';
import { startOfDay } from '../clock.ts';
import { signedView, type Ctx, type Deps, type Env, type SignedView } from '../deps.ts';
import { ToneByDay } from '../layout/charts.tsx';
import { Empty } from '../layout/parts.tsx';
import { showPage } from '../layout/page.tsx';
import { wordOr, type WordKey } from '../words/index.ts';
import { mapKinds, PlaceMap, WorldMap, type MapKind } from './map.tsx';

const dayMs = 86_400_000;
/** Days of a period, and from which length on its bars are weeks: more than some thirty bars cannot be read. */
const lengths = [7, 30, 90, 365] as const;
const weeksFrom = 60;

type Chosen = { readonly days: number; readonly about: AboutLabel | null; readonly map: MapKind };

function chosenIn(query: URLSearchParams): Chosen {
  const days = lengths.find((length) => String(length) === query.get('days')) ?? 30;
  const about = query.get('about') === 'all' ? null : (aboutLabels.find((label) => label === query.get('about')) ?? 'province');
  return { days, about, map: mapKinds.find((kind) => kind === query.get('map')) ?? 'province' };
}

function Choose({ view, chosen }: { view: SignedView; chosen: Chosen }) {
  const { t } = view;
  return (
    <form class="find-filters" action="/trends" method="get">
      <label class="small"><span>{t('trends.period')}</span>
        <select name="days">{lengths.map((days) => <option value={String(days)} selected={days === chosen.days}>{t('trends.days', { n: days })}</option>)}</select>
      </label>
      <label class="small"><span>{t('trends.about')}</span>
        <select name="about">
          {aboutLabels.map((label) => <option value={label} selected={label === chosen.about}>{wordOr(t, 'about', label)}</option>)}
          <option value="all" selected={chosen.about === null}>{t('find.any')}</option>
        </select>
      </label>
      <label class="small"><span>{t('map.choose')}</span>
        <select name="map">{mapKinds.map((kind) => <option value={kind} selected={kind === chosen.map}>{t(`map.${kind}`)}</option>)}</select>
      </label>
      <p><button class="button">{t('trends.show')}</button></p>
    </form>
  );
}

/** "+12 %", "−40 %", "mới": against the period before. */
function changeOf(view: SignedView, { count, before }: Share): string {
  if (before === 0) return count === 0 ? '—' : view.t('trends.new');
  const percent = Math.round((100 * (count - before)) / before);
  return `${percent > 0 ? '+' : percent < 0 ? '−' : '±'}${Math.abs(percent)} %`;
}

function ShareTable({ view, title, shares, nameOf }: { view: SignedView; title: WordKey; shares: readonly Share[]; nameOf: (name: string) => string }) {
  const { t, format } = view;
  const most = Math.max(1, ...shares.map(({ count }) => count));
  return (
    <section class="panel shares">
      <h2>{t(title)}</h2>
      <div class="wide" tabindex={0} role="region" aria-label={t(title)}><table>
        <thead><tr><th scope="col">{t('trends.name')}</th><th scope="col" class="right">{t('trends.count')}</th><th scope="col" class="right">{t('trends.before')}</th><th scope="col" class="right">{t('trends.change')}</th><th scope="col" class="right">{t('trends.tone')}</th></tr></thead>
        <tbody>
          {shares.map((share) => (
            <tr>
              <th scope="row">{nameOf(share.name)}<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="6" class="track" /><rect width={((100 * share.count) / most).toFixed(1)} height="6" class="fill" /></svg></th>
              <td class="num right">{format.number(share.count)}</td><td class="num right">{format.number(share.before)}</td>
              <td class="num right">{changeOf(view, share)}</td><td class="num right">{share.negative} / {share.positive}</td>
            </tr>
          ))}
        </tbody>
      </table></div>
    </section>
  );
}

function DeskTable({ view, rows }: { view: SignedView; rows: readonly DeskTrend[] }) {
  const { t, format } = view;
  const hours = (value: number | null) => (value === null ? '—' : format.number(Math.round(value * 10) / 10));
  return (
    <section class="panel">
      <h2>{t('trends.desk')}</h2>
      {rows.length === 0 ? <p class="quiet small">{t('trends.desk-none')}</p> : (
        <div class="scroll" tabindex={0} role="region" aria-label={t('trends.desk')}>
          <table>
            <thead><tr><th scope="col">{t('trends.level')}</th>{(['trends.opened', 'trends.taken', 'trends.closed', 'trends.late', 'trends.to-take', 'trends.to-close'] as const).map((word) => <th scope="col" class="right">{t(word)}</th>)}</tr></thead>
            <tbody>{rows.map((row) => (
              <tr><th scope="row">{wordOr(t, 'level', row.level)}</th>{[row.opened, row.taken, row.closed, row.assessedLate].map((n) => <td class="num right">{format.number(n)}</td>)}<td class="num right">{hours(row.hoursToTake)}</td><td class="num right">{hours(row.hoursToClose)}</td></tr>
            ))}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Charts({ view, figures, chosen }: { view: SignedView; figures: Trends; chosen: Chosen }) {
  const { t, format } = view;
  const total = figures.buckets.reduce((sum, { negative, neutral, positive, notScored }) => sum + negative + neutral + positive + notScored, 0);
  if (total === 0) return <Empty title={t('trends.none')} />;
  return (
    <>
      <section class="panel" aria-labelledby="volume">
        <h2 id="volume">{t(chosen.days >= weeksFrom ? 'trends.volume-week' : 'trends.volume-day')} <span class="quiet">{t('trends.total', { n: total })}</span></h2>
        <ToneByDay view={view} days={figures.buckets} label={t('trends.chart', { n: figures.buckets.length })} />
      </section>
      <div class="pairs">
        <ShareTable view={view} title="trends.topics" shares={figures.topics} nameOf={(name) => wordOr(t, 'topic', name)} />
        <ShareTable view={view} title="trends.countries" shares={figures.countries} nameOf={(name) => format.country(name)} />
        <ShareTable view={view} title="trends.languages" shares={figures.languages} nameOf={(name) => format.language(name)} />
        <ShareTable view={view} title="trends.outlets" shares={figures.outlets} nameOf={(name) => name} />
      </div>
    </>
  );
}

/** The chosen map; a profile without one of the province shows the world. */
async function MapPanel({ view, chosen, period }: { view: SignedView; chosen: Chosen; period: Pick<Period, 'from' | 'before' | 'about'> }) {
  const { t, deps } = view;
  const kind = deps.province.map === undefined ? 'world' : chosen.map;
  const word = `map.${kind}-title` as const;
  return (
    <section class="panel" aria-labelledby="map">
      <h2 id="map">{t(word)}</h2>
      {kind === 'world' || deps.province.map === undefined
        ? <WorldMap view={view} countries={await coverageByCountry(deps.db, period)} />
        : <PlaceMap view={view} kind={kind} tiles={await coverageByTile(deps.db, period, deps.province.places, deps.province.map[kind])} />}
    </section>
  );
}

async function showTrends(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const chosen = chosenIn(new URL(c.req.url).searchParams);
  const { timeZone } = deps.province;
  const before = new Date(startOfDay(view.now, timeZone).getTime() + dayMs);
  const from = new Date(before.getTime() - chosen.days * dayMs);
  const period = { from, before, ...(chosen.about === null ? {} : { about: chosen.about }) };
  const figures = await trends(deps.db, { ...period, timeZone, bucket: chosen.days >= weeksFrom ? 'week' : 'day' });
  const map = await MapPanel({ view, chosen, period });
  return showPage(c, {
    view, title: view.t('nav.trends'), current: '/trends',
    children: (
      <div class="sheet">
        <header><h1>{view.t('nav.trends')}</h1></header>
        <Choose view={view} chosen={chosen} />
        <Charts view={view} figures={figures} chosen={chosen} />
        {map}
        <DeskTable view={view} rows={await deskTrends(deps.db, { from, before })} />
        <p class="small quiet">{view.t('trends.note')}</p>
        <ExportLinks view={view} kind="statistics" />
      </div>
    ),
  });
}

export function trendsRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>().get('/trends', (c) => showTrends(c, deps));
}
