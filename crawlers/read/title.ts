// The headline of a page: what its headings show and what its head declares, without the name of the outlet.

import { isNamedTitle, looksLikeFurniture } from './boilerplate-names.ts';
import { cleanLine, composed } from './clean-text.ts';
import type { JsonLdArticle } from './json-ld.ts';
import { resolveReferences } from './markup.ts';
import type { Element, PageTree } from './page-tree.ts';
import { textOf } from './page-tree.ts';
import type { PageView } from './page-view.ts';

export type Title = {
  readonly text: string;
  /** False where only the document's title speaks for it, which may be the outlet's name. */
  readonly isSure: boolean;
};

export type TitleHints = {
  readonly page: PageView;
  readonly meta: ReadonlyMap<string, string>;
  readonly jsonLd: JsonLdArticle | null;
  readonly url: string | null;
};

const longestTitle = 600;
const separators = /\s+[|–—\-:·•»«_/\\]\s+|\s*[|｜»_│]\s*|\s+[-–—]\s*|::/;
const trail = /[>»›].*[>»›]/;
const words = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
const letters = (text: string): string => composed(text).toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/**
 * The headline. The heading on the page is believed most where the page's own declarations agree with it, because the
 * declared ones are often shortened or carry the outlet's name.
 */
export function titleOf(hints: TitleHints): Title {
  const { page, meta, jsonLd } = hints;
  const isSite = siteTest(hints);
  const [headTitle] = page.tree.tagged('title');
  const written = cleanLine(headTitle ? textOf(headTitle).slice(0, longestTitle) : '');
  // "Outlet > Section > Article" names no headline.
  const documentTitle = trail.test(written) ? '' : written;
  const declared = [meta.get('og:title'), jsonLd?.headline, meta.get('twitter:title'), meta.get('dc.title'), meta.get('title'), meta.get('headline')].map((t) => cleanLine(resolveTwice((t ?? '').slice(0, longestTitle)))).filter((t) => t !== '');
  const headings = headingsOf(page.tree).filter((heading) => !isSite(heading)).slice(0, 9);
  const known = [...declared, documentTitle].map(words).filter((t) => t !== '');
  const agreed = headings.find((h) => known.some((k) => agrees(words(h), k)));
  if (agreed) return { text: asDeclared(agreed, declared, documentTitle), isSure: true };
  const line = lineOfTitle(page, documentTitle);
  if (line) return { text: line, isSure: true };
  if (declared.length === 0 && headings.length === 0) {
    // Portals of one title for all pages name the headline in a class or id.
    const named = page.tree.elements.find((e) => isNamedTitle(e) && !outsideMain(e) && textOf(e).length >= 15 && textOf(e).length <= 300);
    if (named) return { text: cleanLine(textOf(named)), isSure: true };
  }
  const best = declared.find((text) => !isSite(text)) ?? written;
  if (best !== '') return { text: withoutOutlet(best, isSite, documentTitle), isSure: declared.length > 0 };
  return { text: headings[0] ?? '', isSure: headings.length > 0 };
}

/** The heading as the page declares it, where the two differ by marks or by a kicker that only one of them has. */
function asDeclared(heading: string, declared: readonly string[], documentTitle: string): string {
  const [own = ''] = declared;
  const [shown, said, head] = [letters(heading), letters(own), letters(documentTitle)];
  if (said === '' || own === heading) return heading;
  if (said === shown) return marksIn(own) > marksIn(heading) ? own : heading;
  if (said.length >= 20 && shown.endsWith(said) && head.startsWith(said)) return own;
  return shown.length >= 20 && said.endsWith(shown) && head.startsWith(said) ? own : heading;
}

/** Style sheets put some marks between the parts of a heading. */
const marksIn = (text: string): number => text.match(/[:：,;.!?]/g)?.length ?? 0;

