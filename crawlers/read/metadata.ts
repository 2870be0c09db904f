// What a page says about the article besides its text: title, address, language. Never who wrote it.

import { cleanLine } from './clean-text.ts';
import type { JsonLdArticle } from './json-ld.ts';
import type { Element, PageTree } from './page-tree.ts';
import { textOf } from './page-tree.ts';
import { isNamedTitle, looksLikeFurniture } from './boilerplate-names.ts';

/** Contents of the <meta> elements by name or property in lower case; the first of each wins. */
export function metaOf(tree: PageTree): Map<string, string> {
  const meta = new Map<string, string>();
  for (const { attributes } of tree.tagged('meta')) {
    const content = attributes['content']?.trim();
    if (!content) continue;
    for (const key of [attributes['property'], attributes['name'], attributes['itemprop'], attributes['http-equiv']]) {
      const name = key?.trim().toLowerCase();
      if (name && !meta.has(name)) meta.set(name, content);
    }
  }
  return meta;
}

const longestTitle = 600;
const separators = /\s+[|–—\-:·•»«_/\\]\s+|\s*[|｜»_]\s*|\s+[-–—]\s*|::/;
const words = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

export type Title = {
  readonly text: string;
  /** False where only the document's title speaks for it, which may be the outlet's name. */
  readonly isSure: boolean;
};

/**
 * The headline. The heading on the page is believed most where the page's own declarations agree with it, because the
 * declared ones are often shortened or carry the outlet's name.
 */
export function titleOf(tree: PageTree, meta: ReadonlyMap<string, string>, jsonLd: JsonLdArticle | null): Title {
  const [headTitle] = tree.tagged('title');
  const documentTitle = cleanLine(meta.get('#title') ?? (headTitle ? textOf(headTitle).slice(0, longestTitle) : ''));
  const declared = [meta.get('og:title'), jsonLd?.headline, meta.get('twitter:title'), meta.get('dc.title'), meta.get('title'), meta.get('headline')].map((t) => cleanLine(resolve((t ?? '').slice(0, longestTitle)))).filter((t) => t !== '');
  const headings = headingsOf(tree).slice(0, 9);
  const known = [...declared, documentTitle].map(words).filter((t) => t !== '');
  const agreed = headings.find((h) => known.some((k) => agrees(words(h), k)));
  if (agreed) return { text: agreed, isSure: true };
  if (declared.length === 0 && headings.length === 0) {
    // Portals of one title for all pages name the headline in a class or id.
    const named = tree.elements.find((e) => isNamedTitle(e) && !outsideMain(e) && textOf(e).length >= 15 && textOf(e).length <= 300);
    if (named) return { text: cleanLine(textOf(named)), isSure: true };
  }
  const site = words(meta.get('og:site_name') ?? '');
  const best = declared[0] ?? documentTitle;
  if (best !== '') return { text: withoutOutlet(best, site), isSure: declared.length > 0 };
  return { text: headings[0] ?? '', isSure: headings.length > 0 };
}

/** The same headline, or one that begins or ends with it and is not much longer. */
function agrees(heading: string, known: string): boolean {
  if (heading === '' || (heading.length < 8 && heading !== known)) return false;
  if (heading === known) return true;
  const shorter = Math.min(heading.length, known.length);
  return shorter >= 8 && shorter / Math.max(heading.length, known.length) > 0.4 && (known.startsWith(heading) || known.endsWith(heading) || heading.startsWith(known) || heading.endsWith(known));
}

function headingsOf(tree: PageTree): string[] {
  const texts = (tag: string): string[] => tree.tagged(tag).filter((e) => !outsideMain(e)).map((e) => cleanLine(textOf(e).slice(0, longestTitle))).filter((t) => t.length > 3);
  const named = tree.elements.filter((e) => e.written.includes('headline') && e.attributes['itemprop'] === 'headline' && e.tag !== 'meta').map((e) => cleanLine(textOf(e).slice(0, longestTitle)));
  return [...texts('h1'), ...named, ...texts('h2').slice(0, 3), ...texts('h3').slice(0, 3)].filter((t) => t !== '');
}

