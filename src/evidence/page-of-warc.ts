// From a kept WARC file back to the page, for its picture.

import { promisify } from 'node:util';
import { createHash } from 'node:crypto';
import * as zlib from 'node:zlib';
import type { Page } from '../model/index.ts';
import { readWarc, type WarcRecord } from './warc.ts';

const largest = { maxOutputLength: 24_000_000 };
const undo: Readonly<Record<string, (data: Uint8Array) => Promise<Buffer>>> = {
  gzip: (data) => promisify(zlib.gunzip)(data, largest),
  'x-gzip': (data) => promisify(zlib.gunzip)(data, largest),
  br: (data) => promisify(zlib.brotliDecompress)(data, largest),
  deflate: (data) => (((data[0] ?? 0) & 0x0f) === 8 ? promisify(zlib.inflate)(data, largest) : promisify(zlib.inflateRaw)(data, largest)),
};

/** The page that a WARC file of ours holds, or null where its encoding cannot be undone here. What scripts made of a page comes first. */
export async function pageOfWarc(file: Uint8Array): Promise<Page | null> {
  const records = await readWarc(file);
  const by = (type: string) => records.find((record) => record.type === type);
  const made = by('conversion') ?? by('resource');
  if (made !== undefined) return pageOf(made, made.headers.get('content-type') ?? null, Buffer.from(made.block));
  const response = by('response');
  if (response === undefined) return null;
  const block = Buffer.from(response.block);
  const end = block.indexOf('\r\n\r\n');
  const headers = new Map(block.toString('latin1', 0, end).split('\r\n').slice(1).map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const));
  let body: Buffer = block.subarray(end + 4);
  for (const layer of (headers.get('content-encoding') ?? '').toLowerCase().split(',').map((name) => name.trim()).reverse()) {
    if (layer === '' || layer === 'identity' || body.length === 0) continue;
    const decode = undo[layer];
    if (decode === undefined) return null;
    body = await decode(body);
  }
  return pageOf(response, headers.get('content-type') ?? null, body);
}

function pageOf(record: WarcRecord, contentType: string | null, body: Buffer): Page {
  const url = record.headers.get('warc-target-uri') ?? '';
  const sha256 = createHash('sha256').update(body).digest('hex');
  return { url, finalUrl: url, status: 200, contentType, etag: null, lastModified: null, body, sha256, fetchedAt: new Date(record.headers.get('warc-date') ?? 0) };
}
