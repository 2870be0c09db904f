// The health of each source: whether it answers, what it brought, what was left out and why.

import { Hono } from 'hono';
import { may, requireMay } from '../../src/accounts/index.ts';
import { Problem, problems, sentence } from '../../src/errors.ts';
import { recentPolls, sourceHealth, type PollRow, type SourceHealth } from '../../src/sources/index.ts';
import { signedView, type Ctx, type Deps, type Env, type SignedView } from '../deps.ts';
import { idParam } from '../form.ts';
import { Chip, Empty, Form } from '../layout/parts.tsx';
import { showPage } from '../layout/page.tsx';
import { withDone } from '../queue/index.tsx';
import { wordOr } from '../words/index.ts';

type Way = SourceHealth['waysIn'][number];

function StateChip({ view, state }: { view: SignedView; state: string }) {
  const tone = state === 'ok' ? 'good' : state === 'new' ? 'plain' : state === 'unavailable' ? 'read' : 'notice';
  return <Chip tone={tone}>{wordOr(view.t, 'way-state', state)}</Chip>;
}

/**
 * The problem in the viewer's language. The row keeps the English sentence; its blanks are read back out of it, and where that fails the
 * sentence is shown as it is.
 */
function problemOf(view: SignedView, way: Way): { readonly text: string; readonly lang: string } | null {
  const { problemCode: code, problemDetail: detail } = way;
  if (code === null) return null;
  const names = [...problems[code].en.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const shape = problems[code].en.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+)');
  const values = new RegExp(`^${shape}$`, 's').exec(detail ?? '');
  if (values === null) return { text: detail ?? code, lang: 'en' };
  return { text: sentence(code, Object.fromEntries(names.map((name, at) => [name, values[at + 1] ?? ''])), view.lang), lang: view.lang };
}

/** The newest success over all ways in. */
function lastSuccess({ waysIn }: SourceHealth): string | null {
  return waysIn.map(({ lastSuccessAt }) => lastSuccessAt).filter((at) => at !== null).sort().at(-1) ?? null;
}

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
      <th scope="row"><a href={`/sources/${source.id}`}>{source.name}</a><span class="small quiet">{wordOr(t, 'source-kind', source.kind)} · {source.languages.map((code) => format.language(code)).join(', ')}</span><Troubles view={view} source={source} /></th>
      <td>{format.country(source.country)}</td>
      <td class="chips">{source.enabled ? source.waysIn.map((way) => <span><StateChip view={view} state={way.state} /> <span class="small quiet">{wordOr(t, 'way', way.kind)}</span></span>) : <Chip tone="plain">{t('sources.off')}</Chip>}</td>
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
  const depth = await depthLine(view);
  return showPage(c, {
    view, title: t('nav.sources'), current: '/sources',
    children: (
      <div class="sheet">
        <header class="with-action">
          <div><h1>{t('nav.sources')}</h1><p class="quiet">{t('sources.count', { n: sources.length })} · {t('sources.troubled', { n: troubled.length })}{depth === null ? null : ` · ${depth}`}</p></div>
          {deps.collectNow !== undefined && may(view.account.role, 'collect-now') ? <Form view={view} action="/sources/collect"><button class="button first">{t('sources.collect')}</button></Form> : null}
        </header>
        {sources.length === 0 ? <Empty title={t('sources.none')}><p>{t('sources.none-help')}</p></Empty> : <Table view={view} sources={sources} />}
        <p class="small quiet">{t('sources.note')}</p>
      </div>
    ),
  });
}

function Polls({ view, polls }: { view: SignedView; polls: readonly PollRow[] }) {
  const { t, format } = view;
  if (polls.length === 0) return <p class="quiet">{t('sources.no-polls')}</p>;
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={t('sources.polls')}>
      <table>
        <thead><tr><th scope="col">{t('table.time')}</th><th scope="col">{t('table.outcome')}</th><th scope="col" class="right">{t('table.found')}</th><th scope="col" class="right">{t('table.new')}</th><th scope="col" class="right">{t('table.took')}</th></tr></thead>
        <tbody>
          {polls.map((poll) => (
            <tr><td class="num">{format.dateTime(poll.at)}</td><td>{wordOr(t, 'poll', poll.outcome)}{poll.problemCode === null ? null : ` · ${poll.problemCode}`}</td><td class="num right">{poll.found}</td><td class="num right">{poll.newLinks}</td><td class="num right">{t('time.seconds', { n: (poll.durationMs / 1000).toFixed(1) })}</td></tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WayIn({ view, way, polls }: { view: SignedView; way: Way; polls: readonly PollRow[] }) {
  const { t, format } = view;
  const problem = problemOf(view, way);
  return (
    <section class="panel">
      <h2>{wordOr(t, 'way', way.kind)} <StateChip view={view} state={way.state} /></h2>
      <dl>
        <dt>{t('sources.address')}</dt><dd class="address">{way.url}</dd>
        <dt>{t('table.last-success')}</dt><dd class="num">{way.lastSuccessAt === null ? t('sources.never') : format.dateTime(way.lastSuccessAt)}</dd>
        <dt>{t('sources.interval')}</dt><dd class="num">{t('time.minutes', { n: way.intervalMinutes })}</dd>
        {problem === null ? null : <><dt>{t('sources.problem')}</dt><dd lang={problem.lang}>{problem.text}</dd></>}
      </dl>
      <h3>{t('sources.polls')}</h3>
      <Polls view={view} polls={polls} />
    </section>
  );
}

async function showSource(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const { t, format } = view;
  const id = idParam(c, 'id');
  const source = (await sourceHealth(deps.db)).find((one) => one.id === id);
  if (source === undefined) throw new Problem('not-found', { what: t('nav.sources') });
  const ways: { way: Way; polls: PollRow[] }[] = [];
  for (const way of source.waysIn) ways.push({ way, polls: await recentPolls(deps.db, way.id) });
  const skipped = Object.entries(source.skippedBy).sort(([, a], [, b]) => b - a);
  return showPage(c, {
    view, title: source.name, current: '/sources',
    children: (
      <div class="sheet">
        <p class="small quiet"><a href="/sources">{t('nav.sources')}</a> · {format.country(source.country)} · {source.languages.map((code) => format.language(code)).join(', ')}{source.fictional ? ` · ${t('sources.fictional')}` : null}</p>
        <h1>{source.name}</h1>
        {ways.map(({ way, polls }) => <WayIn view={view} way={way} polls={polls} />)}
        <section class="panel">
          <h2>{t('sources.skipped')}</h2>
          {skipped.length === 0 ? <p class="quiet">{t('sources.none-skipped')}</p> : <dl>{skipped.map(([reason, n]) => <><dt>{wordOr(t, 'skip', reason)}</dt><dd class="num">{format.number(n)}</dd></>)}</dl>}
        </section>
      </div>
    ),
  });
}

export function sourcesRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get('/sources', (c) => showSources(c, deps))
    .get('/sources/:id', (c) => showSource(c, deps))
    .post('/sources/collect', async (c) => {
      requireMay(signedView(c).account.role, 'collect-now');
      await deps.collectNow?.();
      return c.redirect(withDone('/sources', 'collecting'), 303);
    });
}
