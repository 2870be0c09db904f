// Connections that lead only where they may: the name is resolved once, checked, and connected to under that very address, so
// that a name which resolves to something else a moment later (DNS rebinding) gains nothing.

import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';

/** Thrown into a connection that would leave the public Internet. */
export class UnsafeAddress extends Error {
  readonly code = 'HAIDANG_UNSAFE_ADDRESS';
}

export type ConnectionParts = {
  readonly lookup: LookupFunction;
  readonly isPublicAddress: (ip: string) => boolean;
  readonly connectTimeoutMs: number;
};

/** A header block larger than this is broken or hostile (bytes). */
const MAX_HEADER_BYTES = 64 * 1024;

const common = (timeoutMs: number) => ({
  maxHeaderSize: MAX_HEADER_BYTES,
  headersTimeout: timeoutMs,
  bodyTimeout: timeoutMs,
  keepAliveTimeout: 4_000,
  pipelining: 1,
});

/** An agent whose connections end at public addresses only. */
export function publicAgent(parts: ConnectionParts, timeoutMs: number): Agent {
  const connector = buildConnector({ timeout: parts.connectTimeoutMs, lookup: publicOnly(parts) });
  return new Agent({
    ...common(timeoutMs),
    connect(options, callback) {
      connector(options, (error, socket) => {
        // `lookup` is not called for a host written as an IP address, so the far end is looked at once more.
        if (socket?.remoteAddress && !parts.isPublicAddress(socket.remoteAddress)) {
          socket.destroy();
          callback(new UnsafeAddress(`${options.hostname} is at ${socket.remoteAddress}`), null);
        } else if (error) callback(error, null);
        else callback(null, socket as NonNullable<typeof socket>);
      });
    },
  });
}

/** An agent for the listed private hosts; the caller asks it only for those. */
export function listedAgent(parts: ConnectionParts, timeoutMs: number): Agent {
  return new Agent({ ...common(timeoutMs), connect: { timeout: parts.connectTimeoutMs, lookup: parts.lookup } });
}

export const defaultLookup: LookupFunction = systemLookup as LookupFunction;

/** Resolves like `parts.lookup`, but hands on public addresses only. */
function publicOnly(parts: ConnectionParts): LookupFunction {
  return (hostname, options, callback) => {
    const family = options.family;
    parts.lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 4);
      const all = found as unknown as LookupAddress[];
      const open = all.filter((one) => parts.isPublicAddress(one.address));
      const first = open[0];
      if (!first) {
        const where = all.map((one) => one.address).join(', ') || 'no address';
        return callback(new UnsafeAddress(`${hostname} is at ${where}`), '', 4);
      }
      if (options.all) return (callback as unknown as (e: null, a: LookupAddress[]) => void)(null, open);
      const wanted = open.find((one) => one.family === family) ?? first;
      return callback(null, wanted.address, wanted.family);
    });
  };
}
