// Channels: how one message leaves. Each knows one protocol and nothing of rules; recipients come from the configuration alone.

import type { Channel } from '../../model/index.ts';
import { emailSender } from './email.ts';
import type { Sender } from './port.ts';
import { telegramSender } from './telegram.ts';
import { webhookSender } from './webhook.ts';
import { zaloSender, type Memory } from './zalo.ts';

export type { Outcome, Outgoing, Sender } from './port.ts';
export type { Memory } from './zalo.ts';
export { postSigned, signatureOf } from './webhook.ts';

/** The way to send over a channel; null for those that are looked at (screen, feed). */
export function senderOf(channel: Channel, memory: Memory): Sender | null {
  switch (channel.kind) {
    case 'email':
      return emailSender(channel);
    case 'webhook':
      return webhookSender(channel);
    case 'telegram':
      return telegramSender(channel);
    case 'zalo':
      return zaloSender(channel, memory);
    default:
      return null;
  }
}
