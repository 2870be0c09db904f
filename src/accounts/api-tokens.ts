// Tokens for other programs of the office. A token acts as the person it was issued to, with that person's role or less; a token of nobody reads
// what a reader reads. What a person must decide (claims, approvals) no token decides: see docs/notes/api.md.

import { randomBytes } from 'node:crypto';
import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { roles, type Account, type Role } from '../model/index.ts';
import { actions, may } from './permissions.ts';
import { hashOfToken } from './sealed.ts';

const sql = sqlBeside(import.meta.url);

/** read: look at single things and lists; export: take everything of a kind; write: the desk's work; manage: sources, rules, register, webhooks. */
export const tokenScopes = ['read', 'export', 'write', 'manage'] as const;
export type TokenScope = (typeof tokenScopes)[number];

export type ApiToken = {
  readonly id: number; readonly name: string; readonly createdAt: Date; readonly revokedAt: Date | null; readonly lastUsedAt: Date | null;
  readonly scopes: readonly TokenScope[];
  /** The member of the office it was issued to; null: nobody, it only reads. */
  readonly username: string | null;
  /** What it may do at most; null: all that the person may. */
  readonly role: Role | null;
  readonly expiresAt: Date | null;
};

export type TokenIssue = { readonly scopes?: readonly TokenScope[]; readonly username?: string; readonly role?: Role; readonly expiresAt?: Date };

/**
 * A new token under a name that no other has or had; it is shown this once. Throws `bad-token-name`, `not-found` for an account that is
 * none or disabled, and `bad-token-scope` for more than the person may, or for writing without a person.
 */
export async function addApiToken(db: Database, name: string, by: number | null, issue: TokenIssue = {}): Promise<string> {
  const given = name.normalize('NFC').trim();
  const token = `hd_${randomBytes(32).toString('base64url')}`;
  const scopes = issue.scopes ?? ['read', 'export'];
  return db.transaction(async (tx) => {
    const person = issue.username === undefined ? null : await tx.maybe<{ id: number; role: Role }>(sql('account-for-token'), [issue.username]);
    if (issue.username !== undefined && person === null) throw new Problem('not-found', { what: `account “${issue.username.slice(0, 40)}”` });
    requireScopes(scopes, person?.role ?? null, issue.role ?? null);
    const row = [given, hashOfToken(token), by, person?.id ?? null, scopes, issue.role ?? null, issue.expiresAt ?? null];
    const made = /^[\p{L}\p{N} ._-]{1,80}$/u.test(given) ? await tx.maybe<{ id: number }>(sql('add-api-token'), row) : null;
    if (made === null) throw new Problem('bad-token-name', { name: given.slice(0, 80) });
    const detail = { name: given, scopes, account: person?.id ?? null, role: issue.role ?? null, expiresAt: issue.expiresAt ?? null };
    await record(tx, { accountId: by, action: 'api-token.added', subject: `api-token:${made.id}`, detail });
    return token;
  });
}

function requireScopes(scopes: readonly TokenScope[], person: Role | null, cap: Role | null): void {
  const known = scopes.length > 0 && scopes.every((scope) => tokenScopes.includes(scope));
  const readsOnly = scopes.every((scope) => scope === 'read' || scope === 'export');
  if (!known || (person === null && (!readsOnly || cap !== null))) throw new Problem('bad-token-scope');
  if (person !== null && cap !== null && roleOfToken(person, cap) !== cap) throw new Problem('bad-token-scope');
}

/** The role that a token acts with: the cap where it allows nothing that the person's role does not, else the person's own; a cap that the person has outgrown downwards leaves a reader. */
export function roleOfToken(person: Role, cap: Role | null): Role {
  if (cap === null || cap === person) return person;
  return roles.includes(cap) && actions.every((action) => !may(cap, action) || may(person, action)) ? cap : 'reader';
}

export type TokenUse = {
  readonly id: number; readonly name: string; readonly scopes: readonly TokenScope[];
  /** As whom it acts; id 0 stands for nobody. */
  readonly account: Account;
};

type Found = { id: number; name: string; scopes: TokenScope[]; cap: Role | null; accountId: number | null; username: string | null; role: Role | null };

/** Whose token it is, or null where there is none, it was ended or has run out, or its person's account is disabled. */
export async function apiTokenOf(db: Database, token: string, now = new Date()): Promise<TokenUse | null> {
  const found = await db.maybe<Found>(sql('use-api-token'), [hashOfToken(token), now]);
  if (found === null) return null;
  const { id, name, scopes, cap, accountId, username, role } = found;
  return { id, name, scopes, account: { id: accountId ?? 0, username: username ?? name, role: role === null ? 'reader' : roleOfToken(role, cap), mustChangePassword: false } };
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

export type KeptAnswer = { readonly status: number; readonly etag: string | null; readonly body: string };
/** How long a repeated request gets the same answer, in hours. */
export const answerKeptHours = 48;

/**
 * Takes an idempotency key within the transaction that does the work: null where it is new (end with `keepAnswer`), else what was answered.
 * Another request under the same key throws `idempotency-mismatch`. Two at once wait for each other on the row.
 */
export async function takeAnswerKey(tx: Database, { tokenId, key, requestSha256, now }: { tokenId: number; key: string; requestSha256: string; now: Date }): Promise<KeptAnswer | null> {
  await tx.run(sql('forget-answers'), [new Date(now.getTime() - answerKeptHours * 3_600_000)]);
  if ((await tx.run(sql('take-answer-key'), [tokenId, key, requestSha256, now])) === 1) return null;
  const kept = await tx.one<KeptAnswer & { requestSha256: string }>(sql('kept-answer'), [tokenId, key]);
  if (kept.requestSha256 !== requestSha256) throw new Problem('idempotency-mismatch');
  return { status: kept.status, etag: kept.etag, body: kept.body };
}

export async function keepAnswer(tx: Database, { tokenId, key }: { tokenId: number; key: string }, { status, etag, body }: KeptAnswer): Promise<void> {
  await tx.run(sql('keep-answer'), [tokenId, key, status, etag, body]);
}

/** One changing call at a time, until the transaction ends: for what has no version of its own to compare. */
export async function takeTurn(tx: Database): Promise<void> {
  await tx.rows(sql('take-turn'));
}
