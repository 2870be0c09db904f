// The network of a model folder, run from disk by onnxruntime-node: one tokeniser, one session, its outputs read directly.
// @huggingface/transformers would do the same with some 150 MB more of memory; it is loaded only for models of the hub (hub/).

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { messageOf, Problem } from '../../src/errors.ts';
import { scoreCount, type Manifest } from './manifest.ts';

/** What the network says of one text. */
export type NetworkAnswer = { readonly scores: Float64Array; readonly embedding: Float32Array };
export type Network = { run(texts: readonly string[]): Promise<NetworkAnswer[]>; close(): Promise<void> };

/** Texts a call of the session: batching gains little on a processor, and equal lengths waste no padding. */
const batchSize = 8;
/** Characters read for each piece that a text may have: a piece holds three on average, and nothing is read in vain. */
const charactersPerPiece = 12;

type Output = { readonly data: ArrayLike<number | bigint> };

/** One thread, as the office's machine has other work; no arena, which keeps what the longest batch once needed. */
const sessionOptions = { intraOpNumThreads: 1, interOpNumThreads: 1, enableCpuMemArena: false, enableMemPattern: false } as const;

/** Opens the network. The folder's files were checked before; a broken file ends in Problem `no-model`. */
export async function openNetwork(folder: string, spec: NonNullable<Manifest['network']>): Promise<Network> {
  let file = 'tokenizer.json';
  try {
    const cut = await openTokeniser(folder);
    file = spec.file;
    const session = await InferenceSession.create(join(folder, spec.file), sessionOptions);
    const most = spec.window * spec.windows;
    const idsOf = (text: string) => cut(text.slice(0, most * charactersPerPiece)).slice(0, most);
    return {
      run: (texts) => readAll(texts.map(idsOf), spec.window, (inputs) => session.run(inputs) as Promise<Record<string, Output>>),
      close: () => session.release(),
    };
  } catch (cause) {
    throw new Problem('no-model', { folder, file: `${file} (${messageOf(cause)})` }, { cause });
  }
}

/** Cuts text into the ids of its pieces, as tokenizer.json says. */
export async function openTokeniser(folder: string): Promise<(text: string) => number[]> {
  const read = async (file: string) => JSON.parse(await readFile(join(folder, file), 'utf8')) as object;
  const tokenizer = new Tokenizer(await read('tokenizer.json'), await read('tokenizer_config.json'));
  return (text) => tokenizer.encode(text, { add_special_tokens: false }).ids;
}

type Inputs = { input_ids: Tensor; attention_mask: Tensor };
type Session = (inputs: Inputs) => Promise<Record<string, Output>>;
type Ids = readonly number[];

/** Reads each text window by window and averages the windows, the longer counting more. */
async function readAll(texts: readonly Ids[], size: number, session: Session): Promise<NetworkAnswer[]> {
  const windows = texts.map((ids) => windowsOf(ids, size));
  const answers = await runAll(windows.flat(), session);
  let next = 0;
  return windows.map((own) => {
    const said = own.map((ids) => ({ answer: answers[next++]!, weight: ids.length }));
    return said.length === 1 ? said[0]!.answer : average(said);
  });
}

/** An empty text is one unknown piece. */
function windowsOf(ids: Ids, size: number): Ids[] {
  if (ids.length === 0) return [[unknownId]];
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, index) => ids.slice(index * size, (index + 1) * size));
}

function average(said: readonly { answer: NetworkAnswer; weight: number }[]): NetworkAnswer {
  const total = said.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (values: (answer: NetworkAnswer) => ArrayLike<number>) =>
    Array.from(values(said[0]!.answer), (_, at) => said.reduce((sum, { answer, weight }) => sum + values(answer)[at]! * weight, 0) / total);
  const direction = mean(({ embedding }) => embedding);
  const length = Math.hypot(...direction) || 1;
  return { scores: Float64Array.from(mean(({ scores }) => scores)), embedding: Float32Array.from(direction, (value) => value / length) };
}

/** Runs windows of similar length together and gives the answers in the order of the windows. */
async function runAll(windows: readonly Ids[], session: Session): Promise<NetworkAnswer[]> {
  const answers = new Array<NetworkAnswer>(windows.length);
  const order = windows.map((_, index) => index).sort((a, b) => windows[a]!.length - windows[b]!.length);
  for (let start = 0; start < order.length; start += batchSize) {
    const members = order.slice(start, start + batchSize);
    const output = await session(inputsOf(members.map((index) => windows[index]!)));
    members.forEach((index, row) => (answers[index] = answerOf(output, row, members.length)));
  }
  return answers;
}

const padId = 1;
const unknownId = 3;

/** A rectangle of ids. */
function inputsOf(windows: readonly Ids[]): Inputs {
  const length = Math.max(...windows.map((ids) => ids.length));
  const ids = new BigInt64Array(windows.length * length).fill(BigInt(padId));
  const mask = new BigInt64Array(windows.length * length);
  windows.forEach((pieces, row) => {
    pieces.forEach((piece, column) => {
      ids[row * length + column] = BigInt(piece);
      mask[row * length + column] = 1n;
    });
  });
  const shape = [windows.length, length];
  return { input_ids: new Tensor('int64', ids, shape), attention_mask: new Tensor('int64', mask, shape) };
}

/** Reads one text's row out of the outputs: logits (topics), sentiment, about, sentence_embedding. */
function answerOf(output: Record<string, Output>, row: number, rows: number): NetworkAnswer {
  const part = (name: string) => {
    const data = output[name]!.data;
    const width = data.length / rows;
    return Array.from({ length: width }, (_, column) => Number(data[row * width + column]));
  };
  const scores = Float64Array.from([...part('logits'), ...part('sentiment'), ...part('about')]);
  if (scores.length !== scoreCount) throw new Error(`The network gives ${scores.length} scores, expected ${scoreCount}.`);
  return { scores, embedding: Float32Array.from(part('sentence_embedding')) };
}
