import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHTML } from 'linkedom';
import { pressLanguages } from '../../src/model/index.ts';
import { startDemoPress, type DemoArticle, type DemoPress } from '../../src/demo-press/index.ts';
import { outlets } from '../../src/demo-press/outlets.ts';
import { words } from '../../src/demo-press/words.ts';

const now = new Date('2026-11-20T05:00:00Z');
let press: DemoPress;

beforeAll(async () => {
  press = await startDemoPress({ now, clock: () => now, slowMs: 150 });
});
afterAll(() => press.close());

const outletOf = (key: string) => outlets.find((one) => one.key === key)!;
const sourceOf = (key: string) => press.sources.find((one) => one.key === key)!;
const wordsFor = (key: string) => (words[outletOf(key).htmlLang] ?? words[outletOf(key).language])!;

async function decoded(url: string, charset: string): Promise<string> {
  const response = await fetch(url);
  expect(response.status, url).toBe(200);
  return new TextDecoder(charset, { fatal: true }).decode(await response.arrayBuffer()).normalize('NFC');
}

/** What a reader sees: the text of a page without its markup, in one line. */
const visible = (html: string) => parseHTML(html).document.body.textContent.replace(/\s+/g, ' ').normalize('NFC');
const oneLine = (text: string) => text.replace(/\s+/g, ' ');

async function pageText(article: DemoArticle): Promise<string> {
  const outlet = outletOf(article.outlet);
  if (outlet.way !== 'rendered') return visible(await decoded(article.url, outlet.charset));
  const data = JSON.parse(await decoded(article.url.replace('/article/', '/api/article/') + '.json', 'utf-8'));
  return oneLine([data.title, ...data.paragraphs].join(' '));
}

describe('every outlet', () => {
  it('has an origin of its own, is allowed for the crawler, and all ten languages speak', () => {
    expect(new Set(press.origins).size).toBe(outlets.length);
    expect(press.allowedPrivate).toEqual(press.origins.map((origin) => origin.replace('http://', '')));
    expect(new Set(press.sources.flatMap(({ languages }) => languages))).toEqual(new Set(pressLanguages));
    expect(new Set(press.sources.flatMap(({ waysIn }) => waysIn.map(({ kind }) => kind)))).toEqual(new Set(['feed', 'sitemap', 'listing', 'rendered']));
  });

  it('answers on its front page and robots.txt, except the dead one', async () => {
    for (const { key, homeUrl } of press.sources) {
      if (key === 'dead-herald') {
        await expect(fetch(homeUrl)).rejects.toThrow('fetch failed');
        continue;
      }
      const home = visible(await decoded(homeUrl, outletOf(key).charset));
      expect(home, key).toContain(wordsFor(key).notice);
      expect(await decoded(`${homeUrl}robots.txt`, 'utf-8')).toContain('Crawl-delay: 0.1');
    }
  });

  it('lists all of its articles on its way in', async () => {
    for (const article of press.articles) {
      const { way, charset } = outletOf(article.outlet);
      const [first] = sourceOf(article.outlet).waysIn;
      const listUrl = way === 'rendered' ? new URL('/api/latest.json', first!.url).href : first!.url;
      const list = await decoded(listUrl, way === 'sitemap' ? 'utf-8' : charset);
      const address = way === 'listing' || way === 'rendered' ? article.path : article.url;
      expect(list, article.id).toContain(address);
      if (first!.linkPattern) expect(article.url).toMatch(new RegExp(first!.linkPattern));
    }
  });
});

describe('every article', () => {
  it('has an address of its own', () => {
    expect(new Set(press.articles.map(({ url }) => url)).size).toBe(press.articles.length);
  });

  it('comes back whole from the bytes of its outlet’s charset, with the notice in its language', async () => {
    for (const article of press.articles) {
      const text = await pageText(article);
      for (const part of [article.title, article.lead, ...article.body]) expect(text, article.id).toContain(oneLine(part));
      if (outletOf(article.outlet).way !== 'rendered') expect(text).toContain(wordsFor(article.outlet).notice);
    }
  });

  it('is really in the old charset where the outlet has one', async () => {
    const old = outlets.filter(({ charset }) => charset !== 'utf-8');
    expect(old.map(({ charset }) => charset).sort()).toEqual(['big5', 'euc-kr', 'gbk', 'shift_jis', 'windows-1251', 'windows-1258', 'windows-874']);
    for (const { key, charset } of old) {
      const { url, title } = press.articles.find(({ outlet }) => outlet === key)!;
      const bytes = await (await fetch(url)).arrayBuffer();
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes), key).toThrow();
      expect(new TextDecoder(charset).decode(bytes).normalize('NFC')).toContain(title);
    }
  });

  it('was published at its age before now, and none in the future', () => {
    for (const { publishedAt, hoursAgo } of press.articles) {
      const age = (now.getTime() - publishedAt.getTime()) / 3_600_000;
      expect(age).toBeGreaterThanOrEqual(hoursAgo);
      expect(age).toBeLessThan(hoursAgo + 1.01);
    }
  });

  it('names no author in its markup: publications, not people', async () => {
    for (const { url, outlet, id } of press.articles) {
      const html = await decoded(url, outletOf(outlet).charset);
      expect(html, id).not.toMatch(/name="author"|rel="author"|itemprop="author"|article:author|"author"|"Person"/);
    }
  });
});
