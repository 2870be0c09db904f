// Open files of everything that the archive holds, for spreadsheets and for the provincial and national databases; what each field means.

import { Hono } from 'hono';
import { requireMay } from '../../src/accounts/index.ts';
import { Problem } from '../../src/errors.ts';
import { exportFile, exportFileName, exportFormats, exportKinds, exportSchemas, exportVersion, mediaTypes, noteExport, type ExportOrder, type ExportSchema } from '../../src/exports/index.ts';
import { streamOf } from '../api/stream.ts';
import { dayStart } from '../clock.ts';
import { signedView, type Ctx, type Deps, type Env, type SignedView } from '../deps.ts';
import { showPage } from '../layout/page.tsx';
import { wordOr } from '../words/index.ts';

const dayMs = 86_400_000;
const periods = ['day', 'week', 'month'] as const;

function Choice({ view }: { view: SignedView }) {
  const { t } = view;
  return (
    <form method="get" action="/exports/file" class="panel find-filters">
      <label class="small"><span>{t('export.kind')}</span><select name="kind">{exportKinds.map((kind) => <option value={kind}>{wordOr(t, 'export-kind', kind)}</option>)}</select></label>
      <label class="small"><span>{t('export.format')}</span><select name="format"><option value="excel">{t('export.excel')}</option><option value="csv">CSV (UTF-8)</option><option value="jsonl">JSON Lines</option></select></label>
      <label class="small"><span>{t('find.from')}</span><input name="from" type="date" /></label>
      <label class="small"><span>{t('find.to')}</span><input name="to" type="date" /></label>
      <label class="small"><span>{t('export.period')}</span><select name="period">{periods.map((period) => <option value={period}>{wordOr(t, 'export-period', period)}</option>)}</select></label>
      <p><button class="button first">{t('find.export')}</button></p>
      <p class="small quiet">{t('export.noted')}</p>
    </form>
  );
}

function Fields({ view, schema }: { view: SignedView; schema: ExportSchema }) {
  const { t, lang } = view;
  return (
    <details class="panel">
      <summary>{wordOr(t, 'export-kind', schema.kind)} <span class="small quiet">{schema[lang]}</span></summary>
      <div class="scroll" tabindex={0} role="region" aria-label={wordOr(t, 'export-kind', schema.kind)}>
        <table>
          <thead><tr><th scope="col">{t('export.field')}</th><th scope="col">{t('export.meaning')}</th><th scope="col">{t('export.values')}</th></tr></thead>
          <tbody>{schema.fields.map((field) => (
            <tr><th scope="row"><code>{field.name}</code></th><td>{field[lang]}{field.nullable === undefined ? null : <span class="small quiet block">{t('export.empty', { when: field.nullable.split(' / ')[lang === 'vi' ? 0 : 1] ?? field.nullable })}</span>}</td>
              <td class="small">{[field.type, field.unit, field.standard, field.vocabulary?.join(', ')].filter((part) => part !== undefined).join(' · ')}</td></tr>
          ))}</tbody>
        </table>
      </div>
    </details>
  );
}

function showExports(c: Ctx) {
  const view = signedView(c);
  const { t } = view;
  requireMay(view.account.role, 'read');
  return showPage(c, {
    view, title: t('export.title'), current: '/search',
    children: (
      <div class="sheet">
        <header><h1>{t('export.title')}</h1><p class="quiet">{t('export.intro', { version: exportVersion })}</p></header>
        <Choice view={view} />
        <section class="field-lists"><h2>{t('export.fields')}</h2>{exportKinds.map((kind) => <Fields view={view} schema={exportSchemas[kind]} />)}</section>
      </div>
    ),
  });
}

/** What is asked for: by name ("articles.csv") or by the form. Throws `not-found`. */
function orderOf(c: Ctx, { province: { timeZone } }: Deps, now: Date): ExportOrder {
  const [named = '', ending] = (c.req.param('file') ?? '').split('.');
  const kind = exportKinds.find((one) => one === (named === 'file' ? c.req.query('kind') : named));
  const asked = named === 'file' ? c.req.query('format') : ending;
  const format = exportFormats.find((one) => one === (asked === 'excel' ? 'csv' : asked));
  if (kind === undefined || format === undefined) throw new Problem('not-found', { what: `“${(c.req.param('file') ?? '').slice(0, 40)}”` });
  const [from, to] = [dayStart(c.req.query('from') ?? null, timeZone), dayStart(c.req.query('to') ?? null, timeZone)];
  return {
    kind, format, timeZone, now, period: periods.find((one) => one === c.req.query('period')) ?? 'day', mark: asked === 'excel' || c.req.query('excel') === '1',
    filter: { ...(from && { from }), ...(to && { before: new Date(to.getTime() + dayMs) }) },
  };
}

async function download(c: Ctx, deps: Deps) {
  const { account, now } = signedView(c);
  requireMay(account.role, 'read');
  const order = orderOf(c, deps, now);
  await noteExport(deps.db, account.id, order, 'screen');
  c.header('content-type', mediaTypes[order.format]);
  c.header('content-disposition', `attachment; filename="${exportFileName(order)}"`);
  return c.body(streamOf(exportFile(deps.db, order)));
}

export function exportRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>().get('/exports', (c) => showExports(c)).get('/exports/:file', (c) => download(c, deps));
}
