// Sending what waits: each row is claimed before and settled after, so that a process that dies in between loses and doubles nothing; what
// was handed over and never answered is in doubt, and a person decides.

import { seal, unseal } from '../accounts/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { messageOf } from '../errors.ts';
import type { Channel, FlagLevel } from '../model/index.ts';
import { senderOf, type Memory, type Outcome, type Sender } from './channels/index.ts';
import { renderAlert } from './message.ts';
import type { AlertContent, Office } from './plan.ts';
import { outletHosts, refusalOf } from './recipients.ts';

const sql = sqlBeside(import.meta.url);
/** What a channel must remember is sealed with its own secret, which stands in the configuration and not in the database. */
const memoryPurpose = 'alert-channel-memory';

export type Post = {
  readonly office: Office & { readonly publicUrl?: string | undefined };
  /** The way to send over each channel that needs sending, by key. */
  readonly senders: ReadonlyMap<string, { readonly channel: Channel; readonly sender: Sender }>;
};

/** A claim that is older belongs to a process that is gone: every channel gives up within a minute. */
export const leaseMs = 120_000;
/** Pauses after a failed attempt: 15 s, doubled each time, at most an hour; after so many attempts it failed (about seven hours). */
const firstPauseMs = 15_000;
const longestPauseMs = 3_600_000;
export const mostAttempts = 14;
/** Milliseconds to wait after the given number of failed attempts. */
export const pauseAfter = (attempts: number) => Math.min(longestPauseMs, firstPauseMs * 2 ** (attempts - 1));
/** One lane starts no new message after so long, so that a slow server does not keep the round from ending. */
const laneMs = 20_000;

/** Zalo's single-use tokens are kept sealed with the channel's secret. */
function memoryOf(db: Database, channel: Channel): Memory {
  const secret = channel.kind === 'zalo' ? channel.appSecret : '';
  return {
    async read() {
      const row = await db.maybe<{ sealed: string }>(sql('recall'), [channel.key]);
      return row === null ? null : unseal(secret, memoryPurpose, row.sealed);
    },
    write: async (text) => void (await db.run(sql('remember'), [channel.key, seal(secret, memoryPurpose, text)])),
  };
}

export function openPost(db: Database, office: Post['office']): Post {
  const pairs = office.channels.flatMap((channel) => {
    const sender = senderOf(channel, memoryOf(db, channel));
    return sender === null ? [] : [[channel.key, { channel, sender }] as const];
  });
  return { office, senders: new Map(pairs) };
}

export type Round = { readonly sent: number; readonly failed: number; readonly later: number; readonly inDoubt: number };

/**
 * Sends what is due over all channels side by side, each in order. `lease` is given by tests only; `whole` is false where `post` holds only
 * some of the configured channels.
 */
export async function deliverDue(db: Database, post: Post, now: () => Date = () => new Date(), lease = leaseMs, whole = true): Promise<Round> {
  const idempotent = [...post.senders].filter(([, { sender }]) => sender.idempotent).map(([key]) => key);
  await db.run(sql('recover'), [new Date(now().getTime() - lease), now(), idempotent]);
  // A process without any channel is one without the office's configuration: it judges nothing.
  if (whole && post.senders.size > 0) await db.run(sql('fail-unknown'), [[...post.senders.keys()], now()]);
  const due = (await db.rows<{ channel: string }>(sql('due-channels'), [now()])).map(({ channel }) => channel);
  const rounds = await Promise.all(due.map((key) => lane(db, post, key, now)));
  const sum = (part: keyof Round) => rounds.reduce((total, round) => total + round[part], 0);
  return { sent: sum('sent'), failed: sum('failed'), later: sum('later'), inDoubt: sum('inDoubt') };
}

type Claimed = { id: string; token: string; attempts: number; alertId: number; kind: string; level: FlagLevel; content: AlertContent; raisedAt: Date };

/** One channel's messages, oldest first, until none is due, or the other side is in trouble. */
async function lane(db: Database, post: Post, key: string, now: () => Date): Promise<Round> {
  const round = { sent: 0, failed: 0, later: 0, inDoubt: 0 };
  const found = post.senders.get(key);
  if (found === undefined) return round;
  const refusal = refusalOf(found.channel, await outletHosts(db));
  const startedAt = performance.now();
  while (performance.now() - startedAt < laneMs) {
    const claimed = await db.maybe<Claimed>(sql('claim-delivery'), [key, now()]);
    if (claimed === null) return round;
    const outcome = refusal === null ? await sendOne(db, post, found, claimed, now) : { kind: 'never' as const, answer: refusal };
    await settle(db, claimed, outcome, now());
    if (outcome.kind === 'sent') round.sent += 1;
    else if (outcome.kind === 'in-doubt') round.inDoubt += 1;
    else if (outcome.kind === 'later') round.later += 1;
    else round.failed += 1;
    if (outcome.kind === 'later') return round;
  }
  return round;
}

async function sendOne(db: Database, { office }: Post, { channel, sender }: { channel: Channel; sender: Sender }, claimed: Claimed, now: () => Date): Promise<Outcome | { kind: 'dropped'; answer: string }> {
  const { rejected } = await db.one<{ rejected: boolean | null }>(sql('claims-rejected'), [claimed.alertId]);
  if (rejected === true) return { kind: 'dropped', answer: 'a person has rejected the suggestion meanwhile' };
  const options = { language: channel.language, publicUrl: office.publicUrl, timeZone: office.timeZone };
  const { content } = claimed;
  const caseId = 'story' in content ? content.story.caseId : 'missed' in content ? content.missed.caseId : null;
  const url = office.publicUrl === undefined || caseId === null ? null : `${office.publicUrl.replace(/\/$/, '')}/cases/${caseId}`;
  try {
    return await sender.send(
      { ...renderAlert(content, claimed.level, options), deliveryId: claimed.id, alertId: claimed.alertId, kind: claimed.kind, level: claimed.level, raisedAt: claimed.raisedAt, content, url },
      async () => void (await db.run(sql('note-handover'), [claimed.id, claimed.token, now()])),
    );
  } catch (thrown) {
    // A mistake of ours; whether anything left is not known.
    return { kind: sender.idempotent ? 'later' : 'in-doubt', answer: messageOf(thrown).slice(0, 400) };
  }
}

async function settle(db: Database, { id, token, attempts }: Claimed, outcome: Outcome | { kind: 'dropped'; answer: string; afterMs?: number }, now: Date): Promise<void> {
  const again = outcome.kind === 'later' && attempts < mostAttempts;
  const state = again ? 'waiting' : { sent: 'sent', later: 'failed', never: 'failed', 'in-doubt': 'in-doubt', dropped: 'dropped' }[outcome.kind];
  const pauseMs = Math.max(outcome.afterMs ?? 0, pauseAfter(attempts));
  await db.run(sql('settle-delivery'), [id, token, state, outcome.answer, now, again ? new Date(now.getTime() + pauseMs) : now]);
}
