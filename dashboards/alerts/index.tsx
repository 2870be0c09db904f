// Administration: what alerts went out, where they go, who hears when, and what analysts have on watch.

import { Hono } from 'hono';
import { may, requireMay } from '../../src/accounts/index.ts';
import { addTestAlert, alertRules, atomFeed, deliveries, deliveryCounts, enableAlertRule, feedChannel, retryDelivery, saveAlertRule } from '../../src/alerts/index.ts';
import { Problem } from '../../src/errors.ts';
import { enableWatchRule, saveWatchRule, watchRules } from '../../src/flags/index.ts';
import type { Channel } from '../../src/model/index.ts';
import { signedView, type Ctx, type Deps, type Env } from '../deps.ts';
import { idParam, readForm } from '../form.ts';
import { showPage } from '../layout/page.tsx';
import { withDone } from '../queue/index.tsx';
import { readRule, readWatchFilter } from './fields.ts';
import { AlertRuleForm, WatchRuleForm } from './rule-form.tsx';
import { AlertRules, Channels, Deliveries, WatchRules } from './tables.tsx';

const screenChannel: Channel = { key: 'screen', name: 'Hải Đăng', language: 'vi', kind: 'screen' };
const channelsOf = (deps: Deps) => deps.alertChannels ?? [screenChannel];

async function showAlerts(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const { t } = view;
  const channels = channelsOf(deps);
  const [rows, troubled, counts, rules, watched] = [
    await deliveries(deps.db, { limit: 40 }), await deliveries(deps.db, { limit: 20, states: ['in-doubt', 'failed'] }),
    await deliveryCounts(deps.db, view.now), await alertRules(deps.db), await watchRules(deps.db),
  ];
  return showPage(c, {
    view, title: t('nav.alerts'), current: '/alerts',
    children: (
      <div class="sheet">
        <header><h1>{t('nav.alerts')}</h1><p class="quiet">{t('alerts.note')}</p></header>
        {troubled.length === 0 ? null : (
          <section class="panel"><h2>{t('alerts.troubled', { n: troubled.length })}</h2><p class="small quiet">{t('alerts.troubled-note')}</p><Deliveries view={view} rows={troubled} channels={channels} title={t('alerts.troubled', { n: troubled.length })} /></section>
        )}
        <section class="panel"><h2>{t('alerts.deliveries')}</h2><Deliveries view={view} rows={rows} channels={channels} title={t('alerts.deliveries')} /></section>
        <section class="panel">
          <header class="with-action"><h2>{t('alerts.rules')}</h2>{may(view.account.role, 'manage-alerts') ? <a class="button" href="/alerts/rules/new">{t('rule.new')}</a> : null}</header>
          <AlertRules view={view} rules={rules} channels={channels} />
        </section>
        <section class="panel">
          <header class="with-action"><div><h2>{t('alerts.watch-rules')}</h2><p class="small quiet">{t('watch.note')} <a href="/queue?level=read">{t('watch.queue')}</a></p></div>{may(view.account.role, 'manage-watch-rules') ? <a class="button" href="/alerts/watch/new">{t('rule.new')}</a> : null}</header>
          <WatchRules view={view} rules={watched} />
        </section>
        <section class="panel"><h2>{t('alerts.channels')}</h2><p class="small quiet">{t('alerts.channels-note')}</p><Channels view={view} channels={channels} counts={counts} /></section>
      </div>
    ),
  });
}

async function showRule(c: Ctx, deps: Deps, id: number | null) {
  const view = signedView(c);
  requireMay(view.account.role, 'manage-alerts');
  const rule = id === null ? null : ((await alertRules(deps.db)).find((one) => one.id === id) ?? null);
  if (id !== null && rule === null) throw new Problem('not-found', { what: `${id}` });
  const title = rule?.name[view.lang] ?? view.t('rule.new');
  return showPage(c, { view, title, current: '/alerts', children: <div class="sheet"><h1>{title}</h1><AlertRuleForm view={view} rule={rule} channels={channelsOf(deps)} about={rule?.about ?? 'flag'} /></div> });
}

