import { Problem } from '../errors.ts';

/** A user name as it is kept. Throws `bad-name`. */
export function goodName(username: string): string {
  const name = username.trim().normalize('NFC');
  if (!/^[\p{L}\p{N}._-]{2,40}$/u.test(name)) throw new Problem('bad-name', { name: username.slice(0, 80) });
  return name;
}
