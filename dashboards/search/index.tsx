// Search: articles by words in any of the languages and by their labels; kept searches; files.

import { Hono } from 'hono';
import { Problem } from '../../src/errors.ts';
import { aboutLabels, sentiments, topics } from '../../src/model/index.ts';
import { forgetSearch, savedSearches, saveSearch, searchArticles, type FoundArticle, type SavedSearch, type SearchPage } from '../../src/search/index.ts';
import { describedSources } from '../../src/sources/index.ts';
import { signedView, type Ctx, type Deps, type Env, type SignedView } from '../deps.ts';
import { readForm } from '../form.ts';
import { ExportLinks } from '../exports/links.tsx';
import { Chip, Empty, Form, langOf } from '../layout/parts.tsx';
import { showPage } from '../layout/page.tsx';
import { withDone } from '../queue/index.tsx';
import { wordOr } from '../words/index.ts';
import { asCsv, asJsonLines } from './export.ts';
import { readSearch, searchQuery } from './filter.ts';

/** Articles in one file at most. */
const mostExported = 5_000;

type Choice = readonly [value: string, word: string];

function Select({ view, name, label, choices, chosen }: { view: SignedView; name: string; label: string; choices: readonly Choice[]; chosen: string | null }) {
  return (
    <label class="small"><span>{label}</span>
      <select name={name}>
        <option value="">{view.t('find.any')}</option>
        {choices.map(([value, word]) => <option value={value} selected={value === chosen}>{word}</option>)}
      </select>
    </label>
  );
}

type Outlets = { readonly countries: readonly Choice[]; readonly languages: readonly Choice[]; readonly sources: readonly Choice[] };

async function outletsOf(view: SignedView): Promise<Outlets> {
  const { format, deps } = view;
  const sources = await describedSources(deps.db);
  const sorted = (choices: Choice[]) => choices.sort((a, b) => a[1].localeCompare(b[1], view.lang));
  const each = (values: readonly string[], word: (value: string) => string) => sorted([...new Set(values)].map((value): Choice => [value, word(value)]));
  return {
    countries: each(sources.map(({ country }) => country), (code) => format.country(code)),
    languages: each(sources.flatMap(({ languages }) => languages), (code) => format.language(code)),
    sources: sorted(sources.map(({ key, name }): Choice => [key, name])),
  };
}

function Filters({ view, query, outlets }: { view: SignedView; query: URLSearchParams; outlets: Outlets }) {
  const { t } = view;
  const labels = (group: string, values: readonly string[]) => values.map((value): Choice => [value, wordOr(t, group, value)]);
  return (
    <form class="panel find" action="/search" method="get" role="search" aria-label={t('find.title')}>
      <label for="find-words" class="small"><span>{t('find.words')}</span></label>
      <div class="find-line">
        <input id="find-words" name="q" type="search" value={query.get('q') ?? ''} maxlength={400} aria-describedby="find-hint" />
        <button class="button first">{t('find.go')}</button>
      </div>
      <p id="find-hint" class="small quiet">{t('find.hint')}</p>
      <div class="find-filters">
        <Select view={view} name="country" label={t('find.country')} choices={outlets.countries} chosen={query.get('country')} />
        <Select view={view} name="language" label={t('table.language')} choices={outlets.languages} chosen={query.get('language')} />
        <Select view={view} name="source" label={t('table.outlet')} choices={outlets.sources} chosen={query.get('source')} />
        <Select view={view} name="about" label={t('article.about')} choices={labels('about', aboutLabels)} chosen={query.get('about')} />
        <Select view={view} name="topic" label={t('article.topics')} choices={labels('topic', topics)} chosen={query.get('topic')} />
        <Select view={view} name="tone" label={t('tone')} choices={labels('sentiment', sentiments)} chosen={query.get('tone')} />
        <label class="small"><span>{t('find.from')}</span><input type="date" name="from" value={query.get('from') ?? ''} /></label>
        <label class="small"><span>{t('find.to')}</span><input type="date" name="to" value={query.get('to') ?? ''} /></label>
        <a class="small" href="/search">{t('find.clear')}</a>
      </div>
    </form>
  );
}