/** Tells the outlet's name: as it calls itself, or as its address does. */
function siteTest({ meta, url }: TitleHints): (text: string) => boolean {
  const names = ['og:site_name', 'application-name', 'al:ios:app_name'].map((name) => letters(meta.get(name) ?? '')).filter((name) => name.length >= 3);
  const host = URL.canParse(url ?? '') ? new URL(url!).hostname.replace(/^www\./, '') : '';
  const label = letters(host.split('.').sort((a, b) => b.length - a.length)[0] ?? '');
  return (text) => {
    const name = letters(text);
    if (name.length < 3) return false;
    if (name === label || names.some((known) => known === name || (name.length <= 40 && (known.includes(name) || name.includes(known))))) return true;
    return label.length >= 5 && name.length >= 5 && name.length <= 40 && (label.includes(name) || name === letters(host) || (name.startsWith(label) && name.length < label.length + 12));
  };
}

/** The same headline, or one that begins or ends with it and is not much longer. */
function agrees(heading: string, known: string): boolean {
  if (heading === '' || (heading.length < 8 && heading !== known)) return false;
  if (heading === known) return true;
  const shorter = Math.min(heading.length, known.length);
  if (shorter < 8) return false;
  if (shorter >= 20 && heading.startsWith(known)) return true;
  return shorter / Math.max(heading.length, known.length) > 0.4 && (known.startsWith(heading) || known.endsWith(heading) || heading.startsWith(known) || heading.endsWith(known));
}

/** A line on the page with which the document's title begins, where no heading is one. */
function lineOfTitle(page: PageView, documentTitle: string): string | null {
  const head = letters(documentTitle);
  const first = head.slice(0, 1);
  const line = page.blocks.find(({ text, weight, linkShare, pieces }) => weight >= 20 && weight < 300 && linkShare < 0.3 && text.length > 0.4 * documentTitle.length && pieces[0]?.element.tag !== 'title' && /\p{L}/u.test(text) && letters(text.slice(0, 8)).startsWith(first) && head.startsWith(letters(text)));
  return line ? cleanLine(line.text) : null;
}

function headingsOf(tree: PageTree): string[] {
  const lines = (elements: readonly Element[], most: number): string[] => {
    const found: string[] = [];
    for (const e of elements) {
      const text = outsideMain(e) ? '' : cleanLine(textOf(e).slice(0, longestTitle));
      if (text.length > 3 && found.push(text) >= most) break;
    }
    return found;
  };
  const named = tree.elements.filter((e) => e.written.includes('headline') && e.attributes['itemprop'] === 'headline' && e.tag !== 'meta');
  return [...lines(tree.tagged('h1'), 9), ...lines(named, 3), ...lines(tree.tagged('h2'), 3), ...lines(tree.tagged('h3'), 3)];
}

function outsideMain(element: Element): boolean {
  for (let e: Element | null = element.parent; e; e = e.parent) if (/^(?:nav|footer|aside)$/.test(e.tag) || (e.tag === 'div' && /sidebar|menu/.test(e.written) && /\b(?:sidebar|menu)\b/.test(e.attributes['class'] ?? '') && looksLikeFurniture(e))) return true;
  return false;
}

/** "Headline - Báo Bình Định" without the outlet's name. */
function withoutOutlet(title: string, isSite: (text: string) => boolean, documentTitle: string): string {
  const parts = title.split(separators).filter((part) => part.trim() !== '');
  if (parts.length < 2) return title;
  const [first = '', last = ''] = [parts[0], parts[parts.length - 1]];
  const cutEnd = title.slice(0, title.lastIndexOf(last)).replace(/[\s|｜»«–—\-:·•_/\\│]+$/u, '');
  if (isSite(first)) return withoutOutlet(title.slice(title.indexOf(first) + first.length).replace(/^[\s|｜»«–—\-:·•_/\\│]+/u, ''), isSite, documentTitle);
  if (isSite(last)) return withoutOutlet(cutEnd, isSite, documentTitle);
  return title === documentTitle && last.length < 30 && last.length < cutEnd.length / 2 ? cutEnd : title;
}

/** Entities that a content system escaped twice: "B&amp;#236;nh". */
const resolveTwice = (text: string): string => resolveReferences(text);
