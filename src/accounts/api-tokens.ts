// Tokens for other programs of the office. They read what a reader reads and change nothing.

import { createHash, randomBytes } from 'node:crypto';
import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';

const sql = sqlBeside(import.meta.url);
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

export type ApiToken = { readonly id: number; readonly name: string; readonly createdAt: Date; readonly revokedAt: Date | null; readonly lastUsedAt: Date | null };

/** A new token under a name that no other has or had; it is shown this once. Throws `bad-token-name`. */
export async function addApiToken(db: Database, name: string, by: number | null): Promise<string> {
  const given = name.normalize('NFC').trim();
  const token = `hd_${randomBytes(32).toString('base64url')}`;
  return db.transaction(async (tx) => {
    const made = /^[\p{L}\p{N} ._-]{1,80}$/u.test(given) ? await tx.maybe<{ id: number }>(sql('add-api-token'), [given, hashOf(token), by]) : null;
    if (made === null) throw new Problem('bad-token-name', { name: given.slice(0, 80) });
    await record(tx, { accountId: by, action: 'api-token.added', subject: `api-token:${made.id}`, detail: { name: given } });
    return token;
  });
}

/** Whose token it is, or null where there is none or it was ended. */
export function apiTokenOf(db: Database, token: string, now = new Date()): Promise<Pick<ApiToken, 'id' | 'name'> | null> {
  return db.maybe(sql('use-api-token'), [hashOf(token), now]);
}

export function apiTokens(db: Database): Promise<ApiToken[]> {
  return db.rows<ApiToken>(sql('api-tokens'));
}

/** Ends a token at once. Throws `not-found`. */
export async function revokeApiToken(db: Database, name: string, by: number | null, now = new Date()): Promise<void> {
  await db.transaction(async (tx) => {
    const ended = await tx.maybe<{ id: number }>(sql('revoke-api-token'), [name.normalize('NFC').trim(), now]);
    if (ended === null) throw new Problem('not-found', { what: `token “${name.slice(0, 80)}”` });
    await record(tx, { accountId: by, action: 'api-token.revoked', subject: `api-token:${ended.id}`, at: now });
  });
}
