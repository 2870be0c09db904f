// Who may receive alerts: the office's own staff and channels. Rule 4: nothing goes to an outlet that is watched, nor to a public place.

import { sqlBeside, type Database } from '../database/index.ts';
import type { Channel } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** Where everybody reads along or where a request becomes a post; the Telegram and Zalo channels have their own closed ways. */
const publicPlaces = [
  'facebook.com', 'instagram.com', 'threads.net', 'twitter.com', 'x.com', 't.me', 'telegram.org', 'youtube.com', 'tiktok.com', 'weibo.com', 'weibo.cn', 'vk.com',
  'linkedin.com', 'reddit.com', 'bsky.social', 'bsky.app', 'mastodon.social', 'zalo.me', 'zaloapp.com', 'line.me', 'kakao.com',
];

const under = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);
const bare = (host: string) => host.toLowerCase().replace(/^www\./, '');

/** Hosts that a channel would reach, as its recipients' domains. */
function hostsOf(channel: Channel): string[] {
  if (channel.kind === 'email') return channel.to.map((address) => bare(address.replace(/[<>\s]/g, '').split('@').at(-1) ?? ''));
  return channel.kind === 'webhook' ? [bare(new URL(channel.url).hostname)] : [];
}

/** Why nothing may be sent over this channel; null where it may. `outlets` are the hosts of all sources. */
export function refusalOf(channel: Channel, outlets: readonly string[]): string | null {
  for (const host of hostsOf(channel)) {
    const outlet = outlets.map(bare).find((one) => one !== '' && one !== 'localhost' && !/^[\d.]+$/.test(one) && under(host, one));
    if (outlet !== undefined) return `${host} belongs to the outlet at ${outlet}: alerts never go to the press`;
    if (publicPlaces.some((place) => under(host, place))) return `${host} is a public place: alerts go to the office's own channels only`;
  }
  if (channel.kind === 'telegram' && !/^-?\d+$/.test(channel.chatId)) return 'a chat with a public name is refused: give the number of a closed chat';
  return null;
}

/** The hosts of all sources, for `refusalOf`. */
export async function outletHosts(db: Database): Promise<string[]> {
  return (await db.rows<{ host: string | null }>(sql('outlet-hosts'))).map(({ host }) => host ?? '');
}