async function showWatchRule(c: Ctx, deps: Deps, id: number | null) {
  const view = signedView(c);
  requireMay(view.account.role, 'manage-watch-rules');
  const rule = id === null ? null : ((await watchRules(deps.db)).find((one) => one.id === id) ?? null);
  if (id !== null && rule === null) throw new Problem('not-found', { what: `${id}` });
  const title = rule?.name[view.lang] ?? view.t('rule.new');
  return showPage(c, { view, title, current: '/alerts', children: <div class="sheet"><h1>{title}</h1><WatchRuleForm view={view} rule={rule} /></div> });
}

const back = (c: Ctx, done: string) => c.redirect(withDone('/alerts', done), 303);

async function saveRule(c: Ctx, deps: Deps, id: number | null) {
  const { account, now } = signedView(c);
  const about = id === null ? 'flag' : ((await alertRules(deps.db)).find((one) => one.id === id)?.about ?? 'flag');
  await saveAlertRule(deps.db, account, readRule(await readForm(c), about), id, now);
  return back(c, 'rule-saved');
}

async function saveWatch(c: Ctx, deps: Deps, id: number | null) {
  const form = await readForm(c);
  const name = { vi: form.text('name-vi').slice(0, 200), en: form.text('name-en').slice(0, 200) };
  await saveWatchRule(deps.db, signedView(c).account, { name, filter: readWatchFilter(form) }, id);
  return back(c, 'rule-saved');
}

async function testChannel(c: Ctx, deps: Deps) {
  const { account, now } = signedView(c);
  const key = c.req.param('key') ?? '';
  const channel = channelsOf(deps).find((one) => one.key === key);
  if (channel === undefined) throw new Problem('no-channel', { key });
  await addTestAlert(deps.db, account, channel, now);
  return back(c, 'alert-tested');
}

export function alertsRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get('/alerts', (c) => showAlerts(c, deps))
    .get('/alerts/rules/new', (c) => showRule(c, deps, null))
    .get('/alerts/rules/:id', (c) => showRule(c, deps, idParam(c, 'id')))
    .post('/alerts/rules', (c) => saveRule(c, deps, null))
    .post('/alerts/rules/:id', (c) => saveRule(c, deps, idParam(c, 'id')))
    .post('/alerts/rules/:id/enable', async (c) => {
      await enableAlertRule(deps.db, signedView(c).account, idParam(c, 'id'), (await readForm(c)).text('enabled') === '1', signedView(c).now);
      return back(c, 'rule-saved');
    })
    .get('/alerts/watch/new', (c) => showWatchRule(c, deps, null))
    .get('/alerts/watch/:id', (c) => showWatchRule(c, deps, idParam(c, 'id')))
    .post('/alerts/watch', (c) => saveWatch(c, deps, null))
    .post('/alerts/watch/:id', (c) => saveWatch(c, deps, idParam(c, 'id')))
    .post('/alerts/watch/:id/enable', async (c) => {
      await enableWatchRule(deps.db, signedView(c).account, idParam(c, 'id'), (await readForm(c)).text('enabled') === '1');
      return back(c, 'rule-saved');
    })
    .post('/alerts/channels/:key/test', (c) => testChannel(c, deps))
    .post('/alerts/deliveries/:id/retry', async (c) => {
      await retryDelivery(deps.db, signedView(c).account, c.req.param('id') ?? '', signedView(c).now);
      return back(c, 'alert-retried');
    });
}

/** The Atom feed: outside the sign-in, behind the token in its address. A wrong token is as unknown as any other page. */
export function alertFeedRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>().get('/alerts/feed/:token', async (c) => {
    const channel = feedChannel(channelsOf(deps), (c.req.param('token') ?? '').replace(/\.atom$/, ''));
    if (channel === null) return c.text('404', 404);
    const now = deps.now?.() ?? new Date();
    const xml = await atomFeed(deps.db, channel, { publicUrl: deps.publicUrl, timeZone: deps.province.timeZone, now });
    return c.body(xml, 200, { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'private, no-store' });
  });
}
