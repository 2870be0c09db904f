// A person's filters: the line of them above the queue, and the page on which they are arranged.

import { Hono } from 'hono';
import { countQueues, forgetFilter, raiseFilter, renameFilter, savedFilters, saveFilter, setDefaultFilter, type QueueFilter, type SavedFilter } from '../../src/cases/index.ts';
import { signedView, type Ctx, type Deps, type Env, type SignedView } from '../deps.ts';
import { readForm } from '../form.ts';
import { showPage } from '../layout/page.tsx';
import { Empty, Form, Key } from '../layout/parts.tsx';
import { withDone } from './done.ts';
import { readFilter, savedQuery } from './filter.ts';
import { KeyHelp } from './keys.tsx';

const asFilter = (query: string): QueueFilter => readFilter(new URLSearchParams(query));
const addressOf = ({ query }: SavedFilter) => `/queue?${query === '' ? 'all=1' : query}`;

export type Counted = SavedFilter & { readonly count: number };

/** The viewer's filters with how many stories each would show now. */
export async function countedFilters({ account, now }: SignedView, { db }: Deps): Promise<Counted[]> {
  const saved = await savedFilters(db, account.id);
  const counts = await countQueues(db, saved.map(({ query }) => ({ ...asFilter(query), now })), account.id);
  return saved.map((filter, index) => ({ ...filter, count: counts[index] ?? 0 }));
}

export function SavedFilters({ view, saved, filter }: { view: SignedView; saved: readonly Counted[]; filter: QueueFilter }) {
  const { t, format } = view;
  const current = savedQuery(filter);
  const known = saved.some(({ query }) => query === current);
  if (saved.length === 0 && current === '') return null;
  return (
    <nav class="saved-filters" aria-label={t('saved.title')}>
      {saved.map((one, index) => (
        <a class="tab" href={addressOf(one)} aria-current={one.query === current ? 'page' : undefined} data-key={index < 9 ? String(index + 1) : undefined}>
          {index < 9 ? <Key>{index + 1}</Key> : null} {one.name} <span class="num">{format.number(one.count)}</span>
        </a>
      ))}
      {saved.length > 0 ? <a class="tab" href="/queue?all=1" aria-current={current === '' && !known ? 'page' : undefined}>{t('saved.all')}</a> : null}
      {known || current === '' ? null : (
        <details class="pop">
          <summary class="tab">{t('saved.save')}</summary>
          <Form view={view} action="/queue/filters" class="fields panel">
            <input type="hidden" name="query" value={current} />
            <label for="filter-name">{t('saved.name')}</label>
            <input id="filter-name" name="name" maxlength={60} required autocomplete="off" />
            <button class="button first">{t('saved.submit')}</button>
          </Form>
        </details>
      )}
      {saved.length > 0 ? <a class="tab quiet" href="/queue/filters">{t('saved.manage')}</a> : null}
    </nav>
  );
}

function Arrange({ view, filter, index }: { view: SignedView; filter: Counted; index: number }) {
  const { t, format } = view;
  const { id, name, isDefault } = filter;
  const button = (what: string, label: string, said: string) => <button class="button" name="do" value={what} aria-label={said}>{label}</button>;
  return (
    <tr>
      <td>{index < 9 ? <kbd>{index + 1}</kbd> : null}</td>
      <th scope="row"><a href={addressOf(filter)}>{name}</a>{isDefault ? <span class="small quiet detail">{t('saved.is-default')}</span> : null}</th>
      <td class="num right">{format.number(filter.count)}</td>
      <td>
        <Form view={view} action={`/queue/filters/${id}`} class="inline">
          {index === 0 ? null : button('up', t('saved.up'), t('saved.up-of', { name }))}
          {isDefault ? button('no-default', t('saved.no-default'), t('saved.no-default-of', { name })) : button('default', t('saved.default'), t('saved.default-of', { name }))}
          {button('delete', t('saved.delete'), t('saved.delete-of', { name }))}
        </Form>
        <details>
          <summary class="small" aria-label={t('saved.rename-of', { name })}>{t('saved.rename')}</summary>
          <Form view={view} action={`/queue/filters/${id}`} class="inline">
            <input name="name" maxlength={60} required value={name} autocomplete="off" aria-label={t('saved.name')} />
            <button class="button" name="do" value="rename">{t('saved.submit')}</button>
          </Form>
        </details>
      </td>
    </tr>
  );
}

async function show(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const { t } = view;
  const saved = await countedFilters(view, deps);
  return showPage(c, {
    view, title: t('saved.title'), current: '/queue',
    children: (
      <div class="sheet">
        <header><h1>{t('saved.title')}</h1><p class="quiet">{t('saved.help')}</p></header>
        {saved.length === 0 ? <Empty title={t('saved.none')}><p>{t('saved.none-help')}</p></Empty> : (
          <div class="scroll" tabindex={0} role="region" aria-label={t('saved.title')}>
            <table>
              <thead><tr><th scope="col">{t('saved.key')}</th><th scope="col">{t('saved.name')}</th><th scope="col" class="right">{t('saved.waiting')}</th><td /></tr></thead>
              <tbody>{saved.map((filter, index) => <Arrange view={view} filter={filter} index={index} />)}</tbody>
            </table>
          </div>
        )}
        <p><a class="button" href="/queue">{t('saved.back')}</a></p>
        <KeyHelp view={view} />
      </div>
    ),
  });
}

async function save(c: Ctx, { db }: Deps) {
  const form = await readForm(c);
  const query = savedQuery(asFilter(form.text('query')));
  await saveFilter(db, signedView(c).account.id, { name: form.text('name'), query });
  return c.redirect(withDone(`/queue?${query === '' ? 'all=1' : query}`, 'filter-saved'), 303);
}

async function arrange(c: Ctx, { db }: Deps) {
  const { account } = signedView(c);
  const form = await readForm(c);
  const id = Number(c.req.param('id'));
  const what = form.text('do');
  if (Number.isInteger(id)) {
    if (what === 'up') await raiseFilter(db, account.id, id);
    else if (what === 'default') await setDefaultFilter(db, account.id, id);
    else if (what === 'no-default') await setDefaultFilter(db, account.id, null);
    else if (what === 'rename') await renameFilter(db, account.id, id, form.text('name'));
    else if (what === 'delete') await forgetFilter(db, account.id, id);
  }
  return c.redirect(withDone('/queue/filters', what === 'delete' ? 'filter-forgotten' : 'filters-changed'), 303);
}

export function savedRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get('/queue/filters', (c) => show(c, deps))
    .post('/queue/filters', (c) => save(c, deps))
    .post('/queue/filters/:id{\\d{1,9}}', (c) => arrange(c, deps));
}
