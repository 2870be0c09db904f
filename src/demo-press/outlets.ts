// The invented outlets: what each is, how it serves its articles, and what is odd about it. All names are fictional.

import type { SourceKind } from '../model/index.ts';

export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json';
export type Way = FeedFormat | 'sitemap' | 'listing' | 'rendered';
export type LayoutName =
  | 'cms' | 'plain-cms' | 'portal' | 'broadcaster' | 'wordpress' | 'newsroom' | 'wire' | 'line-breaks' | 'chinese' | 'japanese' | 'korean' | 'app';

export type Outlet = {
  readonly key: string;
  readonly name: string;
  readonly language: string;
  /** As written in `<html lang>`; also picks the words around the article. */
  readonly htmlLang: string;
  readonly country: string;
  readonly kind: SourceKind;
  /** Minutes east of UTC of the outlet's clock. */
  readonly offsetMinutes: number;
  readonly charset: string;
  /** Where a page says which charset it is in. */
  readonly charsetIn: 'header' | 'meta' | 'both';
  readonly layout: LayoutName;
  readonly way: Way;
  readonly wayPath: string;
  /** Address of an article: {section}, {number} and {slug} are filled. */
  readonly path: string;
  readonly linkPattern?: string;
  readonly gzip?: true;
  readonly disallow?: string;
  /** Answers every request this late (milliseconds) unless the caller says otherwise. */
  readonly delayMs?: number;
};

const vietnam = { country: 'VN', language: 'vi', htmlLang: 'vi', offsetMinutes: 420 } as const;
const english = { language: 'en', htmlLang: 'en', charset: 'utf-8', charsetIn: 'both', kind: 'newspaper' } as const;

