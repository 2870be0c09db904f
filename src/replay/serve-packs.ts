// Serves stored real pages and feeds on loopback as if they were outlets: each pack of pages behind a listing, each feed file as a feed.

import { createServer, type Server } from 'node:http';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { Problem } from '../errors.ts';
import type { SourceDescription } from '../model/index.ts';

export type ServedPacks = {
  readonly sources: readonly SourceDescription[];
  readonly allowedPrivate: readonly string[];
  readonly pages: number;
  readonly feeds: number;
  close(): Promise<void>;
};

type Outlet = { readonly key: string; readonly answer: (path: string) => { type: string; body: Buffer } | null; readonly waysIn: (origin: string) => SourceDescription['waysIn'] };

function filesBelow(folder: string, endings: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.test(name) && statSync(join(folder, name)).isFile())
    .sort();
}

/** A folder of pages: `/` lists them all, `/pages/NAME` serves each with no charset declared, as stored. */
function packOutlet(key: string, folder: string): Outlet & { count: number } {
  const names = filesBelow(folder, /\.html(\.gz)?$/);
  const listing = `<!doctype html><html><head><meta charset="utf-8"><title>${key}</title></head><body><main>${names
    .map((name, index) => `<p><a href="/pages/${encodeURIComponent(name)}">Page ${index + 1} of ${key}, as it was stored</a></p>`)
    .join('\n')}</main></body></html>`;
  const known = new Set(names);
  return {
    key,
    count: names.length,
    waysIn: (origin) => [{ kind: 'listing', url: `${origin}/`, linkPattern: '/pages/' }],
    answer(path) {
      if (path === '/') return { type: 'text/html; charset=utf-8', body: Buffer.from(listing) };
      const name = decodeURIComponent(path.replace('/pages/', ''));
      if (!known.has(name)) return null;
      const bytes = readFileSync(join(folder, name));
      return { type: 'text/html', body: name.endsWith('.gz') ? gunzipSync(bytes) : bytes };
    },
  };
}

/** A folder of feeds: each file is a way in of one source. */
function feedOutlet(key: string, folder: string): Outlet & { count: number } {
  const names = filesBelow(folder, /\.(xml|rss|atom|json|rdf)$|^[^.]+$/);
  const known = new Set(names);
  return {
    key,
    count: names.length,
    waysIn: (origin) => names.map((name) => ({ kind: 'feed' as const, url: `${origin}/feeds/${encodeURIComponent(name)}` })),
    answer(path) {
      const name = decodeURIComponent(path.replace('/feeds/', ''));
      if (!known.has(name)) return null;
      return { type: name.endsWith('.json') ? 'application/json' : 'application/xml', body: readFileSync(join(folder, name)) };
    },
  };
}

async function listen({ answer }: Outlet): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const found = request.url === '/robots.txt' ? null : answer(new URL(request.url ?? '/', 'http://loopback').pathname);
    response.writeHead(found === null ? 404 : 200, { 'content-type': found?.type ?? 'text/plain' });
    response.end(found?.body ?? 'not here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/**
 * `extraction` holds one folder a pack with `html/` in it; `feeds` holds feed files at any depth. Throws `no-such-file`.
 */
export async function servePacks(extraction: string, feeds: string): Promise<ServedPacks> {
  for (const folder of [extraction, feeds]) if (!existsSync(folder)) throw new Problem('no-such-file', { file: folder });
  const packs = readdirSync(extraction)
    .filter((name) => existsSync(join(extraction, name, 'html')))
    .map((name) => packOutlet(`replay-${name}`, join(extraction, name, 'html')));
  const feedPack = feedOutlet('replay-feeds', feeds);
  const outlets = [...packs, feedPack];
  const served = await Promise.all(outlets.map(listen));
  const sources = outlets.map((outlet, index): SourceDescription => {
    const { origin } = served[index]!;
    return { key: outlet.key, name: outlet.key, homeUrl: `${origin}/`, country: 'XX', languages: ['und'], kind: 'portal', waysIn: outlet.waysIn(origin) };
  });
  return {
    sources,
    allowedPrivate: served.map(({ origin }) => new URL(origin).host),
    pages: packs.reduce((sum, { count }) => sum + count, 0),
    feeds: feedPack.count,
    close: async () => {
      await Promise.all(served.map(({ server }) => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); })));
    },
  };
}

