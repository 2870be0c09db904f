import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Role } from '../model/index.ts';
import { hashPassword, oneTimePassword } from './passwords.ts';

const sql = sqlBeside(import.meta.url);

export type ListedAccount = {
  readonly id: number;
  readonly username: string;
  readonly role: Role;
  readonly enabled: boolean;
  readonly mustChangePassword: boolean;
  readonly lockedUntil: Date | null;
};

/** A new account with a password that is shown once and must be replaced at first sign-in. */
export type NewAccount = { readonly id: number; readonly username: string; readonly oneTimePassword: string };

/** Makes the account "admin" when there is none at all, and gives its one-time password; null where accounts exist. */
export async function createFirstAdministrator(db: Database): Promise<NewAccount | null> {
  const password = oneTimePassword();
  const hash = await hashPassword(password);
  return db.transaction(async (tx) => {
    const made = await tx.maybe<{ id: number }>(sql('add-first-account'), ['admin', hash]);
    if (made === null) return null;
    await record(tx, { accountId: null, action: 'account.added', subject: `account:${made.id}`, detail: { username: 'admin', role: 'administrator' } });
    return { id: made.id, username: 'admin', oneTimePassword: password };
  });
}

/** Throws `name-taken` or `bad-name`. `by` is null on the command line, where the machine's owner acts. */
export async function addAccount(db: Database, username: string, role: Role, by: number | null): Promise<NewAccount> {
  const name = username.trim().normalize('NFC');
  if (!/^[\p{L}\p{N}._-]{2,40}$/u.test(name)) throw new Problem('bad-name', { name: username });
  const password = oneTimePassword();
  const hash = await hashPassword(password);
  return db.transaction(async (tx) => {
    const made = await tx.maybe<{ id: number }>(sql('add-account'), [name, role, hash]);
    if (made === null) throw new Problem('name-taken', { name });
    await record(tx, { accountId: by, action: 'account.added', subject: `account:${made.id}`, detail: { username: name, role } });
    return { id: made.id, username: name, oneTimePassword: password };
  });
}

export async function listAccounts(db: Database): Promise<ListedAccount[]> {
  return db.rows<ListedAccount>(sql('list-accounts'));
}

/** Disables an account and ends its sessions; what it did stays on record. Throws `not-found`. */
export async function disableAccount(db: Database, username: string, by: number | null): Promise<void> {
  await db.transaction(async (tx) => {
    const found = await tx.maybe<{ id: number }>(sql('disable-account'), [username.normalize('NFC')]);
    if (found === null) throw new Problem('not-found', { what: username });
    await tx.run(sql('drop-sessions-of-account'), [found.id]);
    await record(tx, { accountId: by, action: 'account.disabled', subject: `account:${found.id}` });
  });
}

/** Gives a new one-time password, unlocks and enables the account, and ends its sessions. Throws `not-found`. */
export async function resetPassword(db: Database, username: string, by: number | null): Promise<NewAccount> {
  const password = oneTimePassword();
  const hash = await hashPassword(password);
  return db.transaction(async (tx) => {
    const found = await tx.maybe<{ id: number; username: string }>(sql('account-id-by-name'), [username.normalize('NFC')]);
    if (found === null) throw new Problem('not-found', { what: username });
    await tx.run(sql('set-password'), [found.id, hash, true]);
    await tx.run(sql('drop-sessions-of-account'), [found.id]);
    await record(tx, { accountId: by, action: 'account.password-reset', subject: `account:${found.id}` });
    return { ...found, oneTimePassword: password };
  });
}
