// From a home page to proposals: every way in that is found is tried for real, and its latest articles are read as the archive would read them.

import type { Discovery, Fetched, Fetcher, FoundLink, Renderer, SkipReason, WayIn, WayInDescription } from '../../src/model/index.ts';
import type { ProblemCode } from '../../src/errors.ts';
import { extractArticle } from '../read/index.ts';
import { advertisedFeeds, commonFeedPaths, commonSitemapPaths, homeFacts, linkedFeeds, sitemapsOfRobots, treeOf, type FoundBy, type HomeFacts } from './candidates.ts';
import { discover } from './discover.ts';
import { learnPattern } from './learn-pattern.ts';
import { articleLinks, linksOf } from './page-links.ts';
import { parseFeed } from './parse-feed.ts';
import { readSitemap } from './sitemap-fields.ts';
import { urlKey } from './url-key.ts';

/** An article as it would be kept, or why it would not be. */
export type PreviewedArticle = {
  readonly url: string;
  readonly title: string | null;
  readonly publishedAt: Date | null;
  /** The first characters of its text, at most 400, and how many it has in all. */
  readonly start: string;
  readonly characters: number;
  readonly notRead: SkipReason | ProblemCode | null;
};

export type Proposal = {
  readonly way: WayInDescription;
  readonly foundBy: FoundBy;
  readonly links: number;
  readonly newestAt: Date | null;
  readonly preview: readonly PreviewedArticle[];
  /** Share of the preview that would be kept, 0 to 1. */
  readonly readable: number;
  /** The best way, and further feeds that bring mostly other articles. */
  readonly recommended: boolean;
};

/** A way that was tried and led nowhere, with the English sentence of its problem. */
export type Tried = { readonly way: WayInDescription; readonly problem: ProblemCode; readonly detail: string };

export type Proposed = { readonly home: HomeFacts; readonly proposals: readonly Proposal[]; readonly tried: readonly Tried[] };

export type ProposeOptions = {
  readonly fetcher: Fetcher;
  readonly renderer: Renderer;
  /** Feeds that are known already, from the catalogue for instance. */
  readonly known?: readonly string[];
  /** Articles read of each way in. */
  readonly preview?: number;
  readonly onTry?: (url: string) => void;
};

const mostFeeds = 8;
const mostSitemaps = 3;
const latestShown = 5;
/** Pages kept for the length of one proposal, so that a page that several ways lead to is asked once. */
const largestRemembered = 2_000_000;

type Found = { readonly way: WayInDescription; readonly foundBy: FoundBy; readonly links: readonly FoundLink[] };

/** Proposes ways into the outlet at `homeUrl` (which may be a feed or sitemap itself), best first. Network failures are values. */
export async function proposeWaysIn(homeUrl: string, options: ProposeOptions): Promise<Proposed> {
  const search = new Search(homeUrl, options);
  await search.run();
  return search.proposed(options.preview ?? latestShown);
}

/** What `check` says of one way in: its links and its latest articles, read and not saved. */
export async function previewWayIn(way: WayInDescription, options: ProposeOptions): Promise<Proposal | Tried> {
  const search = new Search(way.url, options);
  const found = await search.attempt(way, 'given');
  return found === null ? (search.tried[0] as Tried) : search.propose(found, options.preview ?? latestShown);
}

class Search {
  readonly tried: Tried[] = [];
  readonly #found: Found[] = [];
  readonly #asked = new Set<string>();
  readonly #homeUrl: string;
  readonly #options: ProposeOptions;
  readonly #fetcher: Fetcher;
  #home: HomeFacts;

  constructor(homeUrl: string, options: ProposeOptions) {
    this.#homeUrl = homeUrl;
    this.#options = options;
    this.#fetcher = remembering(options.fetcher);
    this.#home = { url: homeUrl, name: null, language: null };
  }

