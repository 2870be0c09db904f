// The fictional press: invented outlets with invented news, each a real web server on a loopback port of its own.
// `npm start` crawls it where no real sources are configured; tests crawl it to prove the whole way.

import type { Server } from 'node:http';
import type { SourceDescription, WayInDescription } from '../model/index.ts';
import { loadArticles, type WrittenArticle } from './article.ts';
import { brokenOutletKey, deadOutletKey, outlets, type Outlet } from './outlets.ts';
import { close, listen, originOf, portOf, serve } from './server.ts';
import type { Site } from './site.ts';
import { pathOf, type DemoArticle } from './view.ts';

export type { DemoArticle } from './view.ts';

export type DemoPressOptions = {
  /** The moment that ages and corrections are counted from; the present if left out. Keep it with `ports` to restart the same press. */
  readonly now?: Date;
  /** Wanted port by outlet key; a taken or missing one is replaced by any free port. */
  readonly ports?: Readonly<Record<string, number>>;
  /** What time it is, for corrections that fall due; the machine's clock if left out. */
  readonly clock?: () => Date;
  /** How late the slow outlet answers, in milliseconds. */
  readonly slowMs?: number;
};

export type DemoPress = {
  readonly sources: readonly SourceDescription[];
  /** `127.0.0.1:port` of each outlet: the private addresses that the crawler may visit. */
  readonly allowedPrivate: readonly string[];
  readonly origins: readonly string[];
  readonly articles: readonly DemoArticle[];
  /** The port of each outlet in this run, by outlet key. */
  readonly ports: Readonly<Record<string, number>>;
  /** How often each existing address has been asked for in this run. */
  readonly requests: ReadonlyMap<string, number>;
  close(): Promise<void>;
};

/** Starts every outlet. Throws `bad-line` where an article file is broken. */
export async function startDemoPress(options: DemoPressOptions = {}): Promise<DemoPress> {
  const written = await loadArticles();
  const servers = await Promise.all(outlets.map((outlet) => listen(options.ports?.[outlet.key])));
  const requests = new Map<string, number>();
  const pressNow = options.now ?? new Date();
  const sites = outlets.map((outlet, index) => siteOf(outlet, originOf(portOf(servers[index] as Server)), written, pressNow));
  const ports = Object.fromEntries(outlets.map(({ key }, index) => [key, portOf(servers[index] as Server)]));
  sites.forEach((site, index) => {
    const delayMs = site.outlet.delayMs === undefined ? 0 : (options.slowMs ?? site.outlet.delayMs);
    serve(servers[index] as Server, { site, delayMs, requests, clock: options.clock ?? (() => new Date()) });
  });
  // The dead outlet held its port only until all others had theirs.
  await close(servers[outlets.findIndex(({ key }) => key === deadOutletKey)] as Server);
  const origins = sites.map(({ origin }) => origin);
  return {
    sources: sites.map(describe),
    allowedPrivate: origins.map((origin) => new URL(origin).host),
    origins,
    articles: sites.flatMap(({ articles }) => articles),
    ports,
    requests,
    close: async () => void (await Promise.all(servers.filter((server) => server.listening).map(close))),
  };
}

function siteOf(outlet: Outlet, origin: string, written: readonly WrittenArticle[], pressNow: Date): Site {
  const articles = written.filter((one) => one.outlet === outlet.key).map((one): DemoArticle => {
    const path = pathOf(outlet, one);
    return { ...one, path, url: origin + path, publishedAt: publishedAt(one, pressNow) };
  });
  return { outlet, origin, articles, pressNow };
}

/** Whole seconds, and spread within the hour by the article's number, since no newsroom publishes on the stroke of it. */
function publishedAt({ id, hoursAgo }: WrittenArticle, pressNow: Date): Date {
  const minutes = hoursAgo * 60 + ((Number(id.slice(3)) * 7) % 60);
  return new Date(Math.floor((pressNow.getTime() - minutes * 60_000) / 1000) * 1000);
}

function describe({ outlet, origin }: Site): SourceDescription {
  const { key, name, country, language, kind } = outlet;
  return { key, name, homeUrl: `${origin}/`, country, languages: [language], kind, waysIn: waysIn(outlet, origin) };
}

function waysIn(outlet: Outlet, origin: string): WayInDescription[] {
  const url = origin + outlet.wayPath;
  if (outlet.key === brokenOutletKey) return [{ kind: 'feed', url }, { kind: 'feed', url: `${origin}/news.xml` }];
  const pattern = outlet.linkPattern === undefined ? {} : { linkPattern: outlet.linkPattern };
  if (outlet.way === 'sitemap' || outlet.way === 'listing' || outlet.way === 'rendered') return [{ kind: outlet.way, url, ...pattern }];
  return [{ kind: 'feed', url }];
}
