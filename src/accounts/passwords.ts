// Passwords are kept as scrypt (RFC 7914) with the parameters in the row, so that they can be raised later.

import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { Problem } from '../errors.ts';

/** OWASP's password storage sheet (2024) gives N=2^15, r=8, p=3 as one of its equal settings: 32 MB and a fraction of a second. */
const cost = { logN: 15, r: 8, p: 3 };
const keyBytes = 32;

export const leastPasswordLength = 12;

function derive(password: string, salt: Buffer, { logN, r, p }: typeof cost): Promise<Buffer> {
  const options = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
  // NFKC: the same password typed on another keyboard or system stays the same.
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$');
}

export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [kind, logN, r, p, salt = '', key = ''] = stored.split('$');
  if (kind !== 'scrypt') return false;
  const expected = Buffer.from(key, 'base64');
  const given = await derive(password, Buffer.from(salt, 'base64'), { logN: Number(logN), r: Number(r), p: Number(p) });
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** What is compared when nobody has the name: the answer then takes as long as for a wrong password. */
export const nobodysHash = `scrypt$${cost.logN}$${cost.r}$${cost.p}$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(keyBytes).toString('base64')}`;

/** Throws `weak-password`. Length is what counts (NIST SP 800-63B): no rules about digits and signs. */
export function requireGoodPassword(password: string): void {
  if ([...password].length < leastPasswordLength) throw new Problem('weak-password', { least: leastPasswordLength });
}

// Without 0/o, 1/l/i: it is read from a terminal and typed once.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Sixteen letters in groups of four, about 79 bits. */
export function oneTimePassword(): string {
  const groups = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join(''));
  return groups.join('-');
}
