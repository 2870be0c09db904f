// The queue: list on the left, preview on the right, quick with keys, whole without scripts.

import { Hono } from 'hono';
import { may } from '../../src/accounts/index.ts';
import { casePage, casesAfter, closeCase, queueCounts, queueRows, takeCase, type CasePage, type QueueCounts, type QueueFilter, type QueuePage } from '../../src/cases/index.ts';
import { Problem } from '../../src/errors.ts';
import { flagLevels } from '../../src/model/index.ts';
import { ReasonOptions } from '../case/actions.tsx';
import { startOfDay } from '../clock.ts';
import { signedView, type Ctx, type Deps, type Env, type SignedView } from '../deps.ts';
import { idParam, readForm } from '../form.ts';
import { localPath } from '../guard.ts';
import { Empty, Form, Key } from '../layout/parts.tsx';
import { showPage } from '../layout/page.tsx';
import type { WordKey } from '../words/index.ts';
import { filterQuery, queueUrl, readFilter } from './filter.ts';
import { KeyHelp } from './keys.tsx';
import { Preview } from './preview.tsx';
import { Row } from './row.tsx';

type Shown = { readonly view: SignedView; readonly filter: QueueFilter; readonly counts: QueueCounts };

/** A filter that is switched on or off; the others stay. */
function Toggle({ view, filter, on, word, count, tone, off }: { view: SignedView; filter: QueueFilter; on: boolean; word: WordKey; count: number; tone: string; off: QueueFilter }) {
  return <a class={`chip ${tone}`} href={queueUrl(on ? off : filter)} aria-current={on ? 'true' : undefined}>{view.t(word)} <span class="num">{view.format.number(count)}</span></a>;
}

/** The filter without one of its conditions. */
function without(filter: QueueFilter, name: keyof QueueFilter): QueueFilter {
  return Object.fromEntries(Object.entries(filter).filter(([key]) => key !== name));
}

function Filters({ view, filter: given, counts }: Shown) {
  // Another filter begins on its first page.
  const filter = without(given, 'after');
  const { level } = filter;
  return (
    <div class="filters" role="group" aria-label={view.t('queue.filters')}>
      {flagLevels.map((one) => <Toggle view={view} filter={{ ...filter, level: one }} off={without(filter, 'level')} on={level === one} word={`filter.${one}`} count={counts[one]} tone={one} />)}
      {(['mine', 'foreign', 'closed'] as const).map((one) => <Toggle view={view} filter={{ ...filter, [one]: true }} off={without(filter, one)} on={filter[one] === true} word={`filter.${one}`} count={counts[one]} tone="plain" />)}
    </div>
  );
}

/** Acts on the ticked rows. */
function Bulk({ view, filter }: { view: SignedView; filter: QueueFilter }) {
  const { t } = view;
  return (
    <Form view={view} action="/queue/bulk" back={queueUrl(filter)} class="bulk" id="bulk">
      <span class="small" data-picked>{t('bulk.label')}</span>
      <button class="button" name="do" value="take">{t('bulk.take')}</button>
      <label class="hidden" for="bulk-reason">{t('close.reason')}</label>
      <select id="bulk-reason" name="reason"><ReasonOptions view={view} /></select>
      <button class="button" name="do" value="close">{t('bulk.close')}</button>
    </Form>
  );
}

function Rows({ view, filter, page, at, bulk }: { view: SignedView; filter: QueueFilter; page: QueuePage; at: number | undefined; bulk: boolean }) {
  const { t } = view;
  if (page.rows.length === 0) {
    const filtered = filterQuery(filter).toString() !== '';
    return <Empty title={t(filtered ? 'queue.none-match' : 'queue.empty')}><p>{filtered ? <a href="/queue">{t('queue.all')}</a> : t('queue.empty-help')}</p></Empty>;
  }
  return (
    <>
      <ol class="list" aria-label={t('queue.list')}>
        {page.rows.map((row) => <Row view={view} row={row} filter={filter} chosen={row.caseId === at} bulk={bulk} />)}
      </ol>
      {page.next === null ? null : <p class="more"><a class="button" rel="next" href={queueUrl({ ...filter, after: page.next })}>{t('queue.next')}</a></p>}
    </>
  );
}

