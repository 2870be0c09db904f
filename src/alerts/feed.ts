// The Atom feed (RFC 4287) of one channel: for a reader on an office machine, behind a token in its address.

import { createHash, timingSafeEqual } from 'node:crypto';
import { sqlBeside, type Database } from '../database/index.ts';
import type { Channel, FlagLevel } from '../model/index.ts';
import { headlineOf, renderAlert } from './message.ts';
import type { AlertContent } from './plan.ts';

const sql = sqlBeside(import.meta.url);
const digest = (text: string) => createHash('sha256').update(text).digest();

/** The feed channel whose token this is; null for any other text. Takes as long for a wrong token as for a right one. */
export function feedChannel(channels: readonly Channel[], token: string): Extract<Channel, { kind: 'atom' }> | null {
  return channels.filter((one) => one.kind === 'atom').find((one) => timingSafeEqual(digest(one.token), digest(token))) ?? null;
}

// Characters that XML 1.0 cannot hold are left out: titles come from anywhere.
// eslint-disable-next-line no-control-regex
const escape = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The newest hundred alerts of a channel as Atom. */
export async function atomFeed(db: Database, channel: Extract<Channel, { kind: 'atom' }>, options: { readonly publicUrl?: string | undefined; readonly timeZone: string; readonly now: Date }): Promise<string> {
  const rows = await db.rows<{ kind: string; level: FlagLevel; content: AlertContent; raisedAt: Date; deliveryId: string }>(sql('feed-alerts'), [channel.key, 100]);
  const render = { language: channel.language, publicUrl: options.publicUrl, timeZone: options.timeZone };
  const entries = rows.map(({ content, level, raisedAt, deliveryId }) => {
    const caseId = 'story' in content ? content.story.caseId : 'missed' in content ? content.missed.caseId : null;
    const link = options.publicUrl === undefined || caseId === null ? '' : `<link href="${escape(`${options.publicUrl.replace(/\/$/, '')}/cases/${caseId}`)}"/>`;
    const title = escape(headlineOf(content, level, { ...render, publicUrl: undefined }));
    return `<entry><id>urn:uuid:${deliveryId}</id><title>${title}</title><updated>${raisedAt.toISOString()}</updated>${link}<content type="text">${escape(renderAlert(content, level, render).text)}</content></entry>`;
  });
  const updated = (rows[0]?.raisedAt ?? options.now).toISOString();
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${channel.language}"><id>urn:haidang:alerts:${escape(channel.key)}</id><title>${escape(`Hải Đăng — ${channel.name}`)}</title><author><name>Hải Đăng</name></author><updated>${updated}</updated>${entries.join('')}</feed>\n`;
}
