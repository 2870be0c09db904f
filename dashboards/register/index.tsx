// The register: entries with their versions and evidence, which articles matched, and how often people agreed.

import { Hono } from 'hono';
import { may, requireMay } from '../../src/accounts/index.ts';
import { Problem } from '../../src/errors.ts';
import {
  confirmedAppearances, currentEntries, decidedCounts, entryIdPattern, entryVersions, isInForce, matchedArticles, quieterClaims, saveVersion, verifyEvidence, writeClaimReviews, writeRegisterFile, type Decided,
} from '../../src/register/index.ts';
import type { RegisterEntry } from '../../src/model/index.ts';
import { signedView, type Ctx, type Deps, type Env, type SignedView } from '../deps.ts';
import { readForm } from '../form.ts';
import { ExportLinks } from '../exports/links.tsx';
import { Chip, Empty } from '../layout/parts.tsx';
import { showPage } from '../layout/page.tsx';
import { withDone } from '../queue/index.tsx';
import { wordOr } from '../words/index.ts';
import { EntryForm } from './edit.tsx';
import { EntryScreen } from './entry.tsx';
import { openEvidence, dayOf, precisionText, total, Verified } from './parts.tsx';
import { readEntryForm } from './read-form.ts';

function EntryRow({ view, entry, rows }: { view: SignedView; entry: RegisterEntry; rows: readonly Decided[] }) {
  const { t, lang, format } = view;
  const decided = total(rows, 'confirmed') + total(rows, 'rejected');
  return (
    <tr>
      <th scope="row"><a href={`/register/${entry.id}`}>{entry.title[lang]}</a><span class="small quiet detail">{entry.id} · {t('register.version', { version: entry.version })}</span></th>
      <td><Chip tone="plain">{wordOr(t, 'entry-kind', entry.kind)}</Chip>{isInForce(entry, dayOf(view)) ? null : <> <Chip tone="notice">{t('register.out-of-force')}</Chip></>}</td>
      <td>{t('count.documents', { n: entry.evidence.length })}<span class="small detail"><Verified view={view} entry={entry} /></span></td>
      <td class="num right">{format.number(decided + total(rows, 'open'))}</td>
      <td class="num right">{format.number(total(rows, 'confirmed'))}</td>
      <td class="num right">{format.number(total(rows, 'rejected'))}</td>
      <td class="num right">{format.number(total(rows, 'open'))}</td>
      <td class="num right">{precisionText(view, rows)}</td>
    </tr>
  );
}

function Table({ view, entries, decided }: { view: SignedView; entries: readonly RegisterEntry[]; decided: readonly Decided[] }) {
  const { t } = view;
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={t('nav.register')}>
      <table class="register-list">
        <thead>
          <tr>
            <th scope="col">{t('register.entry')}</th><th scope="col">{t('register.kind')}</th><th scope="col">{t('register.evidence')}</th>
            {(['matched', 'confirmed', 'rejected', 'open', 'quality'] as const).map((name) => <th scope="col" class="right">{wordOr(t, 'register', name)}</th>)}
          </tr>
        </thead>
        <tbody>{entries.map((entry) => <EntryRow view={view} entry={entry} rows={decided.filter(({ register }) => register === entry.id)} />)}</tbody>
      </table>
    </div>
  );
}

async function showRegister(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const { t } = view;
  const entries = await currentEntries(deps.db);
  const open = entries.reduce((sum, entry) => sum + openEvidence(entry), 0);
  const counts = [t('register.count', { n: entries.length }), ...(open === 0 ? [] : [t('register.to-verify', { n: open })])];
  return showPage(c, {
    view, title: t('nav.register'), current: '/register',
    children: (
      <div class="sheet">
        <header class="with-action">
          <div><h1>{t('nav.register')}</h1><p class="quiet">{counts.join(' · ')}</p></div>
          {may(view.account.role, 'edit-register') ? <a class="button" href="/register/new">{t('register.new')}</a> : null}
        </header>
        <p>{t('register.intro')}</p>
        {entries.length === 0 ? <Empty title={t('register.none')}><p>{t('register.none-help')}</p></Empty> : <Table view={view} entries={entries} decided={await decidedCounts(deps.db)} />}
        <p class="small quiet">{t('register.quality-note')}</p>
        <ExportLinks view={view} kind="claims" />
        <section class="panel">
          <h2>{t('register.files')}</h2>
          <p class="actions"><a class="button" href="/register.yaml" download>{t('register.download-yaml')}</a> <a class="button" href="/register.jsonld" download>{t('register.download-jsonld')}</a></p>
          <p class="small quiet">{t('register.files-note')}</p>
        </section>
      </div>
    ),
  });
}

