// What a page says about the article besides its text: address, language. Never who wrote it.

import type { JsonLdArticle } from './json-ld.ts';
import type { PageTree } from './page-tree.ts';

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
