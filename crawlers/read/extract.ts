// From the markup of one page to its article: text, title, date, address, language. Never a byline.

import { firstText, outletRuleOf, type OutletRule } from '../outlets/index.ts';
import { bodyOf, proseWeight, visiblePage, type Body } from './body.ts';
import type { Block } from './blocks.ts';
import { isByline, isNotice, withoutReporter } from './boilerplate-texts.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { articleOfJsonLd, type JsonLdArticle } from './json-ld.ts';
import { canonicalUrlOf, declaredLanguageOf, metaOf } from './metadata.ts';
import type { MomentOptions } from './moment.ts';
import { parsePage, type PageTree } from './page-tree.ts';
import type { PageView } from './page-view.ts';
import { plainText } from './plain-text.ts';
import { weightOf } from './prose.ts';
import { publishedAt } from './published-at.ts';
import { titleOf, type Title } from './title.ts';
import { titleLine } from './title-line.ts';
import { isSameText } from './trim.ts';
import type { ReadArticle, SkipReason } from '../../src/model/index.ts';

export type ExtractOptions = MomentOptions;
export type Extracted = { readonly article: Omit<ReadArticle, 'charset'> } | { readonly skipped: SkipReason };

/** Longer pages are cut here: 16 million characters. */
const longestPage = 16_000_000;

/** Reads an article out of decoded markup. Never throws; `url` is the address of the page, for relative links and dates in it. */
export function extractFromHtml(html: string, url: string | null, options: ExtractOptions = {}): Extracted {
  const markup = html.slice(0, longestPage);
  if (markup.trim() === '') return { skipped: 'empty' };
  if (isGarbled(markup)) return { skipped: 'unreadable' };
  if (isOtherFormat(markup)) return { skipped: 'not-an-article' };
  const tree = parsePage(markup);
  const rule = outletRuleOf(url);
  const meta = metaOf(tree);
  const jsonLd = articleOfJsonLd(tree.jsonLd);
  const page = visiblePage(tree);
  const { title, body } = titleAndBody(page, titleByRule(tree, rule) ?? titleOf({ page, meta, jsonLd, url }), rule);
  const seen = cleanText(body.blocks.map((block) => withoutReporter(block.text)).join('\n'));
  const text = fuller(seen, jsonLd);
  const { blocks } = page;
  const moment = publishedAt({ tree, jsonLd, meta, url, blocks, firstBlock: body.blocks[0]?.index ?? -1, title, ruled: rule ? firstText(tree.root, rule.date) : null }, rule?.timeZone && !options.timeZone ? { ...options, timeZone: rule.timeZone } : options);
  const weight = weightOf(text);
  if (weight < 280 && isWalled(jsonLd, markup)) return { skipped: 'paywall' };
  if (weight === 0) return { skipped: blocks.length === 0 ? 'empty' : 'not-an-article' };
  const declared = jsonLd !== null || meta.get('og:type') === 'article' || moment !== null;
  if (isListing(url, declared, proseWeight(body.blocks), blocks)) return { skipped: 'not-an-article' };
  return {
    article: {
      title, text,
      canonicalUrl: canonicalUrlOf(tree, meta, jsonLd, url),
      publishedAt: moment?.at ?? null,
      publishedOffsetMinutes: moment?.offsetMinutes ?? null,
      declaredLanguage: declaredLanguageOf(tree, meta, jsonLd),
    },
  };
}

/** The headline where the outlet's rule says that it stands, or null. */
function titleByRule(tree: PageTree, rule: OutletRule | null): Title | null {
  const text = rule ? cleanLine(firstText(tree.root, rule.title) ?? '') : '';
  return text === '' ? null : { text, isSure: true };
}

/** The body by the declared title; where that is doubtful, the line above the text may be the headline, and the body is read anew with it. */
function titleAndBody(page: PageView, declared: Title, rule: OutletRule | null): { title: string; body: Body } {
  const body = bodyOf(page, declared.text, rule);
  if (declared.isSure) return { title: declared.text, body };
  const line = titleLine(page.blocks, body.blocks[0]);
  if (line === null || isSameText(line.text, declared.text)) return { title: declared.text, body };
  return { title: line.text, body: bodyOf(page, line.text, rule) };
}

/** The text seen on the page, or the page's own articleBody where that is clearly more complete. */
function fuller(seen: string, jsonLd: JsonLdArticle | null): string {
  if (!jsonLd?.body) return seen;
  const own = plainText(jsonLd.body.replace(/\r?\n/g, '<br>')).split('\n').filter((line) => !isByline(line) && !isNotice(line)).join('\n');
  return weightOf(own) > 200 && weightOf(seen) < 0.55 * weightOf(own) ? own : seen;
}

const wall = /paywall|piano-offer|tp-modal|metered|subscriber-only|(?:subscribe|sign in|log in|register) to (?:continue|read|keep)|pour lire la suite|réservé (?:aux|à nos) abonnés|会員限定|有料会員|登录后(?:查看|阅读)|đăng nhập để (?:đọc|xem) (?:tiếp|toàn)|유료 ?회원|только (?:для|по) подписк/i;

/** Whether the page says that the rest is for paying readers. */
const isWalled = (jsonLd: JsonLdArticle | null, markup: string): boolean => jsonLd?.isAccessibleForFree === false && wall.test(markup.slice(0, 3_000_000));

/** Feeds, sitemaps and JSON, which servers often call HTML. */
function isOtherFormat(markup: string): boolean {
  const start = markup.slice(0, 4096);
  if (/<(?:!doctype\s+html|html|head|body)\b/i.test(start)) return false;
  return /^\ufeff?\s*(?:[\w$.]{1,60}\(\s*)?(?:\{\s*(?:["}]|$)|\[\s*(?:[[{"\]]|-?\d+\s*[,\]]))/.test(start) || /^\ufeff?\s*(?:<\?[^>]*>\s*|<!--[^>]{0,500}-->\s*)*<(?:rss|feed|rdf:rdf|urlset|sitemapindex|opml)[\s>]/i.test(start);
}

/** More than one character in 50 that no decoder could read, or binary. */
function isGarbled(markup: string): boolean {
  const length = Math.min(markup.length, 100_000);
  const step = length > 20_000 ? 5 : 1;
  let broken = 0;
  for (let i = 0; i < length; i += step) {
    const code = markup.charCodeAt(i);
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) || (code >= 127 && code < 160)) broken++;
  }
  return broken * step > 20 && broken * step > length / 50;
}

/** A front page or a section: it says nothing about being an article, and links outweigh its running text by far. */
function isListing(url: string | null, declared: boolean, prose: number, blocks: readonly Block[]): boolean {
  const links = blocks.filter((block) => block.linkShare > 0.7);
  const linkWeight = links.reduce((sum, block) => sum + block.weight, 0);
  if (isFrontPage(url)) return links.length > 15 && linkWeight > 0.5 * prose;
  return !declared && links.length > 40 && prose < 250 && linkWeight > 8 * prose;
}

function isFrontPage(url: string | null): boolean {
  try {
    const { pathname, search } = new URL(url ?? '');
    return /^\/(?:index\.\w{2,5})?$/.test(pathname) && search === '';
  } catch {
    return false;
  }
}

