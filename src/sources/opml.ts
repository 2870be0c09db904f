// OPML 2.0 (opml.org/spec2.opml): lists of sources in and out, so that an office can move to and from any feed reader. What OPML has no word
// for (key, kind, link pattern …) stands in attributes of our own namespace, so that what we write we read back without loss.

import { Parser } from 'htmlparser2';
import { wayInKinds, sourceKinds, type SourceDescription, type SourceKind, type WayInDescription, type WayInKind } from '../model/index.ts';
import { whatIsWrong } from './save-source.ts';

const namespace = 'https://haidang.invalid/opml';
const mostOutlines = 20_000;
const deepest = 50;

type Outline = { readonly attributes: Readonly<Record<string, string>>; readonly children: Outline[]; readonly parent: Outline | null };

/** `problem` is a sentence for people where the text is no OPML at all; `refused` says of single outlines why they are no sources. */
export type ReadOpml =
  | { readonly sources: readonly SourceDescription[]; readonly refused: readonly { readonly text: string; readonly cause: string }[] }
  | { readonly problem: string };

/** Sources as an OPML 2.0 document: one outline a source, in it one for each way in; `category` holds the country. */
export function writeOpml(sources: readonly SourceDescription[], now: Date = new Date()): string {
  const outlines = sources.flatMap((source) => [
    `    <outline${attributesOf({
      text: source.name, title: source.name, htmlUrl: source.homeUrl, category: `/${source.country}`, language: source.languages[0],
      'haidang:key': source.key, 'haidang:kind': source.kind, 'haidang:languages': source.languages.join(' '),
    })}>`,
    ...source.waysIn.map((way) => `      <outline${attributesOf(wayAttributes(way, source))}/>`),
    '    </outline>',
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>', `<opml version="2.0" xmlns:haidang="${namespace}">`, '  <head>', '    <title>Hải Đăng</title>',
    `    <dateCreated>${now.toUTCString()}</dateCreated>`, '  </head>', '  <body>', ...outlines, '  </body>', '</opml>', '',
  ].join('\n');
}

function wayAttributes(way: WayInDescription, { name, homeUrl, country }: SourceDescription): Record<string, string | undefined> {
  const shared = { text: name, category: `/${country}`, htmlUrl: homeUrl, 'haidang:wayIn': way.kind, 'haidang:linkPattern': way.linkPattern };
  // Only a feed may say "rss"; a reader that knows no sitemap shows a link.
  return way.kind === 'feed' ? { type: 'rss', xmlUrl: way.url, ...shared } : { type: 'link', url: way.url, ...shared };
}

function attributesOf(values: Record<string, string | undefined>): string {
  return Object.entries(values).map(([name, value]) => (value === undefined ? '' : ` ${name}="${escape(value)}"`)).join('');
}

const escape = (text: string): string =>
  // What XML cannot hold at all is dropped; a line break within an attribute would come back as a space.
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"\n\r\t]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? `&#${c.charCodeAt(0)};`);

/**
 * Reads any reader's OPML. Folders are passed through; feeds that stand together under one outline with an address of its own, or that name
 * the same home page, are ways into one source. A country comes from `category`, else from the address, else from `country`.
 */
export function readOpml(text: string, defaults: { readonly country?: string; readonly language?: string } = {}): ReadOpml {
  const body = parse(text);
  if (typeof body === 'string') return { problem: body };
  const found = new Map<string, Draft>();
  const refused: { text: string; cause: string }[] = [];
  for (const outline of body) take(outline, found, refused, defaults);
  if (found.size === 0 && refused.length === 0) return { problem: 'it holds no outline with an address' };
  const keys = new Set<string>();
  const sources: SourceDescription[] = [];
  for (const draft of found.values()) {
    const source = { ...draft, key: freeKey(draft.key, keys), waysIn: [...draft.waysIn.values()] };
    const wrong = whatIsWrong(source);
    if (wrong === null) sources.push(source);
    else refused.push({ text: source.name, cause: wrong });
  }
  return { sources, refused };
}

type Draft = Omit<SourceDescription, 'waysIn'> & { readonly waysIn: Map<string, WayInDescription> };

/** The outlines of a document's body, or why there are none. */
function parse(text: string): Outline[] | string {
  const root: Outline = { attributes: {}, children: [], parent: null };
  let current = root;
  let first = '';
  let inBody = false;
  let count = 0;
  let depth = 0;
  let tooDeep = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      first ||= name.toLowerCase();
      if (name.toLowerCase() === 'body') inBody = true;
      if (name.toLowerCase() !== 'outline' || !inBody) return;
      count += 1;
      depth += 1;
      tooDeep ||= depth > deepest;
      if (count > mostOutlines || depth > deepest) return;
      const outline: Outline = { attributes, children: [], parent: current };
      current.children.push(outline);
      current = outline;
    },
    onclosetag(name) {
      if (name.toLowerCase() !== 'outline' || !inBody) return;
      if (count <= mostOutlines && depth <= deepest) current = current.parent ?? root;
      depth -= 1;
    },
  }, { xmlMode: true, decodeEntities: true });
  parser.write(text.replace(/^\uFEFF/, ''));
  parser.end();
  if (text.trim() === '') return 'it is empty';
  if (first !== 'opml') return first === '' ? 'it is not XML' : `its root element is <${first.slice(0, 40)}>, not <opml>`;
  if (!inBody) return 'it breaks off before its body';
  if (count > mostOutlines) return `it holds more than ${mostOutlines} outlines`;
  if (tooDeep) return `its outlines are nested more than ${deepest} deep`;
  return /<\/opml\s*>\s*(?:<!--[^]*?-->\s*)*$/i.test(text) ? root.children : 'it breaks off before its end';
}

