// What was delivered, what waits, what failed; the test message, and the hand that tries again.

import { requireMay } from '../accounts/index.ts';
import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Account } from '../model/index.ts';
import { webhookById } from './webhooks.ts';

const sql = sqlBeside(import.meta.url);

export const webhookDeliveryStates = ['waiting', 'sending', 'sent', 'failed'] as const;

export type WebhookDelivery = {
  readonly id: string;
  readonly state: (typeof webhookDeliveryStates)[number];
  readonly attempts: number;
  readonly nextTryAt: Date;
  readonly settledAt: Date | null;
  /** What the other side said, without secrets. */
  readonly answer: string | null;
  readonly sequence: number;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Date;
};

/** Newest first. Throws `not-found`. */
export async function webhookDeliveries(db: Database, id: number, { before = null, limit = 50 }: { readonly before?: number | null; readonly limit?: number } = {}): Promise<WebhookDelivery[]> {
  await webhookById(db, id);
  return db.rows<WebhookDelivery>(sql('deliveries'), [id, before, limit]);
}

/** Puts a test message into a subscription's lane and gives the delivery's id. Throws `not-allowed`, `not-found`. */
export async function testWebhook(db: Database, by: Account, id: number, now = new Date()): Promise<string> {
  requireMay(by.role, 'manage-webhooks');
  return db.transaction(async (tx) => {
    await webhookById(tx, id);
    const made = await tx.one<{ id: string }>(sql('add-test'), [id, now]);
    await record(tx, { accountId: by.id, action: 'webhook.tested', subject: `webhook:${id}`, detail: { delivery: made.id }, at: now });
    return made.id;
  });
}

/** Sends a delivery again, under the same id. Throws `not-allowed`, `not-found`. */
export async function retryWebhookDelivery(db: Database, by: Account, delivery: string, now = new Date()): Promise<void> {
  requireMay(by.role, 'manage-webhooks');
  await db.transaction(async (tx) => {
    const found = /^[0-9a-f-]{36}$/.test(delivery) ? await tx.maybe<{ webhookId: number }>(sql('retry'), [delivery, now]) : null;
    if (found === null) throw new Problem('not-found', { what: `delivery ${delivery.slice(0, 40)}` });
    await record(tx, { accountId: by.id, action: 'webhook.retried', subject: `webhook:${found.webhookId}`, detail: { delivery }, at: now });
  });
}
