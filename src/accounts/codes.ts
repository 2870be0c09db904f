// One-time codes of an app (TOTP, RFC 6238: SHA-1, six digits, half a minute, as every app knows them) and the recovery codes beside them.

import { Secret, TOTP } from 'otpauth';
import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Account } from '../model/index.ts';
import { accountById, noteFailure, requireUnlocked } from './attempts.ts';
import { oneTimePassword } from './passwords.ts';
import { defaultRules, type SignInRules, type Visit } from './rules.ts';
import { hashOfToken, seal, unseal } from './sealed.ts';
import { openSession, type SignedIn } from './sessions.ts';
import { lookAtStep, takeStep } from './steps.ts';

const sql = sqlBeside(import.meta.url);

const stepSeconds = 30;
/** Ten, each of 79 bits: too long to be guessed, so a plain hash keeps them. */
const recoveryCodes = 10;
const purposeOf = (accountId: number) => `second-factor:${accountId}`;

type Row = { sealedSecret: string; confirmedAt: Date | null; lastStep: number; recoveryLeft: number };
export type CodeState = { readonly state: 'off' | 'started' | 'on'; readonly recoveryLeft: number };
/** What the app is told: as an address in the QR picture, and to be typed. */
export type CodeKey = { readonly address: string; readonly typed: string };

export async function codeState(db: Database, accountId: number): Promise<CodeState> {
  const row = await db.maybe<Row>(sql('second-factor'), [accountId]);
  return { state: row === null ? 'off' : row.confirmedAt === null ? 'started' : 'on', recoveryLeft: row?.recoveryLeft ?? 0 };
}

const totp = (username: string, secret: Secret) => new TOTP({ issuer: 'Hải Đăng', label: username, algorithm: 'SHA1', digits: 6, period: stepSeconds, secret });

async function readKey(db: Database, account: Pick<Account, 'id' | 'username'>, rules: SignInRules): Promise<{ totp: TOTP; row: Row } | null> {
  const row = await db.maybe<Row>(sql('second-factor'), [account.id]);
  if (row === null) return null;
  const text = rules.secret === null ? null : unseal(rules.secret, purposeOf(account.id), row.sealedSecret);
  if (text === null) throw new Problem('secret-changed');
  return { totp: totp(account.username, Secret.fromBase32(text)), row };
}

/** A fresh key of 160 bits, to be confirmed with a first code. Throws `code-is-on`, `no-app-secret`. */
export async function startCode(db: Database, account: Pick<Account, 'id'>, now: Date, rules: SignInRules): Promise<void> {
  if (rules.secret === null) throw new Problem('no-app-secret');
  const sealed = seal(rules.secret, purposeOf(account.id), new Secret({ size: 20 }).base32);
  const started = await db.maybe(sql('start-second-factor'), [account.id, sealed, now]);
  if (started === null) throw new Problem('code-is-on');
}

/** The key while it is not confirmed yet; afterwards nobody sees it again. */
export async function unconfirmedKey(db: Database, account: Pick<Account, 'id' | 'username'>, rules: SignInRules): Promise<CodeKey | null> {
  const key = await readKey(db, account, rules);
  if (key === null || key.row.confirmedAt !== null) return null;
  return { address: key.totp.toString(), typed: (key.totp.secret.base32.match(/.{1,4}/g) ?? []).join(' ') };
}

/** Takes a code of this half minute or a neighbour, once. False where it is wrong or was taken before. */
async function takeCode(db: Database, accountId: number, key: TOTP, code: string, now: Date): Promise<boolean> {
  const typed = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(typed)) return false;
  const delta = key.validate({ token: typed, timestamp: now.getTime(), window: 1 });
  if (delta === null) return false;
  const step = Math.floor(now.getTime() / 1000 / stepSeconds) + delta;
  return (await db.maybe(sql('use-time-step'), [accountId, step])) !== null;
}

async function renewRecoveryCodes(tx: Database, accountId: number): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, oneTimePassword);
  await tx.run(sql('drop-recovery-codes'), [accountId]);
  await tx.run(sql('add-recovery-codes'), [accountId, codes.map(hashOfToken)]);
  return codes;
}

