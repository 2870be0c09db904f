// The transformer of a model folder, run by @huggingface/transformers from disk: one tokeniser, one session, its outputs read directly.

import { basename, resolve } from 'node:path';
import { AutoModel, AutoTokenizer, env, Tensor } from '@huggingface/transformers';
import { messageOf, Problem } from '../../src/errors.ts';
import { scoreCount, type Manifest } from './manifest.ts';

/** What the network says of one text. */
export type NetworkAnswer = { readonly scores: Float64Array; readonly embedding: Float32Array };
export type Network = { run(texts: readonly string[]): Promise<NetworkAnswer[]>; close(): Promise<void> };

/** Texts a call of the session: batching gains little on a processor, and equal lengths waste no padding. */
const batchSize = 8;

type Output = { readonly data: ArrayLike<number> };

/** Opens the network. The folder's files were checked before; a broken file ends in Problem `no-model`. */
export async function openNetwork(folder: string, spec: NonNullable<Manifest['network']>): Promise<Network> {
  env.allowRemoteModels = false;
  const place = resolve(folder);
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(place, { local_files_only: true });
    const model = await AutoModel.from_pretrained(place, {
      dtype: spec.dtype,
      local_files_only: true,
      session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
    });
    const idsOf = (text: string) => (tokenizer.encode(text, { add_special_tokens: false }) as number[]).slice(0, spec.window * spec.windows);
    const session: Session = (inputs) => model(inputs) as Promise<Record<string, Output>>;
    return {
      run: (texts) => readAll(texts.map(idsOf), spec.window, session),
      close: async () => void (await model.dispose()),
    };
  } catch (cause) {
    throw new Problem('no-model', { folder, file: `${basename(spec.file)} (${messageOf(cause)})` }, { cause });
  }
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
