// An animal of the zoo: one way in which a server can misbehave, and the one ending that it must have with us.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { WayInKind } from '../../src/model/index.ts';

export type HttpAnswer = (request: IncomingMessage, response: ServerResponse, cage: Cage) => void;
/** Writes what it likes once it has seen the head of a request. */
export type RawAnswer = (socket: Socket, path: string, cage: Cage) => void;

/** What an animal knows of its surroundings. */
export type Cage = {
  readonly name: string;
  readonly origin: string;
  readonly port: number;
  /** Another well-behaved origin of the zoo, for links that lead elsewhere. */
  readonly elsewhere: string;
  /** Port of a server in the private network that must never see a connection; it listens on 127.0.0.1 and, where there is IPv6, on ::1. */
  readonly safe: number;
  /** How often this animal was asked for this path before. */
  asked(path: string): number;
};

export type Animal = {
  /** Kebab-case, unique; its addresses begin with it. */
  readonly name: string;
  /** How the way in is asked. `page`: a well-behaved feed elsewhere links to this animal's page. */
  readonly way: 'page' | WayInKind;
  readonly http?: HttpAnswer;
  readonly raw?: RawAnswer;
  /** Answer for /robots.txt; 404 if left out. */
  readonly robots?: HttpAnswer;
  /** TLS with this certificate: see certificates.ts. */
  readonly tls?: 'good' | 'self-signed' | 'expired' | 'wrong-host' | 'rude';
  /** For `page`: the addresses in the feed; `/<name>/article` if left out. */
  readonly links?: (cage: Cage) => readonly string[];
  /** Text that the honest feed carries for each link. */
  readonly feedText?: string;
  readonly linkPattern?: string;
  readonly expect: {
    /** How the poll ends: `found` (the default) or the problem. */
    readonly poll?: string;
    /** Outcome of every link, as 'kept', 'skipped gone' …, with the number of links. */
    readonly links?: Readonly<Record<string, number>>;
    /** What the sentence for people says: of the links, else of the poll. */
    readonly says?: RegExp;
    /** In the title or text that was kept. */
    readonly text?: RegExp;
    readonly notText?: RegExp;
  };
};

/** An animal met as an article's page. */
export function page(name: string, ending: string, http: HttpAnswer, more: Partial<Animal> & { says?: RegExp; text?: RegExp; notText?: RegExp } = {}): Animal {
  const { says, text, notText, ...rest } = more;
  return { name, way: 'page', http, ...rest, expect: { links: { [ending]: 1 }, ...patterns({ says, text, notText }) } };
}

/** The same, answered below HTTP. */
export function rawPage(name: string, ending: string, raw: RawAnswer, more: { says?: RegExp; text?: RegExp; notText?: RegExp } = {}): Animal {
  return { name, way: 'page', raw, expect: { links: { [ending]: 1 }, ...patterns(more) } };
}

/** An animal met as a way in. Links to its own pages are answered with an honest article unless `http` does it. */
export function wayIn(way: WayInKind, name: string, expect: Animal['expect'], http: HttpAnswer, more: Partial<Animal> = {}): Animal {
  return { name, way, http, expect, ...more };
}

type Patterns = { says?: RegExp | undefined; text?: RegExp | undefined; notText?: RegExp | undefined };
const patterns = ({ says, text, notText }: Patterns) => ({ ...(says ? { says } : {}), ...(text ? { text } : {}), ...(notText ? { notText } : {}) });

const sentences = [
  'The people’s committee met on Friday and heard how the work on the northern ring road goes on.',
  'Engineers said that the second bridge will be open to traffic before the rains set in, a month ahead of the plan.',
  'Shopkeepers along the old road told this paper that fewer lorries pass their doors since the detour was signposted.',
  'The department of transport answered that the counts of September will be published with those of October.',
  'A further hearing is planned for the first week of next month in the hall of the ward.',
];

/** The honest words of an article of this animal, five paragraphs. */
export const paragraphs = (name: string): readonly string[] => sentences.map((sentence) => `${sentence} So says the report on ${name} of this week.`);

export const headline = (name: string): string => `Ring road opens a month early, says the report of ${name}`;

/** An honest article page. */
export function article(name: string, { head = '', extra = '', body = paragraphs(name).map((text) => `<p>${text}</p>`).join('\n'), title = headline(name) } = {}): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}
<meta property="og:type" content="article"><meta property="og:title" content="${title}"></head>
<body><article><h1>${title}</h1>${body}</article>${extra}</body></html>`;
}

export const html = { 'content-type': 'text/html; charset=utf-8' } as const;
export const xml = { 'content-type': 'application/xml; charset=utf-8' } as const;

/** Answers with an honest article. */
export const honest: HttpAnswer = (_, response, { name }) => void response.writeHead(200, html).end(article(name));

export type Item = { readonly link?: string; readonly title?: string; readonly date?: string; readonly more?: string };

/** An RSS feed; texts are put in as they are. */
export function rss(items: readonly Item[], { before = '', root = '<rss version="2.0">' } = {}): string {
  const entries = items.map(({ link, title = 'An entry of the feed with a title of usual length', date, more = '' }) =>
    `<item><title>${title}</title>${link === undefined ? '' : `<link>${link}</link>`}${date === undefined ? '' : `<pubDate>${date}</pubDate>`}${more}</item>`);
  return `<?xml version="1.0" encoding="utf-8"?>${before}${root}<channel><title>Zoo</title>${entries.join('\n')}</channel></rss>`;
}

/** Writes for ever, as fast as the other side takes it. */
export function flood(response: ServerResponse | Socket, block: string | Buffer): void {
  const pump = () => {
    while (!response.destroyed && !response.writableEnded) if (!response.write(block)) return;
  };
  response.on('drain', pump).on('error', () => undefined);
  pump();
}

/** Writes one drop every 40 ms for ever. */
export function drip(response: ServerResponse | Socket, drop: string): void {
  const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : void response.write(drop)), 40);
  response.on('close', () => clearInterval(timer)).on('error', () => clearInterval(timer));
}

/** Answers the way in's own address with `body`, and its articles honestly. */
export const offering = (body: string | ((cage: Cage) => string), headers: Record<string, string> = xml): HttpAnswer => (request, response, cage) => {
  if (/\/(?:feed|index)$/.test(request.url ?? '')) response.writeHead(200, headers).end(typeof body === 'string' ? body : body(cage));
  else honest(request, response, cage);
};
