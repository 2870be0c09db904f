// The dashboard's server: listens, says where, and ends without cutting anybody off.

import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { messageOf, Problem } from './errors.ts';

/** Listens and returns the address and the way to stop. Throws `port-in-use`, `cannot-listen`. */
export async function serveDashboards(app: Hono, host: string, port: number): Promise<{ url: string; close: () => Promise<void> }> {
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(listening as Server));
    listening.on('error', (thrown: NodeJS.ErrnoException) =>
      reject(thrown.code === 'EADDRINUSE' ? new Problem('port-in-use', { port }) : new Problem('cannot-listen', { host, port, cause: messageOf(thrown) }, { cause: thrown })),
    );
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // Open pages keep their connection alive; after a moment they are let go.
        setTimeout(() => server.closeAllConnections(), 2_000).unref();
      }),
  };
}
