// `haidang models pull`: fetches the files of a model from a hub, once, by hand. The only command that asks for anything but the press.

import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { request } from 'undici';
import { messageOf, Problem } from '../errors.ts';
import type { Terminal } from './command.ts';

/** Beside each fetched model: what was fetched, from where, with which hash. */
export const fileList = 'haidang-files.json';
export type FileList = { readonly name: string; readonly from: string; readonly revision: string; readonly fetchedAt: string; readonly sha256: Readonly<Record<string, string>> };

const described = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
/** The most exact first; the first that the hub has is taken unless one is named. */
const weights = ['onnx/model.onnx', 'onnx/model_fp16.onnx', 'onnx/model_quantized.onnx', 'onnx/model_int8.onnx'];
/** Large models keep their weights beside the graph. */
const besideWeights = (file: string) => `${file}_data`;

export type Pull = { readonly name: string; readonly into: string; readonly from: string; readonly revision: string; readonly weights?: string };

/**
 * Fetches a model into `into`/`name`, all files or none: an earlier copy stays until the new one is whole. Throws `bad-usage` for a name
 * that is none, `no-answer` where the hub does not give a file.
 */
export async function pullModel(pull: Pull, terminal: Terminal): Promise<FileList> {
  const { name, into, from, revision } = pull;
  if (!/^[\w.-]+\/[\w.-]+$/.test(name) || name.includes('..')) throw new Problem('bad-usage', { command: 'models', cause: `“${name}” is no name of the form owner/model.` });
  const target = join(into, name);
  const part = `${target}.part`;
  await rm(part, { recursive: true, force: true });
  const sha256: Record<string, string> = {};
  const address = (file: string) => `${from.replace(/\/$/, '')}/${name}/resolve/${encodeURIComponent(revision)}/${file}`;
  const take = async (file: string) => {
    const hash = await download(address(file), join(part, file), (bytes) => terminal.progress(`${file}: ${(bytes / 1e6).toFixed(1)} MB`));
    if (hash !== null) sha256[file] = hash;
    return hash !== null;
  };
  try {
    for (const file of described) if (!(await take(file))) throw new Problem('no-answer', { what: address(file), cause: 'the hub has no such file' });
    const graph = await firstThat(pull.weights === undefined ? weights : [pull.weights], take);
    if (graph === null) throw new Problem('no-answer', { what: address(pull.weights ?? 'onnx/'), cause: 'the hub has no ONNX weights of this model' });
    await take(besideWeights(graph));
    const list: FileList = { name, from, revision, fetchedAt: new Date().toISOString(), sha256 };
    await writeFile(join(part, fileList), `${JSON.stringify(list, null, 1)}\n`);
    await rm(target, { recursive: true, force: true });
    await rename(part, target);
    return list;
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

async function firstThat(files: readonly string[], take: (file: string) => Promise<boolean>): Promise<string | null> {
  for (const file of files) if (await take(file)) return file;
  return null;
}

/** Writes what the address gives and returns its SHA-256; null where the hub says that there is no such file. Redirects of the hub are followed. */
async function download(url: string, file: string, onProgress: (bytes: number) => void, redirects = 5): Promise<string | null> {
  const answer = await request(url, { headersTimeout: 30_000, bodyTimeout: 60_000 }).catch((cause: unknown) => {
    throw new Problem('no-answer', { what: url, cause: messageOf(cause) });
  });
  const location = answer.headers['location'];
  if (answer.statusCode >= 300 && answer.statusCode < 400 && typeof location === 'string' && redirects > 0) {
    await answer.body.dump();
    return download(new URL(location, url).href, file, onProgress, redirects - 1);
  }
  if (answer.statusCode !== 200) {
    await answer.body.dump();
    if (answer.statusCode === 404) return null;
    throw new Problem('no-answer', { what: url, cause: `it answered ${answer.statusCode}` });
  }
  await mkdir(dirname(file), { recursive: true });
  return store(answer.body, url, file, Number(answer.headers['content-length'] ?? NaN), onProgress);
}

async function store(body: NodeJS.ReadableStream, url: string, file: string, expected: number, onProgress: (bytes: number) => void): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      bytes += chunk.length;
      onProgress(bytes);
      done(null, chunk);
    },
  });
  await pipeline(body, count, createWriteStream(file)).catch((cause: unknown) => {
    throw new Problem('no-answer', { what: url, cause: messageOf(cause) });
  });
  if (Number.isFinite(expected) && bytes !== expected) throw new Problem('no-answer', { what: url, cause: `it ended after ${bytes} of ${expected} bytes` });
  return hash.digest('hex');
}
