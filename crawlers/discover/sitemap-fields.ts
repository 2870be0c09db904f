// The addresses in a sitemap (sitemaps.org), a news sitemap, a sitemap index or a plain list, well-formed or not.

import { Parser } from 'htmlparser2';
import { cleanLine, parseMoment } from '../read/index.ts';

export type SitemapEntry = {
  readonly url: string;
  /** From a news sitemap; null otherwise. */
  readonly title: string | null;
  /** The news publication date, else the last modification; null where neither is given or can be read. */
  readonly at: Date | null;
};

export type Sitemap = { readonly kind: 'urls' | 'index'; readonly entries: readonly SitemapEntry[] } | { readonly kind: 'none' };

const mostEntries = 50_000;
const sliceLength = 65_536;
const longestField = 4_000;
const deepest = 1_000;

/** Reads a decoded sitemap; never throws. */
export function readSitemap(text: string): Sitemap {
  const body = text.replace(/^[\s\ufeff]+/, '');
  if (!body.startsWith('<')) return readList(body);
  let root = '';
  let depth = 0;
  let entry: Record<string, string> | null = null;
  let field: string | null = null;
  const entries: SitemapEntry[] = [];
  const parser = new Parser(
    {
      onopentag: (raw) => {
        depth++;
        const name = localName(raw);
        if (root === '' && (name === 'urlset' || name === 'sitemapindex')) root = name;
        if (root !== '' && (name === 'url' || name === 'sitemap')) entry = {};
        else if (entry) field = fieldOf(raw);
      },
      ontext: (part) => {
        if (entry && field && (entry[field]?.length ?? 0) < longestField) entry[field] = (entry[field] ?? '') + part;
      },
      onclosetag: (raw) => {
        depth--;
        const name = localName(raw);
        if (entry && (name === 'url' || name === 'sitemap')) {
          const made = entryOf(entry);
          if (made && entries.length < mostEntries) entries.push(made);
          entry = null;
        }
        field = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let at = 0; at < body.length && entries.length < mostEntries && depth < deepest; at += sliceLength) parser.write(body.slice(at, at + sliceLength));
  parser.end();
  if (root === '') return { kind: 'none' };
  return { kind: root === 'sitemapindex' ? 'index' : 'urls', entries };
}

const localName = (raw: string): string => raw.slice(raw.indexOf(':') + 1).toLowerCase();

/** `image:loc` and `video:publication_date` speak of pictures, not of the page. */
function fieldOf(raw: string): string | null {
  const prefix = raw.includes(':') ? raw.slice(0, raw.indexOf(':')).toLowerCase() : '';
  const name = localName(raw);
  if (prefix === '' || prefix === 'sm') return /^(?:loc|lastmod)$/.test(name) ? name : null;
  return /^(?:news|n)$/.test(prefix) && /^(?:title|publication_date)$/.test(name) ? name : null;
}

function entryOf(entry: Record<string, string>): SitemapEntry | null {
  const url = entry['loc']?.trim();
  if (!url) return null;
  const at = parseMoment(entry['publication_date'] ?? '') ?? parseMoment(entry['lastmod'] ?? '');
  return { url, title: cleanLine(entry['title'] ?? '') || null, at: at?.at ?? null };
}

/** A text file with one address a line is a sitemap too. */
function readList(body: string): Sitemap {
  const lines = body.slice(0, 5_000_000).split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length === 0 || !lines.every((line) => /^https?:\/\/\S+$/.test(line))) return { kind: 'none' };
  return { kind: 'urls', entries: lines.slice(0, mostEntries).map((url) => ({ url, title: null, at: null })) };
}
