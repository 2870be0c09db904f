// The bytes of an answer, bounded before and after decompression.

import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

/** The body is larger than allowed. */
export class TooLarge extends Error {}
/** The body cannot be decompressed. */
export class BrokenEncoding extends Error {}

type Inflate = (data: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>;

const gunzip: Inflate = promisify(zlib.gunzip);
const inflate: Inflate = promisify(zlib.inflate);
const inflateRaw: Inflate = promisify(zlib.inflateRaw);
const brotli: Inflate = promisify(zlib.brotliDecompress);
// Node 22.15 and later have it.
const zstdDecompress = (zlib as unknown as Record<string, unknown>)['zstdDecompress'] as typeof zlib.gunzip | undefined;
const zstd: Inflate | null = zstdDecompress ? promisify(zstdDecompress) : null;

/** What we say we can read. */
export const acceptEncoding = zstd ? 'gzip, deflate, br, zstd' : 'gzip, deflate, br';

/** At most this many encodings upon each other; more is an attack. */
const MAX_LAYERS = 2;

/**
 * Collects a stream up to `maxBytes`. What is longer raises `TooLarge`, or is cut where `whenLarger` says so; either way the
 * stream is destroyed, so nothing goes on arriving.
 */
export async function collect(
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
  whenLarger: 'refuse' | 'cut',
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) {
      if (whenLarger === 'refuse') throw new TooLarge();
      break;
    }
  }
  const all = Buffer.concat(chunks);
  return all.length > maxBytes ? all.subarray(0, maxBytes) : all;
}

/** Undoes a Content-Encoding. Throws `TooLarge` as soon as the result passes `maxBytes`, `BrokenEncoding` for broken data. */
export async function decompress(data: Buffer, contentEncoding: string, maxBytes: number): Promise<Buffer> {
  const layers = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => /^(x-)?(gzip|compress)$|^(deflate|br|zstd)$/.test(name)); // others ("utf-8", "none") mean nothing
  if (layers.length > MAX_LAYERS) throw new BrokenEncoding(`${layers.length} encodings upon each other`);
  let result = data;
  // A server that answers a bodiless 200 with Content-Encoding has nothing to undo.
  for (const layer of layers.reverse()) if (result.length > 0) result = await undo(layer, result, maxBytes);
  return result;
}

async function undo(layer: string, data: Buffer, maxBytes: number): Promise<Buffer> {
  const decoder = decoderFor(layer, data);
  if (!decoder) throw new BrokenEncoding(`Content-Encoding ${layer} cannot be read here`);
  try {
    return await decoder(data, { maxOutputLength: maxBytes });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new TooLarge();
    throw new BrokenEncoding(`the ${layer} data are broken or cut off`);
  }
}

function decoderFor(layer: string, data: Buffer): Inflate | null {
  if (layer.endsWith('gzip')) return gunzip;
  if (layer === 'br') return brotli;
  if (layer === 'zstd') return zstd;
  // "deflate" means zlib data (RFC 9110), but some servers send it without the zlib header.
  if (layer === 'deflate') return ((data[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw;
  return null;
}
