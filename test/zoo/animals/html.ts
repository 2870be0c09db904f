// Markup that is deep, wide, broken or deceiving, and things that say they are HTML.

import { article, headline, html as type, page, paragraphs, type Animal, type HttpAnswer } from '../animal.ts';

const text = (name: string): string => paragraphs(name).map((one) => `<p>${one}</p>`).join('');
const serving = (make: (name: string, safe: number) => string | Buffer): HttpAnswer => (_, response, { name, safe }) => void response.writeHead(200, type).end(make(name, safe));
const kept = (name: string, make: (name: string, safe: number) => string, more: Parameters<typeof page>[3] = {}): Animal => page(name, 'kept', serving(make), { text: /northern ring road/, ...more });

export const html: readonly Animal[] = [
  kept('a-hundred-thousand-divs-deep', (name) => article(name, { extra: `${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}` })),
  page('a-hundred-thousand-divs-around', 'skipped not-an-article', serving((name) => `<html><head><title>${headline(name)}</title></head><body>${'<div>'.repeat(100_000)}<article><h1>${headline(name)}</h1>${text(name)}</article>`)),
  kept('fifty-thousand-fonts-unclosed', (name) => article(name, { extra: '<font><b><i>'.repeat(50_000) })),
  kept('a-million-attributes', (name) => article(name, { extra: `<div ${Array.from({ length: 1_000_000 }, (_, n) => `a${n}`).join(' ')}>x</div>` })),
  kept('a-hundred-thousand-paragraphs', (name) => article(name, { body: text(name) + '<p>One more line of the long report of the council, like many before.</p>'.repeat(100_000) })),
  kept('a-hundred-thousand-links', (name) => article(name, { extra: Array.from({ length: 100_000 }, (_, n) => `<a href="/x/${n}">Link number ${n}</a>`).join('') })),
  kept('one-line-of-five-megabytes', (name) => article(name, { body: `<p>${paragraphs(name).join(' ')} ${'The council heard the report of the works. '.repeat(115_000)}</p>` })),
  kept('one-word-of-five-megabytes', (name) => article(name, { body: `${text(name)}<p>${'a'.repeat(5_000_000)}</p>` })),
  kept('a-megabyte-without-spaces-in-chinese', (name) => article(name, { body: `${text(name)}<p>${'省人民委员会听取了北环路工程进展的报告'.repeat(17_000)}</p>` })),
  kept('null-bytes', (name) => article(name, { title: `Null\0bytes in ${name}`, body: `<p>a\0b\0</p>${text(name).replaceAll('road', 'ro\0ad').replace('ro\0ad', 'road')}` })),
  kept('null-bytes-as-references', (name) => article(name, { body: `<p>&#0;&#x0;&#x110000;&#xD800;&#xFFFE;</p>${text(name)}` })),
  kept('unclosed-tag-at-the-end', (name) => article(name).replace('</body></html>', '<div class="')),
  kept('unclosed-comment', (name) => article(name, { extra: '<!-- and nothing after this is seen' })),
  kept('unclosed-script', (name) => article(name, { extra: `<script>${'if (a < b) { document.write("<p>hidden</p>") }'.repeat(100)}` }), { notText: /hidden/ }),
  kept('unclosed-style-before-the-text-is-closed-by-nothing', (name) => article(name, { extra: '<style>body { color: red' })),
  kept('comments-within-comments', (name) => article(name, { extra: '<!-- <!-- --> --> <![CDATA[ ]]> <!--> <!---> <?php echo 1 ?> <!doctype>' })),
  kept('meta-refresh-to-itself', (name) => article(name, { head: '<meta http-equiv="refresh" content="0">' })),
  kept('meta-refresh-into-the-private-network', (name, safe) => article(name, { head: `<meta http-equiv="refresh" content="0;url=http://127.0.0.1:${safe}/refresh">` })),
  kept('base-into-the-private-network', (name, safe) => article(name, { head: `<base href="http://127.0.0.1:${safe}/base/"><link rel="canonical" href="canonical">` })),
  kept('canonical-of-another-house', (name) => article(name, { head: '<link rel="canonical" href="https://other.example/their-article">' })),
  kept('canonical-that-is-script', (name) => article(name, { head: '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="data:text/html,x">' })),
  page('frames-only', 'skipped not-an-article', serving((name) => `<html><head><title>${name}</title></head><frameset cols="20%,80%"><frame src="a.html"><frame src="b.html"></frameset></html>`)),
  page('an-image-that-says-html', 'skipped unreadable', serving(() => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0'), Buffer.from(Array.from({ length: 60_000 }, (_, n) => (n * 40_503) % 251))]))),
  page('a-page-that-says-image', 'skipped not-html', (_, response, { name }) => void response.writeHead(200, { 'content-type': 'image/jpeg' }).end(article(name))),
  page('a-page-that-says-pdf', 'skipped not-html', (_, response, { name }) => void response.writeHead(200, { 'content-type': 'application/pdf' }).end(article(name))),
  page('a-page-without-type', 'kept', (_, response, { name }) => void response.writeHead(200).end(article(name))),
  page('a-feed-that-says-html', 'skipped not-an-article', serving(() => `<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>${'<item><title>One</title><link>http://127.0.0.1/a</link></item>'.repeat(20)}</channel></rss>`)),
  page('json-that-says-html', 'skipped not-an-article', serving(() => JSON.stringify({ items: Array.from({ length: 50 }, (_, n) => ({ id: n, name: 'x' })) }))),
  kept('title-of-a-million-letters', (name) => article(name, { title: `Ring road ${'very '.repeat(200_000)}long` }), { text: /Ring road/ }),
  kept('tricks-with-direction', (name) => article(name, { title: `Report \u202e\u2066of the council\u202c\u2069 of ${name}`, body: `<p>\u200b\u200d\u2060\u202eabc\u202c</p>${text(name)}` })),
  kept('invisible-letters-between', (name) => article(name, { body: `${text(name)}<p>${[...'The second bridge is open to traffic now.'].join('\u200b\u2060\ufeff')}</p>` })),
  kept('line-and-paragraph-separators', (name) => article(name, { title: `Report\u2028of the\u2029council`, body: paragraphs(name).map((one) => `<p>${one.replaceAll('. ', '.\u2028')}</p>`).join('\u2029') })),
  kept('a-thousand-marks-on-a-letter', (name) => article(name, { body: `${text(name)}<p>Z${'\u0301\u0323'.repeat(50_000)}algo</p>` })),
  kept('entities-without-end', (name) => article(name, { body: `${text(name)}<p>${'&amp;amp;#38;'.repeat(200_000)}</p>` })),
  kept('json-ld-that-is-broken', (name) => article(name, { head: `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"${'x'.repeat(1000)}</script>` })),
  kept('json-ld-ten-thousand-deep', (name) => article(name, { head: `<script type="application/ld+json">${'{"a":['.repeat(10_000)}${']}'.repeat(10_000)}</script>` })),
  kept('json-ld-with-half-a-letter', (name) => article(name, { head: '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Half \\ud800 and \\u0000 null","datePublished":"2026-13-45T99:99:99Z"}</script>' })),
  kept('dates-that-are-none', (name) => article(name, { head: '<meta property="article:published_time" content="99999-99-99T99:99:99+99:99"><meta name="date" content="-271821-04-20"><time datetime="275760-09-13T00:00:00Z">' })),
  kept('date-in-the-far-future', (name) => article(name, { head: '<meta property="article:published_time" content="2999-01-01T00:00:00Z">' })),
  kept('svg-and-math-within', (name) => article(name, { extra: '<svg><title><p>inside</svg><math><mtext></p></math><template><p>t</p></template><noscript><p>n</noscript>' })),
  kept('table-in-table-in-table', (name) => article(name, { extra: '<table><tr><td>'.repeat(20_000) })),
  kept('select-with-a-hundred-thousand-options', (name) => article(name, { extra: `<select>${'<option>x'.repeat(100_000)}</select>` })),
];