function Found({ view, article }: { view: SignedView; article: FoundArticle }) {
  const { t, format } = view;
  const lang = langOf(article.language);
  return (
    <li class="found">
      <p class="small quiet">{article.outlet} · {format.country(article.country)} · {format.language(article.language)} · <span class="num">{format.dateTime(article.publishedAt)}</span></p>
      <h3><a href={`/articles/${article.articleId}`} lang={lang}>{article.title}</a></h3>
      <p lang={lang}>{article.excerpt.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</p>
      <p class="tags">
        <Chip tone="plain">{wordOr(t, 'about', article.about)}</Chip>
        {article.topics.map((topic) => <Chip tone="plain">{wordOr(t, 'topic', topic)}</Chip>)}
        <span class="tone small">{t('tone')}: <b>{article.sentiment === null ? t('tone.not-scored') : wordOr(t, 'sentiment', article.sentiment)}</b></span>
        {article.caseId === null ? null : <a class="small" href={`/cases/${article.caseId}`}>{t('find.case')}</a>}
      </p>
    </li>
  );
}

function Results({ view, page, query }: { view: SignedView; page: SearchPage; query: URLSearchParams }) {
  const { t } = view;
  if (page.found.length === 0) return <Empty title={t('find.none')}><p>{t('find.none-help')}</p></Empty>;
  const next = new URLSearchParams(query);
  if (page.next !== null) next.set('after', page.next);
  return (
    <section aria-labelledby="found">
      <h2 id="found">{t('find.results')}</h2>
      <ol class="found-list">{page.found.map((article) => <Found view={view} article={article} />)}</ol>
      {page.next === null ? null : <p><a class="button" href={`/search?${next.toString()}`}>{t('find.more')}</a></p>}
    </section>
  );
}

function Beside({ view, query, saved }: { view: SignedView; query: URLSearchParams; saved: readonly SavedSearch[] }) {
  const { t } = view;
  const text = query.toString();
  return (
    <aside aria-label={t('find.saved')}>
      <section class="panel">
        <h2>{t('find.saved')}</h2>
        {saved.length === 0 ? null : <ul class="saved">{saved.map(({ id, name, query: kept }) => (
          <li><a href={`/search?${kept}`}>{name}</a> <Form view={view} action="/search/forget" back={text}><input type="hidden" name="id" value={String(id)} /><button class="plain-button small" aria-label={`${t('find.forget')}: ${name}`}>{t('find.forget')}</button></Form></li>
        ))}</ul>}
        <Form view={view} action="/search/save" class="fields" back={text}>
          <label for="save-name">{t('find.save-name')}</label>
          <input id="save-name" name="name" required maxlength={80} />
          <button class="button">{t('find.save')}</button>
        </Form>
      </section>
      <section class="panel">
        <h2>{t('find.export')}</h2>
        <p class="actions"><a class="button" href={`/search/export.csv?${text}`}>CSV</a> <a class="button" href={`/search/export.jsonl?${text}`}>JSON Lines</a></p>
        <p class="small quiet">{t('find.export-note', { n: view.format.number(mostExported) })}</p>
        <ExportLinks view={view} kind="articles" />
      </section>
    </aside>
  );
}

async function showSearch(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const given = new URL(c.req.url).searchParams;
  const query = searchQuery(given);
  const page = await searchArticles(deps.db, readSearch(given, deps.province.timeZone));
  return showPage(c, {
    view, title: view.t('nav.search'), current: '/search',
    children: (
      <div class="case">
        <div class="case-main">
          <h1>{view.t('find.title')}</h1>
          <Filters view={view} query={query} outlets={await outletsOf(view)} />
          <Results view={view} page={page} query={query} />
        </div>
        <Beside view={view} query={query} saved={await savedSearches(deps.db, view.account.id)} />
      </div>
    ),
  });
}

/** All that was found, page by page, as one file. */
async function exportFound(c: Ctx, deps: Deps, format: 'csv' | 'jsonl') {
  signedView(c);
  const filter = readSearch(searchQuery(new URL(c.req.url).searchParams), deps.province.timeZone);
  const all: FoundArticle[] = [];
  let after: string | null = null;
  do {
    const page: SearchPage = await searchArticles(deps.db, { ...filter, limit: 500, ...(after === null ? {} : { after }) });
    all.push(...page.found);
    after = page.next;
  } while (after !== null && all.length < mostExported);
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8';
  return c.body(format === 'csv' ? asCsv(all.slice(0, mostExported)) : asJsonLines(all.slice(0, mostExported)), 200, {
    'content-type': type, 'content-disposition': `attachment; filename="haidang-articles.${format}"`,
  });
}

/** Where a form of this screen goes back to: the search it came from. */
const backTo = (query: string) => `/search?${searchQuery(new URLSearchParams(query)).toString()}`;

export function searchRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get('/search', (c) => showSearch(c, deps))
    .get('/search/export.csv', (c) => exportFound(c, deps, 'csv'))
    .get('/search/export.jsonl', (c) => exportFound(c, deps, 'jsonl'))
    .post('/search/save', async (c) => {
      const form = await readForm(c);
      const query = searchQuery(new URLSearchParams(form.text('back'))).toString();
      await saveSearch(deps.db, signedView(c).account.id, form.text('name'), query);
      return c.redirect(withDone(backTo(query), 'search-saved'), 303);
    })
    .post('/search/forget', async (c) => {
      const form = await readForm(c);
      const id = form.number('id');
      if (!Number.isInteger(id)) throw new Problem('not-found', { what: 'search' });
      await forgetSearch(deps.db, signedView(c).account.id, id);
      return c.redirect(withDone(backTo(form.text('back')), 'search-forgotten'), 303);
    });
}
