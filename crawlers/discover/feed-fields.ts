// The bare fields of a feed's entries, out of any XML that calls itself RSS, Atom, RDF or CDF, well-formed or not.
// One pass, nothing expanded, nothing nested: an entity bomb stays a word, a broken tag costs one entry.

import { Parser } from 'htmlparser2';

/** A field as written: `markup` where the text is HTML (RSS always may be), with the base address that holds for it. */
export type Field = { readonly text: string; readonly markup: boolean; readonly base: string | null };
export type LinkField = { readonly href: string; readonly rel: string; readonly type: string; readonly base: string | null };
export type RawEntry = { readonly fields: Map<string, Field[]>; readonly links: LinkField[]; readonly about: string | null };
export type RawFeed = { readonly root: string; readonly entries: readonly RawEntry[]; readonly channelLink: string | null; readonly base: string | null };

const mostEntries = 3_000;
const deepest = 2_000;
const longestField = 1_000_000;
const sliceLength = 65_536;
/** Letters that a document's own entities may add in all: a feed uses them for a name, a bomb for a gigabyte. */
const mostExpanded = 200_000;
const roots = new Set(['rss', 'rdf', 'feed', 'channel']);
const known = new Set(['title', 'dctitle', 'link', 'guid', 'id', 'pubdate', 'published', 'issued', 'created', 'updated', 'modified', 'lastmod', 'date', 'description', 'summary', 'content', 'encoded', 'abstract', 'origlink']);

type OpenField = { name: string; depth: number; parts: string[]; length: number; markup: boolean; xhtml: boolean; base64: boolean; base: string | null; cut?: boolean };
type Open = { readonly name: string; readonly core: boolean; readonly base: string | null };

/** Reads a feed; `root` is empty where the text has no feed's root element. Never throws. */
export function readFeedFields(xml: string): RawFeed {
  const reader = new FieldReader(internalEntities(xml));
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(name),
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: false, lowerCaseAttributeNames: true },
  );
  // In slices, so that a feed of 50 MB stops being read when enough entries are in.
  for (let at = 0; at < xml.length && !reader.done; at += sliceLength) parser.write(xml.slice(at, at + sliceLength));
  // What ends only because the document does was cut off: half an address would be another address.
  reader.cutOff();
  if (!reader.done) parser.end();
  return { root: reader.root, entries: reader.entries, channelLink: reader.channelLink, base: reader.rootBase };
}

/** `<!ENTITY name "text">` of the document itself, when the text is short and refers to no other entity. */
function internalEntities(xml: string): ReadonlyMap<string, string> {
  const head = xml.slice(0, 20_000);
  if (!head.includes('<!ENTITY')) return new Map();
  const found = [...head.matchAll(/<!ENTITY\s+([\w.-]{1,40})\s+["']([^"'&%<]{0,300})["']\s*>/g)].slice(0, 50);
  return new Map(found.map(([, name, value]) => [name!, value!]));
}

class FieldReader {
  root = '';
  rootBase: string | null = null;
  channelLink: string | null = null;
  done = false;
  readonly entries: RawEntry[] = [];
  readonly #entities: ReadonlyMap<string, string>;
  #expansion = 0;
  readonly #prefixes = new Map<string, string>();
  readonly #stack: Open[] = [];
  #entry: RawEntry | null = null;
  #entryDepth = 0;
  #field: OpenField | null = null;

  constructor(entities: ReadonlyMap<string, string>) {
    this.#entities = entities;
  }

