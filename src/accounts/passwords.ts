// Passwords are kept as Argon2id (RFC 9106), with the parameters in the row so that they can be raised later. Rows from before, in
// scrypt, are still read and are replaced at the next sign-in.

import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';
import { Problem } from '../errors.ts';

/** OWASP's password storage sheet (2024): 19 MiB, two passes, one lane. Memory in KiB. */
const cost = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 };
const current = `$argon2id$v=19$m=${cost.memorySize},t=${cost.iterations},p=${cost.parallelism}$`;

export const leastPasswordLength = 12;

/** NFKC: the same password typed on another keyboard or system stays the same. */
const typed = (password: string) => password.normalize('NFKC');

export function hashPassword(password: string): Promise<string> {
  return argon2id({ ...cost, password: typed(password), salt: randomBytes(16), outputType: 'encoded' });
}

export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  // The library throws for an empty one; nobody has it.
  if (password === '') return false;
  // The library throws for an empty one; nobody has it, so the answer tells nothing.
  if (password === '') return false;
  if (stored.startsWith('scrypt$')) return matchesScrypt(password, stored);
  return stored.startsWith('$argon2id$') && argon2Verify({ password: typed(password), hash: stored });
}

/** True for a row that is to be written anew once the password is at hand. */
export const isOutdated = (stored: string): boolean => !stored.startsWith(current);

async function matchesScrypt(password: string, stored: string): Promise<boolean> {
  const [, logN, r, p, salt = '', key = ''] = stored.split('$');
  const expected = Buffer.from(key, 'base64');
  const [N, blocks] = [2 ** Number(logN), Number(r)];
  const given = await new Promise<Buffer>((resolve, reject) => {
    scrypt(typed(password), Buffer.from(salt, 'base64'), 32, { N, r: blocks, p: Number(p), maxmem: 256 * N * blocks }, (error, derived) => (error === null ? resolve(derived) : reject(error)));
  });
  return expected.length === given.length && timingSafeEqual(given, expected);
}

/** What is compared when nobody has the name: the answer then takes as long as for a wrong password. */
export const nobodysHash = `${current}${Buffer.alloc(16).toString('base64').replace(/=+$/, '')}$${Buffer.alloc(cost.hashLength).toString('base64').replace(/=+$/, '')}`;

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
