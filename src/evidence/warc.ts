// WARC 1.1 (ISO 28500:2017): one gzip member a record, so that any reader of web archives opens the file. A writer for what one exchange
// needs, and a reader for files of this writer; test/evidence reads them with warcio as well.

import { createHash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Page, Served } from '../model/index.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

export type WarcRecord = { readonly type: string; readonly headers: ReadonlyMap<string, string>; readonly block: Uint8Array };

type NewRecord = {
  readonly type: 'warcinfo' | 'request' | 'response' | 'resource' | 'conversion';
  readonly contentType: string;
  readonly block: Uint8Array;
  readonly date: Date;
  readonly id: string;
  readonly uri?: string;
  /** The body inside an HTTP block. */
  readonly payload?: Uint8Array;
  readonly more?: readonly (readonly [string, string])[];
};

const digest = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const newId = () => `<urn:uuid:${randomUUID()}>`;

async function write(record: NewRecord): Promise<Buffer> {
  const lines = [
    ['WARC-Type', record.type], ['WARC-Record-ID', record.id], ['WARC-Date', record.date.toISOString()],
    ...(record.uri === undefined ? [] : [['WARC-Target-URI', record.uri] as const]),
    ...(record.more ?? []),
    ...(record.payload === undefined ? [] : [['WARC-Payload-Digest', digest(record.payload)] as const]),
    ['WARC-Block-Digest', digest(record.block)], ['Content-Type', record.contentType], ['Content-Length', String(record.block.length)],
  ];
  const head = `WARC/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return compress(Buffer.concat([Buffer.from(head, 'utf8'), record.block, Buffer.from('\r\n\r\n')]));
}

/** No line of a header can end before its time, whatever a server sent. */
const oneLine = (text: string) => text.replace(/[\r\n\0]+/g, ' ');

/** HTTP's head as bytes; header values are bytes of Latin-1, as they came. */
function httpHead(first: string, headers: Served['response']): Buffer {
  // The body below is whole: chunks were put together on the way in, and a reader must not look for them.
  const named = headers.map(([name, value]) => [/^transfer-encoding$/i.test(name) ? `x-orig-${name}` : name, value] as const);
  return Buffer.from(`${oneLine(first)}\r\n${named.map(([name, value]) => `${oneLine(name)}: ${oneLine(value)}\r\n`).join('')}\r\n`, 'latin1');
}

/**
 * The page as a WARC file: request and response as they were on the wire (before decompression), and for a script-rendered page what its scripts
 * made of it. A page without the bytes as served (from a replay) is kept as a resource.
 */
export async function warcOfPage(page: Page, software = 'Hai Dang 0.1'): Promise<Uint8Array> {
  const { served, fetchedAt: date, finalUrl } = page;
  const uri = new URL(finalUrl).href;
  const info = Buffer.from(`software: ${software}\r\nformat: WARC File Format 1.1\r\nconformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\nrobots: obeyed\r\n`);
  const parts = [await write({ type: 'warcinfo', id: newId(), date, contentType: 'application/warc-fields', block: info })];
  if (served === undefined) {
    const contentType = oneLine(page.contentType ?? 'application/octet-stream');
    parts.push(await write({ type: 'resource', id: newId(), date, uri, contentType, block: page.body, payload: page.body }));
    return Buffer.concat(parts);
  }
  const { pathname, search, host } = new URL(uri);
  const [requestId, responseId] = [newId(), newId()];
  const request = httpHead(`GET ${pathname}${search} HTTP/1.1`, [['host', host], ...served.request]);
  const response = httpHead(`HTTP/1.1 ${page.status} ${served.statusText}`, served.response);
  parts.push(
    await write({ type: 'response', id: responseId, date, uri, contentType: 'application/http; msgtype=response', block: Buffer.concat([response, served.body]), payload: served.body }),
    await write({ type: 'request', id: requestId, date, uri, contentType: 'application/http; msgtype=request', block: request, more: [['WARC-Concurrent-To', responseId]] }),
  );
  if (served.rendered === true) {
    parts.push(await write({ type: 'conversion', id: newId(), date, uri, contentType: oneLine(page.contentType ?? 'text/html'), block: page.body, payload: page.body, more: [['WARC-Refers-To', responseId]] }));
  }
  return Buffer.concat(parts);
}

/** The records of a WARC file that this writer made. Throws where the bytes are not such a file. */
export async function readWarc(file: Uint8Array): Promise<WarcRecord[]> {
  const bytes = await decompress(file);
  const records: WarcRecord[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\r\n\r\n', at);
    const [version, ...lines] = end < 0 ? [] : bytes.toString('utf8', at, end).split('\r\n');
    const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const));
    const length = Number(headers.get('content-length'));
    if (version !== 'WARC/1.1' || !Number.isInteger(length)) throw new Error(`no WARC record at byte ${at}`);
    records.push({ type: headers.get('warc-type') ?? '', headers, block: bytes.subarray(end + 4, end + 4 + length) });
    at = end + 4 + length + 4;
  }
  return records;
}