function take(outline: Outline, found: Map<string, Draft>, refused: { text: string; cause: string }[], defaults: { country?: string; language?: string }): void {
  const { attributes } = outline;
  const way = wayOf(attributes);
  const text = attributes['title'] || attributes['text'] || attributes['htmlUrl'] || '';
  if (way !== null) {
    // An outline of ours, or of a reader that groups a site's feeds: the parent has a home page of its own.
    const owner = outline.parent?.attributes['htmlUrl'] ? outline.parent : outline;
    const draft = draftOf(owner, way.url, defaults);
    if ('cause' in draft) return void refused.push({ text: text || way.url, cause: draft.cause });
    const known = found.get(draft.homeUrl + draft.key) ?? draft;
    known.waysIn.set(`${way.kind} ${way.url}`, way);
    found.set(draft.homeUrl + draft.key, known);
  } else if (outline.children.length === 0) refused.push({ text: text || '(no text)', cause: 'it has no address of a feed' });
  for (const child of outline.children) take(child, found, refused, defaults);
}

function wayOf(attributes: Readonly<Record<string, string>>): WayInDescription | null {
  const own = attributes['haidang:wayIn'];
  const url = attributes['xmlUrl'] ?? attributes['xmlurl'] ?? (own === undefined ? undefined : attributes['url']);
  if (url === undefined || url.trim() === '') return null;
  const kind: WayInKind = wayInKinds.find((one) => one === own) ?? 'feed';
  const linkPattern = attributes['haidang:linkPattern'];
  return { kind, url: webAddress(url.trim()), ...(linkPattern === undefined ? {} : { linkPattern }) };
}

/** "feed:https://x" and "feed://x" are old ways to write a feed's address. */
const webAddress = (url: string): string => url.replace(/^feed:(?=https?:)/i, '').replace(/^feed:\/\//i, 'http://');

function draftOf(owner: Outline, wayUrl: string, defaults: { country?: string; language?: string }): Draft | { readonly cause: string } {
  const { attributes } = owner;
  const written = attributes['htmlUrl'] ?? '';
  // What stands for the home page may be rubbish; the feed's own site is then better than losing the outline.
  const home = originOf(written) === null ? originOf(wayUrl) : written;
  if (home === null) return { cause: `"${wayUrl}" is not an http or https address` };
  const country = countryOf(owner, home) ?? defaults.country;
  if (country === undefined) return { cause: 'its country is not known: give --country, or a category such as "/JP"' };
  const languages = (attributes['haidang:languages'] ?? attributes['language'] ?? '').split(/[\s,]+/).map((code) => code.toLowerCase().split('-')[0] ?? '').filter((code) => /^[a-z]{2,3}$/.test(code));
  const language = defaults.language ?? languageOfCountry[country];
  const kind: SourceKind = sourceKinds.find((one) => one === attributes['haidang:kind']) ?? 'portal';
  return {
    key: attributes['haidang:key'] ?? keyOfUrl(home),
    name: attributes['title'] || attributes['text'] || new URL(home).host,
    homeUrl: home, country, kind, waysIn: new Map(),
    languages: languages.length > 0 ? languages : language === undefined ? ['und'] : [language],
  };
}

/** The main language of the press where one country has plainly one; otherwise the language is told by each article. */
const languageOfCountry: Readonly<Record<string, string>> = { VN: 'vi', JP: 'ja', KR: 'ko', CN: 'zh', TW: 'zh', TH: 'th', LA: 'lo', KH: 'km', FR: 'fr', DE: 'de', RU: 'ru', US: 'en', GB: 'en', AU: 'en', SG: 'en', ID: 'id', IT: 'it', ES: 'es' };

/** From `category` of the outline or of a folder around it, or a folder that is named after a country code; else from the address. */
function countryOf(outline: Outline, home: string): string | null {
  for (let one: Outline | null = outline; one; one = one.parent) {
    const named = /(?:^|[/,\s])([A-Z]{2})(?:$|[/,\s])/.exec(one.attributes['category'] ?? '')?.[1] ?? /^[A-Z]{2}$/.exec(one.attributes['text'] ?? '')?.[0];
    if (named !== undefined) return named;
  }
  return countryOfUrl(home);
}

/** The country of an address's ending, or null where it says nothing (com, org, and islands whose ending anybody may buy). */
export function countryOfUrl(url: string): string | null {
  const ending = URL.canParse(url) ? (new URL(url).hostname.split('.').at(-1) ?? '') : '';
  if (!/^[a-z]{2}$/.test(ending) || /^(?:io|ai|co|tv|me|cc|ws|fm|ly|eu|to|nu|su)$/.test(ending)) return null;
  return ending === 'uk' ? 'GB' : ending.toUpperCase();
}

/** "https://www.baogialai.com.vn/" gives "baogialai-com-vn". */
export function keyOfUrl(url: string): string {
  const { hostname, pathname } = new URL(url);
  const path = pathname.replace(/\/+$/, '').replace(/\.\w{2,5}$/, '');
  return `${hostname.replace(/^www\./, '')}${path}`.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60);
}

function originOf(url: string): string | null {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? `${new URL(url).origin}/` : null;
}

function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted;
  for (let n = 2; taken.has(key); n += 1) key = `${wanted}-${n}`;
  taken.add(key);
  return key;
}
