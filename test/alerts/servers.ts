// Real servers on 127.0.0.1 for the tests of alerts: a mail server and an HTTP server that write down what they were sent.

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type Mail = { readonly from: string; readonly to: readonly string[]; readonly source: string; readonly user: string | undefined };

export type MailServer = { readonly port: number; readonly mails: Mail[]; readonly tries: () => number; /** Breaks every connection without a word. */ hangUp(): void; close(): Promise<void> };

/** A mail server; `answer` may refuse (an Error with responseCode) or delay what it has read. */
export async function mailServer(options: { readonly password?: string; readonly answer?: (mail: Mail, nth: number) => Promise<Error | null> | Error | null; readonly onConnect?: SMTPServerOptions['onConnect']; readonly onRcptTo?: SMTPServerOptions['onRcptTo'] } = {}): Promise<MailServer> {
  const mails: Mail[] = [];
  let tries = 0;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'], authOptional: options.password === undefined, allowInsecureAuth: true, logger: false, closeTimeout: 200,
    ...(options.onConnect === undefined ? {} : { onConnect: options.onConnect }),
    ...(options.onRcptTo === undefined ? {} : { onRcptTo: options.onRcptTo }),
    onAuth: (auth, _session, done) => (auth.password === options.password ? done(null, { user: auth.username }) : done(new Error('535 Authentication failed'))),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = { from: mailFrom === false || mailFrom === null ? '' : (mailFrom?.address ?? ''), to: rcptTo.map(({ address }) => address), source: Buffer.concat(chunks).toString('utf8'), user: session.user as string | undefined };
        tries += 1;
        void Promise.resolve(options.answer?.(mail, tries) ?? null).then((refused) => {
          if (refused !== null) return done(refused);
          mails.push(mail);
          done(null, 'Queued as test');
        });
      });
    },
  });
  server.on('error', () => undefined);
  const sockets = new Set<Socket>();
  (server as unknown as { server: Server }).server.on('connection', (socket: Socket) => void sockets.add(socket));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = (server as unknown as { server: { address(): AddressInfo } }).server.address();
  return { port, mails, tries: () => tries, hangUp: () => sockets.forEach((socket) => socket.destroy()), close: () => new Promise((resolve) => void server.close(() => resolve())) };
}

export type Asked = { readonly method: string; readonly path: string; readonly headers: IncomingMessage['headers']; readonly body: string };
export type Reply = { readonly status?: number; readonly body?: string; readonly headers?: Record<string, string>; /** Ends the connection without an answer. */ readonly hangUp?: boolean };

/** An HTTP server that answers what `answer` says. */
export async function httpServer(answer: (asked: Asked, nth: number) => Reply | Promise<Reply>): Promise<{ url: string; asked: Asked[]; close(): Promise<void> }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
      asked.push(one);
      void Promise.resolve(answer(one, asked.length)).then((reply) => {
        if (reply.hangUp === true) return request.socket.destroy();
        response.writeHead(reply.status ?? 200, reply.headers ?? { 'content-type': 'application/json' }).end(reply.body ?? '{}');
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}

/** The value of a header of a mail, unfolded; encoded words are decoded. */
export function headerOf(source: string, name: string): string {
  const head = (source.split(/\r?\n\r?\n/)[0] ?? '').replace(/\r?\n[ \t]+/g, ' ');
  const value = new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  return value.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
    how.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : decodeQuoted(text.replaceAll('_', ' ')));
}

const decodeQuoted = (text: string) => Buffer.from(text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');

/** The text of a mail of one part. */
export function textOf(source: string): string {
  const body = source.slice(source.search(/\r?\n\r?\n/)).trim();
  const how = headerOf(source, 'content-transfer-encoding').toLowerCase();
  if (how === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return how === 'quoted-printable' ? decodeQuoted(body) : body;
}
