// Whatever a server sends, memory and time stay bounded and the ending is a value.

import { createBrotliCompress, createGzip, constants, gzipSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { fetcherFor, openOutlet, openRawOutlet } from './outlet.ts';
import type { Outlet } from './outlet.ts';
import type { FetcherOptions } from '../../../crawlers/fetch/index.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

function getFrom(outlet: Outlet, options: Partial<FetcherOptions> = {}) {
  const fetcher = fetcherFor([outlet], options);
  open.push(outlet, fetcher);
  return fetcher.get(`${outlet.origin}/page`);
}

const MB = 1_000_000;

/** How far the memory of this process rose while something ran, in bytes. */
async function memoryRise<T>(run: () => Promise<T>): Promise<[T, number]> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
  const result = await run();
  clearInterval(watch);
  return [result, most - before];
}

async function zeros(megabytes: number, through: NodeJS.ReadWriteStream): Promise<Buffer> {
  const block = Buffer.alloc(MB);
  const source = Readable.from((function* () { for (let n = 0; n < megabytes; n += 1) yield block; })()); // prettier-ignore
  return buffer(source.pipe(through) as unknown as AsyncIterable<Buffer>);
}

describe('a page that is too large', () => {
  it('of 2 GB is given up at the limit, and the server is told to stop', async () => {
    let sent = 0;
    const block = Buffer.alloc(MB, 'a');
    const outlet = await openOutlet((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const pump = () => {
        while (sent < 2000 * MB && !response.destroyed) {
          sent += MB;
          if (!response.write(block)) return;
        }
        response.end();
      };
      response.on('drain', pump);
      pump();
    });
    const [got, rise] = await memoryRise(() => getFrom(outlet));
    expect(got).toMatchObject({ problem: 'too-large', detail: expect.stringContaining('12 MB') });
    expect(sent).toBeLessThan(60 * MB);
    expect(rise).toBeLessThan(150 * MB);
  });

  it('and says so beforehand is not read at all', async () => {
    const outlet = await openOutlet((_, response) =>
      response.writeHead(200, { 'content-length': 2000 * MB }).write('a'),
    );
    expect(await getFrom(outlet)).toMatchObject({ problem: 'too-large' });
  });

  it('only after decompression (gzip, brotli, gzip in gzip) is given up as well', async () => {
    const gzip = await zeros(300, createGzip());
    const brotli = await zeros(300, createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }));
    for (const [encoding, bytes] of [
      ['gzip', gzip],
      ['br', brotli],
      ['gzip, gzip', gzipSync(gzip)],
    ] as const) {
      // prettier-ignore
      expect(bytes.length).toBeLessThan(MB);
      const outlet = await openOutlet((_, response) =>
        response.writeHead(200, { 'content-encoding': encoding }).end(bytes),
      );
      const [got, rise] = await memoryRise(() => getFrom(outlet));
      expect([encoding, got]).toMatchObject([encoding, { problem: 'too-large' }]);
      expect(rise).toBeLessThan(150 * MB);
    }
  });

  it('just at the limit is read', async () => {
    const outlet = await openOutlet((_, response) => response.end(Buffer.alloc(1000)));
    expect(await getFrom(outlet, { maxBytes: 1000 })).toMatchObject({ kind: 'page' });
    const larger = await openOutlet((_, response) => response.end(Buffer.alloc(1001)));
    expect(await getFrom(larger, { maxBytes: 1000 })).toMatchObject({ problem: 'too-large' });
  });
});

describe('a server that takes its time', () => {
  const everyMoment = (write: () => boolean) => {
    const timer = setInterval(() => (write() ? undefined : clearInterval(timer)), 30);
  };

  it.each([
    ['body', 'HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n', 'a'],
    ['chunked body', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\na\r\n'],
    ['header', 'HTTP/1.1 200 OK\r\nX-Slow: ', 'a'],
    ['body of a redirect', 'HTTP/1.1 302 Found\r\nLocation: /page\r\nContent-Length: 100000\r\n\r\n', 'a'],
  ])('and drips its %s is cut off at the time limit', async (_, head, drop) => {
    const outlet = await openRawOutlet((socket) => {
      socket.write(head);
      everyMoment(() => !socket.destroyed && (socket.write(drop), true));
    });
    const startedAt = performance.now();
    const got = await getFrom(outlet, { timeoutMs: 600 });
    expect(['too-slow', 'too-many-redirects']).toContain(got.kind === 'refused' ? got.problem : got.kind);
    expect(performance.now() - startedAt).toBeLessThan(4000);
  });

  it('has the time limit for the whole chain of redirects, not for each', async () => {
    const outlet = await openOutlet((request, response) => {
      setTimeout(() => response.writeHead(302, { location: `${request.url}x` }).end(), 250);
    });
    const startedAt = performance.now();
    expect(await getFrom(outlet, { timeoutMs: 600, maxRedirects: 20 })).toMatchObject({ problem: 'too-slow' });
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});

describe('an answer that is broken', () => {
  it.each([
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['nothing', ''],
    ['a chunk length that is none', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n'],
    ['chunks without their end', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n'],
    ['less than its Content-Length', 'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf an article'],
    ['a Content-Length that is none', 'HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nabc'],
    ['gzip that is none', 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello'],
    [
      'three encodings upon each other',
      'HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip, gzip\r\nContent-Length: 5\r\n\r\nhello',
    ],
    ['a redirect to nowhere', 'HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n'],
  ])('(%s) is said to be so', async (_, bytes) => {
    const outlet = await openRawOutlet((socket) => socket.end(bytes));
    expect(await getFrom(outlet)).toMatchObject({ kind: 'refused', problem: 'broken-answer' });
  });

  it('(gzip cut off in the middle) is said to be so, not kept as if it were whole', async () => {
    const whole = gzipSync(Array.from({ length: 5000 }, (_, n) => `dòng ${n * 7919}\n`).join(''));
    const outlet = await openOutlet((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(whole.subarray(0, whole.length / 2)),
    );
    expect(await getFrom(outlet)).toMatchObject({ problem: 'broken-answer', detail: expect.stringContaining('gzip') });
  });

  it('(headers without end) is said to be so', async () => {
    let written = 0;
    const outlet = await openRawOutlet((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const line = `X-Header: ${'a'.repeat(1000)}\r\n`;
      const pump = () => {
        while (!socket.destroyed && written < 100 * MB) {
          written += line.length;
          if (!socket.write(line)) return;
        }
      };
      socket.on('drain', pump);
      pump();
    });
    expect(await getFrom(outlet)).toMatchObject({ problem: 'broken-answer' });
    expect(written).toBeLessThan(20 * MB);
  });
});
