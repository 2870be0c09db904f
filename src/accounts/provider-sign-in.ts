// Somebody whom the identity provider vouches for enters only an account that an administrator has made for them. The first time it is found by
// its agreed name and tied to the provider's subject; from then on only the subject counts, since names and addresses are given to others later.

import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Role } from '../model/index.ts';
import { accountById } from './attempts.ts';
import type { Provider, ProviderMemory, ProviderPerson } from './provider.ts';
import { defaultRules, type SignInRules, type Visit } from './rules.ts';
import { passFirstStep, type SignInResult } from './sign-in.ts';
import { keepStep, takeStep } from './steps.ts';

const sql = sqlBeside(import.meta.url);

type Found = { id: number; username: string; role: Role; enabled: boolean; subject: string | null };

/** First half: where to send the browser, and the step that it brings back. `to` is where it wants to go afterwards. Throws `provider-unreachable`. */
export async function startProviderSignIn(db: Database, provider: Provider, redirectUri: string, to: string, now: Date): Promise<{ url: string; step: string }> {
  const { url, memory } = await provider.start(redirectUri);
  return { url, step: await keepStep(db, 'provider', null, { ...memory, to }, now) };
}

/**
 * Second half. Throws `step-over` where the browser that comes back is not the one that left, `provider-unreachable`, `provider-refused` (wrong state, nonce,
 * signature …), `not-invited`.
 */
export async function finishProviderSignIn(db: Database, provider: Provider, step: string, query: string, visit: Visit, rules: SignInRules = defaultRules): Promise<{ result: SignInResult; to: string }> {
  const found = await takeStep<ProviderMemory & { to: string }>(db, 'provider', step, visit.now);
  if (found === null) throw new Problem('step-over');
  const person = await provider.finish(query, found.memory);
  const id = await admit(db, person, provider.name, visit.now);
  return { result: await passFirstStep(db, await accountById(db, id), 'provider', visit, rules), to: found.memory.to };
}

async function admit(db: Database, person: ProviderPerson, provider: string, now: Date): Promise<number> {
  const account = await find(db, person);
  if (account === null || !account.enabled) {
    if (account !== null) await record(db, { accountId: null, action: 'account.sign-in-failed', subject: `account:${account.id}`, detail: { door: 'provider' }, at: now });
    throw new Problem('not-invited', { name: provider });
  }
  await db.transaction(async (tx) => {
    if (account.subject === null) {
      if ((await tx.maybe(sql('tie-provider'), [account.id, person.subject])) === null) throw new Problem('not-invited', { name: provider });
      await record(tx, { accountId: account.id, action: 'account.provider-tied', subject: `account:${account.id}`, at: now });
    }
    // Nobody becomes an administrator, or stops being one, by what a provider says.
    if (person.role === null || account.role === 'administrator') return;
    if ((await tx.maybe(sql('set-role'), [account.id, person.role])) === null) return;
    await record(tx, { accountId: null, action: 'account.role-changed', subject: `account:${account.id}`, detail: { from: account.role, to: person.role, by: 'provider' }, at: now });
  });
  return account.id;
}

/** By subject; else by name, where nobody has come for that account yet. */
async function find(db: Database, { subject, name }: ProviderPerson): Promise<Found | null> {
  const tied = await db.maybe<Found>(sql('account-by-subject'), [subject]);
  if (tied !== null || name === null) return tied;
  const named = await db.maybe<Found>(sql('account-by-provider-name'), [name]);
  return named === null || named.subject !== null ? null : named;
}
