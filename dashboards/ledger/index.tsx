// The correction ledger: rates per outlet, the requests, and the page of one request with what became of it.

import { Hono } from 'hono';
import { Problem } from '../../src/errors.ts';
import { ledgerKinds } from '../../src/model/index.ts';
import { addLedgerEntry, ledgerPage, ledgerRows, outletRates } from '../../src/responses/index.ts';
import { signedView, type Ctx, type Deps, type Env } from '../deps.ts';
import { idParam, readForm } from '../form.ts';
import { showPage } from '../layout/page.tsx';
import { withDone } from '../queue/index.tsx';
import { LedgerList } from './list.tsx';
import { RequestScreen } from './request.tsx';

/** The day in the office, ISO. */
const dayIn = (timeZone: string, at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);

async function showList(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const outlet = Number(c.req.query('outlet'));
  const sourceId = Number.isInteger(outlet) && outlet > 0 ? outlet : null;
  const children = <LedgerList view={view} rates={await outletRates(deps.db)} rows={await ledgerRows(deps.db, sourceId)} sourceId={sourceId} />;
  return showPage(c, { view, title: view.t('correction.title'), current: '/ledger', children });
}

async function showRequest(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const page = await ledgerPage(deps.db, idParam(c, 'id'));
  const children = <RequestScreen view={view} page={page} today={dayIn(deps.province.timeZone, view.now)} />;
  return showPage(c, { view, title: page.row.title, current: '/ledger', children });
}

async function add(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const form = await readForm(c);
  const responseId = idParam(c, 'id');
  const kind = ledgerKinds.find((one) => one === form.text('kind'));
  if (kind === undefined) throw new Problem('missing-reason');
  const entry = { responseId, kind, day: form.text('day'), answer: form.text('answer'), outcome: form.text('outcome'), note: form.text('note') };
  await addLedgerEntry(deps.db, { account: view.account, now: view.now }, entry, dayIn(deps.province.timeZone, view.now));
  return c.redirect(withDone(`/ledger/${responseId}`, 'ledger-noted'), 303);
}

export function ledgerRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get('/ledger', (c) => showList(c, deps))
    .get('/ledger/:id', (c) => showRequest(c, deps))
    .post('/ledger/:id', (c) => add(c, deps));
}
