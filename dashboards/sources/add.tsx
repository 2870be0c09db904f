// Adding a source: the address of a home page, what was found there with articles to look at, and what a person agrees to. Lists as OPML in and out.

import { may, requireMay } from '../../src/accounts/index.ts';
import { Problem } from '../../src/errors.ts';
import { sourceKinds, wayInKinds, type SourceDescription, type SourceKind, type WayInDescription } from '../../src/model/index.ts';
import { addSource, catalogue, countryOfUrl, describedSources, enableSource, keyOfUrl, readOpml, writeOpml, type SourceHealth } from '../../src/sources/index.ts';
import { signedView, type Ctx, type Deps, type SignedView, type TestedOutlet } from '../deps.ts';
import { readForm, type Fields } from '../form.ts';
import { Chip, Form, langOf } from '../layout/parts.tsx';
import { showPage } from '../layout/page.tsx';
import { withDone } from '../queue/index.tsx';
import { wordOr } from '../words/index.ts';

/** A real outlet never goes into an archive of the fictional press. */
function requireReal({ fictional, machine }: Deps): void {
  if (fictional) throw new Problem('mixed-press', { where: machine?.dataFolder ?? 'this archive', found: 'the fictional press', wanted: 'the real press' });
}

function viewOf(c: Ctx): SignedView {
  const view = signedView(c);
  requireMay(view.account.role, 'manage-sources');
  return view;
}

function Ask({ view, url }: { view: SignedView; url: string }) {
  const { t, deps } = view;
  if (deps.fictional) return <section class="panel"><p>{t('guide.source-fictional')}</p><p><code class="address">HAIDANG_DATA=data-bao-that bin/haidang sources add https://…</code></p></section>;
  if (deps.testOutlet === undefined) return <section class="panel"><p>{t('add.no-crawler')}</p></section>;
  return (
    <section class="panel">
      <Form view={view} action="/sources/add/test" class="find-filters">
        <label class="small"><span>{t('add.address')}</span><input type="url" name="url" required value={url} placeholder="https://" maxlength={2000} /></label>
        <p><button class="button first">{t('add.ask')}</button></p>
      </Form>
      <p class="small quiet">{t('add.help')}</p>
    </section>
  );
}

/** Outlets that come with the program as suggestions, by country. */
function Suggestions({ view }: { view: SignedView }) {
  const { t, format } = view;
  const byCountry = new Map<string, ReturnType<typeof catalogue>[number][]>();
  for (const entry of catalogue()) byCountry.set(entry.country, [...(byCountry.get(entry.country) ?? []), entry]);
  return (
    <section class="panel"><h2>{t('add.suggestions')}</h2>
      {[...byCountry].map(([country, entries]) => (
        <details class="small"><summary>{format.country(country)} <span class="num quiet">{entries.length}</span></summary>
          <ul class="suggested">{entries.map(({ name, homeUrl }) => <li><a href={`/sources/add?url=${encodeURIComponent(homeUrl)}`}>{name}</a> <span class="quiet">{new URL(homeUrl).host}</span></li>)}</ul>
        </details>
      ))}
    </section>
  );
}

function Opml({ view }: { view: SignedView }) {
  const { t, csrf } = view;
  return (
    <section class="panel"><h2>OPML</h2>
      <p class="small quiet">{t('add.opml-help')}</p>
      <p><a class="button" href="/sources/list.opml" download>{t('add.opml-out')}</a></p>
      {view.deps.fictional ? null : (
        <form method="post" action="/sources/opml" enctype="multipart/form-data" class="inline"><input type="hidden" name="_token" value={csrf} /><label class="small"><span>{t('add.opml-file')}</span> <input type="file" name="file" accept=".opml,.xml,text/xml" required /></label> <button class="button">{t('add.opml-in')}</button></form>
      )}
    </section>
  );
}

export async function showAdd(c: Ctx, _: Deps, notice: string | null = null) {
  const view = viewOf(c);
  const { t } = view;
  return showPage(c, {
    view, title: t('add.title'), current: '/sources',
    children: (
      <div class="sheet">
        <header><p class="small quiet"><a href="/sources">{t('nav.sources')}</a></p><h1>{t('add.title')}</h1></header>
        {notice === null ? null : <p class="notice good" role="status">{notice}</p>}
        <Ask view={view} url={(c.req.query('url') ?? '').slice(0, 2000)} />
        {view.deps.fictional ? null : <Suggestions view={view} />}
        <Opml view={view} />
      </div>
    ),
  });
}

