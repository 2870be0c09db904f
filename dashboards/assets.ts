// Style, scripts and letters from this machine only. Everything is read once at start and served under a name with its hash, so that a
// browser may keep it for good.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';

const require = createRequire(import.meta.url);
const own = (name: string) => new URL(`./assets/${name}`, import.meta.url);

const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml', woff2: 'font/woff2' } as const;
type Asset = { readonly body: Uint8Array; readonly type: string; readonly hash: string };

// Two weights: a third would cost a first visitor 34 kB (docs/measurements.md).
const weights = [400, 600];
const fonts = weights.flatMap((weight) => ['latin', 'vietnamese'].map((subset) => `be-vietnam-pro-${subset}-${weight}-normal.woff2`));

/** What nearly every line of a page is set in: asked for before the style sheet has been read. */
export const preloadedFonts = ['latin', 'vietnamese'].map((subset) => `fonts/be-vietnam-pro-${subset}-400-normal.woff2`);

/** One file of several: a first visit asks once. A new style sheet or script adds its name here. */
const bundles = {
  'look.css': ['desk.css', 'parts.css', 'screens.css', 'responses.css', 'queue.css', 'account.css', 'admin.css'],
  'hand.js': ['keys.js', 'steps.js'],
} as const;

const read = (name: string, file: URL | string) => asset(name, readFileSync(file));

function asset(name: string, body: Buffer): [string, Asset] {
  const ending = name.slice(name.lastIndexOf('.') + 1) as keyof typeof types;
  return [name, { body, type: types[ending], hash: createHash('sha256').update(body).digest('hex').slice(0, 12) }];
}

const assets = new Map<string, Asset>([
  ...Object.entries(bundles).map(([name, parts]) => asset(name, Buffer.concat(parts.map((part) => readFileSync(own(part)))))),
  ...['passkeys.js', 'light.svg'].map((name) => read(name, own(name))),
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

type Coding = 'br' | 'gzip';
const packers: Record<Coding, (body: Uint8Array) => Promise<Buffer>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (body) => promisify(gzip)(body, { level: 9 }),
};
/** Packed once, when first asked for. Letters are packed already. */
const packed = new Map<string, Promise<Buffer>>();

function pack(name: string, { body }: Asset, coding: Coding): Promise<Buffer> {
  const key = `${coding} ${name}`;
  const known = packed.get(key) ?? packers[coding](body);
  packed.set(key, known);
  return known;
}

export const assetRoutes = new Hono().get('/assets/:name{.+}', async (c) => {
  const name = c.req.param('name');
  const asset = assets.get(name);
  if (asset === undefined) return c.notFound();
  // The style sheet names the fonts without a hash: a year is long enough for both.
  c.header('cache-control', 'public, max-age=31536000, immutable');
  c.header('content-type', asset.type);
  const accepted = c.req.header('accept-encoding') ?? '';
  const coding = asset.type.startsWith('font/') ? undefined : (['br', 'gzip'] as const).find((one) => accepted.includes(one));
  c.header('vary', 'accept-encoding');
  if (coding !== undefined) c.header('content-encoding', coding);
  return c.body(new Uint8Array(coding === undefined ? asset.body : await pack(name, asset, coding)));
});
