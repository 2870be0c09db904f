import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decoderOf } from '../../../crawlers/read/charset-decoders.ts';
import { decodePage } from '../../../crawlers/read/charset.ts';

const shared = new URL('../../../../shared/data/encodings/', import.meta.url);

/** Bytes of a text in a charset of single bytes, by turning the decoder round. */
function encode(text: string, label: string): Buffer {
  const decoder = decoderOf(label);
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder?.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from(Array.from(text, (letter) => byteOf.get(letter) ?? letter.charCodeAt(0)));
}

const decoded = (body: Uint8Array, contentType: string | null = null) => decodePage({ body, contentType });
const html = (charset: string) => `text/html; charset=${charset}`;

const gbk = Buffer.from('d6d0b9facda8d1b6c9e7b1a8b5c0a3bab1d9b8b2d4bdc4cfb6d4cde2d0c5cfa2b9a4d7f7', 'hex');
const shiftJis = Buffer.from('93fa967b82cc90568eb782c682d882c682c882de82cc96e291e882c982c282a282c48f7182d782bd', 'hex');
const vietnamese = 'Tỉnh ủy Bình Định họp báo về kế hoạch thông tin đối ngoại năm nay';
const russian = 'Во Вьетнаме обсудили развитие туризма в провинции';

describe('a charset is taken from', () => {
  it('the byte order mark before all else', () => {
    expect(decoded(Buffer.from('\uFEFFQuy Nhơn'), html('gbk'))).toEqual({
      text: 'Quy Nhơn',
      charset: 'utf-8',
      how: 'bom',
    });
    expect(decoded(Buffer.from('\uFEFFQuy Nhơn', 'utf16le'))).toEqual({
      text: 'Quy Nhơn',
      charset: 'utf-16le',
      how: 'bom',
    });
  });

  it('the header, then the page', () => {
    const body = encode(russian, 'koi8-r');
    expect(decoded(body, 'text/html; Charset="KOI8-R"')).toEqual({ text: russian, charset: 'koi8-r', how: 'header' });
    for (const meta of [
      '<meta charset=koi8-r>',
      '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
      '<?xml version="1.0" encoding="koi8-r"?>',
    ]) {
      const page = Buffer.concat([Buffer.from(meta), body]);
      expect(decoded(page)).toEqual({ text: meta + russian, charset: 'koi8-r', how: 'meta' });
    }
  });

  it('the bytes where nothing is said, or nothing that anybody knows', () => {
    expect(decoded(encode(russian, 'windows-1251'))).toEqual({
      text: russian,
      charset: 'windows-1251',
      how: 'detected',
    });
    expect(decoded(encode(russian, 'windows-1251'), html('no-such-charset'))).toMatchObject({
      text: russian,
      how: 'detected',
    });
    expect(decoded(Buffer.from('Quy Nhơn'), html('x-user-defined'))).toMatchObject({
      text: 'Quy Nhơn',
      charset: 'utf-8',
    });
    expect(decoded(Buffer.from('plain ASCII'))).toEqual({ text: 'plain ASCII', charset: 'utf-8', how: 'default' });
    expect(decoded(Buffer.alloc(0))).toEqual({ text: '', charset: 'utf-8', how: 'default' });
  });

  it('no declaration inside a comment, and none of UTF-16 that could be read as ASCII', () => {
    const comment = '<!-- <meta charset="gbk"> --><p>Nhơn';
    expect(decoded(Buffer.from(comment))).toMatchObject({ charset: 'utf-8', how: 'detected' });
    expect(decoded(Buffer.from('<meta charset="utf-16"><p>Nhơn'))).toMatchObject({ charset: 'utf-8', how: 'meta' });
  });
});

describe('a wrong declaration does not win', () => {
  it('over valid UTF-8', () => {
    for (const label of ['gbk', 'iso-8859-1', 'windows-1258', 'shift_jis']) {
      expect(decoded(Buffer.from(vietnamese), html(label))).toEqual({
        text: vietnamese,
        charset: 'utf-8',
        how: 'detected',
      });
    }
  });

  it('of UTF-8 over bytes that are none, while a broken letter or two change nothing', () => {
    expect(decoded(gbk, html('utf-8'))).toMatchObject({
      charset: 'gb18030',
      how: 'detected',
      text: expect.stringContaining('中国'),
    });
    const scratched = Buffer.concat([Buffer.from(vietnamese.repeat(5)), Buffer.of(0xe1), Buffer.from(' hết')]);
    expect(decoded(scratched, html('utf-8'))).toMatchObject({
      charset: 'utf-8',
      how: 'header',
      text: expect.stringContaining('hết'),
    });
  });

  it('of ISO 8859-1, which servers say by default, over plain Russian, Japanese or Vietnamese', () => {
    expect(decoded(encode(russian, 'windows-1251'), html('iso-8859-1')).text).toBe(russian);
    expect(decoded(shiftJis, html('iso-8859-1')).text).toContain('日本の');
    for (const label of ['viscii', 'tcvn']) {
      expect(decoded(encode(vietnamese, label), html('iso-8859-1'))).toMatchObject({
        text: vietnamese,
        charset: label,
        how: 'detected',
      });
    }
  });

  it('over the other one that is right', () => {
    const page = Buffer.concat([Buffer.from('<meta charset="windows-1251">'), encode(russian, 'windows-1251')]);
    expect(decoded(page, html('iso-8859-1'))).toMatchObject({ charset: 'windows-1251', how: 'meta' });
  });

  it('but a right one stands, also with few letters to go by', () => {
    expect(decoded(Buffer.of(0x92), html('windows-1252')).text).toBe('’');
    expect(decoded(encode('Größe', 'windows-1252'), html('windows-1252'))).toEqual({
      text: 'Größe',
      charset: 'windows-1252',
      how: 'header',
    });
    expect(decoded(encode('İstanbul ışığı', 'windows-1254'), html('windows-1254'))).toEqual({
      text: 'İstanbul ışığı',
      charset: 'windows-1254',
      how: 'header',
    });
  });
});

