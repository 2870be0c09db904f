// Keeps the animals: one server for each, on a port of its own, since manners and punishments are counted per host and port.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { rss, xml, type Animal, type Cage } from './animal.ts';
import type { Certificates } from './certificates.ts';
import type { Wanted } from './visit.ts';

export type Zoo = {
  /** What a visitor is to look at, by animal. */
  readonly wanted: readonly Wanted[];
  /** `host:port` of all that may be reached. */
  readonly hosts: readonly string[];
  /** Connections that reached the port which must never be reached. */
  intrusions(): number;
  /** Connections still open to any server. */
  connections(): number;
  close(): Promise<void>;
};

type Open = { readonly port: number; readonly sockets: Set<Socket>; close(): Promise<void> };

async function listen(server: Server, address = '127.0.0.1', at = 0): Promise<Open> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => undefined).on('clientError', (_, socket: Socket) => socket.destroy());
  await new Promise<void>((done, fail) => server.once('error', fail).listen(at, address, done));
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  };
  return { port: (server.address() as AddressInfo).port, sockets, close };
}

/** Opens all cages. Animals with TLS are left out where `certificates` is null. */
export async function openZoo(animals: readonly Animal[], certificates: Certificates | null): Promise<Zoo> {
  const opened: Open[] = [];
  let intrusions = 0;
  const intruded = (socket: Socket) => void ((intrusions += 1), socket.destroy());
  const safe = await listen(createTcpServer(intruded));
  opened.push(safe);
  const alsoIpv6 = await listen(createTcpServer(intruded), '::1', safe.port).catch(() => null);
  if (alsoIpv6) opened.push(alsoIpv6);
  const feeds = new Map<string, string>();
  const wall = await listen(createServer((request, response) => {
    const body = feeds.get(request.url ?? '');
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, xml).end(body);
  }));
  opened.push(wall);
  const elsewhere = `http://127.0.0.1:${wall.port}`;
  const wanted: Wanted[] = [];
  const hosts = [`127.0.0.1:${wall.port}`];
  for (const animal of animals) {
    if (animal.tls && !certificates) continue;
    const asked = new Map<string, number>();
    const cage = { name: animal.name, elsewhere, safe: safe.port, port: 0, origin: '', asked: (path: string) => asked.get(path) ?? 0 };
    const server = await listen(serverOf(animal, cage, asked, certificates));
    opened.push(server);
    cage.port = server.port;
    cage.origin = `${animal.tls ? 'https' : 'http'}://127.0.0.1:${server.port}`;
    hosts.push(`127.0.0.1:${server.port}`);
    if (animal.way === 'page') {
      const links = animal.links?.(cage) ?? [`${cage.origin}/${animal.name}/article`];
      const more = animal.feedText === undefined ? '' : `<description>${animal.feedText}</description>`;
      feeds.set(`/${animal.name}.xml`, rss(links.map((link) => ({ link: link.replaceAll('&', '&amp;'), more }))));
      wanted.push({ name: animal.name, kind: 'feed', url: `${elsewhere}/${animal.name}.xml` });
    } else wanted.push({ name: animal.name, kind: animal.way, url: `${cage.origin}/${animal.name}/feed`, ...(animal.linkPattern ? { linkPattern: animal.linkPattern } : {}) });
  }
  return {
    wanted,
    hosts,
    intrusions: () => intrusions,
    connections: () => opened.reduce((sum, { sockets }) => sum + sockets.size, 0),
    close: async () => void (await Promise.all(opened.map((one) => one.close()))),
  };
}

function serverOf(animal: Animal, cage: Cage, asked: Map<string, number>, certificates: Certificates | null): Server {
  if (animal.tls === 'rude') return createTcpServer((socket) => socket.on('data', () => socket.destroy()).on('error', () => undefined));
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    response.on('error', () => undefined);
    if (path === '/robots.txt') return animal.robots ? animal.robots(request, response, cage) : void response.writeHead(404).end();
    animal.http?.(request, response, cage);
    asked.set(path, (asked.get(path) ?? 0) + 1);
  };
  if (animal.tls) return createTlsServer({ ...certificates!.of[animal.tls] }, answer);
  if (animal.raw === undefined) return createServer({ maxHeaderSize: 128 * 1024 }, answer);
  const { raw } = animal;
  return createTcpServer((socket) => {
    socket.on('data', (data) => {
      const path = /^GET (\S+)/.exec(data.toString('latin1'))?.[1];
      if (path === '/robots.txt') socket.write('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
      else if (path !== undefined) raw(socket, path, cage);
    });
  });
}
