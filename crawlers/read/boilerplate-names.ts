// Elements that are not article text, told by their tag or by what web designers call them (class, id, role).

import { attributeIn } from './markup.ts';
import type { Element, Names } from './page-tree.ts';

/** camelCase, snake_case and kebab-case as words with single hyphens: "relatedContent box_tin" → "related-content box-tin". */
const namesOf = (element: Element): Names => (element.names ??= readNames(element));

const mayBeNamed = /class|id|role|itemprop/i;

function readNames(element: Element): Names {
  const { written, tag } = element;
  if (!mayBeNamed.test(written)) return noNames;
  // The anchor of a heading is made from its words: "#related-laws" says nothing about its role.
  const isHeading = /^h[1-6]$/.test(tag);
  const known = isHeading ? undefined : element.namesOfPage.get(written);
  if (known) return known;
  const [classes, id, role, itemprop] = ['class', 'id', 'role', 'itemprop'].map((name) => attributeIn(written, name) ?? element.attributes[name] ?? '');
  // Cut first, so that no page can fill the memory with its names.
  const names = namesWritten(`${classes} ${isHeading ? '' : id} ${role} ${itemprop}`.slice(0, 600).trim());
  if (!isHeading) element.namesOfPage.set(written, names);
  return names;
}

const apart = /[A-Z_:./]/;

function namesWritten(written: string): Names {
  const known = spelt.get(written);
  if (known) return known;
  if (spelt.size >= mostKnown) spelt.clear();
  const words = apart.test(written) ? written.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase().replace(/[_:./]+/g, '-') : written;
  const names = { words, passes: [] };
  spelt.set(written, names);
  return names;
}

const noNames: Names = { words: '', passes: [] };
/** Rows of a list have the same names: spelt out and tested once, until so many are known that starting anew is cheaper. */
const spelt = new Map<string, Names>();
const mostKnown = 10_000;

type NameTest = { readonly test: (names: Names) => boolean };
let tests = 0;

function word(...alternatives: string[]): NameTest {
  const pattern = new RegExp(`(?:^|[\\s-])(?:${alternatives.join('|')})(?=$|[\\s-])`);
  const number = tests++;
  return { test: (names) => names !== noNames && (names.passes[number] ??= pattern.test(names.words)) };
}

const silentTags = new Set(['nav', 'footer', 'figcaption', 'figure', 'button', 'dialog', 'label', 'aside', 'form', 'menu', 'search', 'legend', 'amp-ad', 'amp-sidebar', 'amp-analytics', 'head', 'title']);
const silentRoles = /^(?:navigation|banner|contentinfo|complementary|search|dialog|alertdialog|menu|menubar|toolbar|tooltip|tablist)$/;

