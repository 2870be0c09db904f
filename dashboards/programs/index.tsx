// Programs of the office: tokens with which they use the API, and webhooks by which they are told.

import { Hono } from 'hono';
import { addApiToken, apiTokens, revokeApiToken, tokenScopes, type TokenIssue } from '../../src/accounts/index.ts';
import { Problem } from '../../src/errors.ts';
import { roles } from '../../src/model/index.ts';
import { addWebhook, changeWebhook, renewWebhookSecret, retryWebhookDelivery, testWebhook, webhookById, webhookDeliveries, webhookEvents, webhooks } from '../../src/webhooks/index.ts';
import { showAdmin, viewOf } from '../admin/frame.tsx';
import type { Ctx, Deps, Env, SignedView } from '../deps.ts';
import { idParam, readForm, type Fields } from '../form.ts';
import { rulesOf } from '../guard.ts';
import { withDone } from '../queue/index.tsx';
import { AddToken, Once, Tokens } from './tokens.tsx';
import { AddWebhook, Log, Webhooks } from './webhooks.tsx';

const page = { href: '/admin/programs', word: 'programs.title' } as const;
const dayMs = 86_400_000;

async function show(c: Ctx, deps: Deps, view: SignedView, once: { readonly title: string; readonly secret: string } | null = null) {
  const [tokens, hooks] = [await apiTokens(deps.db), await webhooks(deps.db)];
  return showAdmin(c, view, { ...page, intro: view.t('programs.intro') }, (
    <>
      {once === null ? null : <Once view={view} {...once} />}
      <Tokens view={view} tokens={tokens} /><AddToken view={view} /><Webhooks view={view} webhooks={hooks} /><AddWebhook view={view} />
    </>
  ));
}

/** What a form says of a token. Throws `bad-token-scope` for a role that is none. */
function issueOf(form: Fields, now: Date): TokenIssue {
  const scopes = tokenScopes.filter((scope) => form.all('scope').includes(scope));
  const [username, role, days] = [form.text('username').trim(), roles.find((one) => one === form.text('role')), form.number('days')];
  return {
    scopes, ...(username === '' ? {} : { username }), ...(role === undefined ? {} : { role }),
    ...(Number.isInteger(days) && days > 0 && days <= 3660 ? { expiresAt: new Date(now.getTime() + days * dayMs) } : {}),
  };
}

async function addToken(c: Ctx, deps: Deps) {
  const view = viewOf(c, 'manage-users');
  const form = await readForm(c);
  const secret = await addApiToken(deps.db, form.text('name'), view.account.id, issueOf(form, view.now));
  return show(c, deps, view, { title: view.t('programs.token-made'), secret });
}

async function revoke(c: Ctx, deps: Deps) {
  const view = viewOf(c, 'manage-users');
  await revokeApiToken(deps.db, (await readForm(c)).text('name'), view.account.id, view.now);
  return c.redirect(withDone(page.href, 'token-ended'), 303);
}

async function add(c: Ctx, deps: Deps) {
  const view = viewOf(c, 'manage-webhooks');
  const form = await readForm(c);
  const events = webhookEvents.filter((event) => form.all('event').includes(event));
  const { secret } = await addWebhook(deps.db, view.account, rulesOf(deps).secret, { name: form.text('name'), url: form.text('url'), events }, view.now);
  return show(c, deps, view, { title: view.t('programs.webhook-made'), secret });
}

async function switchOne(c: Ctx, deps: Deps) {
  const view = viewOf(c, 'manage-webhooks');
  const form = await readForm(c);
  const id = idParam(c, 'id');
  const { name, url, events } = await webhookById(deps.db, id);
  await changeWebhook(deps.db, view.account, id, form.number('version'), { name, url, events, enabled: form.text('enabled') === '1' }, view.now);
  return c.redirect(withDone(page.href, 'webhook-changed'), 303);
}

async function renew(c: Ctx, deps: Deps) {
  const view = viewOf(c, 'manage-webhooks');
  const secret = await renewWebhookSecret(deps.db, view.account, rulesOf(deps).secret, idParam(c, 'id'), (await readForm(c)).number('version'), view.now);
  return show(c, deps, view, { title: view.t('programs.secret-made'), secret });
}

async function showLog(c: Ctx, deps: Deps) {
  const view = viewOf(c, 'manage-webhooks');
  const webhook = await webhookById(deps.db, idParam(c, 'id'));
  const before = Number(c.req.query('before') ?? Number.NaN);
  const log = await webhookDeliveries(deps.db, webhook.id, Number.isInteger(before) && before > 0 && before < 2 ** 31 ? { before } : {});
  return showAdmin(c, view, page, <Log view={view} webhook={webhook} log={log} />);
}

async function test(c: Ctx, deps: Deps) {
  const view = viewOf(c, 'manage-webhooks');
  const id = idParam(c, 'id');
  await testWebhook(deps.db, view.account, id, view.now);
  return c.redirect(withDone(`${page.href}/webhooks/${id}`, 'webhook-tested'), 303);
}

async function retry(c: Ctx, deps: Deps) {
  const view = viewOf(c, 'manage-webhooks');
  const id = idParam(c, 'id');
  const delivery = (await readForm(c)).text('delivery');
  if (!(await webhookDeliveries(deps.db, id, { limit: 1000 })).some((one) => one.id === delivery)) throw new Problem('not-found', { what: 'delivery' });
  await retryWebhookDelivery(deps.db, view.account, delivery, view.now);
  return c.redirect(withDone(`${page.href}/webhooks/${id}`, 'webhook-retried'), 303);
}

export function programRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get('/admin/programs', (c) => show(c, deps, viewOf(c, 'manage-webhooks')))
    .post('/admin/programs/tokens', (c) => addToken(c, deps))
    .post('/admin/programs/tokens/revoke', (c) => revoke(c, deps))
    .post('/admin/programs/webhooks', (c) => add(c, deps))
    .get('/admin/programs/webhooks/:id', (c) => showLog(c, deps))
    .post('/admin/programs/webhooks/:id/switch', (c) => switchOne(c, deps))
    .post('/admin/programs/webhooks/:id/secret', (c) => renew(c, deps))
    .post('/admin/programs/webhooks/:id/test', (c) => test(c, deps))
    .post('/admin/programs/webhooks/:id/retry', (c) => retry(c, deps));
}
