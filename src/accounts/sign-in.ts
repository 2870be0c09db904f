// The door of name and password, and the password itself.

import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { accountById, accountByName, noteFailure, requireUnlocked, type Knocking } from './attempts.ts';
import { hashPassword, isOutdated, nobodysHash, passwordMatches, requireGoodPassword } from './passwords.ts';
import { defaultRules, visitNow, type SignInRules, type Visit } from './rules.ts';
import { noteProven, openSession, type SignedIn } from './sessions.ts';
import { keepStep } from './steps.ts';

const sql = sqlBeside(import.meta.url);

/** Either the session, or the token of the step at which a second factor is asked for. */
export type SignInResult = SignedIn | { readonly secondStep: string };

/** True where a password or the provider is not enough: codes are set up, or the role wants a second factor and a passkey is there. */
const wantsSecondStep = ({ hasCode, hasPasskey, role }: Knocking, { secondFactorRoles }: SignInRules) => hasCode || (hasPasskey && secondFactorRoles.includes(role));

/** Opens the session, or the step before it. */
export async function passFirstStep(db: Database, account: Knocking, how: 'password' | 'provider', visit: Visit, rules: SignInRules): Promise<SignInResult> {
  const enough = how === 'provider' && rules.providerAsksFactor;
  if (enough || !wantsSecondStep(account, rules)) return openSession(db, account, how, visit, rules);
  return { secondStep: await keepStep(db, 'second-factor', account.id, { how }, visit.now) };
}

/**
 * Checks name and password, and opens a session or, where the account has a second factor, the step that asks for it. Throws `wrong-sign-in` (the
 * same for an unknown name, a disabled account and a wrong password), or `too-many-attempts` for a quarter of an hour after five failures in a row.
 */
export async function signIn(db: Database, username: string, password: string, visit: Visit = visitNow(), rules: SignInRules = defaultRules): Promise<SignInResult> {
  const found = await accountByName(db, username);
  if (found !== null) requireUnlocked(found, visit.now);
  const right = await passwordMatches(password, found?.passwordHash ?? nobodysHash);
  if (found === null || !found.enabled || found.passwordHash === null) throw new Problem('wrong-sign-in');
  if (!right) {
    await noteFailure(db, found.id, 'password', visit.now);
    throw new Problem('wrong-sign-in');
  }
  if (isOutdated(found.passwordHash)) await db.run(sql('renew-hash'), [found.id, await hashPassword(password), found.passwordHash]);
  return passFirstStep(db, found, 'password', visit, rules);
}

/** Checks the password of somebody who is signed in. Throws `wrong-password`, `too-many-attempts`; failures count like those at the door. */
async function requirePassword(db: Database, account: Knocking, password: string, now: Date): Promise<void> {
  requireUnlocked(account, now);
  if (account.passwordHash !== null && (await passwordMatches(password, account.passwordHash))) return;
  await noteFailure(db, account.id, 'password', now);
  throw new Problem('wrong-password');
}

export type AccountDetails = { readonly hasPassword: boolean; readonly providerName: string | null; readonly tiedToProvider: boolean };

/** By which ways an account can be entered, besides codes and passkeys. */
export const accountDetails = (db: Database, accountId: number) => db.one<AccountDetails>(sql('account-details'), [accountId]);

/** The password once more, so that credentials may be changed. Throws `wrong-password`, `too-many-attempts`. */
export async function proveByPassword(db: Database, accountId: number, sessionId: number, password: string, now = new Date()): Promise<void> {
  await requirePassword(db, await accountById(db, accountId), password, now);
  await db.run(sql('forget-failed-attempts'), [accountId]);
  await noteProven(db, sessionId, now);
}

/**
 * Replaces the password and ends every session of the account; sign in again afterwards. An account without a password gets its first one: the caller
 * has made sure that its session is proven. Throws `wrong-password` when the old one is wrong, `weak-password`, `same-password`, `too-many-attempts`.
 */
export async function changePassword(db: Database, id: number, from: string, to: string, now = new Date()): Promise<void> {
  requireGoodPassword(to);
  const account = await accountById(db, id);
  if (account.passwordHash !== null) await requirePassword(db, account, from, now);
  if (account.passwordHash !== null && from === to) throw new Problem('same-password');
  const hash = await hashPassword(to);
  await db.transaction(async (tx) => {
    await tx.run(sql('set-password'), [id, hash, false]);
    await tx.run(sql('drop-sessions-of-account'), [id]);
    await tx.run(sql('drop-steps-of-account'), [id]);
    await record(tx, { accountId: id, action: 'account.password-changed', subject: `account:${id}`, at: now });
  });
}
