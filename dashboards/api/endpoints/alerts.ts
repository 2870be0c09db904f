// Alerts: what was delivered, what waits, what failed; the channels without their secrets.

import { z } from 'zod';
import { addTestAlert, deliveries, deliveryCounts, retryDelivery } from '../../../src/alerts/index.ts';
import { Problem } from '../../../src/errors.ts';
import { channelKinds, deliveryStates, flagLevels } from '../../../src/model/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { done, id, isDone, limit, moment } from '../shapes.ts';

const state = z.enum(deliveryStates);
const delivery = z.object({
  id: z.uuid(), channel: z.string(), state, heldFor: z.enum(['quiet', 'cap']).nullable(), attempts: z.int(), nextTryAt: moment, settledAt: moment.nullable(), answer: z.string().nullable(), createdAt: moment,
  alertId: id, kind: z.enum(['story', 'deadline', 'summary', 'test']), level: z.enum(flagLevels), raisedAt: moment, storyId: id.nullable(), caseId: id.nullable(), folded: z.int(),
});

export const alertEndpoints: readonly Endpoint[] = [
  endpoint({
    id: 'alertDeliveries', method: 'get', path: '/alert-deliveries', tag: 'alerts', summary: 'The newest deliveries', scope: 'read', needs: 'read', query: z.object({ state: state.optional(), limit }), answer: z.object({ deliveries: z.array(delivery) }),
    run: async ({ db, query: { state: one, limit: most } }) => ({ body: { deliveries: await deliveries(db, { limit: most ?? 50, ...(one && { states: [one] }) }) } }),
  }),
  endpoint({
    id: 'alertCounts', method: 'get', path: '/alert-counts', tag: 'alerts', summary: 'Deliveries by channel and state: of the last seven days, and all that is not settled', scope: 'read', needs: 'read',
    answer: z.object({ counts: z.array(z.object({ channel: z.string(), state, count: z.int(), lastAt: moment.nullable() })) }),
    run: async ({ db, now }) => ({ body: { counts: await deliveryCounts(db, now) } }),
  }),
  endpoint({
    id: 'alertChannels', method: 'get', path: '/alert-channels', tag: 'alerts', summary: 'Channels of the configuration, without addresses and secrets', scope: 'read', needs: 'read',
    answer: z.object({ channels: z.array(z.object({ key: z.string(), name: z.string(), kind: z.enum(channelKinds), language: z.enum(['vi', 'en']) })) }),
    run: async ({ deps }) => ({ body: { channels: deps.alertChannels ?? [] } }),
  }),
  endpoint({
    id: 'retryAlert', method: 'post', path: '/alert-deliveries/{id}/retry', tag: 'alerts', summary: 'Lets a delivery be tried at once, under the same id', scope: 'manage', needs: 'manage-alerts', params: z.object({ id: z.uuid() }), body: z.strictObject({}), answer: done,
    async run({ db, by, now, params }) {
      await retryDelivery(db, by.account, params.id, now);
      return isDone;
    },
  }),
  endpoint({
    id: 'testAlertChannel', method: 'post', path: '/alert-channels/{key}/test', tag: 'alerts', summary: 'Puts a test message into a channel\'s queue', scope: 'manage', needs: 'manage-alerts', params: z.object({ key: z.string().max(80) }), body: z.strictObject({}), answer: done,
    async run({ deps, db, by, now, params }) {
      const channel = (deps.alertChannels ?? []).find(({ key }) => key === params.key);
      if (channel === undefined) throw new Problem('no-channel', { key: params.key });
      await addTestAlert(db, by.account, channel, now);
      return { ...isDone, status: 202 };
    },
  }),
];
