// Telegram Bot API (core.telegram.org/bots/api): getChat, then sendMessage. Only a private chat or a closed group of the office: a chat that
// anybody can find by a name is refused, because what is sent there would be a post.

import type { Channel } from '../../model/index.ts';
import { lost, outcomeOf, post, type Answered } from './http.ts';
import { oneLine, type Outcome, type Sender } from './port.ts';

type TelegramChannel = Extract<Channel, { kind: 'telegram' }>;
type Answer = { readonly ok?: boolean; readonly description?: string; readonly result?: Record<string, unknown>; readonly parameters?: { readonly retry_after?: number } };

/** Telegram takes at most 4,096 characters a message. */
const mostLetters = 4_000;

const call = (channel: TelegramChannel, method: string, parameters: object) =>
  post(`${channel.api}/bot${channel.botToken}/${method}`, JSON.stringify(parameters), { 'content-type': 'application/json' });

function refusal(answered: Answered, channel: TelegramChannel): Outcome {
  const answer = answered.json as Answer | null;
  const wait = answer?.parameters?.retry_after;
  const outcome = outcomeOf(answered, [channel.botToken]);
  const kind = outcome.kind === 'sent' ? 'later' : outcome.kind;
  return { kind, answer: oneLine(`${answered.status} ${answer?.description ?? answered.text}`, [channel.botToken]), ...(wait === undefined ? {} : { afterMs: wait * 1000 }) };
}

export function telegramSender(channel: TelegramChannel): Sender {
  let known = false;
  /** Null where the chat is closed; otherwise why nothing is sent there. */
  async function checkChat(): Promise<Outcome | null> {
    if (known) return null;
    const answered = await call(channel, 'getChat', { chat_id: Number(channel.chatId) });
    const chat = (answered.json as Answer | null)?.result;
    if (answered.status !== 200 || chat === undefined) return refusal(answered, channel);
    if (chat['type'] !== 'private' && typeof chat['username'] === 'string') {
      return { kind: 'never', answer: 'this chat is public: alerts go to closed chats of the office only' };
    }
    known = true;
    return null;
  }
  return {
    idempotent: false,
    async send(message, handingOver) {
      let handedOver = false;
      try {
        const refused = await checkChat();
        if (refused !== null) return refused;
        const text = `${message.subject}\n\n${message.text}`;
        await handingOver();
        handedOver = true;
        const answered = await call(channel, 'sendMessage', {
          chat_id: Number(channel.chatId), text: [...text].slice(0, mostLetters).join(''), link_preview_options: { is_disabled: true }, disable_notification: message.level === 'read',
        });
        const answer = answered.json as Answer | null;
        if (answered.status !== 200 || answer?.ok !== true) return refusal(answered, channel);
        return { kind: 'sent', answer: `200 message ${String(answer.result?.['message_id'] ?? '')}` };
      } catch (thrown) {
        return lost(thrown, [channel.botToken], !handedOver);
      }
    },
  };
}
