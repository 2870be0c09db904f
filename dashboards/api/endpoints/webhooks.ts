// Webhooks: subscriptions that an administrator keeps, their log, the test.

import { z } from 'zod';
import { addWebhook, changeWebhook, renewWebhookSecret, retryWebhookDelivery, testWebhook, webhookById, webhookDeliveries, webhookDeliveryStates, webhookEvents, webhooks } from '../../../src/webhooks/index.ts';
import { rulesOf } from '../../guard.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { cursorId, done, id, idParams, isDone, limit, moment, next } from '../shapes.ts';

const text = { name: z.string().max(80), url: z.string().max(2000), events: z.array(z.enum(webhookEvents)) };
const webhook = z.object({ id, ...text, enabled: z.boolean(), version: z.int(), createdAt: moment, changedAt: moment, waiting: z.int(), sent7d: z.int(), failed7d: z.int() });
const withSecret = z.object({ id, secret: z.string().nullable().describe('shown this once, null where the call is repeated under the same key; HMAC-SHA-256 over "SECONDS.BODY"') });
const once = { answer: withSecret, shownOnce: 'secret' } as const;
const managing = { tag: 'webhooks', scope: 'manage', needs: 'manage-webhooks' } as const;

export const webhookEndpoints: readonly Endpoint[] = [
  endpoint({
    ...managing, id: 'webhooks', method: 'get', path: '/webhooks', summary: 'All subscriptions, without their secrets', answer: z.object({ webhooks: z.array(webhook) }),
    run: async ({ db }) => ({ body: { webhooks: await webhooks(db) } }),
  }),
  endpoint({
    ...managing, id: 'webhook', method: 'get', path: '/webhooks/{id}', summary: 'One subscription', params: idParams, answer: webhook,
    async run({ db, params }) {
      const found = await webhookById(db, params.id);
      return { body: found, version: found.version };
    },
  }),
  endpoint({
    ...managing, id: 'addWebhook', method: 'post', path: '/webhooks', summary: 'A new subscription; gives its secret, this once', body: z.strictObject(text), ...once,
    run: async ({ deps, db, by, now, body }) => ({ status: 201, body: await addWebhook(db, by.account, rulesOf(deps).secret, body, now) }),
  }),
  endpoint({
    ...managing, id: 'changeWebhook', method: 'put', path: '/webhooks/{id}', summary: 'Changes a subscription or switches it off and on', params: idParams, matches: true, body: z.strictObject({ ...text, enabled: z.boolean() }), answer: webhook,
    async run({ db, by, now, params, body, version }) {
      await changeWebhook(db, by.account, params.id, version, body, now);
      const found = await webhookById(db, params.id);
      return { body: found, version: found.version };
    },
  }),
  endpoint({
    ...managing, id: 'renewWebhookSecret', method: 'post', path: '/webhooks/{id}/secret', summary: 'A new secret, shown this once', params: idParams, matches: true, body: z.strictObject({}), ...once,
    run: async ({ deps, db, by, now, params, version }) => ({ body: { id: params.id, secret: await renewWebhookSecret(db, by.account, rulesOf(deps).secret, params.id, version, now) } }),
  }),
  endpoint({
    ...managing, id: 'testWebhook', method: 'post', path: '/webhooks/{id}/test', summary: 'Puts a test message into the lane of a subscription', params: idParams, body: z.strictObject({}), answer: z.object({ delivery: z.uuid() }),
    run: async ({ db, by, now, params }) => ({ status: 202, body: { delivery: await testWebhook(db, by.account, params.id, now) } }),
  }),
  endpoint({
    ...managing, id: 'webhookDeliveries', method: 'get', path: '/webhooks/{id}/deliveries', summary: 'The delivery log, newest first', params: idParams, query: z.object({ after: cursorId.describe('the sequence to go on before'), limit }),
    answer: z.object({ deliveries: z.array(z.object({
      id: z.uuid(), state: z.enum(webhookDeliveryStates), attempts: z.int(), nextTryAt: moment, settledAt: moment.nullable(), answer: z.string().nullable(), sequence: z.int(), event: z.string(), at: moment, data: z.record(z.string(), z.unknown()),
    })), next }),
    async run({ db, params, query: { after, limit: most = 50 } }) {
      const found = await webhookDeliveries(db, params.id, { before: after ?? null, limit: most + 1 });
      const shown = found.slice(0, most);
      return { body: { deliveries: shown, next: found.length > most ? String(shown.at(-1)?.sequence) : null } };
    },
  }),
  endpoint({
    ...managing, id: 'retryWebhookDelivery', method: 'post', path: '/webhook-deliveries/{id}/retry', summary: 'Sends a delivery again, under the same id', params: z.object({ id: z.uuid() }), body: z.strictObject({}), answer: done,
    async run({ db, by, now, params }) {
      await retryWebhookDelivery(db, by.account, params.id, now);
      return isDone;
    },
  }),
];
