// Who is told: subscriptions that an administrator keeps. Each change is an event of the audit log; the secret is shown once, kept sealed,
// and stands in no log.

import { randomBytes } from 'node:crypto';
import { requireMay, seal, unseal } from '../accounts/index.ts';
import { outletHosts, refusalOf } from '../alerts/index.ts';
import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Account } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

export const webhookEvents = [
  'case.changed', 'claim.confirmed', 'claim.rejected', 'claim.reopened', 'response.released', 'correction.outcome', 'digest.issued', 'flag.raised',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

export type WebhookText = { readonly name: string; readonly url: string; readonly events: readonly WebhookEvent[] };
export type Webhook = WebhookText & {
  readonly id: number;
  readonly enabled: boolean;
  readonly version: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** Deliveries that wait now, and of the last seven days. */
  readonly waiting: number;
  readonly sent7d: number;
  readonly failed7d: number;
};

const purposeOf = (id: number) => `webhook:${id}`;

/** A new secret, and as the row keeps it. Throws `no-app-secret`. */
function freshSecret(appSecret: string | null, id: number): { readonly secret: string; readonly sealed: string } {
  if (appSecret === null) throw new Problem('no-app-secret');
  const secret = randomBytes(32).toString('base64url');
  return { secret, sealed: seal(appSecret, purposeOf(id), secret) };
}

/** What signs; null where the application's secret is not the one it was sealed with. */
export const openSecret = (appSecret: string, id: number, sealed: string): string | null => unseal(appSecret, purposeOf(id), sealed);

/** Subscriptions without their secrets. */
export function webhooks(db: Database, id: number | null = null): Promise<Webhook[]> {
  return db.rows<Webhook>(sql('webhooks'), [id]);
}

/** The subscription. Throws `not-found`. */
export async function webhookById(db: Database, id: number): Promise<Webhook> {
  const [found] = await webhooks(db, id);
  if (found === undefined) throw new Problem('not-found', { what: `webhook ${id}` });
  return found;
}

/** Whatever number was sent, the statement is only given one that a row can have. Throws `not-found`, `changed-meanwhile`. */
async function requireVersion(tx: Database, id: number, seen: number): Promise<void> {
  if ((await webhookById(tx, id)).version !== seen) throw new Problem('changed-meanwhile');
}

/** Rule 4: nothing goes to an outlet that is watched, nor to a public place. Throws `bad-webhook`. */
async function checked(db: Database, { name, url, events }: WebhookText): Promise<WebhookText> {
  const refuse = (cause: string): never => {
    throw new Problem('bad-webhook', { cause });
  };
  const [given, address] = [name.normalize('NFC').trim(), url.trim()];
  if (given === '' || given.length > 80) refuse('the name needs 1 to 80 characters');
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) refuse('the address is not an http or https address');
  const { username, password, href } = new URL(address);
  if (username !== '' || password !== '') refuse('the address holds a password');
  if (events.length === 0 || events.some((event) => !webhookEvents.includes(event))) refuse(`events are ${webhookEvents.join(', ')}`);
  const refusal = refusalOf({ kind: 'webhook', key: 'webhook', name: given, language: 'en', url: href, secret: '' }, await outletHosts(db));
  if (refusal !== null) refuse(refusal);
  return { name: given, url: href, events: webhookEvents.filter((event) => events.includes(event)) };
}

/** Adds a subscription and gives its secret, this once; `appSecret` seals it. Throws `not-allowed`, `bad-webhook`, `no-app-secret`. */
export async function addWebhook(db: Database, by: Account, appSecret: string | null, text: WebhookText, now = new Date()): Promise<{ readonly id: number; readonly secret: string }> {
  requireMay(by.role, 'manage-webhooks');
  const { name, url, events } = await checked(db, text);
  return db.transaction(async (tx) => {
    const { id } = await tx.one<{ id: number }>(sql('next-id'));
    const { secret, sealed } = freshSecret(appSecret, id);
    await tx.run(sql('add-webhook'), [name, url, sealed, events, now, by.id, id]);
    await record(tx, { accountId: by.id, action: 'webhook.added', subject: `webhook:${id}`, detail: { name, url, events }, at: now });
    return { id, secret };
  });
}

/**
 * Changes a subscription, or switches it off and on: what waits meanwhile waits on. `version` is the one that was seen.
 * Throws `not-allowed`, `not-found`, `bad-webhook`, `changed-meanwhile`.
 */
export async function changeWebhook(db: Database, by: Account, id: number, version: number, text: WebhookText & { readonly enabled: boolean }, now = new Date()): Promise<void> {
  requireMay(by.role, 'manage-webhooks');
  const { name, url, events } = await checked(db, text);
  await db.transaction(async (tx) => {
    await requireVersion(tx, id, version);
    if ((await tx.maybe(sql('change-webhook'), [id, version, name, url, events, text.enabled, now])) === null) throw new Problem('changed-meanwhile');
    await record(tx, { accountId: by.id, action: 'webhook.changed', subject: `webhook:${id}`, detail: { name, url, events, enabled: text.enabled }, at: now });
  });
}

/** A new secret; from here on messages are signed with it. Throws `not-allowed`, `not-found`, `changed-meanwhile`, `no-app-secret`. */
export async function renewWebhookSecret(db: Database, by: Account, appSecret: string | null, id: number, version: number, now = new Date()): Promise<string> {
  requireMay(by.role, 'manage-webhooks');
  const { secret, sealed } = freshSecret(appSecret, id);
  await db.transaction(async (tx) => {
    await requireVersion(tx, id, version);
    if ((await tx.maybe(sql('renew-secret'), [id, version, sealed, now])) === null) throw new Problem('changed-meanwhile');
    await record(tx, { accountId: by.id, action: 'webhook.secret-renewed', subject: `webhook:${id}`, at: now });
  });
  return secret;
}
