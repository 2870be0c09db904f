// The pg adapter of PGlite hands over each message of a query by itself. After an error a server ignores what follows until Sync
// (PostgreSQL's protocol, "Extended Query"); PGlite, asked message by message, answers the rest with errors of its own, which pg
// takes for a broken connection. A wrong parameter (a null byte, an infinite interval) would end the process. This ignores the rest.

import type { PGlite } from '@electric-sql/pglite';

type Exec = PGlite['execProtocolStream'];

const sync = 'S'.charCodeAt(0);
const simpleQuery = 'Q'.charCodeAt(0);

/** What the adapter uses of PGlite, with the rule above. */
export function skipTillSync(pglite: PGlite): PGlite {
  let skipping = false;
  const execProtocolStream: Exec = async (message, options) => {
    const kind = message[0];
    if (kind === sync || kind === simpleQuery) skipping = false;
    if (skipping) return [];
    const answers = await pglite.execProtocolStream(message, options);
    skipping = kind !== sync && kind !== simpleQuery && answers.some(({ name }) => name === 'error');
    return answers;
  };
  return { waitReady: pglite.waitReady, execProtocolStream } as unknown as PGlite;
}
