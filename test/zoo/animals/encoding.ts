// Content-Encoding that lies or explodes, and charsets that lie, lack or contradict each other.

import { brotliCompressSync, constants, createBrotliCompress, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { article, headline, html, page, type Animal, type HttpAnswer } from '../animal.ts';

const zeros = (megabytes: number): Readable => Readable.from(Array.from({ length: megabytes }, () => Buffer.alloc(1_000_000)));
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
/** 400 MB of nothing in a few hundred kilobytes, made once. */
const gzipBomb = await buffer(zeros(400).pipe(createGzip()));
const brotliBomb = await buffer(zeros(400).pipe(createBrotliCompress(quick)));
const deflateBomb = deflateSync(Buffer.alloc(60_000_000));

const encoded = (encoding: string, bytes: Buffer | ((whole: string) => Buffer)): HttpAnswer => (_, response, { name }) =>
  void response.writeHead(200, { ...html, 'content-encoding': encoding }).end(typeof bytes === 'function' ? bytes(article(name)) : bytes);

const vietnamese = 'Ủy ban nhân dân tỉnh họp sáng thứ Sáu, nghe báo cáo tiến độ đường vành đai phía bắc và cầu số hai. Dự kiến cầu thông xe trước mùa mưa, sớm hơn kế hoạch một tháng.';
const pageOf = (title: string, text: string, meta = ''): string => `<!doctype html><html><head>${meta}<title>${title}</title></head><body><article><h1>${title}</h1>${`<p>${text}</p>`.repeat(4)}</article></body></html>`;
const bytesAs = (type: string, bytes: (name: string) => Buffer): HttpAnswer => (_, response, { name }) => void response.writeHead(200, { 'content-type': type }).end(bytes(name));
const title = 'Cầu số hai thông xe sớm một tháng';
const utf16 = (text: string, little: boolean): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return little ? bytes : bytes.swap16();
};

const big = 'skipped too-large';
const broken = 'skipped broken-answer';

export const encoding: readonly Animal[] = [
  page('gzip-bomb', big, encoded('gzip', gzipBomb)),
  page('brotli-bomb', big, encoded('br', brotliBomb)),
  page('deflate-bomb', big, encoded('deflate', deflateBomb)),
  page('gzip-in-gzip-bomb', big, encoded('gzip, gzip', gzipSync(gzipBomb))),
  page('brotli-in-gzip-bomb', big, encoded('br, gzip', gzipSync(brotliBomb))),
  page('seven-encodings', broken, encoded(Array(7).fill('gzip').join(', '), (whole) => gzipSync(whole)), { says: /encodings upon each other/ }),
  page('gzip-twice-and-honest', 'kept', encoded('gzip, gzip', (whole) => gzipSync(gzipSync(whole)))),
  page('says-gzip-and-is-plain', broken, encoded('gzip', (whole) => Buffer.from(whole)), { says: /gzip/ }),
  page('says-brotli-and-is-gzip', broken, encoded('br', (whole) => gzipSync(whole)), { says: /br data/ }),
  page('gzip-cut-off', broken, encoded('gzip', (whole) => gzipSync(whole).subarray(0, 300)), { says: /cut off/ }),
  page('gzip-with-noise-after', 'kept', encoded('gzip', (whole) => Buffer.concat([gzipSync(whole), Buffer.alloc(500)]))),
  page('deflate-without-its-head', 'kept', encoded('deflate', (whole) => deflateRawSync(whole))),
  page('brotli-honest', 'kept', encoded('br', (whole) => brotliCompressSync(whole, quick))),
  page('encoding-that-nobody-knows', 'kept', encoded('x-zoo', (whole) => Buffer.from(whole))),
  page('gzip-of-nothing', 'skipped empty', encoded('gzip', Buffer.alloc(0))),
  page('charset-that-nobody-knows', 'kept', bytesAs('text/html; charset=x-zoo-7', (name) => Buffer.from(article(name))), { text: new RegExp(headline('charset-that-nobody-knows')) }),
  page('no-charset-at-all', 'kept', bytesAs('text/html', () => Buffer.from(pageOf(title, vietnamese))), { text: /tiến độ đường vành đai/ }),
  page('header-against-meta', 'kept', bytesAs('text/html; charset=iso-8859-1', () => Buffer.from(pageOf(title, vietnamese, '<meta charset="gbk">'))), { text: /tiến độ đường vành đai/ }),
  page('bom-against-header', 'kept', bytesAs('text/html; charset=windows-1258', () => utf16(pageOf(title, vietnamese), true)), { text: /tiến độ đường vành đai/ }),
  page('utf-16-big-endian-said-utf-8', 'kept', bytesAs('text/html; charset=utf-8', () => utf16(pageOf(title, vietnamese), false)), { text: /tiến độ đường vành đai/ }),
  // UTF-7 hides a script from filters; nobody decodes it any more, so its letters stay what they are.
  page('utf-7', 'kept', bytesAs('text/html; charset=utf-7', (name) => Buffer.from(article(name, { extra: '+ADw-script+AD4-alert(1)+ADw-/script+AD4-' }))), { notText: /<script>/ }),
  page('invalid-utf-8', 'kept', bytesAs('text/html; charset=utf-8', (name) => Buffer.concat([Buffer.from(article(name).slice(0, 700)), Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0xe2, 0x82]), Buffer.from(article(name).slice(700))]))),
  page('overlong-utf-8', 'kept', bytesAs('text/html; charset=utf-8', (name) => Buffer.concat([Buffer.from(article(name).slice(0, 700)), Buffer.from([0xc0, 0xbc, 0xe0, 0x80, 0xbc]), Buffer.from(article(name).slice(700))]))),
  page('every-byte-there-is', 'skipped unreadable', bytesAs('text/html; charset=utf-8', () => Buffer.from(Array.from({ length: 100_000 }, (_, n) => (n * 2_654_435_761) % 256)))),
];
