// All animals, by kind.

import type { Animal } from '../animal.ts';
import { encoding } from './encoding.ts';
import { feeds } from './feeds.ts';
import { html } from './html.ts';
import { http } from './http.ts';
import { network } from './network.ts';
import { redirects } from './redirects.ts';
import { robots } from './robots.ts';
import { sitemaps } from './sitemaps.ts';
import { size } from './size.ts';
import { tls } from './tls.ts';
import { urls } from './urls.ts';
import { wallAnimals } from './walls.ts';

export const animals: Readonly<Record<string, readonly Animal[]>> = { network, http, encoding, size, redirects, html, feeds, sitemaps, urls, robots, walls: wallAnimals, tls };
