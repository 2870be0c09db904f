// Our WARC files, read by a reader that is not ours.

import { gzipSync } from 'node:zlib';
import { WARCParser } from 'warcio';
import { describe, expect, it } from 'vitest';
import { pageOfWarc } from '../../src/evidence/page-of-warc.ts';
import { readWarc, warcOfPage } from '../../src/evidence/index.ts';
import type { Page, Served } from '../../src/model/index.ts';

const html = '<html><body><p>三沙市管辖的西沙群岛</p></body></html>';
const page = (served?: Partial<Served>, more: Partial<Page> = {}): Page => ({
  url: 'https://news.example/a', finalUrl: 'https://news.example/a?x=1', status: 200, contentType: 'text/html; charset=utf-8', etag: null, lastModified: null,
  body: Buffer.from(html), sha256: '', fetchedAt: new Date('2026-11-20T01:02:03.456Z'), ...more,
  ...(served === undefined ? {} : { served: { request: [['user-agent', 'HaiDang/0.1']], statusText: 'OK', response: [['content-type', 'text/html; charset=utf-8']], body: Buffer.from(html), ...served } }),
});

async function readWithWarcio(file: Uint8Array) {
  const found: { type: string | undefined; uri: string | null; date: string | null; status: number | undefined; text: string; digest: string | null | undefined; version: string | undefined }[] = [];
  for await (const record of new WARCParser([file] as unknown as AsyncIterable<Uint8Array>)) {
    const text = await record.contentText();
    found.push({
      type: record.warcType, uri: record.warcTargetURI ?? null, date: record.warcDate ?? null, status: Number(record.httpHeaders?.statusCode ?? Number.NaN), text,
      digest: record.warcHeaders.headers.get('WARC-Payload-Digest'), version: record.warcHeaders.protocol,
    });
  }
  return found;
}

describe('a WARC file of ours', () => {
  it('is read by warcio: response and request of the exchange, by version, address, time and content', async () => {
    const records = await readWithWarcio(await warcOfPage(page({})));
    expect(records.map(({ type }) => type)).toEqual(['warcinfo', 'response', 'request']);
    expect(records[1]).toMatchObject({ version: 'WARC/1.1', uri: 'https://news.example/a?x=1', date: '2026-11-20T01:02:03.456Z', status: 200, text: html });
    expect(records[1]?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('keeps a compressed answer compressed, and warcio undoes it like a browser; chunks are announced by nobody', async () => {
    const served = { response: [['content-encoding', 'gzip'], ['transfer-encoding', 'chunked'], ['content-type', 'text/html']] as [string, string][], body: gzipSync(html) };
    const file = await warcOfPage(page(served));
    expect((await readWithWarcio(file))[1]?.text).toBe(html);
    const block = Buffer.from((await readWarc(file))[1]?.block ?? []);
    expect(block.includes(gzipSync(html))).toBe(true);
    expect(block.toString('latin1')).toContain('x-orig-transfer-encoding: chunked');
  });

  it('gives the page back to us, as served, as scripts made it, or as a resource', async () => {
    const body = async (given: Page) => Buffer.from((await pageOfWarc(await warcOfPage(given)))?.body ?? []).toString();
    expect(await body(page({ response: [['content-encoding', 'gzip']], body: gzipSync(html) }))).toBe(html);
    expect(await body(page({ body: Buffer.from('<div id="app"></div>'), rendered: true }))).toBe(html);
    expect(await body(page())).toBe(html);
    expect((await readWithWarcio(await warcOfPage(page({ rendered: true })))).map(({ type }) => type)).toEqual(['warcinfo', 'response', 'request', 'conversion']);
    expect((await pageOfWarc(await warcOfPage(page())))?.contentType).toBe('text/html; charset=utf-8');
  });

  it('lets no header of a server smuggle a line in', async () => {
    const [, response] = await readWarc(await warcOfPage(page({ statusText: 'OK\r\nx-evil: 1', response: [['x-a', 'b\r\n\r\n<html>']] })));
    expect(Buffer.from(response?.block ?? []).toString('latin1')).toBe(`HTTP/1.1 200 OK x-evil: 1\r\nx-a: b <html>\r\n\r\n${Buffer.from(html).toString('latin1')}`);
  });

  it('is refused by our reader where it is none', async () => {
    await expect(readWarc(gzipSync('hello'))).rejects.toThrow('no WARC record');
  });
});
