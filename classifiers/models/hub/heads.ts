// What is asked of a hub model: its classification head, an entailment head for any label (zero-shot), or an embedding.

import { Problem } from '../../../src/errors.ts';
import { readHubFolder } from './folder.ts';
import { openSession, rowsOf, type HubSession } from './session.ts';

const softmax = (scores: readonly number[]) => {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
};
const sigmoid = (score: number) => 1 / (1 + Math.exp(-score));

/** Probabilities by label for each text; `exclusive` heads add up to 1. */
export type Classifier = { classify(texts: readonly string[]): Promise<Readonly<Record<string, number>>[]>; close(): Promise<void> };

/**
 * The head of a folder, read through `names`: from the head's own label to ours. A label of ours that several of the head's map to gets their
 * sum. Throws `bad-model` where the folder has no head, where its size is not the number of its labels, or where one of `wanted` has no label.
 */
export async function openClassifier(folder: string, wanted: readonly string[], names: Readonly<Record<string, string>>, exclusive: boolean): Promise<Classifier> {
  const found = await readHubFolder(folder);
  const ours = found.labels.map((label) => names[label] ?? label.toLowerCase());
  const missing = wanted.filter((label) => !ours.includes(label));
  if (missing.length > 0) {
    const has = found.labels.length === 0 ? 'config.json names no labels (id2label): it is no classifier' : `it knows the labels ${found.labels.join(', ')}`;
    throw new Problem('bad-model', { folder, cause: `it gives no ${missing.join(', ')}; ${has}. Say in “labels” which of its labels stands for which of ours` });
  }
  const session = await openSession(found);
  const classify: Classifier['classify'] = async (texts) => {
    const { outputs } = await session.run(texts);
    return rowsOf(outputs['logits'], texts.length).map((logits) => {
      const p = exclusive ? softmax(logits) : logits.map(sigmoid);
      const sums: Record<string, number> = {};
      ours.forEach((label, at) => (sums[label] = (sums[label] ?? 0) + (p[at] ?? 0)));
      return Object.fromEntries(wanted.map((label) => [label, Math.min(1, sums[label] ?? 0)]));
    });
  };
  await requireWidth(session, folder, 'logits', found.labels.length);
  return { classify, close: session.close };
}

/**
 * Any labels through a model of natural language inference (Yin et al. 2019): how likely the text entails a sentence that says the label.
 * `hypotheses` maps our label to that sentence. Throws `bad-model` where no entailment label is there.
 */
export async function openZeroShot(folder: string, hypotheses: Readonly<Record<string, string>>): Promise<Classifier> {
  const found = await readHubFolder(folder);
  const at = (word: string) => found.labels.findIndex((label) => label.toLowerCase().startsWith(word));
  const [entails, contradicts] = [at('entail'), at('contradict')];
  if (entails < 0 || contradicts < 0) {
    const has = found.labels.length === 0 ? 'names no labels' : `has ${found.labels.join(', ')}`;
    throw new Problem('bad-model', { folder, cause: `zero-shot needs a head with entailment and contradiction; config.json ${has}` });
  }
  const session = await openSession(found);
  await requireWidth(session, folder, 'logits', found.labels.length);
  const labels = Object.keys(hypotheses);
  return {
    async classify(texts) {
      const answers: Record<string, number>[] = [];
      for (const text of texts) {
        const { outputs } = await session.run(labels.map(() => text), labels.map((label) => hypotheses[label]!));
        const logits = rowsOf(outputs['logits'], labels.length);
        answers.push(Object.fromEntries(labels.map((label, row) => [label, sigmoid(logits[row]![entails]! - logits[row]![contradicts]!)])));
      }
      return answers;
    },
    close: session.close,
  };
}

export type Embedder = { readonly width: number; embed(texts: readonly string[]): Promise<Float32Array[]>; close(): Promise<void> };

/**
 * Sentence embeddings of length 1: the model's own (`sentence_embedding`), else the mean of its tokens. `prefix` is put before each text, as
 * some models were trained ("query: "). Throws `bad-model` where the folder gives neither, or a width other than config.json says.
 */
export async function openEmbedder(folder: string, prefix = ''): Promise<Embedder> {
  const found = await readHubFolder(folder);
  const session = await openSession(found);
  const embed: Embedder['embed'] = async (texts) => {
    const { outputs, mask } = await session.run(texts.map((text) => prefix + text));
    const own = rowsOf(outputs['sentence_embedding'], texts.length);
    const rows = own.length > 0 ? own : meanOfTokens(outputs['last_hidden_state'], mask, texts.length);
    return rows.map(unit);
  };
  const [trial] = await embed(['Quy Nhơn']);
  if (trial === undefined || trial.length === 0) throw new Problem('bad-model', { folder, cause: 'it gives neither sentence_embedding nor last_hidden_state: it is no encoder' });
  if (found.width !== null && trial.length !== found.width) {
    throw new Problem('bad-model', { folder, cause: `its vectors have ${trial.length} numbers, config.json says ${found.width} (hidden_size)` });
  }
  return { width: trial.length, embed, close: session.close };
}

function meanOfTokens(output: { data: ArrayLike<number>; dims: readonly number[] } | undefined, mask: ArrayLike<number | bigint>, rows: number): number[][] {
  if (output === undefined) return [];
  const [, tokens = 0, width = 0] = output.dims;
  return Array.from({ length: rows }, (_, row) => {
    const sum = Array<number>(width).fill(0);
    for (let token = 0; token < tokens; token += 1) {
      if (Number(mask[row * tokens + token]) === 0) continue;
      for (let column = 0; column < width; column += 1) sum[column]! += Number(output.data[(row * tokens + token) * width + column]);
    }
    return sum;
  });
}

function unit(vector: readonly number[]): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return Float32Array.from(vector, (value) => value / length);
}

async function requireWidth(session: HubSession, folder: string, output: string, width: number): Promise<void> {
  const { outputs } = await session.run(['Quy Nhơn'], undefined);
  const [row] = rowsOf(outputs[output], 1);
  if (row === undefined) throw new Problem('bad-model', { folder, cause: `it has no output “${output}” (it gives ${Object.keys(outputs).join(', ')}): the head is missing` });
  if (row.length !== width) throw new Problem('bad-model', { folder, cause: `its head gives ${row.length} scores, config.json names ${width} labels (id2label)` });
}
