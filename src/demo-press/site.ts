// What one outlet answers at each of its addresses.

import { shownDate } from './dates.ts';
import { encodeMarkup } from './encode.ts';
import { feedTypes, feedWriters, sitemap, type FeedItem } from './feeds.ts';
import { appArticle, articlePage, listPage, missingPage, shellPage, wholePage } from './layouts/index.ts';
import { brokenOutletKey, type Outlet } from './outlets.ts';
import { wordingAt, wordsOf, type ArticleView, type DemoArticle } from './view.ts';

export type Answer = {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
  readonly modifiedAt?: Date;
};

export type Site = {
  readonly outlet: Outlet;
  readonly origin: string;
  readonly articles: readonly DemoArticle[];
  /** The moment that ages and corrections are counted from. */
  readonly pressNow: Date;
};

const newestFirst = (a: DemoArticle, b: DemoArticle) => b.publishedAt.getTime() - a.publishedAt.getTime();
const utf8 = (type: string, text: string, modifiedAt?: Date): Answer => {
  return { status: 200, type, body: Buffer.from(text), ...(modifiedAt ? { modifiedAt } : {}) };
};
const photo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><path fill="#9bc" d="M0 0h16v9H0z"/><path fill="#357" d="M0 6q4-2 8 0t8 0v3H0z"/></svg>';

/** The answer to one address (path and query) at one moment. */
export function answerOf(site: Site, address: string, at: Date): Answer {
  const path = address.replace(/\?.*$/, '');
  if (path === '/robots.txt') return utf8('text/plain; charset=utf-8', robotsText(site));
  if (path === '/static/photo.svg') return utf8('image/svg+xml', photo);
  if (site.outlet.key === brokenOutletKey && /^\/(feed|news)\.xml$/.test(path)) return brokenFeed(site, path);
  if (path === site.outlet.wayPath) return wayInAnswer(site, at);
  const article = site.articles.find((one) => one.path === address) ?? site.articles.find((one) => one.path === path);
  if (article) return markup(site, articlePage(viewOf(site, article, at)), article.correction ? undefined : article.publishedAt);
  return otherAnswer(site, path, at);
}

function otherAnswer(site: Site, path: string, at: Date): Answer {
  const { outlet } = site;
  if (path === '/') return markup(site, outlet.way === 'rendered' ? shellPage(outlet) : listingOf(site, at));
  if (outlet.way === 'rendered' && path.startsWith('/api/')) return apiAnswer(site, path, at);
  if (outlet.disallow && path.startsWith(outlet.disallow)) return markup(site, forbiddenPage(outlet));
  return { ...markup(site, missingPage(outlet)), status: 404 };
}

/** HTML in the outlet's charset, announced where the outlet announces it. */
function markup({ outlet }: Site, html: string, modifiedAt?: Date): Answer {
  const type = outlet.charsetIn === 'meta' ? 'text/html' : `text/html; charset=${outlet.charset}`;
  return { status: 200, type, body: encodeMarkup(html, outlet.charset), ...(modifiedAt ? { modifiedAt } : {}) };
}

function wayInAnswer(site: Site, at: Date): Answer {
  const { outlet, origin } = site;
  const items = feedItems(site, at);
  switch (outlet.way) {
    case 'listing':
      return markup(site, listingOf(site, at));
    case 'rendered':
      return markup(site, shellPage(outlet));
    case 'sitemap':
      return utf8('application/xml', sitemap(outlet, origin, items));
    case 'json':
      return utf8(feedTypes.json, feedWriters.json(outlet, origin, items));
    default:
      return { status: 200, type: feedTypes[outlet.way], body: encodeMarkup(feedWriters[outlet.way](outlet, origin, items), outlet.charset) };
  }
}

function feedItems({ articles, pressNow }: Site, at: Date): FeedItem[] {
  return articles.toSorted(newestFirst).map((article) => {
    const { title, lead, body, updatedAt } = wordingAt(article, pressNow, at);
    return { id: article.id, title, lead: lead || (body[0] ?? ''), url: article.url, publishedAt: article.publishedAt, updatedAt };
  });
}

function viewOf(site: Site, article: DemoArticle, at: Date): ArticleView {
  const newest = site.articles.toSorted(newestFirst);
  const index = newest.indexOf(article);
  const neighbours = [...newest.slice(index + 1), ...newest.slice(0, index)].slice(0, 4);
  const related = neighbours.map((one) => ({ title: wordingAt(one, site.pressNow, at).title, path: one.path }));
  const { outlet, origin, pressNow } = site;
  return { ...wordingAt(article, pressNow, at), outlet, origin, article, related, words: wordsOf(outlet) };
}

function listingOf(site: Site, at: Date): string {
  const { outlet, articles, pressNow } = site;
  const items = articles.toSorted(newestFirst).map((article) => {
    const date = shownDate(article.publishedAt, outlet.offsetMinutes, outlet.language);
    return { title: wordingAt(article, pressNow, at).title, path: article.path, date };
  });
  if (outlet.disallow) items.splice(1, 0, { title: forbiddenTitle, path: `${outlet.disallow}lich-cong-tac/lich-tuan-47`, date: '' });
  return listPage(outlet, items);
}

const forbiddenTitle = 'Lịch công tác tuần (nội bộ)';

function forbiddenPage(outlet: Outlet): string {
  const main = `<h1>${forbiddenTitle}</h1><p>Trang nội bộ. robots.txt không cho máy đọc trang này; ai đọc nó là không giữ lời.</p>`;
  return wholePage(outlet, forbiddenTitle, '', main);
}

function apiAnswer(site: Site, path: string, at: Date): Answer {
  const type = 'application/json; charset=utf-8';
  if (path === '/api/latest.json') {
    const items = feedItems(site, at).map(({ title, url }) => ({ title, path: new URL(url).pathname }));
    return utf8(type, JSON.stringify({ items }));
  }
  const article = site.articles.find((one) => path === `/api${one.path}.json`);
  if (!article) return { ...utf8(type, '{}'), status: 404 };
  return utf8(type, JSON.stringify(appArticle(viewOf(site, article, at))));
}

/** A pause between requests that a short demonstration can afford, in seconds. */
const crawlDelaySeconds = 0.1;

function robotsText({ outlet, origin }: Site): string {
  const lines = ['User-agent: *', `Disallow: ${outlet.disallow ?? ''}`, `Crawl-delay: ${crawlDelaySeconds}`];
  if (outlet.way === 'sitemap') lines.push('', `Sitemap: ${origin}${outlet.wayPath}`);
  return lines.join('\n') + '\n';
}

/** One feed that breaks off in the middle of a title, and one address that answers with a web page instead. */
function brokenFeed(site: Site, path: string): Answer {
  if (path === '/news.xml') return markup(site, missingPage(site.outlet));
  const whole = feedWriters.rss(site.outlet, site.origin, [
    { id: '1', title: 'Harbour & market <report', lead: '', url: `${site.origin}/news/1`, publishedAt: site.pressNow, updatedAt: null },
  ]);
  const brokenOff = whole.slice(0, whole.indexOf('report')).replace('&amp;', '&').replace('&lt;', '<');
  return { status: 200, type: feedTypes.rss, body: Buffer.from(brokenOff) };
}