const written = ({ kind, url, linkPattern }: WayInDescription) => JSON.stringify([kind, url, ...(linkPattern === undefined ? [] : [linkPattern])]);

/** A way in as our own form sent it back. Throws `bad-source`. */
function readWay(text: string): WayInDescription {
  try {
    const [kindName, url, linkPattern] = JSON.parse(text) as unknown[];
    const kind = wayInKinds.find((one) => one === kindName);
    if (kind !== undefined && typeof url === 'string') return { kind, url, ...(typeof linkPattern === 'string' ? { linkPattern } : {}) };
  } catch {
    // Falls through to the refusal.
  }
  throw new Problem('bad-source', { name: text.slice(0, 80), cause: 'a way in cannot be read' });
}

function Ways({ view, proposals }: { view: SignedView; proposals: TestedOutlet['proposals'] }) {
  const { t, format } = view;
  return (
    <ul class="ways">{proposals.map(({ way, links, newestAt, readable, recommended, preview = [] }, at) => (
      <li>
        <label><input type="checkbox" name="way" value={written(way)} checked={recommended} /> <b>{wordOr(t, 'way', way.kind)}</b> <span class="address">{way.url}</span> {recommended ? <Chip tone="good">{t('add.recommended')}</Chip> : null}</label>
        <p class="small quiet">{t('add.links', { n: links })} · {newestAt === null ? t('add.no-dates') : t('add.newest', { time: format.ago(newestAt) })} · {t('add.readable', { n: Math.round(readable * 100) })}</p>
        {preview.length === 0 ? null : <details class="small"><summary aria-label={`${t('add.preview')} ${at + 1}`}>{t('add.preview')}</summary><ul>{preview.map((article) => <li><span lang={langOf(article.language ?? null)}>{article.title ?? article.url}</span> <span class="quiet">{article.notRead === null ? format.dateTime(article.publishedAt) : t('add.not-read', { why: article.notRead })}</span></li>)}</ul></details>}
      </li>
    ))}</ul>
  );
}

/** What was found, to be looked at and agreed to; nothing is saved yet. */
export async function testOne(c: Ctx, deps: Deps) {
  const view = viewOf(c);
  requireReal(deps);
  const { t, format } = view;
  const given = (await readForm(c)).text('url').trim();
  const homeUrl = /^https?:/.test(given) ? given : `https://${given}`;
  if (!URL.canParse(homeUrl)) throw new Problem('bad-address', { url: given.slice(0, 200) });
  if (deps.testOutlet === undefined) throw new Problem('not-found', { what: 'crawler in this process' });
  const { home, proposals, tried } = await deps.testOutlet(homeUrl);
  const site = home.url === '' ? homeUrl : home.url;
  const known = catalogue().find((entry) => new URL(entry.homeUrl).host === new URL(site).host);
  const country = known?.country ?? countryOfUrl(site) ?? '';
  return showPage(c, {
    view, title: t('add.found-title'), current: '/sources',
    children: (
      <div class="sheet">
        <header><p class="small quiet"><a href="/sources/add">{t('add.title')}</a></p><h1>{home.name ?? new URL(site).host}</h1></header>
        {proposals.length === 0 ? <section class="panel"><p>{t('add.nothing')}</p><ul class="small">{tried.map(({ way, detail }) => <li>{wordOr(t, 'way', way.kind)} <span class="address">{way.url}</span>: <span lang="en">{detail}</span></li>)}</ul></section> : (
          <Form view={view} action="/sources/add" class="panel fields">
            <h2>{t('add.ways')}</h2>
            <Ways view={view} proposals={proposals} />
            <input type="hidden" name="homeUrl" value={site} />
            <label for="name">{t('add.name')}</label><input id="name" name="name" required maxlength={120} value={known?.name ?? home.name ?? new URL(site).host} />
            <label for="key">{t('add.key')}</label><input id="key" name="key" required pattern="[a-z0-9\-]+" maxlength={60} value={known?.key ?? keyOfUrl(site)} />
            <label for="country">{t('add.country')}</label><input id="country" name="country" required pattern="[A-Z]{2}" maxlength={2} value={country} aria-describedby="country-name" /><span class="small quiet" id="country-name">{country === '' ? t('add.country-help') : format.country(country)}</span>
            <label for="languages">{t('add.languages')}</label><input id="languages" name="languages" required value={(known?.languages ?? (home.language == null ? [] : [home.language])).join(' ')} placeholder="vi en" />
            <label for="kind">{t('add.kind')}</label><select id="kind" name="kind">{sourceKinds.map((kind) => <option value={kind} selected={kind === (known?.kind ?? 'newspaper')}>{wordOr(t, 'source-kind', kind)}</option>)}</select>
            <p><button class="button first">{t('add.save')}</button></p>
            <p class="small quiet">{t('add.robots')}</p>
          </Form>
        )}
      </div>
    ),
  });
}

