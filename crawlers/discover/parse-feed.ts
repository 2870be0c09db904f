// A feed in any of its forms (RSS 0.9x, 1.0, 2.0, Atom, RDF, CDF, JSON Feed) to one shape.
// Own reader instead of @rowanmanning/feed-parser: docs/notes/feeds.md.

import { cleanLine, parseMoment, plainText } from '../read/index.ts';
import { readFeedFields, resolve, type Field, type RawEntry, type RawFeed } from './feed-fields.ts';
import { readJsonFeed } from './json-feed.ts';

export type FeedEntry = {
  readonly title: string | null;
  /** Absolute http(s) address, or null. */
  readonly link: string | null;
  /** UTC; null where nothing is said or what is said is impossible or lies more than a day ahead. */
  readonly publishedAt: Date | null;
  /** As the feed gives it (guid, id, rdf:about); the link where it gives none. */
  readonly id: string | null;
  /** What the feed carries of the text, without markup; null where it carries none. */
  readonly text: string | null;
};

export type ParsedFeed =
  | { readonly entries: readonly FeedEntry[] }
  | { readonly problem: 'not-a-feed' | 'broken-feed' | 'empty-body'; /** What it is instead, in English. */ readonly found: string };

export type FeedOptions = {
  /** Address of the feed, for relative links. */
  readonly url?: string | null;
  /** IANA zone for dates without offset. */
  readonly timeZone?: string;
  readonly now?: Date;
};

const longestText = 200_000;

/** Reads a decoded feed. Never throws. */
export function parseFeed(text: string, options: FeedOptions = {}): ParsedFeed {
  const body = text.replace(/^(?:\s|\ufeff|\p{Cc})+/u, '');
  if (body === '') return { problem: 'empty-body', found: 'an empty body' };
  if (body.startsWith('{') || body.startsWith('[')) return readJsonFeed(body, options);
  const feed = readFeedFields(body);
  if (feed.root === '') return { problem: 'not-a-feed', found: kindOf(body) };
  if (feed.entries.length === 0 && /^<!doctype html|<html[\s>]/i.test(body.slice(0, 2000))) return { problem: 'not-a-feed', found: 'an HTML page' };
  return { entries: feed.entries.map((entry) => readEntry(entry, feed, options)) };
}

/** What a text is that is no feed. */
export function kindOf(body: string): string {
  const head = body.slice(0, 3000);
  if (/<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(head)) return 'an HTML page';
  if (/<(?:urlset|sitemapindex)[\s>]/i.test(head)) return 'a sitemap';
  const root = /<([A-Za-z][\w:.-]{0,40})[\s/>]/.exec(head.replace(/<\?[^>]*\?>|<!--[^]*?-->|<![^>]*>/g, ''));
  return root ? `XML with the root element <${root[1]}>` : 'plain text';
}

function readEntry(entry: RawEntry, feed: RawFeed, options: FeedOptions): FeedEntry {
  const first = (...names: string[]): Field | undefined => names.flatMap((name) => entry.fields.get(name) ?? [])[0];
  const last = (name: string): Field | undefined => entry.fields.get(name)?.at(-1);
  const base = options.url ?? feed.channelLink;
  const link = linkOf(entry, base);
  const title = last('title') ?? last('dctitle');
  const id = last('id') ?? last('guid');
  const body = [...['encoded', 'content', 'description', 'summary', 'abstract'].flatMap((name) => entry.fields.get(name) ?? [])].sort((a, b) => b.text.length - a.text.length)[0];
  const text = body ? textOf(body, longestText) : '';
  const titleText = title ? cleanLine(textOf(title, 2_000)) : '';
  return {
    title: titleText === '' ? null : titleText,
    link,
    publishedAt: dateOf([...(['pubdate', 'published', 'issued', 'date', 'created', 'updated', 'modified', 'lastmod'] as const)].flatMap((name) => first(name) ?? []), options),
    id: id ? cleanLine(id.text) : (entry.about ?? link),
    text: text === '' ? null : text,
  };
}

function textOf({ text, markup }: Field, longest: number): string {
  const cut = text.slice(0, longest * 4);
  return (markup || /&(?:#\d+|#x[\da-f]+|\w+);/i.test(cut) ? plainText(markup ? cut : cut.replace(/</g, '&lt;')) : plainText(cut.replace(/[<&]/g, (c) => (c === '<' ? '&lt;' : '&amp;')))).slice(0, longest);
}

/** The entry's page: a link as text, the best of Atom's links, a guid that is an address. */
function linkOf(entry: RawEntry, base: string | null): string | null {
  const written = entry.fields.get('link')?.map(({ text, base: own }) => httpAddress(text, own ? resolve(own, base) : base)).find((url) => url !== null);
  if (written) return written;
  const rank = (link: RawEntry['links'][number]): number => (link.rel === 'alternate' ? (link.type === '' || /html/.test(link.type) ? 0 : 1) : /^(?:self|related|via)$/.test(link.rel) ? 2 : 3);
  const usable = entry.links.filter((link) => !/^(?:enclosure|edit|replies|license|next|prev|hub|search)/.test(link.rel)).sort((a, b) => rank(a) - rank(b));
  for (const link of usable) {
    const url = httpAddress(link.href, link.base ? resolve(link.base, base) : base);
    if (url) return url;
  }
  for (const candidate of [...(entry.fields.get('guid') ?? []).map((f) => f.text), entry.about ?? '', ...(entry.fields.get('id') ?? []).map((f) => f.text)]) {
    const url = /^\s*https?:/i.test(candidate) ? httpAddress(candidate, null) : null;
    if (url) return url;
  }
  return null;
}

/** An absolute http(s) address, or null. */
export function httpAddress(text: string, base: string | null): string | null {
  const address = text.trim();
  if (address === '' || address.length > 4_000) return null;
  try {
    const url = base ? new URL(address, base) : new URL(address);
    return /^https?:$/.test(url.protocol) && url.hostname !== '' ? url.href : null;
  } catch {
    return null;
  }
}

/** The first date that can be read and is not more than a day in the future. */
function dateOf(fields: readonly Field[], { timeZone, now = new Date() }: FeedOptions): Date | null {
  for (const { text } of fields) {
    const moment = parseMoment(text, timeZone ? { timeZone } : {});
    if (moment) return moment.at.getTime() > now.getTime() + 86_400_000 ? null : moment.at;
  }
  return null;
}
