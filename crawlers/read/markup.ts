// Markup to tags and text, as browsers cut it (WHATWG HTML, tokenization), without a character-by-character machine: text, scripts and
// comments are skipped by search, attributes are only delimited here and read where somebody asks. Linear in the length of the page.

import { Parser } from 'htmlparser2';
import { rawTags } from './tag-rules.ts';

export type MarkupSink = {
  /** `attributes` as written, `isClosed` where the tag ends with a slash. */
  open(tag: string, attributes: string, isClosed: boolean): void;
  close(tag: string): void;
  text(text: string): void;
  /** True where nothing more will be taken. */
  readonly isFull: boolean;
  /** Within drawings and formulas no tag has raw content. */
  readonly isForeign: boolean;
};

/** Reads any text as HTML and tells `sink` what is in it; never throws. What is unclosed at the end is dropped, as browsers do. */
export function readMarkup(html: string, sink: MarkupSink): void {
  for (let at = 0; at < html.length && !sink.isFull;) {
    const tag = nextTag(html, at);
    const end = tag === -1 ? html.length : tag;
    if (end > at) sink.text(resolveReferences(html.slice(at, end)));
    at = tag === -1 ? end : readTag(html, tag, sink);
  }
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const [bang, slash, equals, greater, query] = [33, 47, 61, 62, 63] as const;

/** The next "<" that begins a tag or a comment. */
function nextTag(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at !== -1; at = html.indexOf('<', at + 1)) {
    const next = html.charCodeAt(at + 1);
    if (isLetter(next) || next === slash || next === bang || next === query) return at;
  }
  return -1;
}

/** Reads the tag or comment at `at`; gives the place behind it. */
function readTag(html: string, at: number, sink: MarkupSink): number {
  const next = html.charCodeAt(at + 1);
  if (isLetter(next)) return readOpening(html, at, sink);
  if (next === slash && isLetter(html.charCodeAt(at + 2))) {
    sink.close(html.slice(at + 2, endOfName(html, at + 2)).toLowerCase());
    return after(html, '>', at + 2);
  }
  if (!html.startsWith('<!--', at)) return after(html, '>', at + 1);
  if (html.startsWith('>', at + 4)) return at + 5;
  return html.startsWith('->', at + 4) ? at + 6 : after(html, '-->', at + 4);
}

function after(html: string, end: string, from: number): number {
  const found = html.indexOf(end, from);
  return found === -1 ? html.length : found + end.length;
}

function endOfName(html: string, from: number): number {
  let at = from;
  for (let code = html.charCodeAt(at); at < html.length && !isSpace(code) && code !== slash && code !== greater; code = html.charCodeAt(++at));
  return at;
}

function readOpening(html: string, at: number, sink: MarkupSink): number {
  const name = endOfName(html, at + 1);
  const end = endOfAttributes(html, name);
  if (end === -1) return html.length;
  const tag = html.slice(at + 1, name).toLowerCase();
  const isClosed = html.charCodeAt(end - 1) === slash;
  const isForeign = sink.isForeign;
  sink.open(tag, html.slice(name, end), isClosed);
  return rawTags.has(tag) && !isForeign ? readRaw(html, tag, end + 1, sink) : end + 1;
}

/** Where the tag's ">" stands, or -1; one within quotes does not count. */
function endOfAttributes(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === greater) return at;
    if (code !== equals) continue;
    let value = at + 1;
    while (isSpace(html.charCodeAt(value))) value++;
    const quote = html[value];
    if (quote === '"' || quote === "'") {
      at = html.indexOf(quote, value + 1);
      if (at === -1) return -1;
    } else {
      for (let c = html.charCodeAt(value); value < html.length && !isSpace(c) && c !== greater; c = html.charCodeAt(++value));
      at = value - 1;
    }
  }
  return -1;
}

