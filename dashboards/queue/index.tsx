// The queue: list on the left, preview on the right, quick with keys, whole without scripts.

import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { may } from '../../src/accounts/index.ts';
import {
  assignable, casePage, casesAfter, markRead, queueCounts, queueRows, savedFilters, type CasePage, type QueueCounts, type QueueFilter, type QueuePage, type UndoOffer,
} from '../../src/cases/index.ts';
import { Problem } from '../../src/errors.ts';
import { flagLevels } from '../../src/model/index.ts';
import { startOfDay } from '../clock.ts';
import { ExportLinks } from '../exports/links.tsx';
import { signedView, type Ctx, type Deps, type Env, type SignedView } from '../deps.ts';
import { idParam, readForm } from '../form.ts';
import { clockWords, Empty, Form, Key } from '../layout/parts.tsx';
import { showPage } from '../layout/page.tsx';
import type { WordKey } from '../words/index.ts';
import { actInBulk, Bulk } from './bulk.tsx';
import { filterQuery, queueUrl, readFilter, savedQuery, without, type Switch } from './filter.ts';
import { KeyHelp } from './keys.tsx';
import { Preview } from './preview.tsx';
import { reviewRoutes } from './review.tsx';
import { Row } from './row.tsx';
import { countedFilters, SavedFilters, savedRoutes, type Counted } from './saved.tsx';
import { offerTo, undo, UndoLine } from './undo.tsx';

export { withDone } from './done.ts';

type Shown = { readonly view: SignedView; readonly filter: QueueFilter; readonly counts: QueueCounts };

/** A filter that is switched on or off; the others stay. */
function Toggle({ view, filter, on, word, count, tone, off }: { view: SignedView; filter: QueueFilter; on: boolean; word: WordKey; count: number | null; tone: string; off: QueueFilter }) {
  return <a class={`chip ${tone}`} href={queueUrl(on ? off : filter)} aria-current={on ? 'true' : undefined}>{view.t(word)} {count === null ? null : <span class="num">{view.format.number(count)}</span>}</a>;
}

const shownSwitches = ['mine', 'free', 'unread', 'overdue', 'foreign', 'aside', 'closed', 'mineFirst'] as const satisfies readonly Switch[];

function Filters({ view, filter: given, counts, children }: Shown & { children: Child }) {
  // Another filter begins on its first page.
  const filter = without(given, 'after');
  const { level } = filter;
  return (
    <div class="filters" role="group" aria-label={view.t('queue.filters')}>
      {flagLevels.map((one) => <Toggle view={view} filter={{ ...filter, level: one }} off={without(filter, 'level')} on={level === one} word={`filter.${one}`} count={counts[one]} tone={one} />)}
      {shownSwitches.map((one) => <Toggle view={view} filter={{ ...filter, [one]: true }} off={without(filter, one)} on={filter[one] === true} word={`filter.${one}`} count={one === 'mineFirst' ? null : counts[one]} tone="plain" />)}
      {children}
    </div>
  );
}

/** One story after another, full width. */
function StartReview({ view, filter }: { view: SignedView; filter: QueueFilter }) {
  return (
    <Form view={view} action="/review" class="start-review">
      <input type="hidden" name="query" value={savedQuery(filter)} />
      <button class="button" data-key="g">{view.t('review.start')} <Key>g</Key></button>
    </Form>
  );
}

function Rows({ view, filter, page, at, bulk }: { view: SignedView; filter: QueueFilter; page: QueuePage; at: number | undefined; bulk: boolean }) {
  const { t } = view;
  if (page.rows.length === 0) {
    const filtered = filterQuery(filter).toString() !== '';
    return <Empty title={t(filtered ? 'queue.none-match' : 'queue.empty')}><p>{filtered ? <a href="/queue?all=1">{t('queue.all')}</a> : t('queue.empty-help')}</p></Empty>;
  }
  return (
    <>
      <ol class="list" aria-label={t('queue.list')}>
        {page.rows.map((row) => <Row view={view} row={row} filter={filter} chosen={row.caseId === at} bulk={bulk} />)}
      </ol>
      {page.next === null ? null : <p class="more"><a class="button" rel="next" href={queueUrl({ ...filter, after: page.next })}>{t('queue.next')}</a></p>}
      <ExportLinks view={view} kind="cases" />
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
      <span><Key>z</Key> {t('undo.button')}</span>
      <button type="button" class="plain-button" data-key="?"><Key>?</Key> {t('keys.all')}</button>
      <span class="num tally"><span data-position>{position}</span> / <span data-total>{total}</span> · {t('queue.done-today', { n: counts.closedToday })}</span>
    </footer>
  );
}

