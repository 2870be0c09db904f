// How often one address may fail at any door: password, code, passkey, invitation, identity provider. Accounts have their own lock; this slows
// somebody who tries many names, codes or links.

import { Problem } from '../src/errors.ts';

export type RateLimit = { /** Throws `too-many-attempts`. */ check(address: string, now: Date): void; fail(address: string, now: Date): void };

/** At most `most` failures in `minutes` from one address, kept in memory: a restart forgives. */
export function createRateLimit(most = 30, minutes = 15): RateLimit {
  const failures = new Map<string, number[]>();
  const windowMs = minutes * 60_000;
  const recent = (address: string, now: Date) => (failures.get(address) ?? []).filter((at) => at > now.getTime() - windowMs);
  return {
    check(address, now) {
      const [oldest, ...rest] = recent(address, now);
      if (oldest === undefined || rest.length + 1 < most) return;
      throw new Problem('too-many-attempts', { minutes: Math.max(1, Math.ceil((oldest + windowMs - now.getTime()) / 60_000)) });
    },
    fail(address, now) {
      failures.set(address, [...recent(address, now), now.getTime()]);
      // An attacker with many addresses must not fill the memory.
      if (failures.size > 10_000) failures.delete(failures.keys().next().value as string);
    },
  };
}
