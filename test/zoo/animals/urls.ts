// Listings that produce addresses for ever, and addresses that are traps.

import { html, offering, page, honest, wayIn, type Animal, type Cage } from '../animal.ts';

const anchors = (links: readonly (readonly [string, string])[]): string => `<!doctype html><html><head><title>Section</title></head><body>${links.map(([href, text]) => `<h3><a href="${href}">${text}</a></h3>`).join('')}</body></html>`;
const listing = (name: string, expect: Animal['expect'], body: string | ((cage: Cage) => string), more: Partial<Animal> = {}): Animal => wayIn('listing', name, expect, offering(body, html), more);
const title = (n: number | string): string => `The council heard a report on the northern ring road, part ${n}`;

export const urls: readonly Animal[] = [
  wayIn('listing', 'endless-calendar', { links: { 'skipped gone': 500 } }, (request, response, { name }) => {
    if (!request.url?.endsWith('/feed')) return void response.writeHead(404).end();
    response.writeHead(200, html).end(anchors(Array.from({ length: 20_000 }, (_, n) => [`/${name}/calendar/20${10 + (n % 90)}/${1 + (n % 12)}/${n}-events-of-the-day-in-town.html`, title(n)])));
  }),
  listing('session-ids', { links: { kept: 3 } }, ({ name }) => anchors(Array.from({ length: 900 }, (_, n) => [`/${name}/report-on-the-ring-road-${n % 3}.html;jsessionid=${n}?PHPSESSID=${n * 7919}&amp;sid=${n}&amp;utm_source=a${n}#${n}`, title(n % 3)]))),
  listing('the-same-link-ten-thousand-times', { links: { kept: 1 } }, ({ name }) => anchors(Array(10_000).fill([`/${name}/report-on-the-ring-road-12345.html`, title('one')]))),
  listing('ever-deeper-relative-links', { links: { 'skipped gone': 1 } }, ({ name }) => anchors([[`/${name}${'/a/b'.repeat(200)}/report-on-the-ring-road-12345.html`, title('deep')]]), {
    http: (request, response, cage) => (request.url?.endsWith('/feed') ? offering(({ name }) => anchors([[`/${name}${'/a/b'.repeat(200)}/report-on-the-ring-road-12345.html`, title('deep')]]), html)(request, response, cage) : void response.writeHead(404).end()),
  }),
  listing('links-that-are-no-addresses', { links: { kept: 1 } }, ({ name }) => anchors([['javascript:void(0)', title(1)], ['mailto:a@b.c', title(2)], ['http://[bad', title(3)], ['file:///etc/passwd', title(4)], ['data:text/html,x', title(5)], ['%E0%A4%A', title(6)], [`/${name}/report-on-the-ring-road-12345.html`, title(7)]].slice(0) as [string, string][]).replace('%E0%A4%A', '')),
  listing('listing-with-a-foreign-base', { poll: 'no-links' }, ({ name }) => `<base href="https://other.example/">${anchors([[`/${name}/report-on-the-ring-road-12345.html`, title(1)]])}`),
  listing('listing-into-the-private-network', { poll: 'no-links' }, ({ safe }) => anchors([[`http://127.0.0.1:${safe}/report-on-the-ring-road-12345.html`, title(1)], [`http://localhost:${safe}/report-on-the-ring-road-12345.html`, title(1)]])),
  listing('listing-without-links', { poll: 'no-links' }, '<!doctype html><html><body><p>Nothing here yet.</p></body></html>'),
  listing('listing-that-is-empty', { poll: 'empty-body' }, ' '),
  listing('listing-a-hundred-thousand-deep', { links: { kept: 1 } }, ({ name }) => anchors([[`/${name}/report-on-the-ring-road-12345.html`, title(1)]]) + '<div>'.repeat(100_000)),
  listing('pattern-that-never-ends', { links: { kept: 1 } }, ({ name }) => anchors([[`/${name}/${'a'.repeat(28)}-12345.html`, title(1)], [`/${name}/report-on-the-ring-road-12345.html`, title(2)]]), { linkPattern: 'report-on-[a-z-]+-\\d+\\.html$' }),
  page('address-with-a-null-byte', 'kept', honest, { links: ({ origin, name }) => [`${origin}/${name}/a%00b`] }),
  page('address-with-broken-percents', 'kept', honest, { links: ({ origin, name }) => [`${origin}/${name}/%E0%A4%A-%zz-%`] }),
  page('address-with-line-breaks', 'kept', honest, { links: ({ origin, name }) => [`${origin}/${name}/art\nicle%0d%0aX-Injected: 1`] }),
  page('address-with-a-password', 'kept', (request, response, cage) => (request.headers.authorization === undefined ? honest(request, response, cage) : void response.writeHead(500).end()), { links: ({ origin, name }) => [`${origin.replace('http://', 'http://user:secret@')}/${name}/article`] }),
  page('address-with-port-zero', 'skipped unsafe-address', honest, { links: () => ['http://127.0.0.1:0/port-zero'] }),
];
