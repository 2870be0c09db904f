// What was delivered, what waits, what failed; and the hand that tries again.

import { requireMay } from '../accounts/index.ts';
import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { deliveryStates, type Account, type Channel, type DeliveryState, type FlagLevel } from '../model/index.ts';
import type { AlertContent } from './plan.ts';

const sql = sqlBeside(import.meta.url);

export type Delivery = {
  readonly id: string;
  readonly channel: string;
  readonly state: DeliveryState;
  readonly heldFor: 'quiet' | 'cap' | null;
  readonly attempts: number;
  readonly nextTryAt: Date;
  readonly settledAt: Date | null;
  readonly answer: string | null;
  readonly createdAt: Date;
  readonly alertId: number;
  readonly kind: 'story' | 'deadline' | 'summary' | 'test';
  readonly level: FlagLevel;
  readonly content: AlertContent;
  readonly raisedAt: Date;
  readonly storyId: number | null;
  readonly caseId: number | null;
  /** Flags that were folded into this message after it was raised. */
  readonly folded: number;
};

/** The newest deliveries, of some states only where given. */
export function deliveries(db: Database, options: { readonly limit?: number; readonly states?: readonly DeliveryState[] } = {}): Promise<Delivery[]> {
  return db.rows<Delivery>(sql('deliveries'), [options.limit ?? 50, [...(options.states ?? deliveryStates)]]);
}

export type DeliveryCount = { readonly channel: string; readonly state: DeliveryState; readonly count: number; readonly lastAt: Date | null };

/** How many of each state, by channel: of the last seven days, and all that is not settled. */
export function deliveryCounts(db: Database, now = new Date()): Promise<DeliveryCount[]> {
  return db.rows<DeliveryCount>(sql('delivery-counts'), [new Date(now.getTime() - 7 * 86_400_000)]);
}

/**
 * Lets a delivery that failed, is in doubt or is held be tried at once, under the same id; `by` null is somebody at the command line.
 * Throws `not-allowed`, `not-found`.
 */
export async function retryDelivery(db: Database, by: Account | null, id: string, now = new Date()): Promise<void> {
  if (by !== null) requireMay(by.role, 'manage-alerts');
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Problem('not-found', { what: `delivery ${id.slice(0, 40)}` });
  await db.transaction(async (tx) => {
    const found = await tx.maybe<{ id: string }>(sql('retry-delivery'), [id, now]);
    if (found === null) throw new Problem('not-found', { what: `delivery ${id} that could be tried again` });
    await record(tx, { accountId: by?.id ?? null, action: 'alert.retried', subject: `delivery:${id}`, at: now });
  });
}

/** Puts one test message into a channel's queue and gives the delivery's id. */
export async function addTestAlert(db: Database, by: Account | null, channel: Channel, now = new Date()): Promise<void> {
  if (by !== null) requireMay(by.role, 'manage-alerts');
  await db.transaction(async (tx) => {
    const { id } = await tx.one<{ id: number }>(sql('add-alert'), ['test', null, null, 'read', null, null, null, JSON.stringify({ test: true }), now]);
    const looked = channel.kind === 'screen' || channel.kind === 'atom';
    await tx.run(sql('add-delivery'), [id, channel.key, looked ? 'sent' : 'waiting', null, now, looked ? now : null, looked ? 'shown' : null, now]);
    await record(tx, { accountId: by?.id ?? null, action: 'alert.tested', subject: `alert-channel:${channel.key}`, at: now });
  });
}
