// Feeds that explode, lie about time, repeat themselves, or are no feeds.

import { article, drip, flood, html, offering, rss, wayIn, xml, type Animal, type Cage, type Item } from '../animal.ts';

const feed = (name: string, expect: Animal['expect'], body: string | ((cage: Cage) => string), headers: Record<string, string> = xml): Animal => wayIn('feed', name, expect, offering(body, headers));
const one = ({ origin, name }: Cage, more: Item = {}): Item => ({ link: `${origin}/${name}/article`, ...more });
const old = 'Mon, 01 Jan 2001 00:00:00 GMT';
const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n + 1} "${`&lol${n === 0 ? '' : n};`.repeat(10)}">`).join('')}]>`;
const quadratic = `<!DOCTYPE q [<!ENTITY a "${'a'.repeat(300)}">]>`;

export const feeds: readonly Animal[] = [
  feed('billion-laughs', { links: { kept: 1 } }, (cage) => rss([one(cage, { title: 'Laughs &lol9; at the end' })], { before: laughs })),
  // Each description is 10 kB of references to 300 letters: a megabyte each, a gigabyte in all.
  feed('quadratic-entities', { links: { 'skipped too-old': 900 } }, ({ origin, name }) =>
    rss(Array.from({ length: 900 }, (_, n) => ({ link: `${origin}/${name}/${n}`, date: old, more: `<description>${'&a;'.repeat(3_400)}</description>` })), { before: quadratic })),
  feed('external-entity', { links: { kept: 1 } }, (cage) => rss([one(cage, { title: 'Secret: &xxe; and &http;' })], { before: `<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd"><!ENTITY http SYSTEM "http://127.0.0.1:${cage.safe}/entity">]>` })),
  feed('external-dtd', { links: { kept: 1 } }, (cage) => rss([one(cage)], { before: `<!DOCTYPE rss SYSTEM "http://127.0.0.1:${cage.safe}/feed.dtd"><?xml-stylesheet href="http://127.0.0.1:${cage.safe}/feed.xsl"?>` })),
  feed('the-same-id-a-thousand-times', { links: { kept: 3 } }, ({ origin, name }) => rss(Array.from({ length: 1000 }, (_, n) => ({ link: `${origin}/${name}/${n % 3}`, more: '<guid isPermaLink="false">1</guid>' })))),
  feed('one-address-in-a-thousand-spellings', { links: { kept: 1 } }, ({ origin, name }) => rss(Array.from({ length: 1000 }, (_, n) => ({ link: `${origin}/${name}/article?utm_source=${n}&amp;sid=${n * 7919}#${n}` })))),
  feed('dates-in-the-future', { links: { kept: 2 } }, ({ origin, name }) => rss([{ link: `${origin}/${name}/a`, date: 'Fri, 01 Jan 2999 00:00:00 GMT' }, { link: `${origin}/${name}/b`, date: 'Fri, 01 Jan 275760 00:00:00 GMT' }])),
  feed('dates-that-are-impossible', { links: { kept: 5 } }, ({ origin, name }) => rss(['Fri, 31 Feb 2026 25:61:61 +9999', '0000-00-00T00:00:00Z', 'yesterday', '99999999999999999999', '-1'].map((date, n) => ({ link: `${origin}/${name}/${n}`, date })))),
  feed('dates-before-the-web', { links: { 'skipped too-old': 1 } }, (cage) => rss([one(cage, { date: 'Mon, 01 Jan 1900 00:00:00 GMT' })])),
  feed('a-hundred-thousand-entries', { links: { 'skipped too-old': 3000 } }, () => `<rss version="2.0"><channel>${Array.from({ length: 100_000 }, (_, n) => `<item><link>http://b.zoo.test/e/${n}</link><pubDate>${old}</pubDate></item>`).join('')}</channel></rss>`),
  feed('entries-without-link', { links: { kept: 1 } }, (cage) => rss([{}, {}, { more: '<guid isPermaLink="false">x</guid>' }, one(cage)])),
  feed('links-that-are-script', { links: { kept: 1 } }, (cage) => rss([{ link: 'javascript:alert(1)' }, { link: 'data:text/html,x' }, { link: 'file:///etc/passwd' }, { link: 'mailto:a@b' }, one(cage)])),
  feed('links-with-a-base', { links: { kept: 1 } }, ({ name }) => `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/${name}/deep/"><entry xml:base="../"><title>Entry of an Atom feed</title><link href="article"/></entry></feed>`),
  feed('feed-base-into-the-private-network', { links: { 'skipped unsafe-address': 1 } }, ({ safe }) => `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://127.0.0.1:${safe}/"><entry><title>Entry</title><link href="entry-by-base"/></entry></feed>`),
  feed('html-in-place-of-a-feed', { poll: 'not-a-feed', says: /HTML page/ }, (cage) => article(cage.name), html),
  feed('html-that-says-feed', { poll: 'not-a-feed', says: /HTML page/ }, (cage) => article(cage.name), { 'content-type': 'application/rss+xml' }),
  feed('a-feed-that-says-image', { links: { kept: 1 } }, (cage) => rss([one(cage)]), { 'content-type': 'image/png' }),
  feed('a-picture-that-says-feed', { poll: 'not-a-feed' }, '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', { 'content-type': 'application/rss+xml' }),
  wayIn('feed', 'endless-feed', { poll: 'too-large' }, (_, response) => {
    response.writeHead(200, xml).write('<rss version="2.0"><channel>');
    flood(response, '<item><title>And one more</title><link>http://c.zoo.test/more</link></item>'.repeat(800));
  }),
  wayIn('feed', 'dripping-feed', { poll: 'too-slow' }, (_, response) => {
    response.writeHead(200, xml).write('<rss version="2.0"><channel>');
    drip(response, '<item>');
  }),
  feed('feed-that-is-empty', { poll: 'empty-body' }, ''),
  feed('feed-of-spaces', { poll: 'empty-body' }, ' \n\t'.repeat(100_000)),
  feed('feed-cut-off', { links: { kept: 1 } }, (cage) => rss([one(cage), { link: `${cage.origin}/${cage.name}/second` }]).replace(/second[^]*/, 'sec')),
  feed('feed-that-is-deep', { links: {} }, `<rss version="2.0"><channel>${'<item>'.repeat(1)}${'<a>'.repeat(300_000)}`),
  feed('feed-with-a-million-attributes', { links: { kept: 1 } }, (cage) => rss([one(cage)], { root: `<rss version="2.0" ${Array.from({ length: 500_000 }, (_, n) => `a${n}="b"`).join(' ')}>` })),
  feed('feed-with-many-namespaces', { links: { kept: 1 } }, (cage) => rss([one(cage)], { root: `<rss version="2.0" ${Array.from({ length: 100_000 }, (_, n) => `xmlns:n${n}="u"`).join(' ')}>` })),
  feed('feed-text-with-null-bytes', { links: { kept: 1 } }, (cage) => rss([one(cage, { title: 'Null\0byte &#0; and &#xD800; half', more: '<description>a\0b&#0;c</description>' })])),
  feed('json-feed-with-half-letters', { links: { kept: 1 } }, ({ origin, name }) => `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"\\u0000","url":"${origin}/${name}/article","title":"Half \\ud800 and \\u0000 null","content_text":"a\\u0000b \\udfff"}]}`, { 'content-type': 'application/feed+json' }),
  feed('json-that-is-deep', { poll: 'broken-feed' }, '['.repeat(1_000_000), { 'content-type': 'application/json' }),
  feed('json-without-items', { poll: 'not-a-feed' }, '{"a":1}', { 'content-type': 'application/json' }),
  feed('link-of-four-thousand-letters', { links: { kept: 1 } }, ({ origin, name }) => rss([{ link: `${origin}/${name}/article?token=${longToken(3_800)}` }])),
  feed('link-of-a-hundred-thousand-letters', { links: {} }, ({ origin, name }) => rss([{ link: `${origin}/${name}/${longToken(100_000)}` }])),
  feed('title-of-a-megabyte', { links: { kept: 1 } }, (cage) => rss([one(cage, { title: 'very long '.repeat(100_000) })])),
  feed('cdata-that-never-ends', { links: { kept: 1 } }, (cage) => `${rss([one(cage)]).replace('</channel></rss>', '')}<item><title><![CDATA[ ${'x'.repeat(500_000)}`),
];

/** Letters that do not compress. */
function longToken(length: number): string {
  let state = 7;
  return Array.from({ length }, () => ((state = (state * 48_271) % 2_147_483_647) % 36).toString(36)).join('');
}
