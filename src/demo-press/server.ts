// One node:http server on loopback per outlet: conditional requests, compression, lateness.

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { answerOf, type Answer, type Site } from './site.ts';

const host = '127.0.0.1';

/** Listens on the wanted port, or on any free one where that is taken. */
export async function listen(wantedPort = 0): Promise<Server> {
  const server = createServer();
  try {
    await listenOn(server, wantedPort);
  } catch (thrown) {
    if (wantedPort === 0) throw thrown;
    await listenOn(server, 0);
  }
  return server;
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

export function originOf(port: number): string {
  return `http://${host}:${port}`;
}

export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

export type Serving = {
  readonly site: Site;
  readonly delayMs: number;
  readonly clock: () => Date;
  /** How often each address was asked for; grown here. Unknown addresses are not counted. */
  readonly requests: Map<string, number>;
};

export function serve(server: Server, serving: Serving): void {
  server.on('request', (request, response) => {
    const send = () => respond(request, response, serving);
    // Unreferenced, so that a late answer does not keep a closing process alive.
    if (serving.delayMs > 0) setTimeout(send, serving.delayMs).unref();
    else send();
  });
}

function respond(request: IncomingMessage, response: ServerResponse, { site, clock, requests }: Serving): void {
  if (response.destroyed) return;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const address = request.url ?? '/';
  const answer = answerOf(site, address, clock());
  if (answer.status === 200) requests.set(site.origin + address, (requests.get(site.origin + address) ?? 0) + 1);
  const headers = headersOf(answer);
  if (notChanged(request, headers)) {
    response.writeHead(304, headers).end();
    return;
  }
  const gzip = site.outlet.gzip && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = gzip ? gzipSync(answer.body) : answer.body;
  const encoding = gzip ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {};
  response.writeHead(answer.status, { 'content-type': answer.type, ...headers, ...encoding, 'content-length': body.length }).end(body);
}

type Validators = Record<string, string>;

function headersOf({ status, body, modifiedAt }: Answer): Validators {
  if (status !== 200) return {};
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
  return { etag, ...(modifiedAt ? { 'last-modified': modifiedAt.toUTCString() } : {}) };
}

/** RFC 9110: If-None-Match decides where it is given, else If-Modified-Since. */
function notChanged(request: IncomingMessage, headers: Validators): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = request.headers;
  if (!headers['etag']) return false;
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === headers['etag']);
  const modified = headers['last-modified'];
  return since !== undefined && modified !== undefined && Date.parse(modified) <= Date.parse(since);
}