/** What stands up to the end tag of the same name is no markup. */
function readRaw(html: string, tag: string, from: number, sink: MarkupSink): number {
  let end = html.indexOf('</', from);
  while (end !== -1 && !isEndOf(html, tag, end + 2)) end = html.indexOf('</', end + 2);
  const text = html.slice(from, end === -1 ? html.length : end);
  sink.text(tag === 'title' || tag === 'textarea' ? resolveReferences(text) : text);
  sink.close(tag);
  return end === -1 ? html.length : after(html, '>', end);
}

function isEndOf(html: string, tag: string, at: number): boolean {
  const code = html.charCodeAt(at + tag.length);
  return (isSpace(code) || code === slash || code === greater) && html.slice(at, at + tag.length).toLowerCase() === tag;
}

/** Longer tags are read in part: 64 Ki characters and 500 attributes. */
const longestTag = 65_536;
const mostAttributes = 500;

/** One attribute of a tag as most are written (` name="value"`, in lower case); null where only reading all of them can tell. */
export function attributeIn(written: string, name: string): string | null {
  for (let at = written.indexOf(name); at !== -1; at = written.indexOf(name, at + name.length)) {
    const sign = at + name.length;
    const code = written.charCodeAt(sign);
    if (!isSpace(written.charCodeAt(at - 1)) || (code !== equals && !isSpace(code))) continue;
    const quote = written[sign + 1];
    const close = code === equals && (quote === '"' || quote === "'") ? written.indexOf(quote, sign + 2) : -1;
    const before = written.charCodeAt(at - 2);
    // Right behind another value, or first: not within one.
    return close !== -1 && (at === 1 || before === 34 || before === 39) ? resolveReferences(written.slice(sign + 2, close)) : null;
  }
  return written.includes(name.toUpperCase()) ? null : '';
}

/** The attributes of a tag by name in lower case; the first of each counts. */
export function readAttributes(written: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  const end = Math.min(written.length, longestTag);
  let count = 0;
  for (let at = skipBetween(written, 0, end); at < end && count < mostAttributes; count++) {
    const nameEnd = endOfAttributeName(written, at + 1, end);
    const name = written.slice(at, nameEnd).toLowerCase();
    const sign = skipSpace(written, nameEnd, end);
    const [from, to, after] = sign < end && written.charCodeAt(sign) === equals ? valueIn(written, skipSpace(written, sign + 1, end), end) : [end, end, sign];
    if (!Object.hasOwn(attributes, name)) attributes[name] = from < to ? resolveReferences(written.slice(from, to)) : '';
    at = skipBetween(written, after, end);
  }
  return attributes;
}

/** Where a value begins and ends, and where to go on behind it. */
function valueIn(written: string, from: number, end: number): [number, number, number] {
  const quote = written[from];
  if (quote === '"' || quote === "'") {
    const close = written.indexOf(quote, from + 1);
    return close === -1 ? [from + 1, end, end] : [from + 1, close, close + 1];
  }
  let to = from;
  while (to < end && !isSpace(written.charCodeAt(to))) to++;
  return [from, to, to];
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function skipBetween(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === slash)) at++;
  return at;
}

function endOfAttributeName(text: string, from: number, end: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); at < end && code !== equals && code !== slash && !isSpace(code); code = text.charCodeAt(++at));
  return at;
}

const reference = /&(?:#(?:[xX][\da-fA-F]+|\d+)|[a-zA-Z][\da-zA-Z]*);?/g;
/** References recur from page to page: each is resolved once, until so many are known that starting anew is cheaper. */
const resolved = new Map<string, string>();
const mostResolved = 5_000;

/** Text with its character references resolved: "B&igrave;nh" → "Bình". */
export const resolveReferences = (text: string): string => (text.includes('&') ? text.replace(reference, resolve) : text);

/** A longer piece of a page would keep the whole page in memory. */
const longestKept = 12;

function resolve(written: string): string {
  if (written.length > 40) return written;
  const known = resolved.get(written);
  if (known !== undefined) return known;
  let text = '';
  const parser = new Parser({ ontext: (part) => (text += part) }, { decodeEntities: true });
  parser.end(written);
  if (resolved.size >= mostResolved) resolved.clear();
  if (written.length <= longestKept) resolved.set(written, text);
  return text;
}
