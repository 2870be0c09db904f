// A signed webhook: one POST of JSON. The receiver checks the signature and drops an id it has seen. docs/notes/alerts.md, "Webhook".

import { createHmac } from 'node:crypto';
import type { Channel } from '../../model/index.ts';
import { wordingOf } from '../words.ts';
import { lost, outcomeOf, post } from './http.ts';
import type { Outcome, Outgoing, Sender } from './port.ts';

/** "t=SECONDS,v1=HEX": HMAC-SHA-256 with the channel's secret over "SECONDS.BODY". */
export function signatureOf(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

function bodyOf(message: Outgoing, language: 'vi' | 'en'): string {
  const { content } = message;
  const flags = 'story' in content ? content.story.flags : [];
  return JSON.stringify({
    id: message.deliveryId, alert: message.alertId, kind: message.kind, level: message.level, raisedAt: message.raisedAt.toISOString(),
    rule: 'rule' in content ? content.rule : null, subject: message.subject, text: message.text, url: message.url,
    // Rule 2: whoever reads this by machine is told that nothing here is confirmed unless it says so, and in which words to show it.
    flags: flags.map((flag) => ({ ...flag, wording: wordingOf(flag, language) })),
    story: 'story' in content ? { ...content.story, flags: undefined } : null,
    missedDeadline: 'missed' in content ? content.missed : null,
  });
}

export type SignedMessage = { readonly id: string; readonly body: string; readonly agent: string; /** Given by tests only. */ readonly patienceMs?: number | undefined };

/**
 * One signed POST; the id is the same at every attempt, so that the receiver drops what it knows. `handingOver` is called right before the bytes
 * leave. No redirect is followed: a signed message goes where the office said and nowhere else.
 */
export async function postSigned(url: string, secret: string, { id, body, agent, patienceMs }: SignedMessage, handingOver: () => Promise<void>): Promise<Outcome> {
  const seconds = Math.floor(Date.now() / 1000);
  const headers = { 'content-type': 'application/json', 'user-agent': agent, 'idempotency-key': id, 'haidang-delivery': id, 'haidang-signature': signatureOf(secret, seconds, body) };
  await handingOver();
  try {
    return outcomeOf(await post(url, body, headers, patienceMs), [secret]);
  } catch (thrown) {
    return lost(thrown, [secret], true);
  }
}

export function webhookSender(channel: Extract<Channel, { kind: 'webhook' }>): Sender {
  return {
    idempotent: true,
    send(message, handingOver) {
      return postSigned(channel.url, channel.secret, { id: message.deliveryId, body: bodyOf(message, channel.language), agent: 'HaiDang-alerts/1' }, handingOver);
    },
  };
}
