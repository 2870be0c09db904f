// Heads of answers that are broken, lie, or mean something else than a page.

import { article, drip, flood, headline, html, honest, page, rawPage, wayIn, type Animal, type HttpAnswer } from '../animal.ts';

const status = (code: number, headers: Record<string, string> = {}, body = ''): HttpAnswer => (_, response) =>
  void response.writeHead(code, { ...html, ...headers }).end(body);
const ok = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';
const feedText = 'What the outlet itself says in its feed, at some length. '.repeat(8);

export const http: readonly Animal[] = [
  rawPage('floods-with-headers', 'skipped broken-answer', (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    flood(socket, `X-Header: ${'a'.repeat(1000)}\r\n`);
  }, { says: /broken/ }),
  rawPage('one-endless-header', 'skipped broken-answer', (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nX-Header: ');
    flood(socket, 'a'.repeat(10_000));
  }, { says: /broken/ }),
  rawPage('folds-its-headers', 'skipped broken-answer', (socket, _, { name }) => {
    const body = article(name);
    socket.end(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: "a\tb"\r\nX-Evil: a\r\n b\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }, { says: /broken/ }),
  rawPage('null-byte-in-header', 'skipped broken-answer', (socket) => void socket.end(`${ok}X-Null: a\0b\r\nContent-Length: 2\r\n\r\nab`), { says: /broken/ }),
  rawPage('content-length-too-short', 'skipped not-an-article', (socket) => void socket.end(`${ok}Content-Length: 30\r\n\r\n<html><title>x</title><p>a</p>${article('never seen')}`)),
  rawPage('content-length-too-long', 'skipped broken-answer', (socket, _, { name }) => void socket.end(`${ok}Content-Length: 99999\r\n\r\n${article(name)}`), { says: /broken/ }),
  rawPage('content-length-negative', 'skipped broken-answer', (socket) => void socket.end(`${ok}Content-Length: -5\r\n\r\nhello`), { says: /broken/ }),
  rawPage('content-length-huge', 'skipped broken-answer', (socket) => void socket.end(`${ok}Content-Length: 99999999999999999999999999\r\n\r\nhello`), { says: /broken/ }),
  rawPage('content-length-twice', 'skipped broken-answer', (socket) => void socket.end(`${ok}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!`), { says: /broken/ }),
  rawPage('chunked-and-content-length', 'skipped broken-answer', (socket) => void socket.end(`${ok}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`), { says: /broken/ }),
  rawPage('chunk-length-is-none', 'skipped broken-answer', (socket) => void socket.end(`${ok}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n`), { says: /broken/ }),
  rawPage('chunk-of-four-exabytes', 'skipped broken-answer', (socket) => void socket.end(`${ok}Transfer-Encoding: chunked\r\n\r\n3fffffffffffffff\r\nabc\r\n`), { says: /broken/ }),
  rawPage('chunks-without-end', 'skipped broken-answer', (socket) => void socket.end(`${ok}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n`), { says: /broken/ }),
  rawPage('endless-100-continue', 'skipped broken-answer', (socket) => flood(socket, 'HTTP/1.1 100 Continue\r\n\r\n'), { says: /broken/ }),
  rawPage('endless-103-early-hints', 'skipped too-slow', (socket) => drip(socket, 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n')),
  rawPage('103-and-then-a-page', 'kept', (socket, _, { name }) => {
    const body = article(name);
    socket.end(`HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n${ok}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }),
  rawPage('101-switching-protocols', 'skipped broken-answer', (socket) => void socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'), { says: /broken/ }),
  rawPage('204-with-a-body', 'skipped broken-answer', (socket) => void socket.end(`HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello`)),
  rawPage('205-with-a-body', 'skipped empty', (socket) => void socket.end(`HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n${article('x')}`)),
  page('206-that-nobody-asked-for', 'skipped broken-answer', (_, response, { name }) => {
    const whole = article(name);
    response.writeHead(206, { ...html, 'content-range': `bytes 0-899/${whole.length}` }).end(whole.slice(0, 900));
  }, { says: /part of the page/ }),
  page('300-without-a-choice', 'skipped broken-answer', status(300), { says: /300/ }),
  page('304-that-nobody-asked-for', 'skipped broken-answer', (_, response) => void response.writeHead(304).end(), { says: /304/ }),
  page('304-without-type-when-asked-again', 'unchanged', (request, response, { name }) => {
    if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
    else response.writeHead(200, { ...html, etag: '"v1"' }).end(article(name));
  }),
  page('401-wall', 'skipped blocked-by-origin', status(401, { 'www-authenticate': 'Basic realm="zoo"' })),
  page('402-wall', 'skipped server-error', status(402)),
  page('403-wall', 'skipped blocked-by-origin', status(403)),
  page('403-wall-beside-a-full-feed', 'kept', status(403), { feedText, text: /What the outlet itself says/ }),
  page('407-wall', 'skipped blocked-by-origin', status(407)),
  page('418', 'skipped server-error', status(418)),
  page('451-for-legal-reasons', 'skipped blocked-by-origin', status(451)),
  page('410-gone', 'skipped gone', status(410)),
  page('404-with-an-endless-body', 'skipped gone', (_, response) => {
    response.writeHead(404, html);
    flood(response, '<p>not here</p>'.repeat(1000));
  }),
  page('500-with-a-dripping-body', 'skipped server-error', (_, response) => {
    response.writeHead(500, html);
    drip(response, 'x');
  }),
  page('503-that-comes-and-goes', 'kept', (request, response, cage) => {
    if (cage.asked(request.url ?? '') === 0) response.writeHead(503, html).end('later');
    else honest(request, response, cage);
  }),
  page('503-for-ever', 'skipped server-error', status(503)),
  page('999-status', 'skipped server-error', (_, response) => void response.socket?.end('HTTP/1.1 999 Nope\r\nContent-Length: 0\r\n\r\n')),
  page('status-000', 'skipped broken-answer', (_, response) => void response.socket?.end('HTTP/1.1 000 Nothing\r\nContent-Length: 0\r\n\r\n'), { says: /broken/ }),
  page('429-for-a-second', 'kept', (request, response, cage) => {
    if (cage.asked(request.url ?? '') === 0) response.writeHead(429, { 'retry-after': '1' }).end();
    else honest(request, response, cage);
  }),
  page('429-until-a-date', 'skipped blocked-by-origin', (_, response) => void response.writeHead(429, { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() }).end()),
  page('429-for-years', 'skipped blocked-by-origin', (_, response) => void response.writeHead(429, { 'retry-after': '99999999999' }).end()),
  page('429-for-longer-than-numbers-go', 'skipped blocked-by-origin', (_, response) => void response.writeHead(429, { 'retry-after': '9'.repeat(400) }).end()),
  page('429-until-a-day-that-is-none', 'skipped blocked-by-origin', (_, response) => void response.writeHead(429, { 'retry-after': 'Fri, 99 Foo 9999 99:99:99 GMT' }).end()),
  wayIn('feed', 'feed-503-for-longer-than-numbers-go', { poll: 'server-error' }, (_, response) => void response.writeHead(503, { 'retry-after': '9'.repeat(400) }).end()),
  page('sets-a-thousand-cookies', 'kept', (_, response, { name }) => {
    response.writeHead(200, { ...html, 'set-cookie': Array.from({ length: 500 }, (_, n) => `c${n}=${'v'.repeat(60)}`) }).end(article(name));
  }),
  page('refresh-header', 'kept', (_, response, { name, safe }) => void response.writeHead(200, { ...html, refresh: `0; url=http://127.0.0.1:${safe}/by-refresh-header` }).end(article(name))),
  page('etag-of-fifty-kilobytes', 'kept', (_, response, { name }) => void response.writeHead(200, { ...html, etag: `"${'e'.repeat(50_000)}"` }).end(article(name))),
  page('content-type-of-many-lines', 'kept', (_, response, { name }) => {
    response.writeHead(200, { 'content-type': `text/html;${' charset="utf-8";'.repeat(200)}` }).end(article(name));
  }, { text: new RegExp(headline('content-type-of-many-lines')) }),
];
