// The audit log: who did what and when, by case, person, kind and day; the chain checked on the spot; the whole of it as a file.

import { Readable } from 'node:stream';
import { logEvents, logKinds, logPage, record, verify, type LogFilter, type LoggedEvent, type Verdict } from '../../src/audit/index.ts';
import { listAccounts } from '../../src/accounts/index.ts';
import { dayStart } from '../clock.ts';
import type { Ctx, Deps, SignedView } from '../deps.ts';
import { Empty, Form } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';
import { auditHead, auditLine, jsonLine } from './audit-file.ts';
import { showAdmin, viewOf } from './frame.tsx';

const page = { href: '/admin/audit', word: 'admin.audit' } as const;
const rowsShown = 100;
const dayMs = 86_400_000;

type Asked = { readonly subject: string; readonly actor: string; readonly action: string; readonly from: string; readonly to: string };

function askedIn(query: URLSearchParams): Asked {
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, 80);
  return { subject: text('subject'), actor: text('actor'), action: text('action'), from: text('from'), to: text('to') };
}

function filterOf({ subject, actor, action, from, to }: Asked, timeZone: string): LogFilter {
  const [start, last] = [dayStart(from, timeZone), dayStart(to, timeZone)];
  return {
    ...(subject === '' ? {} : { subject }), ...(actor === '' ? {} : { actor }), ...(action === '' ? {} : { action }),
    ...(start === undefined ? {} : { from: start }), ...(last === undefined ? {} : { before: new Date(last.getTime() + dayMs) }),
  };
}

/** The filter as a query, without what is empty. */
function queryOf(asked: Asked, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(Object.entries({ ...asked, ...more }).filter(([, value]) => value !== ''));
  return query.size === 0 ? '' : `?${query.toString()}`;
}

async function Filter({ view, asked }: { view: SignedView; asked: Asked }) {
  const { t, deps } = view;
  const kinds = await logKinds(deps.db);
  const groups = [...new Set(kinds.map((kind) => `${kind.split('.')[0] ?? kind}.`))];
  const accounts = await listAccounts(deps.db, view.now);
  return (
    <form class="find-filters" action="/admin/audit" method="get">
      <label class="small"><span>{t('audit.subject')}</span><input name="subject" value={asked.subject} placeholder="2026-0001" /></label>
      <label class="small"><span>{t('audit.actor')}</span>
        <select name="actor"><option value="">{t('find.any')}</option><option value="-" selected={asked.actor === '-'}>{t('audit.system')}</option>{accounts.map(({ username }) => <option value={username} selected={username === asked.actor}>{username}</option>)}</select>
      </label>
      <label class="small"><span>{t('audit.kind')}</span>
        <select name="action"><option value="">{t('find.any')}</option>
          {groups.map((group) => <optgroup label={wordOr(t, 'audit-group', group.slice(0, -1))}><option value={group} selected={group === asked.action}>{t('audit.all-of', { group: wordOr(t, 'audit-group', group.slice(0, -1)) })}</option>{kinds.filter((kind) => kind.startsWith(group)).map((kind) => <option value={kind} selected={kind === asked.action}>{kind}</option>)}</optgroup>)}
        </select>
      </label>
      <label class="small"><span>{t('audit.from')}</span><input type="date" name="from" value={asked.from} /></label>
      <label class="small"><span>{t('audit.to')}</span><input type="date" name="to" value={asked.to} /></label>
      <p><button class="button">{t('trends.show')}</button></p>
    </form>
  );
}

/** A case leads to its page; other subjects are named. */
function Subject({ subject }: { subject: string }) {
  const caseId = /^case:(\d+)$/.exec(subject)?.[1];
  return caseId === undefined ? <>{subject}</> : <a href={`/cases/${caseId}`}>{subject}</a>;
}