type Screen = Shown & {
  readonly page: QueuePage;
  readonly chosen: number | undefined;
  readonly preview: CasePage | null;
  readonly saved: readonly Counted[];
  readonly offer: UndoOffer | null;
  readonly assignable: readonly string[];
};

function QueueScreen({ view, filter, counts, page, chosen, preview, saved, offer, assignable: names }: Screen) {
  const { t } = view;
  const acts = may(view.account.role, 'take-case');
  const bulk = acts && filter.closed !== true;
  const position = page.rows.findIndex(({ caseId }) => caseId === chosen) + 1;
  return (
    <div class="queue" {...clockWords(view)}>
      <h1 class="hidden">{t('nav.queue')}</h1>
      <section class="rows" aria-label={t('queue.list')}>
        <SavedFilters view={view} saved={saved} filter={filter} />
        <Filters view={view} filter={filter} counts={counts}>{acts && filter.closed !== true && page.rows.length > 0 ? <StartReview view={view} filter={filter} /> : null}</Filters>
        <UndoLine view={view} offer={offer} back={queueUrl(filter)} />
        <div aria-live="polite" hx-get={`/queue/news?after=${view.figures?.newestCase ?? 0}`} hx-trigger="every 30s" hx-swap="innerHTML" class="news" />
        {bulk && page.rows.length > 0 ? <Bulk view={view} filter={filter} assignable={names} /> : null}
        <Rows view={view} filter={filter} page={page} at={chosen} bulk={bulk} />
      </section>
      <section class="preview" id="preview" aria-label={t('queue.preview')} data-csrf={view.csrf} data-no-answer={t('queue.no-answer')}>
        {preview === null ? null : <Preview view={view} page={preview} filter={filter} />}
      </section>
      <KeyLine view={view} position={position} total={page.rows.length} counts={counts} />
      <KeyHelp view={view} />
    </div>
  );
}

async function showQueue(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const { account, now } = view;
  const query = new URL(c.req.url).searchParams;
  // The bare address opens the person's own first filter; every other one says what it shows.
  if (query.size === 0) {
    const first = (await savedFilters(deps.db, account.id)).find(({ isDefault }) => isDefault);
    if (first !== undefined && first.query !== '') return c.redirect(`/queue?${first.query}`, 303);
  }
  const filter = readFilter(query);
  const asked = Number(query.get('at'));
  if (Number.isInteger(asked) && asked > 0 && asked < 2 ** 31) await markRead(deps.db, account.id, [asked], now);
  const page = await queueRows(deps.db, { ...filter, now }, account.id);
  const counts = await queueCounts(deps.db, account.id, now, startOfDay(now, deps.province.timeZone));
  const chosen = page.rows.find(({ caseId }) => caseId === asked) ?? page.rows[0];
  const preview = chosen === undefined ? null : await casePage(deps.db, chosen.caseId, chosen.article.id);
  const screen = {
    view, filter, counts, page, preview, chosen: chosen?.caseId,
    saved: await countedFilters(view, deps),
    offer: await offerTo(view, deps),
    assignable: may(account.role, 'assign-case') ? await assignable(deps.db) : [],
  };
  return showPage(c, { view, title: view.t('nav.queue'), current: '/queue', search: filter.words ?? '', children: <QueueScreen {...screen} /> });
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

/** A story was in front of somebody for a while. */
async function noteSeen(c: Ctx, deps: Deps) {
  const { account, now } = signedView(c);
  const ids = (await readForm(c)).all('case').map(Number).filter((id) => Number.isInteger(id) && id > 0 && id < 2 ** 31).slice(0, 200);
  await markRead(deps.db, account.id, ids, now);
  return c.body(null, 204);
}

export function queueRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get('/queue', (c) => showQueue(c, deps))
    .get('/queue/news', (c) => showNews(c, deps))
    .get('/queue/preview/:id', (c) => showPreview(c, deps))
    .post('/queue/seen', (c) => noteSeen(c, deps))
    .post('/queue/bulk', (c) => actInBulk(c, deps))
    .post('/undo', (c) => undo(c, deps))
    .route('/', savedRoutes(deps))
    .route('/', reviewRoutes(deps));
}
