// Zalo Official Account API v3 (developers.zalo.me): a consultation message to one member of the office, or a message to the office's group.
// An access token holds about a day and is renewed with a refresh token that works once: the next one must be kept.

import type { Channel } from '../../model/index.ts';
import { lost, outcomeOf, post, type Answered } from './http.ts';
import { oneLine, type Outcome, type Sender } from './port.ts';

type ZaloChannel = Extract<Channel, { kind: 'zalo' }>;
type Answer = { readonly error?: number; readonly message?: string; readonly data?: { readonly message_id?: string } };
type Tokens = { readonly access: string; readonly refresh: string; readonly until: number };

/** What the channel remembers between processes; the text is sealed by the keeper. */
export type Memory = { read(): Promise<string | null>; write(text: string): Promise<void> };

/** "Access token is invalid / has expired" (developers.zalo.me, error codes). */
const tokenErrors = new Set([-216, -220]);
/** Too many requests, and Zalo's own trouble: they may pass. */
const passing = new Set([-32, -200, -211]);
const mostLetters = 1_900;

export function zaloSender(channel: ZaloChannel, memory: Memory): Sender {
  let tokens: Tokens | null = null;
  const secrets = () => [channel.appSecret, channel.refreshToken, tokens?.access ?? '', tokens?.refresh ?? ''];

  async function renew(refresh: string): Promise<Outcome | null> {
    const form = new URLSearchParams({ refresh_token: refresh, app_id: channel.appId, grant_type: 'refresh_token' });
    const answered = await post(`${channel.oauth}/v4/oa/access_token`, form.toString(), { 'content-type': 'application/x-www-form-urlencoded', secret_key: channel.appSecret });
    const given = answered.json as { access_token?: string; refresh_token?: string; expires_in?: string | number; error_description?: string; error_name?: string } | null;
    if (typeof given?.access_token !== 'string' || typeof given.refresh_token !== 'string') {
      const why = given?.error_description ?? given?.error_name ?? answered.text;
      return { kind: answered.status >= 500 ? 'later' : 'never', answer: oneLine(`no access token: ${answered.status} ${why}`, secrets()) };
    }
    tokens = { access: given.access_token, refresh: given.refresh_token, until: Date.now() + (Number(given.expires_in ?? 90_000) - 300) * 1000 };
    await memory.write(JSON.stringify(tokens));
    return null;
  }

  /** Null where a token is at hand. */
  async function haveToken(): Promise<Outcome | null> {
    if (tokens === null) {
      const kept = await memory.read();
      tokens = kept === null ? null : (JSON.parse(kept) as Tokens);
    }
    if (tokens !== null && tokens.until > Date.now()) return null;
    const refused = await renew(tokens?.refresh ?? channel.refreshToken);
    // Somebody may have signed the account in anew and put the fresh token into the configuration.
    return refused?.kind === 'never' && tokens !== null && tokens.refresh !== channel.refreshToken ? renew(channel.refreshToken) : refused;
  }

  function sendOnce(text: string): Promise<Answered> {
    const [path, recipient] = channel.groupId === undefined ? ['/v3.0/oa/message/cs', { user_id: channel.userId }] : ['/v3.0/oa/group/message', { group_id: channel.groupId }];
    return post(`${channel.api}${path}`, JSON.stringify({ recipient, message: { text } }), { 'content-type': 'application/json', access_token: tokens?.access ?? '' });
  }

  return {
    idempotent: false,
    async send(message, handingOver) {
      let handedOver = false;
      try {
        const refused = await haveToken();
        if (refused !== null) return refused;
        const text = [...`${message.subject}\n\n${message.text}`].slice(0, mostLetters).join('');
        await handingOver();
        handedOver = true;
        const answered = await sendOnce(text);
        const answer = answered.json as Answer | null;
        if (answered.status !== 200 || answer?.error === undefined) return { ...outcomeOf(answered, secrets()), ...(answered.status === 200 ? { kind: 'in-doubt' as const } : {}) };
        if (answer.error === 0) return { kind: 'sent', answer: oneLine(`0 ${answer.message ?? ''} message ${answer.data?.message_id ?? ''}`, secrets()) };
        // A token that Zalo no longer takes is renewed at the next attempt.
        if (tokenErrors.has(answer.error) && tokens !== null) tokens = { ...tokens, until: 0 };
        return { kind: tokenErrors.has(answer.error) || passing.has(answer.error) ? 'later' : 'never', answer: oneLine(`${answer.error} ${answer.message ?? ''}`, secrets()) };
      } catch (thrown) {
        return lost(thrown, secrets(), !handedOver);
      }
    },
  };
}
