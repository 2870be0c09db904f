// The health of each source: whether it answers, what it brought, what was left out and why.

import { Hono } from 'hono';
import { may, requireMay } from '../../src/accounts/index.ts';
import { countQuarantined, coverageLedger, quarantined, replayQuarantined } from '../../src/articles/index.ts';
import { crawlProgress, quietSources, sourceHealth, type SourceHealth } from '../../src/sources/index.ts';
import { signedView, type Ctx, type Deps, type Env, type SignedView } from '../deps.ts';
import { Chip, Empty, Form } from '../layout/parts.tsx';
import { showPage } from '../layout/page.tsx';
import { withDone } from '../queue/index.tsx';
import { wordOr } from '../words/index.ts';
import { lastDays, Ledger } from './ledger.tsx';
import { lastSuccess, problemOf, PutAside, StateChip, VolumeChip } from './parts.tsx';
import { exportOpml, importOpml, saveOne, showAdd, switchSource, testOne } from './add.tsx';
import { Progress, showProgress } from './progress.tsx';
import { showSource } from './source.tsx';

function Troubles({ view, source }: { view: SignedView; source: SourceHealth }) {
  const troubled = source.waysIn.filter(({ problemCode }) => problemCode !== null);
  if (troubled.length === 0) return null;
  return (
    <ul class="troubles small">
      {troubled.map((way) => {
        const problem = problemOf(view, way);
        return <li><b>{wordOr(view.t, 'way', way.kind)}</b>: <span lang={problem?.lang}>{problem?.text}</span></li>;
      })}
    </ul>
  );
}

function SourceRow({ view, source }: { view: SignedView; source: SourceHealth }) {
  const { format, t } = view;
  const { links } = source;
  return (
    <tr>
      <th scope="row"><a href={`/sources/${source.key}`}>{source.name}</a><span class="small quiet">{wordOr(t, 'source-kind', source.kind)} · {source.languages.map((code) => format.language(code)).join(', ')}</span><Troubles view={view} source={source} /></th>
      <td>{format.country(source.country)}</td>
      <td class="chips">{source.enabled ? source.waysIn.map((way) => <span><StateChip view={view} state={way.state} /> <span class="small quiet">{wordOr(t, 'way', way.kind)}</span></span>) : <Chip tone="plain">{t('sources.off')}</Chip>} <VolumeChip view={view} source={source} /></td>
      <td class="num">{lastSuccess(source) === null ? t('sources.never') : format.ago(lastSuccess(source))}</td>
      <td class="num right">{format.number(source.articles24h)}</td>
      <td class="num right">{format.number(source.articles7d)}</td>
      <td class="num right">{format.number(links.kept + links.unchanged)}</td>
      <td class="num right">{format.number(links.waiting)}</td>
      <td class="num right">{format.number(links.skipped)}</td>
    </tr>
  );
}

async function depthLine(view: SignedView): Promise<string | null> {
  const depth = await view.deps.queueDepth?.();
  if (depth === undefined) return null;
  const waiting = Object.entries(depth).filter(([, n]) => n > 0);
  return waiting.length === 0 ? view.t('sources.idle') : view.t('sources.waiting', { jobs: waiting.map(([name, n]) => `${wordOr(view.t, 'job', name)} ${n}`).join(', ') });
}

function Table({ view, sources }: { view: SignedView; sources: readonly SourceHealth[] }) {
  const { t } = view;
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={t('nav.sources')}>
      <table class="sources">
        <thead>
          <tr>
            <th scope="col">{t('table.outlet')}</th><th scope="col">{t('table.country')}</th><th scope="col">{t('table.state')}</th><th scope="col">{t('table.last-success')}</th>
            <th scope="col" class="right">{t('table.day24')}</th><th scope="col" class="right">{t('table.day7')}</th><th scope="col" class="right">{t('table.kept')}</th><th scope="col" class="right">{t('table.waiting')}</th><th scope="col" class="right">{t('table.skipped')}</th>
          </tr>
        </thead>
        <tbody>{sources.map((source) => <SourceRow view={view} source={source} />)}</tbody>
      </table>
    </div>
  );
}

async function showSources(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const { t } = view;
  const sources = await sourceHealth(deps.db);
  const troubled = sources.filter(({ enabled, waysIn }) => enabled && waysIn.some(({ state }) => state === 'failing' || state === 'blocked' || state === 'unavailable'));
  const silent = await quietSources(deps.db);
  const depth = await depthLine(view);
  const aside = await countQuarantined(deps.db);
  const ledger = await coverageLedger(deps.db, lastDays(view, 7));
  const counts = [
    t('sources.count', { n: sources.length }), t('sources.troubled', { n: troubled.length }),
    ...(silent.length === 0 ? [] : [t('sources.silent-count', { n: silent.length })]),
    ...(aside === 0 ? [] : [t('sources.set-aside-count', { n: aside })]),
    ...(depth === null ? [] : [depth]),
  ];
  return showPage(c, {
    view, title: t('nav.sources'), current: '/sources',
    children: (
      <div class="sheet">
        <header class="with-action">
          <div><h1>{t('nav.sources')}</h1><p class="quiet">{counts.join(' · ')}</p></div>
          <div class="inline">
            {may(view.account.role, 'manage-sources') ? <a class="button" href="/sources/add">{t('add.title')}</a> : null}
            {deps.collectNow !== undefined && may(view.account.role, 'collect-now') ? <Form view={view} action="/sources/collect"><button class="button first">{t('sources.collect')}</button></Form> : null}
          </div>
        </header>
        {sources.length === 0 ? null : <Progress view={view} progress={await crawlProgress(deps.db, view.now)} />}
        {sources.length === 0 ? <Empty title={t('sources.none')}><p>{t('sources.none-help')}</p></Empty> : <Table view={view} sources={sources} />}
        <p class="small quiet">{t('sources.note')}</p>
        <PutAside view={view} items={aside === 0 ? [] : await quarantined(deps.db, { limit: 20 })} action="/sources/replay" />
        {sources.length === 0 ? null : <Ledger view={view} days={ledger} />}
      </div>
    ),
  });
}

/** Lets what was put aside be tried again at the next sweep. */
async function replay(c: Ctx, deps: Deps, sourceKey: string | null) {
  requireMay(signedView(c).account.role, 'collect-now');
  await replayQuarantined(deps.db, sourceKey);
  return c.redirect(withDone(sourceKey === null ? '/sources' : `/sources/${encodeURIComponent(sourceKey)}`, 'replayed'), 303);
}

export function sourcesRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get('/sources', (c) => showSources(c, deps))
    .get('/sources/progress', (c) => showProgress(c, deps))
    .get('/sources/add', (c) => showAdd(c, deps))
    .post('/sources/add/test', (c) => testOne(c, deps))
    .post('/sources/add', (c) => saveOne(c, deps))
    .get('/sources/list.opml', (c) => exportOpml(c, deps))
    .post('/sources/opml', (c) => importOpml(c, deps))
    .post('/sources/:key/switch', (c) => switchSource(c, deps))
    .get('/sources/:key', (c) => showSource(c, deps))
    .post('/sources/replay', (c) => replay(c, deps, null))
    .post('/sources/:key/replay', (c) => replay(c, deps, c.req.param('key')))
    .post('/sources/collect', async (c) => {
      requireMay(signedView(c).account.role, 'collect-now');
      await deps.collectNow?.();
      return c.redirect(withDone('/sources', 'collecting'), 303);
    });
}
