// What goes wrong below HTTP, or in how its bytes arrive.

import { article, drip, flood, html, page, rawPage, type Animal } from '../animal.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';

export const network: readonly Animal[] = [
  rawPage('drips-its-head', 'skipped too-slow', (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nX-Slow: ');
    drip(socket, 'a');
  }),
  rawPage('drips-its-body', 'skipped too-slow', (socket) => {
    socket.write(`${ok}Content-Length: 100000\r\n\r\n`);
    drip(socket, 'a');
  }),
  rawPage('drips-its-chunks', 'skipped too-slow', (socket) => {
    socket.write(`${ok}Transfer-Encoding: chunked\r\n\r\n`);
    drip(socket, '1\r\na\r\n');
  }),
  page('never-answers', 'skipped too-slow', () => undefined),
  page('stops-in-the-middle-and-stays', 'skipped too-slow', (_, response, { name }) => {
    response.writeHead(200, html).write(article(name).slice(0, 400));
  }),
  rawPage('half-open', 'skipped too-slow', (socket) => {
    socket.write(`${ok}Content-Length: 5000\r\n\r\n<html><body>`);
    socket.pause();
  }),
  rawPage('hangs-up-at-once', 'skipped broken-answer', (socket) => void socket.end(), { says: /broken/ }),
  rawPage('resets-the-connection', 'skipped broken-answer', (socket) => {
    socket.write(`${ok}Content-Length: 5000\r\n\r\n<html>`);
    socket.resetAndDestroy();
  }, { says: /broken/ }),
  rawPage('hangs-up-in-the-body', 'skipped broken-answer', (socket) => void socket.end(`${ok}Content-Length: 5000\r\n\r\n<html><p>half an article`), { says: /broken/ }),
  rawPage('hangs-up-in-the-head', 'skipped broken-answer', (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Type: te'), { says: /broken/ }),
  rawPage('speaks-ssh', 'skipped broken-answer', (socket) => void socket.end('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n'), { says: /broken/ }),
  rawPage('speaks-http-0.9', 'skipped broken-answer', (socket) => void socket.end('<html><body>no head at all</body></html>'), { says: /broken/ }),
  rawPage('speaks-http-3.7', 'skipped broken-answer', (socket) => void socket.end('HTTP/3.7 200 OK\r\nContent-Length: 2\r\n\r\nab'), { says: /broken/ }),
  rawPage('answers-binary-noise', 'skipped broken-answer', (socket) => void socket.end(Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919) % 256))), { says: /broken/ }),
  rawPage('floods-with-noise', 'skipped broken-answer', (socket) => flood(socket, Buffer.alloc(65_536, 'x')), { says: /broken/ }),
  rawPage('answers-twice', 'kept', (socket, _, { name }) => {
    const body = article(name);
    const length = Buffer.byteLength(body);
    socket.write(`${ok}Content-Length: ${length}\r\n\r\n${body}`);
    // Nobody asked for this one: it must not become the answer to the next request.
    socket.write(`${ok}Content-Length: 27\r\n\r\n<html>smuggled answer</html>`);
  }, { notText: /smuggled/ }),
];
