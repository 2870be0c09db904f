// Feeds and sitemaps, in each format that outlets use.

import { isoDate, rssDate } from './dates.ts';
import { escape } from './layouts/index.ts';
import type { FeedFormat, Outlet } from './outlets.ts';
import { wordsOf } from './view.ts';

export type FeedItem = {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly url: string;
  readonly publishedAt: Date;
  readonly updatedAt: Date | null;
};

type Write = (outlet: Outlet, origin: string, items: readonly FeedItem[]) => string;

/** XML declaration with the outlet's charset; the server encodes accordingly. */
const declaration = (outlet: Outlet) => `<?xml version="1.0" encoding="${outlet.charset}"?>\n`;

const rss: Write = (outlet, origin, items) => `${declaration(outlet)}<rss version="2.0"><channel>
<title>${escape(outlet.name)}</title><link>${origin}/</link><description>${escape(wordsOf(outlet).notice)}</description><language>${outlet.htmlLang}</language>
${items.map((item) => `<item><title>${escape(item.title)}</title><link>${escape(item.url)}</link><guid isPermaLink="false">${outlet.key}-${item.id}</guid>
<description><![CDATA[<a href="${item.url}"><img src="${origin}/static/photo.svg"></a></br>${item.lead.replaceAll(']]>', '')}]]></description>
<pubDate>${rssDate(item.publishedAt, outlet.offsetMinutes)}</pubDate></item>`).join('\n')}
</channel></rss>
`;

const atom: Write = (outlet, origin, items) => `${declaration(outlet)}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.htmlLang}">
<title>${escape(outlet.name)}</title><subtitle>${escape(wordsOf(outlet).notice)}</subtitle><id>${origin}/</id><link rel="self" href="${origin}${outlet.wayPath}"/>
<updated>${isoDate(items[0]?.publishedAt ?? new Date(0), outlet.offsetMinutes)}</updated>
${items.map((item) => `<entry><title type="text">${escape(item.title)}</title><id>tag:${outlet.key},2026:${item.id}</id><link rel="alternate" href="${escape(item.url)}"/>
<published>${isoDate(item.publishedAt, outlet.offsetMinutes)}</published><updated>${isoDate(item.updatedAt ?? item.publishedAt, outlet.offsetMinutes)}</updated>
<summary type="text">${escape(item.lead)}</summary></entry>`).join('\n')}
</feed>
`;

const rdf: Write = (outlet, origin, items) => `${declaration(outlet)}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${origin}/"><title>${escape(outlet.name)}</title><link>${origin}/</link><description>${escape(wordsOf(outlet).notice)}</description>
<items><rdf:Seq>${items.map((item) => `<rdf:li rdf:resource="${escape(item.url)}"/>`).join('')}</rdf:Seq></items></channel>
${items.map((item) => `<item rdf:about="${escape(item.url)}"><title>${escape(item.title)}</title><link>${escape(item.url)}</link>
<description>${escape(item.lead)}</description><dc:date>${isoDate(item.publishedAt, outlet.offsetMinutes)}</dc:date></item>`).join('\n')}
</rdf:RDF>
`;

const json: Write = (outlet, origin, items) => JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: outlet.name,
  description: wordsOf(outlet).notice,
  home_page_url: `${origin}/`,
  feed_url: origin + outlet.wayPath,
  language: outlet.htmlLang,
  items: items.map((item) => ({
    id: item.id, url: item.url, title: item.title, summary: item.lead, date_published: isoDate(item.publishedAt, outlet.offsetMinutes),
  })),
}, null, 1);

export const feedWriters: Readonly<Record<FeedFormat, Write>> = { rss, atom, rdf, json };

export const feedTypes: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml', atom: 'application/atom+xml', rdf: 'application/rdf+xml', json: 'application/feed+json',
};

/** A news sitemap, always in UTF-8 as the protocol asks. */
export const sitemap: Write = (outlet, _origin, items) => `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${items.map((item) => `<url><loc>${escape(item.url)}</loc><lastmod>${isoDate(item.updatedAt ?? item.publishedAt, outlet.offsetMinutes)}</lastmod>
<news:news><news:publication><news:name>${escape(outlet.name)}</news:name><news:language>${outlet.language}</news:language></news:publication>
<news:publication_date>${isoDate(item.publishedAt, outlet.offsetMinutes)}</news:publication_date><news:title>${escape(item.title)}</news:title></news:news></url>`).join('\n')}
</urlset>
`;
