// What tests of the doors share.

import { signIn, type SignedIn, type SignInRules, type Visit } from '../../src/accounts/index.ts';
import type { Database } from '../../src/database/index.ts';

export const at = (now: Date, browser = ''): Visit => ({ now, browser });

/** A sign-in that needs no second step. */
export async function signInAtOnce(db: Database, username: string, password: string, now = new Date(), rules?: SignInRules): Promise<SignedIn> {
  const result = await signIn(db, username, password, at(now), rules);
  if ('secondStep' in result) throw new Error('A second step was asked for.');
  return result;
}