  open(raw: string, attributes: Record<string, string>): void {
    if (this.#stack.length > deepest) this.done = true;
    if (this.done) return;
    this.#noteNamespaces(attributes);
    const { name, core } = this.#nameOf(raw, attributes['xmlns']);
    const outer = this.#stack.at(-1)?.base ?? null;
    const base = attributes['xml:base'] ? resolve(attributes['xml:base'], outer) : outer;
    this.#stack.push({ name, core, base });
    if (this.root === '' && core && roots.has(name)) [this.root, this.rootBase] = [name, base];
    if (this.#field) return this.#reopen(raw, attributes);
    if (core && (name === 'item' || name === 'entry')) {
      // An item within an item is the next one after a forgotten end tag.
      if (this.#entry) this.#end();
      return this.#begin(attributes);
    }
    if (this.#entry !== null && this.#stack.length === this.#entryDepth + 1 && core && known.has(name)) this.#beginField(name, attributes, base);
    else if (this.#entry === null && core && name === 'link' && this.channelLink === null && this.#stack.length <= 3) {
      if (attributes['href'] && !/self|hub|next/.test(attributes['rel'] ?? '')) this.channelLink = resolve(attributes['href'], base);
      else if (!attributes['href']) this.#field = { name: 'channel-link', depth: this.#stack.length, parts: [], length: 0, markup: false, xhtml: false, base64: false, base };
    }
  }

  text(text: string): void {
    const field = this.#field;
    if (!field || this.done || field.length > longestField) return;
    const resolved = this.#entities.size === 0 ? text : text.replace(/&([\w.-]{1,40});/g, (whole, name: string) => this.#expanded(whole, name));
    const part = field.xhtml ? escapeText(resolved) : resolved;
    field.parts.push(part);
    field.length += part.length;
  }

  /** The document ends here: a field that is still open is not believed. */
  cutOff(): void {
    if (this.#field) this.#field.cut = true;
  }

  #expanded(whole: string, name: string): string {
    const value = this.#expansion > mostExpanded ? undefined : this.#entities.get(name);
    this.#expansion += value?.length ?? 0;
    return value ?? whole;
  }

  close(raw: string): void {
    if (this.done) return;
    const depth = this.#stack.length;
    const field = this.#field;
    if (field && depth > field.depth) field.parts.push(`</${localName(raw)}>`);
    else if (field) this.#endField(field);
    if (this.#entry && depth === this.#entryDepth) this.#end();
    this.#stack.pop();
  }

  #begin(attributes: Record<string, string>): void {
    if (this.root === '') this.root = 'channel';
    this.#entry = { fields: new Map(), links: [], about: attributes['rdf:about'] ?? attributes['about'] ?? null };
    this.#entryDepth = this.#stack.length;
    // Microsoft's CDF gives the address of an item as an attribute.
    if (attributes['href']) this.#entry.links.push({ href: attributes['href'], rel: 'alternate', type: '', base: this.#stack.at(-1)?.base ?? null });
  }

  #end(): void {
    if (this.#entry) this.entries.push(this.#entry);
    this.#entry = null;
    if (this.entries.length >= mostEntries) this.done = true;
  }

  #beginField(name: string, attributes: Record<string, string>, base: string | null): void {
    if (name === 'link' && attributes['href']) {
      this.#entry?.links.push({ href: attributes['href'], rel: (attributes['rel'] ?? 'alternate').toLowerCase(), type: attributes['type'] ?? '', base });
      return;
    }
    if (name === 'link' && attributes['rel'] && attributes['rel'] !== 'alternate') return;
    const type = (attributes['type'] ?? '').toLowerCase();
    const mode = (attributes['mode'] ?? '').toLowerCase();
    const atom = this.root === 'feed';
    const xhtml = type === 'xhtml' || type === 'application/xhtml+xml' || (atom && mode !== 'escaped' && mode !== 'base64' && type !== 'html' && type !== 'text/html');
    // Atom 1.0 packs what is neither text nor XML (RFC 4287, 4.1.3.3).
    const packed = mode === 'base64' || (atom && type === 'application/octet-stream');
    const markup = !atom || /html/.test(type) || mode === 'escaped';
    if (name === 'guid' && (attributes['ispermalink'] ?? 'true').toLowerCase() === 'false') name = 'id';
    this.#field = { name, depth: this.#stack.length, parts: [], length: 0, markup, xhtml: atom && xhtml && !packed, base64: packed, base };
  }

  /** An element within a field: XHTML content or markup that somebody forgot to escape. */
  #reopen(raw: string, attributes: Record<string, string>): void {
    const field = this.#field!;
    field.markup = true;
    if (field.length > longestField) return;
    const kept = ['href', 'src'].filter((name) => attributes[name] !== undefined).map((name) => ` ${name}="${attributes[name]!.replace(/"/g, '&quot;')}"`);
    field.parts.push(`<${localName(raw)}${kept.join('')}>`);
  }

  #endField(field: OpenField): void {
    this.#field = null;
    if (field.cut && /link|guid|^id$/.test(field.name)) return;
    let text = field.parts.join('');
    if (field.base64) text = Buffer.from(text, 'base64').toString('utf8');
    if (field.name === 'channel-link') {
      this.channelLink ??= text.trim() ? resolve(text.trim(), field.base) : null;
      return;
    }
    const markup = field.markup || field.base64;
    // Plain Atom text was escaped in `text()` in case markup followed.
    const plain = field.xhtml && !markup ? text.replace(/&lt;/g, '<').replace(/&amp;/g, '&') : text;
    const fields = this.#entry?.fields;
    if (!fields || plain.trim() === '') return;
    const list = fields.get(field.name) ?? [];
    if (list.length < 20) fields.set(field.name, [...list, { text: plain, markup, base: field.base }]);
  }

  #noteNamespaces(attributes: Record<string, string>): void {
    if (this.#prefixes.size > 200) return;
    for (const [name, value] of Object.entries(attributes)) if (name.startsWith('xmlns:')) this.#prefixes.set(name.slice(6), value);
  }

  /** The local name in lower case, and whether it belongs to a vocabulary that speaks of entries (not to media, iTunes, XHTML …). */
  #nameOf(raw: string, ownNamespace: string | undefined): { name: string; core: boolean } {
    const colon = raw.indexOf(':');
    const name = localName(raw);
    if (colon < 0) return { name, core: ownNamespace === undefined || !/xhtml|svg|itunes|mrss|MathML/.test(ownNamespace) };
    const prefix = raw.slice(0, colon).toLowerCase();
    const uri = this.#prefixes.get(prefix) ?? this.#prefixes.get(raw.slice(0, colon)) ?? '';
    if (name === 'title' && (/purl\.org\/dc/.test(uri) || /^dc/.test(prefix))) return { name: 'dctitle', core: true };
    const core = uri === '' ? /^(?:atom|a10|rss|dc|dcterms|content|rdf)$/.test(prefix) : /purl\.org\/(?:rss\/1\.0\/(?:$|modules\/content)|atom|dc|net\/rss)|2005\/Atom|rdf-syntax-ns|netscape\.com\/rdf|backend\.userland\.com|blogs\.law\.harvard|my\.netscape/i.test(uri);
    return { name, core };
  }
}

const localName = (raw: string): string => raw.slice(raw.indexOf(':') + 1).toLowerCase();
const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** An address made absolute; the address itself where that cannot be. */
export function resolve(address: string, base: string | null): string {
  try {
    return base ? new URL(address.trim(), base).href : new URL(address.trim()).href;
  } catch {
    return address.trim();
  }
}