function outsideMain(element: Element): boolean {
  for (let e: Element | null = element.parent; e; e = e.parent) if (/^(?:nav|footer|aside)$/.test(e.tag) || (e.tag === 'div' && /\b(?:sidebar|menu)\b/.test(e.attributes['class'] ?? '') && looksLikeFurniture(e))) return true;
  return false;
}

/** "Headline - Báo Bình Định" without the outlet's name. */
export function withoutOutlet(title: string, site: string): string {
  const parts = title.split(separators);
  if (parts.length < 2) return title;
  const last = parts[parts.length - 1]!;
  const first = parts[0]!;
  const isSite = (part: string): boolean => site !== '' && (words(part) === site || site.includes(words(part)) || words(part).includes(site));
  const cutEnd = title.slice(0, title.lastIndexOf(last)).replace(/[\s|｜»«–—\-:·•_/\\]+$/u, '');
  if (isSite(last) || (site === '' && last.length < 30 && last.length < cutEnd.length / 2)) return cutEnd;
  if (isSite(first)) return title.slice(first.length).replace(/^[\s|｜»«–—\-:·•_/\\]+/u, '');
  return title;
}

/** Entities that a content system escaped twice: "B&amp;#236;nh". */
function resolve(text: string): string {
  const named: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ', rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”', ndash: '–', mdash: '—', hellip: '…' };
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : 0;
    if (code > 0 && code < 0x110000) return String.fromCodePoint(code);
    return (name && named[name.toLowerCase()]) ?? whole;
  });
}

/** The address under which the outlet wants the article known; null where it names none or one that is not http(s). */
export function canonicalUrlOf(tree: PageTree, meta: ReadonlyMap<string, string>, jsonLd: JsonLdArticle | null, base: string | null): string | null {
  const link = tree.tagged('link').find((e) => /(?:^|\s)canonical(?:\s|$)/i.test(e.attributes['rel'] ?? ''))?.attributes['href'];
  for (const candidate of [link, meta.get('og:url'), jsonLd?.url]) {
    const url = absolute(candidate, base);
    // A canonical address that is the front page is a mistake of the content system.
    if (url && (new URL(url).pathname.length > 1 || new URL(url).search !== '')) return url;
  }
  return null;
}

function absolute(href: string | null | undefined, base: string | null): string | null {
  try {
    const url = base ? new URL(href?.trim() || '#', base) : new URL(href?.trim() ?? '');
    return href?.trim() && /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** The declared language as ISO 639-1 (three letters where there is no shorter code); null where nothing sensible is said. */
export function declaredLanguageOf(tree: PageTree, meta: ReadonlyMap<string, string>, jsonLd: JsonLdArticle | null): string | null {
  const html = tree.tagged('html')[0]?.attributes;
  for (const tag of [html?.['lang'], html?.['xml:lang'], jsonLd?.language, meta.get('content-language'), meta.get('og:locale'), meta.get('language'), meta.get('inlanguage')]) {
    const language = languageOfTag(tag ?? '');
    if (language) return language;
  }
  return null;
}

const odd: Record<string, string> = { vn: 'vi', cn: 'zh', jp: 'ja', kr: 'ko', kh: 'km', la: 'lo', vie: 'vi', eng: 'en', zho: 'zh', chi: 'zh', jpn: 'ja', kor: 'ko', tha: 'th', lao: 'lo', khm: 'km', fra: 'fr', fre: 'fr', rus: 'ru', english: 'en', vietnamese: 'vi', vietnam: 'vi', fil: 'tl' };

function languageOfTag(tag: string): string | null {
  const first = tag.trim().toLowerCase().split(/[-_,;\s]/)[0] ?? '';
  if (Object.hasOwn(odd, first)) return odd[first]!;
  return /^[a-z]{2,3}$/.test(first) && first !== 'und' ? first : null;
}