/** Switches codes on with a first one and gives the recovery codes, which are shown this once. Throws `wrong-code`, `too-many-attempts`. */
export async function confirmCode(db: Database, account: Account, code: string, now: Date, rules: SignInRules): Promise<string[]> {
  requireUnlocked(await accountById(db, account.id), now);
  const key = await readKey(db, account, rules);
  if (key === null || key.row.confirmedAt !== null) throw new Problem('not-found', { what: 'key' });
  if (!(await takeCode(db, account.id, key.totp, code, now))) {
    await noteFailure(db, account.id, 'code', now);
    throw new Problem('wrong-code');
  }
  return db.transaction(async (tx) => {
    await tx.run(sql('confirm-second-factor'), [account.id, now]);
    const codes = await renewRecoveryCodes(tx, account.id);
    await record(tx, { accountId: account.id, action: 'account.code-on', subject: `account:${account.id}`, at: now });
    return codes;
  });
}

/** Ten new recovery codes in place of the old ones. Throws `not-found` where no codes are set up. */
export async function newRecoveryCodes(db: Database, accountId: number, now: Date): Promise<string[]> {
  if ((await codeState(db, accountId)).state !== 'on') throw new Problem('not-found', { what: 'one-time codes' });
  return db.transaction(async (tx) => {
    const codes = await renewRecoveryCodes(tx, accountId);
    await record(tx, { accountId, action: 'account.recovery-renewed', subject: `account:${accountId}`, at: now });
    return codes;
  });
}

/** Switches codes off, with the recovery codes. A started one that was never confirmed leaves no event. */
export async function turnOffCode(db: Database, accountId: number, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const { state } = await codeState(tx, accountId);
    await tx.run(sql('drop-recovery-codes'), [accountId]);
    await tx.run(sql('drop-second-factor'), [accountId]);
    if (state === 'on') await record(tx, { accountId, action: 'account.code-off', subject: `account:${accountId}`, at: now });
  });
}

type Half = { how: 'password' | 'provider' };
/** Who stands at the second step, and what they have; null where the step is unknown or over. */
export async function atSecondStep(db: Database, step: string, now: Date): Promise<{ hasCode: boolean; hasPasskey: boolean } | null> {
  const found = await lookAtStep<Half>(db, 'second-factor', step, now);
  if (found === null || found.accountId === null) return null;
  const { hasCode, hasPasskey } = await accountById(db, found.accountId);
  return { hasCode, hasPasskey };
}

/** Recovery codes are typed from paper: capitals, spaces and missing dashes do not matter. */
function recoveryAsMade(typed: string): string {
  return (typed.toLowerCase().replace(/[^a-z0-9]/g, '').match(/.{1,4}/g) ?? []).join('-');
}

/**
 * The second step: an app's code or a recovery code opens the session. Throws `step-over` where the first step is too long ago, `wrong-code`,
 * `too-many-attempts` (failures count together with those of the password), `secret-changed`.
 */
export async function finishWithCode(db: Database, step: string, given: { readonly code: string } | { readonly recoveryCode: string }, visit: Visit, rules: SignInRules = defaultRules): Promise<SignedIn> {
  const found = await lookAtStep<Half>(db, 'second-factor', step, visit.now);
  if (found === null || found.accountId === null) throw new Problem('step-over');
  const account = await accountById(db, found.accountId);
  requireUnlocked(account, visit.now);
  const how = 'code' in given ? 'code' : 'recovery-code';
  const right = 'code' in given ? await codeOpens(db, account, given.code, visit.now, rules) : await useRecoveryCode(db, account.id, given.recoveryCode, visit.now);
  if (!right) {
    await noteFailure(db, account.id, how, visit.now);
    throw new Problem('wrong-code');
  }
  if ((await takeStep(db, 'second-factor', step, visit.now)) === null) throw new Problem('step-over');
  return openSession(db, account, how, visit, rules);
}

async function codeOpens(db: Database, account: Pick<Account, 'id' | 'username'>, code: string, now: Date, rules: SignInRules): Promise<boolean> {
  const key = await readKey(db, account, rules);
  return key !== null && key.row.confirmedAt !== null && takeCode(db, account.id, key.totp, code, now);
}

async function useRecoveryCode(db: Database, accountId: number, typed: string, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const used = await tx.maybe(sql('use-recovery-code'), [accountId, hashOfToken(recoveryAsMade(typed)), now]);
    if (used === null) return false;
    const { recoveryLeft } = await codeState(tx, accountId);
    await record(tx, { accountId, action: 'account.recovery-used', subject: `account:${accountId}`, detail: { left: recoveryLeft }, at: now });
    return true;
  });
}