function Events({ view, events }: { view: SignedView; events: readonly LoggedEvent[] }) {
  const { t, format } = view;
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={t('admin.audit')}>
      <table class="audit">
        <thead><tr><th scope="col" class="right">{t('audit.number')}</th><th scope="col">{t('table.time')}</th><th scope="col">{t('audit.actor')}</th><th scope="col">{t('audit.kind')}</th><th scope="col">{t('audit.subject')}</th><th scope="col">{t('audit.detail')}</th><th scope="col">SHA-256</th></tr></thead>
        <tbody>{events.map((event) => (
          <tr><td class="num right">{event.id}</td><td class="num">{format.dateTime(event.at)}</td><td>{event.username ?? t('audit.system')}</td><td><code>{event.action}</code></td><td><Subject subject={event.subject} /></td>
            <td class="small detail">{Object.entries(event.detail).map(([name, value]) => <span><span class="quiet">{name}</span> {typeof value === 'string' ? value : JSON.stringify(value)} </span>)}</td><td><code class="small quiet" title={event.hash}>{event.hash.slice(0, 10)}…</code></td></tr>
        ))}</tbody>
      </table>
    </div>
  );
}

/** What a check of the chain found, in a sentence with the hash to write down. */
function Found({ view, verdict }: { view: SignedView; verdict: Verdict }) {
  const { t, format } = view;
  return verdict.ok
    ? <section class="panel once" role="status"><h2>{t('audit.whole')}</h2><p>{t('audit.whole-sentence', { n: format.number(verdict.events) })}</p><p><code class="address">{verdict.lastHash}</code></p><p class="small quiet">{t('audit.write-down')}</p></section>
    : <section class="panel once" role="alert"><h2>{t('audit.broken')}</h2><p>{t('audit.broken-sentence', { id: verdict.brokenAt })}</p></section>;
}

async function show(c: Ctx, deps: Deps, view: SignedView, verdict: Verdict | null) {
  const { t } = view;
  const query = new URL(c.req.url).searchParams;
  const asked = askedIn(query);
  const before = /^\d{1,9}$/.test(query.get('before') ?? '') ? Number(query.get('before')) : null;
  const events = await logPage(deps.db, filterOf(asked, deps.province.timeZone), { olderThan: before, limit: rowsShown + 1 });
  const last = events.length > rowsShown ? events[rowsShown - 1] : undefined;
  return showAdmin(c, view, { ...page, intro: t('audit.intro') }, (
    <>
      {verdict === null ? null : <Found view={view} verdict={verdict} />}
      <div class="inline">
        <Form view={view} action="/admin/audit/verify"><button class="button first">{t('audit.verify')}</button></Form>
        <a class="button" href={`/admin/audit.jsonl${queryOf(asked)}`}>JSON Lines</a> <a class="button" href={`/admin/audit.csv${queryOf(asked)}`}>CSV</a>
      </div>
      {await Filter({ view, asked })}
      {events.length === 0 ? <Empty title={t('audit.none')} /> : <Events view={view} events={events.slice(0, rowsShown)} />}
      {last === undefined ? null : <p><a class="button" href={`/admin/audit${queryOf(asked, { before: String(last.id) })}`}>{t('audit.older')}</a></p>}
    </>
  ));
}

export const showAudit = (c: Ctx, deps: Deps) => show(c, deps, viewOf(c, 'see-administration'), null);

export async function verifyAudit(c: Ctx, deps: Deps) {
  const view = viewOf(c, 'see-administration');
  return show(c, deps, view, await verify(deps.db));
}

/** All that matches, oldest first, piece by piece: the log may be longer than memory. That it was taken is an event, the file's last. */
export async function downloadAudit(c: Ctx, deps: Deps, format: 'jsonl' | 'csv') {
  const view = viewOf(c, 'see-administration');
  const asked = askedIn(new URL(c.req.url).searchParams);
  const filter = filterOf(asked, deps.province.timeZone);
  await record(deps.db, { accountId: view.account.id, action: 'audit.exported', subject: 'audit', detail: { format, ...asked }, at: view.now });
  async function* pieces() {
    if (format === 'csv') yield Buffer.from(auditHead);
    for await (const events of logEvents(deps.db, filter)) yield Buffer.from(events.map(format === 'csv' ? auditLine : jsonLine).join(''));
  }
  c.header('content-type', format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8');
  c.header('content-disposition', `attachment; filename="haidang-audit-${view.now.toISOString().slice(0, 10)}.${format}"`);
  return c.body(Readable.toWeb(Readable.from(pieces())) as ReadableStream);
}