function idOf(c: Ctx): string {
  const id = c.req.param('id') ?? '';
  if (!entryIdPattern.test(id)) throw new Problem('not-found', { what: `“${id.slice(0, 40)}”` });
  return id;
}

async function versionsOf(c: Ctx, deps: Deps) {
  const id = idOf(c);
  const versions = await entryVersions(deps.db, id);
  if (versions.length === 0) throw new Problem('not-found', { what: id });
  return versions;
}

async function showEntry(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const versions = await versionsOf(c, deps);
  const asked = Number(c.req.query('version'));
  const shown = versions.find(({ entry }) => entry.version === asked) ?? versions[0];
  if (shown === undefined) throw new Problem('not-found', { what: idOf(c) });
  const { id } = shown.entry;
  const data = { versions, shown, decided: await decidedCounts(deps.db, id), matches: await matchedArticles(deps.db, id), lessons: await quieterClaims(deps.db, id) };
  return showPage(c, { view, title: shown.entry.title[view.lang], current: '/register', children: <EntryScreen view={view} data={data} /> });
}

async function showForm(c: Ctx, deps: Deps, isNew: boolean) {
  const view = signedView(c);
  requireMay(view.account.role, 'edit-register');
  const entry = isNew ? null : ((await versionsOf(c, deps))[0]?.entry ?? null);
  const title = entry === null ? view.t('register.new-title') : view.t('register.edit-title', { id: entry.id });
  return showPage(c, { view, title, current: '/register', children: <EntryForm view={view} entry={entry} title={title} /> });
}

async function save(c: Ctx, deps: Deps, isNew: boolean) {
  const view = signedView(c);
  requireMay(view.account.role, 'edit-register');
  const form = await readForm(c);
  const before = isNew ? null : ((await versionsOf(c, deps))[0]?.entry ?? null);
  const from = isNew ? 0 : form.number('from');
  const entry = readEntryForm(form, before);
  const version = await saveVersion(deps.db, { account: view.account, now: view.now }, entry, from, form.text('note'));
  return c.redirect(withDone(`/register/${entry.id}`, version === from ? 'register-same' : 'register-saved'), 303);
}

async function verify(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const form = await readForm(c);
  await verifyEvidence(deps.db, { account: view.account, now: view.now }, idOf(c), form.number('from'), form.all('item').map(Number));
  return c.redirect(withDone(`/register/${idOf(c)}`, 'evidence-verified'), 303);
}

/** The same bytes as `haidang register export` writes. */
async function download(c: Ctx, deps: Deps, kind: 'yaml' | 'jsonld') {
  const entries = await currentEntries(deps.db);
  const text = kind === 'yaml' ? writeRegisterFile(entries) : writeClaimReviews(entries, await confirmedAppearances(deps.db), deps.province.name);
  const type = kind === 'yaml' ? 'application/yaml' : 'application/ld+json';
  return c.body(text, 200, { 'content-type': `${type}; charset=utf-8`, 'content-disposition': `attachment; filename="register.${kind}"` });
}

export function registerRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get('/register', (c) => showRegister(c, deps))
    .get('/register.yaml', (c) => download(c, deps, 'yaml'))
    .get('/register.jsonld', (c) => download(c, deps, 'jsonld'))
    .get('/register/new', (c) => showForm(c, deps, true))
    .post('/register/new', (c) => save(c, deps, true))
    .get('/register/:id', (c) => showEntry(c, deps))
    .get('/register/:id/edit', (c) => showForm(c, deps, false))
    .post('/register/:id/edit', (c) => save(c, deps, false))
    .post('/register/:id/verify', (c) => verify(c, deps));
}
