// How often one token may call: a fixed window of a minute, kept in memory by each process.

import { Problem } from '../../src/errors.ts';

const windowMs = 60_000;

export type Pace = { /** Counts one call and says what is left; throws `too-fast`. */ take(tokenId: number, now: Date): { readonly left: number; readonly resetSeconds: number } };

export function createPace(most: number): Pace {
  const windows = new Map<number, { from: number; calls: number }>();
  return {
    take(tokenId, now) {
      const at = now.getTime();
      const known = windows.get(tokenId);
      const window = known === undefined || at - known.from >= windowMs || at < known.from ? { from: at, calls: 0 } : known;
      windows.set(tokenId, window);
      const resetSeconds = Math.max(1, Math.ceil((window.from + windowMs - at) / 1000));
      if (window.calls >= most) throw new Problem('too-fast', { most, seconds: resetSeconds });
      window.calls += 1;
      return { left: most - window.calls, resetSeconds };
    },
  };
}