describe('charsets that Node lacks or gets wrong', () => {
  it('windows-1252 has its quotation marks and €, under the name of ISO 8859-1 too', () => {
    for (const label of ['windows-1252', 'iso-8859-1', 'latin1', 'us-ascii']) {
      expect(decoded(Buffer.from('93313020809420962064926163636f72648520e9', 'hex'), html(label)).text).toBe(
        '“10 €” – d’accord… é',
      );
    }
  });

  it('windows-1258 comes out in whole letters (NFC)', () => {
    // "Bình Định": i + combining grave (0xCC), Đ (0xD0), i + combining dot below (0xF2).
    expect(decoded(Buffer.from('4269cc6e6820d069f26e68', 'hex'), html('windows-1258')).text).toBe(
      'Bình Định'.normalize('NFC'),
    );
  });

  it('VISCII and TCVN 5712 have their capitals among the control characters, and combining marks', () => {
    expect(decoded(Buffer.of(0x02, 0x05, 0x1e), html('viscii')).text).toBe('ẲẴỴ');
    expect(decoded(Buffer.of(0x01, 0x17, 0x61, 0xb3), html('TCVN-5712')).text).toBe('ÚỴá');
  });

  it('EUC-KR has the syllables beyond KS X 1001 (windows-949)', () => {
    expect(decoded(Buffer.from('8c63b9e6b0a2c7cf', 'hex'), html('euc-kr')).text).toBe('똠방각하');
  });

  it('HZ, ISO-2022-JP and ISO-2022-KR are read without being declared', () => {
    expect(decoded(Buffer.from('~{VP9z~}'))).toMatchObject({ text: '中国', charset: 'hz' });
    expect(decoded(Buffer.from('\x1b$BF|K\\\x1b(B'))).toMatchObject({ text: '日本', charset: 'iso-2022-jp' });
    expect(decoded(Buffer.from('\x1b$)C\x0e9f0"\x0f'))).toMatchObject({ charset: 'iso-2022-kr', text: '방각' });
  });

  it('UTF-16 without a mark is known by its zero bytes', () => {
    const text = '<p>Quy Nhơn</p>';
    expect(decoded(Buffer.from(text, 'utf16le'))).toMatchObject({ text, charset: 'utf-16le' });
    expect(decoded(Buffer.from(text, 'utf16le').swap16())).toMatchObject({ text, charset: 'utf-16be' });
  });
});

it('whatever the bytes, there is a text, and soon', () => {
  const startedAt = performance.now();
  const noise = Buffer.from(Array.from({ length: 3_000_000 }, (_, n) => (n * 2654435761) >>> 24));
  for (const body of [
    noise,
    Buffer.alloc(3_000_000, 0xff),
    Buffer.alloc(3_000_000, '<'),
    Buffer.alloc(3_000_000, '<meta '),
  ]) {
    expect(typeof decoded(body).text).toBe('string');
    expect(typeof decoded(body, html('utf-8')).text).toBe('string');
  }
  expect(performance.now() - startedAt).toBeLessThan(15_000);
});

it.skipIf(!existsSync(shared))(
  'every text of the collection is decoded rightly, declared or not (skipped without ../shared)',
  () => {
    const wrong: string[] = [];
    for (const line of readFileSync(new URL('expect.jsonl', shared), 'utf8').trim().split('\n')) {
      const { id, kind, text } = JSON.parse(line) as { id: string; kind: string; text?: string };
      if (text === undefined) continue;
      const got = decoded(readFileSync(new URL(id, shared))).text;
      const lines = new Set(got.replace(/<[^>]*>/g, '\n').split('\n').map((each) => each.trim())); // prettier-ignore
      const right =
        kind === 'page'
          ? text.split('\n').every((each) => each.trim() === '' || lines.has(each.trim()))
          : got.trim() === text.trim();
      if (!right) wrong.push(id);
    }
    // A floor, not a target: see docs/measurements.md for the figures.
    expect(wrong.length, wrong.join(' ')).toBeLessThanOrEqual(4);
  },
);
