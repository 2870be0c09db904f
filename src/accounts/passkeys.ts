// Passkeys (WebAuthn): kept by the person's device, found there without typing a name, opened by its finger, face or PIN. So one passkey is
// both factors, and there is nothing that could be guessed or phished.

import { randomBytes } from 'node:crypto';
import {
  generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse,
  type AuthenticationResponseJSON, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON, type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Account } from '../model/index.ts';
import { accountById } from './attempts.ts';
import { defaultRules, type SignInRules, type Visit } from './rules.ts';
import { openSession, type SignedIn } from './sessions.ts';
import { keepStep, takeStep } from './steps.ts';

const sql = sqlBeside(import.meta.url);

/** Where passkeys belong to: a host name (never a bare IP address), and the exact origin that people see. */
export type PasskeySite = { readonly host: string; readonly origin: string };
export type ListedPasskey = { readonly id: number; readonly name: string; readonly createdAt: Date; readonly lastUsedAt: Date | null };
type Kept = ListedPasskey & { credentialId: string; transports: string[] };
type ByCredential = { id: number; accountId: number; publicKey: string; counter: number; transports: string[]; user: string | null };
export type Started<Options> = { readonly step: string; readonly options: Options };
/** A new passkey that proved itself; not in the database yet. */
export type NewPasskey = { readonly credentialId: string; readonly publicKey: string; readonly counter: number; readonly transports: readonly string[]; readonly name: string };

const answerShape = z.looseObject({ id: z.string().min(1).max(1400), rawId: z.string(), type: z.literal('public-key'), response: z.looseObject({}) });

/** Only the shape is checked here; the library checks the content. Throws `passkey-refused`. */
function readAnswer<Answer>(given: unknown): Answer {
  const read = answerShape.safeParse(given);
  if (!read.success) throw new Problem('passkey-refused');
  return { clientExtensionResults: {}, ...read.data } as unknown as Answer;
}

const nameOf = (name: string) => name.normalize('NFC').trim().slice(0, 60);

export async function passkeysOf(db: Database, accountId: number): Promise<ListedPasskey[]> {
  return (await db.rows<Kept>(sql('passkeys-of-account'), [accountId])).map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt }));
}

/** What the browser needs to make a passkey: kept by the device so that no name is typed, and only with finger, face or PIN. */
export function creationOptions(site: PasskeySite, username: string, user: string, known: readonly { credentialId: string; transports: string[] }[] = []): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: 'Hải Đăng', rpID: site.host, userName: username, userDisplayName: username,
    userID: new Uint8Array(Buffer.from(user, 'base64url')),
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  });
}

/** What devices keep in place of the user name: random, so that it says nothing. */
export const newPasskeyUser = (): string => randomBytes(32).toString('base64url');

/** Checks what a device answered to `creationOptions`. Throws `passkey-refused`. */
export async function checkNewPasskey(answer: unknown, challenge: string, name: string, site: PasskeySite): Promise<NewPasskey> {
  const response = readAnswer<RegistrationResponseJSON>(answer);
  const checked = await verifyRegistrationResponse({
    response, expectedChallenge: challenge, expectedOrigin: site.origin, expectedRPID: site.host, requireUserVerification: true,
  }).catch((thrown: unknown) => {
    throw new Problem('passkey-refused', {}, { cause: thrown });
  });
  if (!checked.verified) throw new Problem('passkey-refused');
  const { credential } = checked.registrationInfo;
  return { credentialId: credential.id, publicKey: Buffer.from(credential.publicKey).toString('base64url'), counter: credential.counter, transports: credential.transports ?? [], name: nameOf(name) || 'passkey' };
}

/** Puts a checked passkey into the database, within the caller's transaction. Throws `passkey-refused` where it is known already. */
export async function keepPasskey(tx: Database, accountId: number, made: NewPasskey, now: Date): Promise<void> {
  const added = await tx.maybe<{ id: number }>(sql('add-passkey'), [accountId, made.credentialId, made.publicKey, made.counter, made.transports, made.name, now]);
  if (added === null) throw new Problem('passkey-refused');
  await record(tx, { accountId, action: 'account.passkey-added', subject: `account:${accountId}`, detail: { name: made.name }, at: now });
}

/** First half of adding a passkey to one's own account. */
export async function startPasskey(db: Database, account: Pick<Account, 'id' | 'username'>, site: PasskeySite, now: Date): Promise<Started<PublicKeyCredentialCreationOptionsJSON>> {
  const { user } = await db.one<{ user: string }>(sql('passkey-user'), [account.id, newPasskeyUser()]);
  const options = await creationOptions(site, account.username, user, await db.rows<Kept>(sql('passkeys-of-account'), [account.id]));
  return { options, step: await keepStep(db, 'passkey-add', account.id, { challenge: options.challenge }, now) };
}

