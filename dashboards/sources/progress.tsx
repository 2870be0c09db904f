// How the crawl stands, while it runs: brought up to date by itself every few seconds where scripts run, by reloading where they don't.

import { crawlProgress, isAtWork, type CrawlProgress } from '../../src/sources/index.ts';
import { signedView, type Ctx, type Deps, type SignedView } from '../deps.ts';

/** Calm when nothing happens: a page left open asks three times a minute. */
const secondsAtWork = 3;
const secondsAtRest = 20;

function Minutes({ view, minutes }: { view: SignedView; minutes: readonly number[] }) {
  const [width, height] = [8, 32];
  const most = Math.max(1, ...minutes);
  return (
    <svg class="minutes" viewBox={`0 0 ${width * minutes.length} ${height}`} role="img" aria-label={view.t('progress.minutes', { n: minutes.length, most: view.format.number(Math.max(...minutes)) })}>
      <line x1="0" x2={width * minutes.length} y1={height - 0.5} y2={height - 0.5} class="base" />
      {minutes.map((n, at) => (n === 0 ? null : <rect class="tone-neutral" x={at * width + 1} y={(height - Math.max(1.5, (n / most) * height)).toFixed(1)} width={width - 2} height={Math.max(1.5, (n / most) * height).toFixed(1)} />))}
    </svg>
  );
}

function Hosts({ view, progress }: { view: SignedView; progress: CrawlProgress }) {
  const { t, format } = view;
  if (progress.sources.length === 0) return null;
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={t('progress.now')}>
      <table>
        <thead><tr><th scope="col">{t('progress.now')}</th><th scope="col">{t('progress.host')}</th><th scope="col" class="right">{t('progress.fetched')}</th><th scope="col" class="right">{t('table.waiting')}</th></tr></thead>
        <tbody>{progress.sources.map((source) => (
          <tr><th scope="row"><a href={`/sources/${source.key}`}>{source.name}</a></th><td>{URL.canParse(source.homeUrl) ? new URL(source.homeUrl).host : source.homeUrl}</td><td class="num right">{format.number(source.fetchedLastMinute)}</td><td class="num right">{format.number(source.waiting)}</td></tr>
        ))}</tbody>
      </table>
    </div>
  );
}

/** The panel; it replaces itself. Nothing in it moves but its figures. */
export function Progress({ view, progress }: { view: SignedView; progress: CrawlProgress }) {
  const { t, format } = view;
  const atWork = isAtWork(progress);
  const figures = [
    t('progress.waiting', { n: format.number(progress.waiting) }), t('progress.rate', { n: format.number(progress.fetchedLastMinute) }),
    t('progress.reading', { n: format.number(progress.notUnderstood) }), t('progress.due', { n: format.number(progress.waysDue) }),
  ];
  return (
    <section class="panel progress" id="progress" aria-labelledby="progress-title" hx-get="/sources/progress" hx-trigger={`every ${atWork ? secondsAtWork : secondsAtRest}s`} hx-swap="outerHTML">
      <header class="with-action">
        <div>
          <h2 id="progress-title">{t(atWork ? 'progress.running' : 'progress.resting')}</h2>
          <p class="num">{figures.join(' · ')}</p>
          <p class="small quiet">{progress.lastPollAt === null ? t('progress.never') : t('progress.last', { time: format.ago(progress.lastPollAt) })} · {t('progress.as-of', { time: format.time(view.now) })} <noscript>{t('progress.reload')}</noscript></p>
        </div>
        <Minutes view={view} minutes={progress.minutes} />
      </header>
      <Hosts view={view} progress={progress} />
    </section>
  );
}

/** The panel alone, for htmx; as a page it leads to the Sources screen. */
export async function showProgress(c: Ctx, deps: Deps) {
  if (c.req.header('hx-request') === undefined) return c.redirect('/sources', 303);
  const view = signedView(c);
  return c.html(String(<Progress view={view} progress={await crawlProgress(deps.db, view.now)} />));
}