function described(form: Fields): SourceDescription {
  return {
    key: form.text('key').trim(), name: form.text('name').trim(), homeUrl: form.text('homeUrl'), country: form.text('country').trim().toUpperCase(),
    languages: form.text('languages').toLowerCase().split(/[\s,;]+/).filter((code) => code !== ''),
    kind: sourceKinds.find((kind): kind is SourceKind => kind === form.text('kind')) ?? 'newspaper', waysIn: form.all('way').map(readWay),
  };
}

/** Saves what was agreed to; the next sweep asks it. Throws `bad-source`, `key-taken`. */
export async function saveOne(c: Ctx, deps: Deps) {
  const view = viewOf(c);
  requireReal(deps);
  const source = described(await readForm(c));
  await addSource(deps.db, source, { by: view.account.id });
  return c.redirect(withDone(`/sources/${source.key}`, 'source-added'), 303);
}

/** Adds what an OPML file lists; what could not be added is counted and named. Throws `bad-opml`. */
export async function importOpml(c: Ctx, deps: Deps) {
  const view = viewOf(c);
  requireReal(deps);
  const file = (await c.req.parseBody({ all: true }))['file'];
  if (!(file instanceof File)) throw new Problem('missing-text');
  const read = readOpml(await file.text(), {});
  if ('problem' in read) throw new Problem('bad-opml', { file: file.name.slice(0, 80), cause: read.problem });
  const refused = read.refused.map(({ text, cause }) => `${text}: ${cause}`);
  for (const source of read.sources) {
    await addSource(deps.db, source, { by: view.account.id }).catch((thrown: unknown) => {
      if (!(thrown instanceof Problem)) throw thrown;
      refused.push(`${source.name}: ${thrown.in(view.lang)}`);
    });
  }
  const added = read.sources.length + read.refused.length - refused.length;
  return showAdd(c, deps, `${view.t('add.imported', { n: added })} ${refused.length === 0 ? '' : view.t('add.refused', { n: refused.length, list: refused.slice(0, 20).join(' · ') })}`);
}

export async function exportOpml(c: Ctx, deps: Deps) {
  signedView(c);
  c.header('content-type', 'text/x-opml; charset=utf-8');
  c.header('content-disposition', 'attachment; filename="haidang-sources.opml"');
  return c.body(writeOpml(await describedSources(deps.db), deps.now?.() ?? new Date()));
}

/** On and off; what the archive has of the source stays. */
export async function switchSource(c: Ctx, deps: Deps) {
  const view = viewOf(c);
  const key = c.req.param('key') ?? '';
  await enableSource(deps.db, key, (await readForm(c)).text('enabled') === 'yes', view.account.id);
  return c.redirect(withDone(`/sources/${encodeURIComponent(key)}`, 'source-switched'), 303);
}

/** The switch on the page of one source; its state is said in words beside it. */
export function Switch({ view, source }: { view: SignedView; source: SourceHealth }) {
  const { t, account } = view;
  if (!may(account.role, 'manage-sources')) return null;
  return <Form view={view} action={`/sources/${source.key}/switch`} class="inline"><input type="hidden" name="enabled" value={source.enabled ? 'no' : 'yes'} />{source.enabled ? null : <Chip tone="plain">{t('sources.off')}</Chip>}<button class="button">{t(source.enabled ? 'add.turn-off' : 'add.turn-on')}</button></Form>;
}