/** Second half. Throws `step-over`, `passkey-refused`. */
export async function addPasskey(db: Database, account: Pick<Account, 'id'>, step: string, answer: unknown, name: string, site: PasskeySite, now: Date): Promise<void> {
  const found = await takeStep<{ challenge: string }>(db, 'passkey-add', step, now);
  if (found === null || found.accountId !== account.id) throw new Problem('step-over');
  const made = await checkNewPasskey(answer, found.memory.challenge, name, site);
  await db.transaction((tx) => keepPasskey(tx, account.id, made, now));
}

/** Removes one of the account's own passkeys. Throws `not-found`, or `last-way-in` where no other way into the account would be left. */
export async function removePasskey(db: Database, accountId: number, passkeyId: number, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const ways = await tx.one<{ password: boolean; provider: boolean; passkeys: number }>(sql('ways-in-of-account'), [accountId]);
    const gone = await tx.maybe<{ name: string }>(sql('drop-passkey'), [passkeyId, accountId]);
    if (gone === null) throw new Problem('not-found', { what: `passkey ${passkeyId}` });
    if (!ways.password && !ways.provider && ways.passkeys === 1) throw new Problem('last-way-in');
    await record(tx, { accountId, action: 'account.passkey-removed', subject: `account:${accountId}`, detail: { name: gone.name }, at: now });
  });
}

/** First half of entering by passkey: for anybody, since the device says who it is. */
export async function startPasskeySignIn(db: Database, site: PasskeySite, now: Date): Promise<Started<PublicKeyCredentialRequestOptionsJSON>> {
  const options = await generateAuthenticationOptions({ rpID: site.host, userVerification: 'required', allowCredentials: [] });
  return { options, step: await keepStep(db, 'passkey-sign-in', null, { challenge: options.challenge }, now) };
}

/**
 * Second half: opens a session. Throws `step-over`, or `passkey-refused` (the same for an unknown passkey, a disabled account and a wrong signature).
 * A lock after failed passwords does not hold here: there is nothing to guess, and so nobody can lock a person out of their passkey.
 */
export async function signInWithPasskey(db: Database, step: string, answer: unknown, site: PasskeySite, visit: Visit, rules: SignInRules = defaultRules): Promise<SignedIn> {
  const { accountId } = await checkPasskey(db, step, answer, site, visit.now);
  const account = await accountById(db, accountId);
  if (!account.enabled) throw new Problem('passkey-refused');
  return openSession(db, account, 'passkey', visit, rules);
}

async function checkPasskey(db: Database, step: string, answer: unknown, site: PasskeySite, now: Date): Promise<{ accountId: number }> {
  const found = await takeStep<{ challenge: string }>(db, 'passkey-sign-in', step, now);
  if (found === null) throw new Problem('step-over');
  const response = readAnswer<AuthenticationResponseJSON>(answer);
  const known = await db.maybe<ByCredential>(sql('passkey-by-credential'), [response.id]);
  if (known === null) throw new Problem('passkey-refused');
  const checked = await verifyAuthenticationResponse({
    response, expectedChallenge: found.memory.challenge, expectedOrigin: site.origin, expectedRPID: site.host, requireUserVerification: true,
    credential: { id: response.id, publicKey: new Uint8Array(Buffer.from(known.publicKey, 'base64url')), counter: known.counter, transports: known.transports },
  }).catch(async (thrown: unknown) => {
    await record(db, { accountId: null, action: 'account.sign-in-failed', subject: `account:${known.accountId}`, detail: { door: 'passkey' }, at: now });
    throw new Problem('passkey-refused', {}, { cause: thrown });
  });
  if (!checked.verified || (response.response.userHandle !== undefined && response.response.userHandle !== known.user)) throw new Problem('passkey-refused');
  await db.run(sql('use-passkey'), [known.id, checked.authenticationInfo.newCounter, now]);
  return { accountId: known.accountId };
}

/** A passkey in place of the password, where credentials are to be changed in a session that is not young any more. Throws as `signInWithPasskey`. */
export async function proveByPasskey(db: Database, accountId: number, sessionId: number, step: string, answer: unknown, site: PasskeySite, now: Date): Promise<void> {
  const checked = await checkPasskey(db, step, answer, site, now);
  if (checked.accountId !== accountId) throw new Problem('passkey-refused');
  await db.run(sql('prove-session'), [sessionId, now]);
}
