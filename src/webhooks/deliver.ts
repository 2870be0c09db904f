// Sending what waits, as alerts are sent: each row is claimed before and settled after, so that a process that dies in between loses and doubles
// nothing. The receiver drops an id that it has seen, so nothing is ever in doubt.

import { leaseMs, mostAttempts, outletHosts, pauseAfter, postSigned, refusalOf, type Outcome } from '../alerts/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { openSecret } from './webhooks.ts';

const sql = sqlBeside(import.meta.url);
/** One lane starts no new message after so long. */
const laneMs = 20_000;
/** What was settled is kept for so many days. */
export const keptDays = 90;

type Due = { readonly id: number; readonly name: string; readonly url: string; readonly sealedSecret: string };
type Claimed = { readonly id: string; readonly token: string; readonly attempts: number; readonly sequence: number; readonly kind: string; readonly content: Readonly<Record<string, unknown>>; readonly at: Date };

export type WebhookRound = { readonly sent: number; readonly failed: number; readonly later: number };
export type RoundOptions = { readonly now?: () => Date; /** Given by tests only. */ readonly lease?: number; readonly patienceMs?: number };

/** Waits as for a server in trouble: the administrator puts the right secret.key back, or gives the subscription a new secret. */
const sealedWithAnother: Outcome = { kind: 'later', answer: 'not sent: the secret was sealed with another application secret; put secret.key (HAIDANG_SECRET) back, or renew the secret' };

/** What a receiver reads; docs/notes/api.md describes it. */
export function webhookBody({ id, sequence, kind, content, at }: Omit<Claimed, 'token' | 'attempts'>): string {
  return JSON.stringify({ id, sequence, event: kind, at: at.toISOString(), data: content });
}

/**
 * Sends what is due to all subscribers side by side, each in the order of events; one in trouble holds up nobody else. `appSecret` is asked for only
 * where something is due.
 */
export async function deliverWebhooks(db: Database, appSecret: () => string, options: RoundOptions = {}): Promise<WebhookRound> {
  const now = options.now ?? (() => new Date());
  await db.run(sql('recover'), [new Date(now().getTime() - (options.lease ?? leaseMs)), now()]);
  const due = await db.rows<Due>(sql('due-webhooks'), [now()]);
  if (due.length === 0) return { sent: 0, failed: 0, later: 0 };
  const hosts = await outletHosts(db);
  const rounds = await Promise.all(due.map((webhook) => lane(db, { ...webhook, secret: openSecret(appSecret(), webhook.id, webhook.sealedSecret) }, hosts, { ...options, now })));
  const sum = (part: keyof WebhookRound) => rounds.reduce((total, round) => total + round[part], 0);
  return { sent: sum('sent'), failed: sum('failed'), later: sum('later') };
}

async function lane(db: Database, webhook: Due & { readonly secret: string | null }, hosts: readonly string[], { now, patienceMs }: RoundOptions & { now: () => Date }): Promise<WebhookRound> {
  const round = { sent: 0, failed: 0, later: 0 };
  // An outlet may have been added to the watched ones since.
  const refusal = refusalOf({ kind: 'webhook', key: 'webhook', name: webhook.name, language: 'en', url: webhook.url, secret: '' }, hosts);
  const startedAt = performance.now();
  while (performance.now() - startedAt < laneMs) {
    const claimed = await db.maybe<Claimed>(sql('claim-delivery'), [webhook.id, now()]);
    if (claimed === null) return round;
    const outcome: Outcome = refusal !== null ? { kind: 'never', answer: refusal } : webhook.secret === null ? sealedWithAnother
      : await postSigned(webhook.url, webhook.secret, { id: claimed.id, body: webhookBody(claimed), agent: 'HaiDang-webhooks/1', patienceMs },
          async () => void (await db.run(sql('note-handover'), [claimed.id, claimed.token, now()])));
    const state = await settle(db, claimed, outcome, now());
    round[state === 'waiting' ? 'later' : state] += 1;
    if (state === 'waiting') return round;
  }
  return round;
}

async function settle(db: Database, { id, token, attempts }: Claimed, outcome: Outcome, now: Date): Promise<'sent' | 'waiting' | 'failed'> {
  const again = outcome.kind === 'later' && attempts < mostAttempts;
  const state = outcome.kind === 'sent' ? 'sent' : again ? 'waiting' : 'failed';
  const pauseMs = again ? Math.max(outcome.afterMs ?? 0, pauseAfter(attempts)) : 0;
  await db.run(sql('settle'), [id, token, state, outcome.answer, now, new Date(now.getTime() + pauseMs)]);
  return state;
}

/** Drops what was settled long ago. Gives how many deliveries. */
export async function forgetDeliveries(db: Database, now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  const { count } = await db.one<{ count: number }>(sql('forget'), [before]);
  await db.run(sql('forget-events'), [before]);
  return count;
}
