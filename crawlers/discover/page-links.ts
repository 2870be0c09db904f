// The links of a page that lead to articles: those that match a pattern, or, without one, those that look like the others.

import type { FoundLink } from '../../src/model/index.ts';
import { cleanLine, parsePage, textOf, type Element } from '../read/index.ts';
import { httpAddress } from './parse-feed.ts';
import { urlKey } from './url-key.ts';

const mostLinks = 500;

export type PageLink = { readonly url: string; readonly title: string; readonly element: Element };

/** Links of a listing page, same site only, in page order, each once with its longest anchor text as title. */
export function articleLinks(html: string, pageUrl: string, pattern: RegExp | null): FoundLink[] {
  return articlesAmong(linksOf(html, pageUrl), pageUrl, pattern);
}

/** The same out of the page's links, where they are known. */
export function articlesAmong(all: readonly PageLink[], pageUrl: string, pattern: RegExp | null): FoundLink[] {
  const links = all.filter(({ url }) => (pattern ? pattern.test(url) : true));
  const chosen = pattern ? links : looksLikeArticles(links, pageUrl);
  return chosen.slice(0, mostLinks).map(({ url, title }) => ({ url, title: title === '' ? null : title, publishedAt: null, text: null }));
}

/** Every link of the page to its own site, once, without links to the page itself. */
export function linksOf(html: string, pageUrl: string): PageLink[] {
  const tree = parsePage(html);
  const base = httpAddress(tree.elements.find((e) => e.tag === 'base')?.attributes['href'] ?? '', pageUrl) ?? pageUrl;
  const own = urlKey(pageUrl);
  const found = new Map<string, PageLink>();
  for (const element of tree.elements) {
    if (element.tag !== 'a' && element.tag !== 'area') continue;
    const url = httpAddress(element.attributes['href'] ?? '', base);
    if (url === null || !sameSite(url, pageUrl)) continue;
    const address = new URL(url);
    address.hash = '';
    const key = urlKey(address.href);
    if (key === own) continue;
    const title = titleOf(element);
    const known = found.get(key);
    if (!known) found.set(key, { url: address.href, title, element });
    else if (title.length > known.title.length) found.set(key, { ...known, title });
  }
  return [...found.values()];
}

function titleOf(element: Element): string {
  const text = cleanLine(textOf(element));
  if (text !== '') return text.slice(0, 400);
  const image = element.children.find((c): c is Element => typeof c !== 'string' && c.tag === 'img');
  return cleanLine(element.attributes['title'] ?? image?.attributes['alt'] ?? '').slice(0, 400);
}

/** Host names equal but for what stands before the registered name: vnexpress.net and video.vnexpress.net. */
export function sameSite(url: string, other: string): boolean {
  const site = (address: string): string => {
    const { hostname, port } = new URL(address);
    if (/^[\d.]+$|:/.test(hostname)) return `${hostname}:${port}`;
    const labels = hostname.replace(/^www\./, '').split('.');
    // Two-part endings such as gov.vn, co.kr, com.kh: a short second-level label under a country.
    const ending = labels.length > 2 && labels.at(-1)!.length === 2 && /^(?:com?|org|net|gov|go|gob|edu|ac|info|or|ne|re|mil|gouv|gv|nic|lg)$/.test(labels.at(-2)!) ? 3 : 2;
    return `${labels.slice(-ending).join('.')}:${port}`;
  };
  return site(url) === site(other);
}

const notArticles = /\/(?:tags?|tu-khoa|topics?|author|tac-gia|category|chuyen-muc|search|tim-kiem|login|dang-nhap|register|contact|lien-he|about|gioi-thieu|rss|feed|privacy|terms|wp-(?:admin|login|content))(?:\/|$|\.)|\.(?:jpe?g|png|gif|webp|pdf|docx?|xlsx?|mp[34]|zip|rar)$|[?&](?:page|trang|p)=\d{1,3}$|\/(?:page|trang)[/-]\d{1,4}\/?$/i;

/**
 * How much an address and its anchor look like an article's: a number or a date in the path, a long last part, a headline
 * as anchor. Section pages have short paths and short anchors.
 */
function articleScore({ url, title }: PageLink): number {
  const { pathname, search } = new URL(url);
  if (notArticles.test(pathname + search) || (pathname.length < 2 && search === '')) return -10;
  const last = decodeSafely(pathname.replace(/\/+$/, '').split('/').pop() ?? '').replace(/\.\w{2,5}$/, '');
  const words = last.split(/[-_]+/).filter((w) => w.length > 0).length;
  let score = 0;
  if (/\d{5,}/.test(pathname + search)) score += 3;
  else if (/(?:id|news|aid|newsid|article)=\d+|\/\d{3,}(?:\/|$)/i.test(pathname + search)) score += 2;
  if (/\/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])(?:[/-]?\d{1,2})?(?:\/|-|_)/.test(pathname)) score += 2;
  if (words >= 4) score += 2;
  if (/\.(?:s?html?|aspx|php|epi|vnp|vov|chn|ldo|tpo)$/i.test(pathname) && last.length > 6) score += 1;
  const weight = title.length + 2 * (title.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu)?.length ?? 0);
  if (weight >= 25) score += 2;
  if (weight >= 45) score += 1;
  if (weight < 12) score -= 2;
  return score;
}

const decodeSafely = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The shape of an address: digits as 0, words as a, so that addresses made by one rule look alike. */
const shapeOf = (url: string): string => {
  const { pathname, search } = new URL(url);
  const parts = pathname.replace(/\/+$/, '').split('/').slice(1);
  const last = (parts.pop() ?? '').replace(/\d+/g, '0').replace(/[\p{L}\p{M}%]+/gu, 'a').replace(/(?:a[-_])+a/g, 'a-a');
  return `${parts.map((part) => (/^\d+$/.test(part) ? '0' : 'a')).join('/')}/${last}${search === '' ? '' : '?'}`;
};

/** The links whose shape carries most headlines, and others that look like articles by themselves. */
function looksLikeArticles(links: readonly PageLink[], pageUrl: string): PageLink[] {
  const scored = links.map((link) => ({ link, score: articleScore(link), shape: shapeOf(link.url) }));
  const shapes = new Map<string, { count: number; good: number }>();
  for (const { score, shape } of scored) {
    const seen = shapes.get(shape) ?? { count: 0, good: 0 };
    shapes.set(shape, { count: seen.count + 1, good: seen.good + (score >= 4 ? 1 : 0) });
  }
  const own = shapeOf(pageUrl);
  return scored
    .filter(({ score, shape }) => {
      if (score < 0) return false;
      const { count, good } = shapes.get(shape)!;
      const usual = good >= 3 && good >= count * 0.5 && shape !== own;
      return score >= 4 || (usual && score >= 1);
    })
    .map(({ link }) => link);
}
