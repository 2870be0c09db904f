// Redirects that never end, lead into the private network, or are no addresses of the web at all.

import { article, drip, honest, html, page, type Animal, type Cage, type HttpAnswer } from '../animal.ts';

const to = (location: string | ((cage: Cage) => string), status = 302): HttpAnswer => (_, response, cage) =>
  void response.writeHead(status, { location: Buffer.from(typeof location === 'string' ? location : location(cage)).toString('latin1') }).end();
const unsafe = 'skipped unsafe-address';

/** Spellings of the private network, with the port of the safe. */
const privatePlaces: Readonly<Record<string, (port: number) => string>> = {
  loopback: (port) => `http://127.0.0.1:${port}/`,
  localhost: (port) => `http://localhost:${port}/`,
  'localhost-with-a-dot': (port) => `http://localhost.:${port}/`,
  'ipv6-loopback': (port) => `http://[::1]:${port}/`,
  'ipv6-mapped': (port) => `http://[::ffff:127.0.0.1]:${port}/`,
  'ipv6-mapped-in-hex': (port) => `http://[::ffff:7f00:1]:${port}/`,
  'ipv6-compatible': (port) => `http://[::127.0.0.1]:${port}/`,
  'nat64': (port) => `http://[64:ff9b::7f00:1]:${port}/`,
  decimal: (port) => `http://2130706433:${port}/`,
  octal: (port) => `http://0177.0.0.01:${port}/`,
  hexadecimal: (port) => `http://0x7f.0.0.0x1:${port}/`,
  'short-form': (port) => `http://127.1:${port}/`,
  'full-width': (port) => `http://１２７。０。０。１:${port}/`,
  'zero': (port) => `http://0.0.0.0:${port}/`,
  'class-a': () => 'http://10.0.0.1/',
  'carrier-grade': () => 'http://100.64.0.1/',
  'link-local': () => 'http://169.254.169.254/latest/meta-data/',
  'ipv6-link-local': () => 'http://[fe80::1]/',
  'ipv6-unique-local': () => 'http://[fd00::1]/',
  multicast: () => 'http://224.0.0.1/',
};

const redirected = Object.entries(privatePlaces).map(([name, place]) => page(`redirect-to-${name}`, unsafe, to(({ safe }) => `${place(safe)}redirected-${name}`)));
const linked = Object.entries(privatePlaces).map(([name, place]) => page(`link-to-${name}`, unsafe, honest, { links: ({ safe }) => [`${place(safe)}linked-${name}`] }));
const elsewhere = ['file:///etc/passwd', 'data:text/html,<p>hello', 'javascript:alert(1)', 'ftp://127.0.0.1/a', 'about:blank', 'http://', 'http://[::bad]/', 'gopher://127.0.0.1:25/_EHLO', 'blob:http://a/b'];
const noWeb = elsewhere.map((location) => page(`redirect-to-${location.replace(/\W+/g, '-').slice(0, 14)}`, unsafe, to(location)));

export const redirects: readonly Animal[] = [
  ...redirected,
  ...linked,
  ...noWeb,
  page('redirects-to-itself', 'skipped too-many-redirects', to(({ name }) => `/${name}/article`), { says: /redirects too many times/ }),
  page('redirects-in-a-ring', 'skipped too-many-redirects', (request, response) => void response.writeHead(301, { location: request.url?.endsWith('b') ? 'article' : 'article-b' }).end(), { says: /redirects too many times/ }),
  page('redirects-to-ever-new-places', 'skipped too-many-redirects', (request, response) => void response.writeHead(307, { location: `${request.url}x` }).end(), { says: /redirects too many times/ }),
  page('wants-a-cookie-first', 'skipped too-many-redirects', (request, response) => {
    if (request.headers.cookie === undefined) response.writeHead(302, { location: request.url ?? '', 'set-cookie': 'seen=1' }).end();
    else response.writeHead(200, html).end(article('never-sent'));
  }, { says: /redirects too many times/ }),
  page('redirect-without-a-place', 'skipped broken-answer', (_, response) => void response.writeHead(302).end(), { says: /302/ }),
  page('redirect-with-two-places', 'kept', (request, response, cage) => {
    if (request.url?.endsWith('article')) response.writeHead(302, [['Location', `/${cage.name}/first`], ['Location', `http://127.0.0.1:${cage.safe}/second-place`]]).end();
    else honest(request, response, cage);
  }),
  page('redirect-with-an-endless-body', 'kept', (request, response, cage) => {
    if (!request.url?.endsWith('article')) return honest(request, response, cage);
    response.writeHead(302, { location: `/${cage.name}/there` });
    drip(response, 'x');
  }),
  page('redirect-with-a-password', 'kept', (request, response, cage) => {
    if (request.url?.endsWith('article')) response.writeHead(302, { location: cage.origin.replace('http://', 'http://admin:secret@') + `/${cage.name}/there` }).end();
    else if (request.headers.authorization !== undefined) response.writeHead(500).end();
    else honest(request, response, cage);
  }),
  page('redirect-without-scheme', 'kept', (request, response, cage) => {
    if (request.url?.endsWith('article')) response.writeHead(302, { location: `//127.0.0.1:${cage.port}/${cage.name}/there` }).end();
    else honest(request, response, cage);
  }),
  page('redirect-to-https-of-a-http-port', 'skipped broken-answer', to(({ port, name }) => `https://127.0.0.1:${port}/${name}/tls`), { says: /TLS|SSL/ }),
  page('redirect-to-unencoded-letters', 'kept', (request, response, cage) => {
    if (request.url?.endsWith('article')) response.socket?.end(Buffer.from(`HTTP/1.1 302 Found\r\nLocation: /${cage.name}/cầu-số-hai\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`));
    else if (request.url === encodeURI(`/${cage.name}/cầu-số-hai`)) honest(request, response, cage);
    else response.writeHead(404).end();
  }),
  page('redirect-of-sixty-kilobytes', 'skipped too-many-redirects', to(({ origin }) => `${origin}/${'a'.repeat(63_000)}`), { says: /broken|redirects/ }),
  // Names: see the resolver in visit.ts.
  page('name-of-a-private-address', unsafe, honest, { links: ({ safe }) => [`http://private.zoo.test:${safe}/by-name`] }),
  page('name-of-two-private-addresses', unsafe, honest, { links: ({ safe }) => [`http://both.zoo.test:${safe}/by-both`] }),
  page('name-that-rebinds', unsafe, honest, { links: ({ safe }) => [`http://rebind.zoo.test:${safe}/rebound`] }),
  page('redirect-to-a-name-of-a-private-address', unsafe, to(({ safe }) => `http://private.zoo.test:${safe}/redirected-by-name`)),
  page('name-without-address', 'skipped unreachable', honest, { links: () => ['http://nowhere.zoo.test/a'], says: /./ }),
  page('name-that-never-resolves', 'skipped too-slow', honest, { links: () => ['http://never.zoo.test/a'], says: /./ }),
  page('name-with-garbage-for-address', unsafe, honest, { links: () => ['http://garbage.zoo.test/a'] }),
];
