// From text to the bytes of an old charset. Node decodes them all but encodes only UTF-8, so each table is made by
// turning TextDecoder around: exact by construction, since what is written is what the same machine reads back.

const doubleByte = new Set(['gbk', 'shift_jis', 'euc-kr', 'big5']);
const tables = new Map<string, Map<string, readonly number[]>>();

/** The bytes of HTML or XML in a charset; what the charset lacks becomes a numeric reference such as `&#8363;`. */
export function encodeMarkup(text: string, charset: string): Buffer {
  if (charset === 'utf-8') return Buffer.from(text, 'utf8');
  const table = tableOf(charset);
  const bytes: number[] = [];
  for (const char of text.normalize('NFC')) {
    const known = bytesOf(char, charset, table) ?? [...`&#${char.codePointAt(0)};`].map((ascii) => ascii.charCodeAt(0));
    bytes.push(...known);
  }
  return Buffer.from(bytes);
}

function bytesOf(char: string, charset: string, table: Map<string, readonly number[]>): readonly number[] | undefined {
  if (char < '\x80') return [char.charCodeAt(0)];
  return table.get(char) ?? (charset === 'windows-1258' ? vietnameseBytes(char, table) : undefined);
}

/** windows-1258 writes a tone mark as a byte of its own after the vowel: "ế" is "ê" and an acute accent. */
function vietnameseBytes(char: string, table: Map<string, readonly number[]>): readonly number[] | undefined {
  const decomposed = char.normalize('NFD');
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(decomposed)?.[0];
  if (tone === undefined) return undefined;
  const vowel = decomposed.replace(tone, '').normalize('NFC');
  const vowelBytes = vowel < '\x80' ? [vowel.charCodeAt(0)] : table.get(vowel);
  const toneBytes = table.get(tone);
  return vowelBytes && toneBytes ? [...vowelBytes, ...toneBytes] : undefined;
}

function tableOf(charset: string): Map<string, readonly number[]> {
  const known = tables.get(charset);
  if (known) return known;
  const decoder = new TextDecoder(charset);
  const table = new Map<string, readonly number[]>();
  for (const bytes of sequences(charset)) {
    const text = decoder.decode(Uint8Array.from(bytes));
    const [char, more] = [...text];
    if (char === undefined || more !== undefined || char === '\uFFFD' || /\p{Co}/u.test(char)) continue;
    if (!table.has(char)) table.set(char, bytes);
  }
  tables.set(charset, table);
  return table;
}

/** Every byte over 127, then every pair of a lead and a trail byte where the charset has pairs. */
function* sequences(charset: string): Generator<readonly number[]> {
  for (let byte = 0x80; byte <= 0xff; byte++) yield [byte];
  if (!doubleByte.has(charset)) return;
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) yield [lead, trail];
  }
}