function KeyLine({ view, position, total, counts }: { view: SignedView; position: number; total: number; counts: QueueCounts }) {
  const { t } = view;
  return (
    <footer class="keys">
      <span><Key>j</Key> <Key>k</Key> {t('keys.move')}</span>
      <span><Key>o</Key> {t('keys.open')}</span>
      <span><Key>x</Key> {t('keys.pick')}</span>
      <span><Key>/</Key> {t('keys.search')}</span>
      <button type="button" class="plain-button" data-key="?"><Key>?</Key> {t('keys.all')}</button>
      <span class="num tally"><span data-position>{position}</span> / {total} · {t('queue.done-today', { n: counts.closedToday })}</span>
    </footer>
  );
}

async function showQueue(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const query = new URL(c.req.url).searchParams;
  const filter = readFilter(query);
  const page = await queueRows(deps.db, filter, view.account.id);
  const counts = await queueCounts(deps.db, view.account.id, view.now, startOfDay(view.now, deps.province.timeZone));
  const asked = Number(query.get('at'));
  const chosen = page.rows.find(({ caseId }) => caseId === asked) ?? page.rows[0];
  const preview = chosen === undefined ? null : await casePage(deps.db, chosen.caseId, chosen.article.id);
  const bulk = filter.closed !== true && may(view.account.role, 'take-case');
  const { t } = view;
  return showPage(c, {
    view, title: t('nav.queue'), current: '/queue', search: filter.words ?? '',
    children: (
      <div class="queue">
        <h1 class="hidden">{t('nav.queue')}</h1>
        <section class="rows" aria-label={t('queue.list')}>
          <Filters view={view} filter={filter} counts={counts} />
          <div aria-live="polite" hx-get={`/queue/news?after=${view.figures?.newestCase ?? 0}`} hx-trigger="every 30s" hx-swap="innerHTML" class="news" />
          {bulk && page.rows.length > 0 ? <Bulk view={view} filter={filter} /> : null}
          <Rows view={view} filter={filter} page={page} at={chosen?.caseId} bulk={bulk} />
        </section>
        <section class="preview" id="preview" aria-label={t('queue.preview')}>
          {preview === null ? null : <Preview view={view} page={preview} filter={filter} />}
        </section>
        <KeyLine view={view} position={chosen === undefined ? 0 : page.rows.indexOf(chosen) + 1} total={page.rows.length} counts={counts} />
        <KeyHelp view={view} />
      </div>
    ),
  });
}

async function showPreview(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const page: CasePage | null = await casePage(deps.db, idParam(c, 'id'));
  if (page === null) throw new Problem('not-found', { what: view.t('case.word') });
  return c.html(String(<Preview view={view} page={page} filter={readFilter(new URL(c.req.url).searchParams)} />));
}

async function showNews(c: Ctx, deps: Deps) {
  const { t } = signedView(c);
  const after = Number(c.req.query('after'));
  const fresh = Number.isInteger(after) && after >= 0 ? await casesAfter(deps.db, after) : 0;
  return c.html(fresh === 0 ? '' : String(<p class="notice read"><a href="/queue">{t('queue.news', { n: fresh })}</a></p>));
}

/** One transaction a case: what somebody else has changed meanwhile is left alone and counted. */
async function actInBulk(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const form = await readForm(c);
  const back = localPath(form.text('back'), '/queue');
  const picked = form.all('case').filter((value) => /^\d{1,9}:\d{1,17}$/.test(value)).slice(0, 200).map((value) => value.split(':').map(Number));
  if (picked.length === 0) return c.redirect(withDone(back, 'nothing-picked'), 303);
  const by = { account: view.account, now: view.now };
  let left = 0;
  for (const [caseId = Number.NaN, version = Number.NaN] of picked) {
    try {
      if (form.text('do') === 'close') await closeCase(deps.db, by, { caseId, version, reason: form.text('reason') });
      else await takeCase(deps.db, by, { caseId, version });
    } catch (thrown) {
      if (!(thrown instanceof Problem) || !['changed-meanwhile', 'wrong-step'].includes(thrown.code)) throw thrown;
      left += 1;
    }
  }
  return c.redirect(withDone(back, left > 0 ? 'some-changed' : form.text('do') === 'close' ? 'closed' : 'taken'), 303);
}

/** The path with what was done in its query. */
export function withDone(path: string, done: string): string {
  const url = new URL(path, 'http://local');
  url.searchParams.set('done', done);
  return url.pathname + url.search + url.hash;
}

export function queueRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get('/queue', (c) => showQueue(c, deps))
    .get('/queue/news', (c) => showNews(c, deps))
    .get('/queue/preview/:id', (c) => showPreview(c, deps))
    .post('/queue/bulk', (c) => actInBulk(c, deps));
}