  async run(): Promise<void> {
    for (const url of this.#options.known ?? []) await this.attempt({ kind: 'feed', url }, 'given');
    const answer = await this.#fetcher.get(this.#homeUrl);
    if (answer.kind !== 'page') {
      if (answer.kind === 'refused') this.tried.push({ way: { kind: 'listing', url: this.#homeUrl }, problem: answer.problem, detail: answer.detail });
      // A front page may refuse us while feed and sitemap do not.
      return this.#sitemaps();
    }
    const { page } = answer;
    const { html, tree } = treeOf(page);
    if ('entries' in parseFeed(html, { url: page.finalUrl })) return void (await this.attempt({ kind: 'feed', url: this.#homeUrl }, 'given'));
    if (readSitemap(html).kind !== 'none') return void (await this.attempt({ kind: 'sitemap', url: this.#homeUrl }, 'given'));
    this.#home = homeFacts(tree, page.finalUrl);
    await this.#feeds(html, advertisedFeeds(tree, page.finalUrl));
    await this.#sitemaps();
    await this.#page(html, page.finalUrl);
  }

  async #feeds(html: string, advertised: readonly string[]): Promise<void> {
    for (const url of advertised.slice(0, mostFeeds)) await this.attempt({ kind: 'feed', url }, 'advertised');
    for (const url of linkedFeeds(html, this.#home.url).slice(0, mostFeeds)) await this.#linked(url);
    if (this.#has('feed')) return;
    for (const path of commonFeedPaths) {
      if (await this.attempt({ kind: 'feed', url: new URL(path, this.#home.url).href }, 'common-path')) return;
    }
  }

  /** A link called RSS leads to a feed, or to a page that lists the outlet's feeds. */
  async #linked(url: string): Promise<void> {
    const answer = await this.#fetcher.get(url);
    if (answer.kind !== 'page') return;
    const { html, tree } = treeOf(answer.page);
    if ('entries' in parseFeed(html)) return void (await this.attempt({ kind: 'feed', url }, 'linked'));
    const listed = [...advertisedFeeds(tree, answer.page.finalUrl), ...linkedFeeds(html, answer.page.finalUrl)].filter((one) => one !== url);
    for (const one of listed.slice(0, mostFeeds)) await this.attempt({ kind: 'feed', url: one }, 'linked');
  }

  async #sitemaps(): Promise<void> {
    const robots = await this.#fetcher.get(new URL('/robots.txt', this.#home.url).href);
    const named = robots.kind === 'page' ? sitemapsOfRobots(robots.page) : [];
    for (const url of named.slice(0, mostSitemaps)) await this.attempt({ kind: 'sitemap', url }, 'robots');
    if (this.#has('sitemap')) return;
    for (const path of commonSitemapPaths) {
      if (await this.attempt({ kind: 'sitemap', url: new URL(path, this.#home.url).href }, 'common-path')) return;
    }
  }

  /** The page itself as a listing, with the pattern of its article links; rendered where only scripts fill it. */
  async #page(html: string, url: string): Promise<void> {
    const articles = articleLinks(html, url, null).map((link) => link.url);
    const others = linksOf(html, url).map((link) => link.url).filter((one) => !articles.includes(one));
    const pattern = learnPattern(articles, others);
    const shape = pattern === null ? {} : { linkPattern: pattern };
    const listing = await this.attempt({ kind: 'listing', url, ...shape }, 'page');
    if (listing === null && this.#options.renderer.unavailable === null) await this.attempt({ kind: 'rendered', url }, 'page');
  }

  #has(kind: WayInDescription['kind']): boolean {
    return this.#found.some(({ way }) => way.kind === kind);
  }

  /** Tries one way in; null where it was tried before or brought nothing. */
  async attempt(way: WayInDescription, foundBy: FoundBy): Promise<Found | null> {
    const key = `${way.kind} ${way.url}`;
    if (this.#asked.has(key)) return null;
    this.#asked.add(key);
    this.#options.onTry?.(way.url);
    const answer = await discover(asWayIn(way), { fetcher: this.#fetcher, renderer: this.#options.renderer });
    if (answer.kind === 'found' && answer.links.length > 0) {
      const found = { way, foundBy, links: answer.links };
      this.#found.push(found);
      return found;
    }
    if (foundBy !== 'common-path') this.tried.push(triedOf(way, answer));
    return null;
  }

  async propose({ way, foundBy, links }: Found, preview: number): Promise<Proposal> {
    const latest = [...links].sort((a, b) => (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0)).slice(0, preview);
    const articles: PreviewedArticle[] = [];
    for (const link of latest) articles.push(await this.#read(link, way));
    const newest = links.reduce((at, { publishedAt }) => Math.max(at, publishedAt?.getTime() ?? 0), 0);
    const readable = articles.length === 0 ? 0 : articles.filter(({ notRead }) => notRead === null).length / articles.length;
    return { way, foundBy, links: links.length, newestAt: newest === 0 ? null : new Date(newest), preview: articles, readable, recommended: false };
  }

  async proposed(preview: number): Promise<Proposed> {
    const all: { found: Found; proposal: Proposal }[] = [];
    for (const found of this.#found) all.push({ found, proposal: await this.propose(found, preview) });
    all.sort((a, b) => scoreOf(b.proposal) - scoreOf(a.proposal));
    const covered = new Set<string>();
    const proposals = all.map(({ found, proposal }, at) => {
      const keys = found.links.map(({ url }) => urlKey(url));
      const fresh = keys.filter((key) => !covered.has(key)).length;
      const recommended = proposal.readable >= 0.4 && (at === 0 || (proposal.way.kind === 'feed' && fresh > keys.length / 2));
      if (recommended) keys.forEach((key) => covered.add(key));
      return { ...proposal, recommended };
    });
    return { home: this.#home, proposals, tried: this.tried };
  }

  async #read(link: FoundLink, way: WayInDescription): Promise<PreviewedArticle> {
    this.#options.onTry?.(link.url);
    const answer = way.kind === 'rendered' ? await this.#options.renderer.render(link.url) : await this.#fetcher.get(link.url);
    const none = { url: link.url, title: link.title, publishedAt: link.publishedAt, start: '', characters: 0 };
    if (answer.kind !== 'page') return { ...none, notRead: answer.kind === 'refused' ? answer.problem : 'empty-body' };
    const read = extractArticle(answer.page);
    if ('skipped' in read) return { ...none, notRead: read.skipped };
    const { title, text, publishedAt } = read.article;
    return { url: link.url, title, publishedAt: publishedAt ?? link.publishedAt, start: text.slice(0, 400), characters: text.length, notRead: null };
  }
}

const asWayIn = (way: WayInDescription): WayIn => ({ ...way, id: 0, sourceId: 0, state: 'new', etag: null, lastModified: null });

function triedOf(way: WayInDescription, answer: Discovery): Tried {
  if (answer.kind === 'refused') return { way, problem: answer.problem, detail: answer.detail };
  return { way, problem: 'no-links', detail: `No article links were found at ${way.url}.` };
}

const kindScore = { feed: 1, sitemap: 0.6, listing: 0.4, rendered: 0 } as const;

/** Readable first, then fresh, dated, plenty, and of the kind that costs the outlet least. */
function scoreOf({ readable, newestAt, links, way }: Proposal): number {
  const ageDays = newestAt === null ? Infinity : (Date.now() - newestAt.getTime()) / 86_400_000;
  return 4 * readable + (newestAt === null ? 0 : 0.5) + (ageDays < 14 ? 1 : 0) + Math.min(links, 30) / 60 + kindScore[way.kind];
}

/** A fetcher that asks each address once. */
function remembering(fetcher: Fetcher): Fetcher {
  const known = new Map<string, Fetched>();
  return {
    async get(url, options) {
      const before = known.get(url);
      if (before !== undefined) return before;
      const answer = await fetcher.get(url, options);
      if (answer.kind !== 'page' || answer.page.body.byteLength <= largestRemembered) known.set(url, answer);
      return answer;
    },
    close: () => fetcher.close(),
  };
}
