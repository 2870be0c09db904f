import { describe, expect, it } from 'vitest';
import { streamOf } from '../../dashboards/api/stream.ts';

describe('a long answer', () => {
  it('that breaks on the way is cut, never ended as if it were whole', async () => {
    async function* broken() {
      yield 'một nửa';
      throw new Error('the database went away');
    }
    await expect(new Response(streamOf(broken())).text()).rejects.toThrow();
  });

  it('is read only as fast as it is taken, and no longer than somebody listens', async () => {
    let [made, ended] = [0, false];
    async function* endless() {
      try {
        for (;;) yield `${(made += 1)}\n`;
      } finally {
        ended = true;
      }
    }
    const reader = streamOf(endless()).getReader();
    for (let n = 0; n < 10; n += 1) await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(made).toBeLessThanOrEqual(12);
    await reader.cancel();
    expect(ended).toBe(true);
  });
});
