// Folders in for the commands that read files: names first, contents one at a time, a bad file costs only itself.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Problem } from '../errors.ts';

/** Larger files, and those that unpack to more, are not read: 64 MB. */
const largestFile = 64_000_000;

/** Paths below `folder` (with "/" on every system) that `wanted` accepts, sorted; links are not followed. Throws `no-such-file`. */
export function listFiles(folder: string, wanted: (name: string) => boolean): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Problem('no-such-file', { file: folder });
  const found: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of readdirSync(next, { withFileTypes: true })) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile() && wanted(entry.name)) found.push(relative(folder, path).split(sep).join('/'));
    }
  }
  return found.sort();
}

/** The bytes of a file, unpacked where its name ends in .gz. Throws an Error that says why it cannot be read. */
export function readBytes(file: string): Uint8Array {
  const { size } = statSync(file);
  if (size > largestFile) throw new Error(`${Math.round(size / 1e6)} MB is more than is read (${largestFile / 1e6} MB)`);
  const bytes = readFileSync(file);
  return file.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: largestFile }) : bytes;
}
