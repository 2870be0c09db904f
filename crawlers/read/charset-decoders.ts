// Decoders by charset label: Node's TextDecoder where it is right, own tables where it has none or a wrong one.

/** A charset that can be decoded. `decode` never throws: what is not in the charset becomes U+FFFD. */
export type Decoder = { readonly name: string; decode(bytes: Uint8Array): string };

// Node 20 decodes windows-1252 as ISO 8859-1, so that quotation marks, dashes and € are lost (0x80–0x9F).
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

// VISCII 1.1 (RFC 1456), 0x80–0xFF, and the six capitals among the control characters.
const viscii =
  'ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ';
const visciiControls: Record<string, string> = {
  '\x02': 'Ẳ',
  '\x05': 'Ẵ',
  '\x06': 'Ẫ',
  '\x14': 'Ỷ',
  '\x19': 'Ỹ',
  '\x1e': 'Ỵ',
};

// TCVN 5712:1993 (VN1, of which TCVN3 is the part without capitals with tone), 0x80–0xFF; 0xB0–0xB4 are combining marks.
const tcvn =
  'ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\xa0ĂÂÊÔƠƯĐăâêôơưđẶ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ';
const tcvnControls: Record<string, string> = {
  '\x01': 'Ú', '\x02': 'Ụ', '\x04': 'Ừ', '\x05': 'Ử', '\x06': 'Ữ', '\x11': 'Ứ',
  '\x12': 'Ự', '\x13': 'Ỳ', '\x14': 'Ỷ', '\x15': 'Ỹ', '\x16': 'Ý', '\x17': 'Ỵ',
}; // prettier-ignore

/** Labels that the WHATWG standard does not know, or maps to "replacement". */
const ownLabels: readonly (readonly [RegExp, () => Decoder])[] = [
  [/^(cs)?viscii/, () => singleByte('viscii', viscii, visciiControls)],
  [/^(x-)?tcvn|^iso-ir-180$|^abc$/, () => singleByte('tcvn', tcvn, tcvnControls)],
  [/^hz(-gb-2312)?$/, () => ({ name: 'hz', decode: decodeHz })],
  [/^(cs)?iso-?2022-?kr$/, () => ({ name: 'iso-2022-kr', decode: decodeIso2022Kr })],
  [/^utf-?8/, () => standard('utf-8')],
  [/^(cp|ms|windows)-?949$|^uhc$/, () => ({ name: 'euc-kr', decode: decodeUhc })],
  [/^(cp|ms|windows)-?932$/, () => standard('shift_jis')],
  [/^(cp|ms)-?874$/, () => standard('windows-874')],
  [/^(cp|ms|windows)-?936$|^euc-cn$/, () => standard('gb18030')],
];

/** The decoder for a label as it stands in a header or a page, or null for a label that nobody knows. */
export function decoderOf(label: string): Decoder | null {
  const clean = label
    .trim()
    .toLowerCase()
    .replace(/^["']+|["';,]+$/g, '')
    .replace(/_/g, '-');
  const own = ownLabels.find(([pattern]) => pattern.test(clean));
  if (own) return own[1]();
  let name: string;
  try {
    name = new TextDecoder(clean.replace(/-/g, clean.startsWith('shift') || clean.startsWith('ks') ? '_' : '-'))
      .encoding;
  } catch {
    return null;
  }
  if (name === 'windows-1252') return singleByte(name, windows1252 + latin1(0xa0, 0xff));
  if (name === 'euc-kr') return { name, decode: decodeUhc };
  // gb18030 holds all of gbk, and pages that say gbk or gb2312 use it.
  if (name === 'gbk') return { name, decode: (bytes) => new TextDecoder('gb18030').decode(bytes) };
  // "x-user-defined" stands in pages written with fonts of their own (VNI, ABC): it says nothing about the letters.
  return name === 'x-user-defined' ? null : standard(name);
}

function standard(name: string): Decoder {
  return { name, decode: (bytes) => new TextDecoder(name).decode(bytes) };
}

function singleByte(name: string, upperHalf: string, controls: Record<string, string> = {}): Decoder {
  const rare = new RegExp(`[\\x80-\\xff${Object.keys(controls).join('')}]`, 'g');
  const decode = (bytes: Uint8Array) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .replace(rare, (byte) => controls[byte] ?? upperHalf[byte.charCodeAt(0) - 0x80] ?? '\uFFFD');
  return { name, decode };
}

function latin1(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index)).join('');
}

/** HZ (RFC 1843): GB 2312 in seven bits between ~{ and ~}. */
function decodeHz(bytes: Uint8Array): string {
  return asciiOf(bytes).replace(/~\{([^\n]*?)~\}|~~|~\n/g, (all, codes?: string) => {
    if (codes === undefined) return all === '~~' ? '~' : '';
    return new TextDecoder('gb18030').decode(raised(codes));
  });
}

/** ISO-2022-KR (RFC 1557): KS X 1001 in seven bits between SO and SI. */
function decodeIso2022Kr(bytes: Uint8Array): string {
  return asciiOf(bytes)
    .replace(/\x1b\$\)C/g, '') // eslint-disable-line no-control-regex
    .replace(/\x0e([^\x0f\n]*)\x0f?/g, (_, codes: string) => decodeUhc(raised(codes))); // eslint-disable-line no-control-regex
}

const asciiOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const raised = (codes: string) => Uint8Array.from(codes, (code) => code.charCodeAt(0) | 0x80);

let uhc: Map<number, string> | null = null;

/**
 * EUC-KR as pages use it, which is Unified Hangul Code (windows-949). Node 20 knows only KS X 1001, a quarter of the syllables; the
 * others stand in the order of Unicode in the places that KS X 1001 leaves free.
 */
function decodeUhc(bytes: Uint8Array): string {
  uhc ??= uhcTable();
  const out: string[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    const pair = lead < 0x81 ? undefined : uhc.get((lead << 8) | (bytes[at + 1] ?? 0));
    if (pair !== undefined) at += 1;
    out.push(pair ?? (lead < 0x80 ? String.fromCharCode(lead) : '\uFFFD'));
  }
  return out.join('');
}

function uhcTable(): Map<number, string> {
  const table = new Map<number, string>();
  const decoder = new TextDecoder('euc-kr');
  for (let lead = 0xa1; lead <= 0xfe; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (letter.length === 1 && letter !== '\uFFFD') table.set((lead << 8) | trail, letter);
    }
  }
  const known = new Set(table.values());
  const free = uhcPlaces();
  for (let code = 0xac00; code <= 0xd7a3; code += 1) {
    const syllable = String.fromCharCode(code);
    const place = known.has(syllable) ? undefined : free.next().value;
    if (place !== undefined) table.set(place, syllable);
  }
  return table;
}

function* uhcPlaces(): Generator<number, undefined> {
  for (let lead = 0x81; lead <= 0xc6; lead += 1) {
    const trails = [[0x41, 0x5a], [0x61, 0x7a], lead < 0xa1 ? [0x81, 0xfe] : [0x81, 0xa0]] as const; // prettier-ignore
    for (const [from, to] of trails) for (let trail = from; trail <= to; trail += 1) yield (lead << 8) | trail;
  }
}
