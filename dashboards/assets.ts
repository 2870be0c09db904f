// Style, scripts and letters from this machine only. Everything is read once at start and served under a name with its hash, so that a
// browser may keep it for good.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';

const require = createRequire(import.meta.url);
const own = (name: string) => new URL(`./assets/${name}`, import.meta.url);

const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml', woff2: 'font/woff2' } as const;
type Asset = { readonly body: Uint8Array; readonly type: string; readonly hash: string };

const weights = [400, 600, 700];
const fonts = weights.flatMap((weight) => ['latin', 'vietnamese'].map((subset) => `be-vietnam-pro-${subset}-${weight}-normal.woff2`));

function read(name: string, file: URL | string): [string, Asset] {
  const body = readFileSync(file);
  const ending = name.slice(name.lastIndexOf('.') + 1) as keyof typeof types;
  return [name, { body, type: types[ending], hash: createHash('sha256').update(body).digest('hex').slice(0, 12) }];
}

const assets = new Map<string, Asset>([
  ...['desk.css', 'parts.css', 'screens.css', 'responses.css', 'account.css', 'admin.css', 'keys.js', 'passkeys.js', 'light.svg'].map((name) => read(name, own(name))),
  read('htmx.js', require.resolve('htmx.org/dist/htmx.min.js')),
  // A plain script with a global name, as its makers ship it for pages without a build.
  read('webauthn.js', join(dirname(require.resolve('@simplewebauthn/browser')), '../dist/bundle/index.umd.min.js')),
  ...fonts.map((name) => read(`fonts/${name}`, require.resolve(`@fontsource/be-vietnam-pro/files/${name}`))),
]);

/** The address of an asset, with its hash. Throws for a name that is not served: a mistake of ours. */
export function assetUrl(name: string): string {
  const asset = assets.get(name);
  if (asset === undefined) throw new Error(`There is no asset ${name}`);
  return `/assets/${name}?v=${asset.hash}`;
}

export const assetRoutes = new Hono().get('/assets/:name{.+}', (c) => {
  const asset = assets.get(c.req.param('name'));
  if (asset === undefined) return c.notFound();
  // The style sheet names the fonts without a hash: a year is long enough for both.
  c.header('cache-control', 'public, max-age=31536000, immutable');
  c.header('content-type', asset.type);
  return c.body(new Uint8Array(asset.body));
});
