// Invitations: a link that works once, within 72 hours, with a role chosen by the inviter. Whoever holds it sets their own name and password or passkey.

import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Role } from '../model/index.ts';
import { accountById } from './attempts.ts';
import { creationOptions, checkNewPasskey, keepPasskey, newPasskeyUser, type PasskeySite, type Started } from './passkeys.ts';
import { hashPassword, requireGoodPassword } from './passwords.ts';
import { defaultRules, type SignInRules, type Visit } from './rules.ts';
import { hashOfToken, newToken } from './sealed.ts';
import { openSession, type SignedIn } from './sessions.ts';
import { keepStep, takeStep } from './steps.ts';
import { goodName } from './names.ts';

const sql = sqlBeside(import.meta.url);

/** Three days: over a weekend, and not for ever in somebody's inbox. */
export const invitationHours = 72;

export type NewInvitation = { readonly id: number; /** Shown once; only its hash is kept. */ readonly token: string; /** Path of the link, to be put behind the office's address. */ readonly path: string; readonly expiresAt: Date };
export type InvitationState = 'open' | 'used' | 'withdrawn' | 'expired';
export type ListedInvitation = {
  readonly id: number; readonly role: Role; readonly note: string; readonly invitedBy: string | null; readonly invitedAt: Date; readonly expiresAt: Date;
  readonly state: InvitationState; readonly usedBy: string | null;
};
export type OpenInvitation = { readonly id: number; readonly role: Role; readonly expiresAt: Date };

/** An invitation whose link is shown once. `note` says for whom, to administrators only. `by` is null on the command line. */
export async function invite(db: Database, { role, note = '' }: { readonly role: Role; readonly note?: string }, by: number | null, now = new Date()): Promise<NewInvitation> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + invitationHours * 3_600_000);
  const kept = note.normalize('NFC').trim().slice(0, 80);
  return db.transaction(async (tx) => {
    const { id } = await tx.one<{ id: number }>(sql('add-invitation'), [hashOfToken(token), role, kept, by, now, expiresAt]);
    await record(tx, { accountId: by, action: 'account.invited', subject: `invitation:${id}`, detail: { role }, at: now });
    return { id, token, path: `/invitation/${token}`, expiresAt };
  });
}

type Row = Omit<ListedInvitation, 'state'> & { withdrawnAt: Date | null; usedAt: Date | null };

/** The last two hundred, newest first. */
export async function listInvitations(db: Database, now = new Date()): Promise<ListedInvitation[]> {
  const rows = await db.rows<Row>(sql('list-invitations'));
  return rows.map(({ withdrawnAt, usedAt, ...row }) => ({ ...row, state: usedAt !== null ? 'used' : withdrawnAt !== null ? 'withdrawn' : row.expiresAt <= now ? 'expired' : 'open' }));
}

/** Ends an invitation before it is used. Throws `not-found`. */
export async function withdrawInvitation(db: Database, id: number, by: number | null, now = new Date()): Promise<void> {
  await db.transaction(async (tx) => {
    if ((await tx.maybe(sql('withdraw-invitation'), [id, now])) === null) throw new Problem('not-found', { what: `invitation ${id}` });
    await record(tx, { accountId: by, action: 'account.invitation-withdrawn', subject: `invitation:${id}`, at: now });
  });
}

/** The invitation of a link. Throws `invitation-over` where there is none, or it was used, withdrawn, or has expired: which, is not said. */
export async function openInvitation(db: Database, token: string, now: Date): Promise<OpenInvitation> {
  const found = await db.maybe<OpenInvitation>(sql('invitation-by-token'), [hashOfToken(token), now]);
  if (found === null) throw new Problem('invitation-over');
  return found;
}

/** Makes the account within the caller's transaction and uses the invitation up. Throws `name-taken`, `invitation-over`. */
async function makeAccount(tx: Database, invitation: OpenInvitation, username: string, passwordHash: string | null, passkeyUser: string | null, now: Date): Promise<number> {
  const made = await tx.maybe<{ id: number }>(sql('add-invited-account'), [username, invitation.role, passwordHash, passkeyUser]);
  if (made === null) throw new Problem('name-taken', { name: username });
  if ((await tx.maybe(sql('use-invitation'), [invitation.id, now, made.id])) === null) throw new Problem('invitation-over');
  await record(tx, { accountId: made.id, action: 'account.added', subject: `account:${made.id}`, detail: { username, role: invitation.role, invitation: invitation.id }, at: now });
  return made.id;
}

/** Takes an invitation up with a name and a password, and signs in. Throws `invitation-over`, `bad-name`, `name-taken`, `weak-password`. */
export async function acceptWithPassword(db: Database, token: string, username: string, password: string, visit: Visit, rules: SignInRules = defaultRules): Promise<SignedIn> {
  const invitation = await openInvitation(db, token, visit.now);
  const name = goodName(username);
  requireGoodPassword(password);
  const hash = await hashPassword(password);
  const id = await db.transaction((tx) => makeAccount(tx, invitation, name, hash, null, visit.now));
  return openSession(db, await accountById(db, id), 'password', visit, rules);
}

/** First half of taking an invitation up with a passkey. Throws `invitation-over`, `bad-name`, `name-taken`. */
export async function startInvitedPasskey(db: Database, token: string, username: string, site: PasskeySite, now: Date): Promise<Started<Awaited<ReturnType<typeof creationOptions>>>> {
  await openInvitation(db, token, now);
  const name = goodName(username);
  if ((await db.maybe(sql('account-id-by-name'), [name])) !== null) throw new Problem('name-taken', { name });
  const user = newPasskeyUser();
  const options = await creationOptions(site, name, user);
  return { options, step: await keepStep(db, 'passkey-invited', null, { challenge: options.challenge, user, name, invitation: hashOfToken(token) }, now) };
}

/** Second half: the account has a passkey and no password. Throws `step-over`, `passkey-refused`, `invitation-over`, `name-taken`. */
export async function acceptWithPasskey(db: Database, token: string, step: string, answer: unknown, passkeyName: string, site: PasskeySite, visit: Visit, rules: SignInRules = defaultRules): Promise<SignedIn> {
  const found = await takeStep<{ challenge: string; user: string; name: string; invitation: string }>(db, 'passkey-invited', step, visit.now);
  if (found === null || found.memory.invitation !== hashOfToken(token)) throw new Problem('step-over');
  const invitation = await openInvitation(db, token, visit.now);
  const { challenge, user, name } = found.memory;
  const made = await checkNewPasskey(answer, challenge, passkeyName, site);
  const id = await db.transaction(async (tx) => {
    const accountId = await makeAccount(tx, invitation, name, null, user, visit.now);
    await keepPasskey(tx, accountId, made, visit.now);
    return accountId;
  });
  return openSession(db, await accountById(db, id), 'passkey', visit, rules);
}