const junkNames = word(
  // More to read
  'related\\w*', 'relate', 'recirc\\w*', 'recommend\\w*', 'read-?more', 'readmore', 'see-?also', 'more-(?:news|stories|from|on|in)', 'also-read', 'most-(?:read|viewed|popular)', 'popular\\w*', 'trending\\w*',
  'teasers?', 'next-(?:post|article|story)', 'prev(?:ious)?-(?:post|article|story)', 'post-nav\\w*', 'outbrain\\w*', 'taboola\\w*', 'zergnet', 'more-link', 'moretag', 'mm-related', 'similar\\w*', 'other-?news', 'latest-(?:news|posts|articles)',
  '(?:box-?)?tin-?(?:tuc-)?lien-?quan\\w*', 'lien-?quan', 'tin-?khac', 'tin-?cung-?chuyen-?muc', 'cung-?chuyen-?muc', 'tin-?moi', 'bai-?lien-?quan', 'doc-?them', 'xem-?them', 'relate-?news', 'box-?tin-?lien-?quan',
  // Taking part
  'share\\w*', 'sharing', 'social\\w*', 'sns\\w*', 'addthis\\w*', 'addtoany\\w*', 'sharedaddy', 'follow-?us', 'comments?', 'comment-\\w+', 'commentlist', 'disqus\\w*', 'respond', 'fb-(?:comments|like|share)\\w*', 'chia-?se', 'binh-?luan', 'likes?', 'reactions?', 'rating\\w*', 'vote', 'voting', 'poll',
  'newsletter\\w*', 'subscri\\w+', 'sign-?up', 'mailing-?list', 'promo\\w*', 'cta', 'call-to-action', 'donat\\w+', 'login', 'register', 'paywall-\\w+', 'regwall',
  // Money
  'sponsor\\w*', 'advert\\w*', 'ads?', 'adsbygoogle', 'ad-\\w+', 'banner\\w*', 'quang-?cao', 'quangcao', 'affiliate\\w*', 'commercial', 'outstream',
  // Who, when, picture
  'by-?lines?', 'author\\w*', 'authors?-\\w+', 'writer', 'reporters?', 'journalists?', 'contributors?', 'tac-?gia', 'nguoi-?viet', 'but-?danh', 'captions?', 'caption-\\w+', 'wp-caption-text', 'image-?caption', 'photo-?caption', 'photo-?credit', 'credits?', 'copyright\\w*', 'image-?credit',
  'date-?lines?', 'time-?stamp\\w*', 'publish(?:ed)?-?(?:date|time|on|at)?', 'pub-?date', 'post-?(?:meta|info|date)', 'posted-on', 'entry-(?:meta|date|utility)', 'article-(?:meta|date|info)', 'meta', 'estimated-read-time', 'reading-?time', 'read-?time', 'submitted', 'submitted-\\w+', 'date-?published', 'date-?modified', 'datetime', 'ngay-?dang', 'pswp\\w*', 'gallery', 'slideshow', 'slide-count', 'resgallery\\w*', 'lightbox', 'video-?(?:title|caption|player|info|overlay)', 'player-overlay\\w*', 'jwplayer', 'syndigate-\\w+',
  // Furniture
  'bread-?crumbs?\\w*', 'tags?', 'tag-?(?:list|cloud|s)', 'tags-\\w+', 'article-tags', 'post-tags', 'entry-tags', 'keywords?', 'categories', 'category-links', 'tool-?bar', 'tools', 'article-tools', 'utility', 'pagination', 'pager', 'page-links', 'paging', 'cookies?\\w*', 'consent\\w*', 'gdpr\\w*', 'pop-?up\\w*', 'modal', 'overlay', 'tooltip', 'side-?bar\\w*', 'footer\\w*', 'site-(?:header|footer|nav)', 'sub-?nav\\w*', 'navigation', 'nav', 'nav-?bar', 'sub-?menu\\w*', 'menu\\w*', 'masthead', 'print-?(?:header|only|footer)', 'printonly', 'skip-link', 'screen-reader\\w*', 'sr-only', 'visually-?hidden', 'hidden', 'no-?print', 'makehomepage\\w*',
  'disclaimer', 'article-disclaimer', 'infobox-links', 'toc', 'table-of-contents', 'font-?size', 'audio-?player', 'tts', 'listen', 'donate', 'app-download', 'qr-?code\\w*', 'region-copyright', 'search-?(?:form|box)', 'weather', 'ticker', 'livescore',
);
const titleNames = word('title', 'title-\\w+', 'tieu-?de', 'headline', '(?:article|news|post|detail|entry|page|story|lbl)-?(?:title|heading|headline)', 'ten-?bai', 'bt', 'subject');
/** Whether a short element is named as a headline; a link to another text is none. */
export const isNamedTitle = (element: Element): boolean => element.tag !== 'a' && element.tag !== 'title' && titleNames.test(namesOf(element));

/** Of these nothing is believed to be the article unless nearly all running text of the page is in it. */
const neverArticle = word('related\\w*', 'recommend\\w*', 'comments?', 'comment-\\w+', 'disqus\\w*', 'newsletter\\w*', 'subscri\\w+', 'cookies?\\w*', 'consent\\w*', 'gdpr\\w*', 'side-?bar\\w*', 'footer\\w*', 'most-(?:read|viewed|popular)', 'trending\\w*', 'tin-?(?:tuc-)?lien-?quan', 'binh-?luan', 'modal', 'popup', 'copyright');
const commentNames = word('comments', 'comments?-(?:list|area|box|section|wrap\\w*|thread|container|item|body|content|block|form|holder|vne)', 'commentlist', 'comments?wrap\\w*', '(?:list|content|box|fb|post|user|reader)-comments?', 'disqus\\w*', 'respond', 'binh-?luan', 'y-?kien(?:-\\w+)?', 'discuss(?:ion)?-?(?:board|list|thread)');
/** Whether an element is named as a thread of comments. */
export const isNamedComments = (element: Element): boolean => !notNamed.has(element.tag) && commentNames.test(namesOf(element)) && !/comments-(?:open|closed|off|on)|live|match/.test(namesOf(element).words);
const notNamed = new Set(['html', 'body', '#root', 'article', 'main', 'a', 'span']);

