// Too much, or nothing at all.

import { article, flood, html, page, rawPage, type Animal } from '../animal.ts';

export const size: readonly Animal[] = [
  page('endless-body', 'skipped too-large', (_, response) => {
    response.writeHead(200, html);
    flood(response, '<p>and so on and so on</p>'.repeat(3000));
  }),
  rawPage('says-2-gb', 'skipped too-large', (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2000000000\r\n\r\n');
    flood(socket, Buffer.alloc(65_536, 'a'));
  }),
  rawPage('says-5-gb', 'skipped too-large', (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000000000\r\n\r\n');
    flood(socket, Buffer.alloc(65_536, 'a'));
  }),
  page('just-under-the-limit-in-one-line', 'kept', (_, response, { name }) => {
    response.writeHead(200, html).end(article(name, { extra: `<script>var a="${'a'.repeat(11_500_000)}"</script>` }));
  }),
  page('empty-body', 'skipped empty', (_, response) => void response.writeHead(200, html).end()),
  page('whitespace-only', 'skipped empty', (_, response) => void response.writeHead(200, html).end(' \r\n\t\u00a0\u3000\ufeff'.repeat(5000))),
  page('one-byte', 'skipped not-an-article', (_, response) => void response.writeHead(200, html).end('x')),
];
