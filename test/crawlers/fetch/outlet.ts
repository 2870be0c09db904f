// Real servers on loopback for the tests of fetching.

import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createFetcher } from '../../../crawlers/fetch/index.ts';
import type { FetcherOptions, PoliteFetcher } from '../../../crawlers/fetch/index.ts';

export type Outlet = {
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  /** The paths asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

async function listen(
  server: Server,
  asked: string[],
  address: string,
  sockets: Set<Socket>,
  at: number,
): Promise<Outlet> {
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(at, address, done));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  };
  return { origin: `http://${address}:${port}`, host: `${address}:${port}`, port, asked, close };
}

/** An HTTP server; robots.txt is 404 unless `answer` handles it (`robots` true). */
export function openOutlet(answer: Answer, { robots = false, address = '127.0.0.1', port = 0 } = {}): Promise<Outlet> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/robots.txt' && !robots) response.writeHead(404).end();
    else answer(request, response);
  });
  return listen(server, asked, address, new Set(), port);
}

/** A server that writes what it likes once it has seen a request for anything but robots.txt. */
export function openRawOutlet(answer: (socket: Socket, path: string) => void): Promise<Outlet> {
  const asked: string[] = [];
  const server = createTcpServer((socket) => {
    socket.on('data', (data) => {
      const path = /^GET (\S+)/.exec(data.toString('latin1'))?.[1];
      if (path === undefined) return;
      asked.push(path);
      if (path === '/robots.txt') socket.write('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
      else answer(socket, path);
    });
  });
  return listen(server, asked, '127.0.0.1', new Set(), 0);
}

/** A port on which nobody listens. */
export async function deadPort(): Promise<number> {
  const outlet = await openOutlet(() => undefined);
  await outlet.close();
  return outlet.port;
}

export const userAgent = 'HaiDangTest/0.1 (+https://example.org/haidang)';

/** A fetcher without gaps that may reach these outlets. */
export function fetcherFor(outlets: readonly Outlet[], options: Partial<FetcherOptions> = {}): PoliteFetcher {
  return createFetcher({ userAgent, minimumGapMs: 0, slowness: 0, allowedPrivate: outlets.map((one) => one.host), ...options });
}