export const outlets: readonly Outlet[] = [
  { ...vietnam, key: 'song-kon-bao', name: 'Sông Kôn Báo', kind: 'newspaper', charset: 'utf-8', charsetIn: 'both', layout: 'cms', way: 'rss', wayPath: '/rss/tin-moi.rss', path: '/{section}/{slug}-{number}.html' },
  { ...vietnam, key: 'ban-tin-mien-trung', name: 'Bản Tin Miền Trung Hư Cấu', kind: 'portal', charset: 'windows-1258', charsetIn: 'header', layout: 'plain-cms', way: 'sitemap', wayPath: '/sitemap-news.xml', path: '/tin/{number}/{slug}' },
  { ...vietnam, key: 'cong-tt-gio-bien', name: 'Cổng thông tin Gió Biển', kind: 'government', charset: 'utf-8', charsetIn: 'meta', layout: 'portal', way: 'listing', wayPath: '/tin-tuc', path: '/tin-tuc/{section}/{slug}-{number}', linkPattern: '/(tin-tuc|noi-bo)/[a-z0-9-]+/[a-z0-9-]+-\\d+$', disallow: '/noi-bo/' },
  { ...vietnam, key: 'tieng-viet-dai-xa', name: 'Tiếng Việt Đài Xa', country: 'AU', offsetMinutes: 600, kind: 'broadcaster', charset: 'utf-8', charsetIn: 'both', layout: 'broadcaster', way: 'atom', wayPath: '/vi/atom.xml', path: '/vi/{section}/a-{number}' },
  { ...english, key: 'manila-harbour-times', name: 'Manila Harbour Times', country: 'PH', offsetMinutes: 480, layout: 'wordpress', way: 'json', wayPath: '/feed.json', path: '/{section}/{slug}/' },
  { ...english, key: 'straits-ledger', name: 'The Straits Ledger', country: 'SG', offsetMinutes: 480, layout: 'newsroom', way: 'rss', wayPath: '/rss.xml', path: '/{section}/story/{slug}-{number}', gzip: true },
  { ...english, key: 'meridian-wire', name: 'Meridian Wire', country: 'GB', kind: 'agency', offsetMinutes: 0, layout: 'wire', way: 'atom', wayPath: '/wire.atom', path: '/item/{number}' },
  { ...english, key: 'dragon-coast-daily', name: 'Dragon Coast Daily', country: 'CN', offsetMinutes: 480, layout: 'chinese', way: 'rss', wayPath: '/rss/world.xml', path: '/a/{section}/{number}.html' },
  { key: 'courrier-du-mekong', name: 'Le Courrier du Mékong imaginaire', language: 'fr', htmlLang: 'fr-FR', country: 'FR', kind: 'newspaper', offsetMinutes: 60, charset: 'utf-8', charsetIn: 'both', layout: 'newsroom', way: 'atom', wayPath: '/flux/une.atom', path: '/{section}/article/{slug}_{number}.html' },
  { key: 'tikhookeanskiy-vestnik', name: 'Тихоокеанский вымышленный вестник', language: 'ru', htmlLang: 'ru', country: 'RU', kind: 'newspaper', offsetMinutes: 600, charset: 'windows-1251', charsetIn: 'meta', layout: 'line-breaks', way: 'rdf', wayPath: '/news.rdf', path: '/news/{number}/' },
  { key: 'siang-xe-kong', name: 'ສຽງເຊກອງສົມມຸດ', language: 'lo', htmlLang: 'lo', country: 'LA', kind: 'newspaper', offsetMinutes: 420, charset: 'utf-8', charsetIn: 'both', layout: 'wordpress', way: 'listing', wayPath: '/khao/', path: '/khao/{number}', linkPattern: '/khao/\\d+$' },
  { key: 'qiongzhou-wanbao', name: '琼州晚报（虚构）', language: 'zh', htmlLang: 'zh', country: 'CN', kind: 'newspaper', offsetMinutes: 480, charset: 'gbk', charsetIn: 'meta', layout: 'chinese', way: 'listing', wayPath: '/node_7.htm', path: '/html/content_{number}.htm', linkPattern: '/html/content_\\d+\\.htm$' },
  { key: 'haixia-kuaibao', name: '海峽快報（虛構）', language: 'zh', htmlLang: 'zh-Hant', country: 'TW', kind: 'newspaper', offsetMinutes: 480, charset: 'big5', charsetIn: 'both', layout: 'wordpress', way: 'rss', wayPath: '/rss/all.xml', path: '/news/{section}/{number}' },
  { key: 'minato-shinbun', name: '架空みなと新聞', language: 'ja', htmlLang: 'ja', country: 'JP', kind: 'newspaper', offsetMinutes: 540, charset: 'shift_jis', charsetIn: 'both', layout: 'japanese', way: 'rdf', wayPath: '/index.rdf', path: '/articles/{number}.html' },
  { key: 'hanbada-ilbo', name: '가상 한바다일보', language: 'ko', htmlLang: 'ko', country: 'KR', kind: 'newspaper', offsetMinutes: 540, charset: 'euc-kr', charsetIn: 'header', layout: 'korean', way: 'sitemap', wayPath: '/sitemap_news.xml', path: '/news/articleView.html?idxno={number}' },
  { key: 'chaophraya-raiwan', name: 'เจ้าพระยารายวัน (สมมติ)', language: 'th', htmlLang: 'th', country: 'TH', kind: 'newspaper', offsetMinutes: 420, charset: 'windows-874', charsetIn: 'both', layout: 'plain-cms', way: 'rss', wayPath: '/rss.php', path: '/news_{number}.php' },
  { key: 'tonle-post', name: 'ទន្លេប៉ុស្តិ៍ (ប្រឌិត)', language: 'km', htmlLang: 'km', country: 'KH', kind: 'newspaper', offsetMinutes: 420, charset: 'utf-8', charsetIn: 'both', layout: 'app', way: 'rendered', wayPath: '/latest', path: '/article/{number}', linkPattern: '/article/\\d+$' },
  { ...english, key: 'slow-gazette', name: 'The Slow Gazette', country: 'AU', offsetMinutes: 600, layout: 'newsroom', way: 'rss', wayPath: '/feed', path: '/{section}/{slug}', delayMs: 4000 },
  { ...english, key: 'broken-courier', name: 'The Broken Courier', country: 'GB', offsetMinutes: 0, layout: 'wire', way: 'rss', wayPath: '/feed.xml', path: '/{section}/{slug}' },
  { ...english, key: 'dead-herald', name: 'The Dead Herald', country: 'GB', offsetMinutes: 0, layout: 'wire', way: 'rss', wayPath: '/feed.xml', path: '/{section}/{slug}' },
];

/** The outlet at whose address nothing listens. */
export const deadOutletKey = 'dead-herald';
/** The outlet whose first feed breaks off and whose second is a web page. */
export const brokenOutletKey = 'broken-courier';