/** Names that mark the article itself; where one stands, the junk names in the same element are not believed. */
const bodyNames = word(
  'article-?body', 'article-?content', 'article-?text', 'article-?detail', 'post-?content', 'post-?body', 'entry-?content', 'story-?body', 'story-?content', 'story-?text', 'news-?content', 'news-?body', 'news-?detail', 'news-?text', 'detail-?content', 'content-?detail', 'detail-?body', 'main-?content', 'page-?content', 'body-?content', 'content-?body', 'content-?news', 'main-?detail', 'single-?content', 'blog-?content',
  'fck-detail', 'the-article-body', 'articlebody', 'noidung', 'noi-?dung', 'chi-?tiet', 'chitiet', 'bai-?viet', 'cms-body', 'maincontent', 'singular-content', 'knc-content', 'edittor-content', 'text-detail', 'artical-content', 'rich-?text', 'td-post-content', 'article-content-body', 'arttext', 'articletext', 'storytext', 'artibody', 'zw', 'tinyMCE', 'description',
);
const leadNames = word('sapo', 'lead', 'lede', 'standfirst', 'chapo', 'intro\\w*', 'summary', 'dek', 'deck', 'teaser-?text', 'description', 'tom-?tat', 'trich-?dan', 'article-(?:summary|intro|lead|sapo)', 'abstract', 'subtitle', 'sub-?head\\w*', 'kicker-text');

export const isNamedBody = (element: Element): boolean => element.tag !== 'html' && element.tag !== 'body' && bodyNames.test(namesOf(element));
export const isNamedLead = (element: Element): boolean => leadNames.test(namesOf(element));

/** Whether tag, role or names say that this element is beside the article. Says nothing about how much text it holds. */
export function looksLikeFurniture(element: Element): boolean {
  if (isFurnitureByTag(element)) return true;
  const { tag } = element;
  if (tag === 'html' || tag === 'body' || tag === '#root' || tag === 'article' || tag === 'main') return false;
  const names = namesOf(element);
  return junkNames.test(names) && !bodyNames.test(names) && !exempt.test(names.words);
}

/** A quoted post of a social network is part of what the article says; its account is dropped later. */
const exempt = /social-media-embed|twitter-tweet|(?:^|\s)articlebody(?:\s|$)/;

/** The same by tag and role alone. */
export const isFurnitureByTag = (element: Element): boolean => silentTags.has(element.tag) || (element.written.includes('role') && silentRoles.test(element.attributes['role'] ?? ''));

/** How large a share of the page's running text an element with furniture's names may hold before it is taken for the article after all. */
export const furnitureShare = (element: Element): number => (element.tag === 'footer' || element.tag === 'nav' || neverArticle.test(namesOf(element)) ? 0.8 : 0.35);

/** What stands on the page only when it is printed, and players of social networks without text of their own. */
const notShownNames = word('d-print-\\w+', 'print-only', 'instagram-media', 'tiktok-embed', 'fb-post', 'fb-video');
export const isNotShown = (element: Element): boolean => notShownNames.test(namesOf(element));

/** Whether an element holds what is said about a picture. */
export const isNamedCaption = (element: Element): boolean => element.tag === 'figcaption' || captionNames.test(namesOf(element));
const captionNames = word('captions?', 'caption-\\w+', '\\w+-caption', 'wp-caption-text', 'photo-?cms-caption', 'chu-?thich', 'desc-?photo');

/** Whether the page itself hides the element. */
export function isHidden(element: Element): boolean {
  if (!mayHide.test(element.written)) return false;
  const { style = '', hidden, type } = element.attributes;
  return hidden !== undefined || type === 'hidden' || (style !== '' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style));
}
const mayHide = /hidden|none/i;
