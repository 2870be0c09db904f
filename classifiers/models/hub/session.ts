// One tokeniser and one session over a hub folder; texts, or pairs of texts, in, named outputs out.

import { resolve } from 'node:path';
import type { Tensor } from '@huggingface/transformers';
import { messageOf, Problem } from '../../../src/errors.ts';
import type { HubFolder } from './folder.ts';

/** Rows of numbers by the name of the output: for `last_hidden_state` a row is a text's tokens one after the other. */
export type Outputs = Readonly<Record<string, { readonly data: ArrayLike<number>; readonly dims: readonly number[] }>>;

export type HubSession = {
  /** `pairs`, where given, is the second half of each text. The mask says which tokens are text. */
  run(texts: readonly string[], pairs?: readonly string[]): Promise<{ outputs: Outputs; mask: ArrayLike<number | bigint> }>;
  close(): Promise<void>;
};

/** Throws Problem `bad-model` where the weights or the tokeniser cannot be loaded. */
export async function openSession({ folder, dtype, weights, longest }: HubFolder): Promise<HubSession> {
  const place = resolve(folder);
  try {
    // Loaded here and not above: who uses the shipped model alone is spared some 150 MB.
    const { AutoModel, AutoTokenizer, env } = await import('@huggingface/transformers');
    env.allowRemoteModels = false;
    const tokenizer = await AutoTokenizer.from_pretrained(place, { local_files_only: true });
    const model = await AutoModel.from_pretrained(place, { dtype, local_files_only: true, session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 } });
    return {
      async run(texts, pairs) {
        const second = pairs === undefined ? {} : { text_pair: [...pairs] };
        const inputs = (await tokenizer([...texts], { ...second, padding: true, truncation: true, max_length: longest })) as { attention_mask: Tensor };
        const outputs = (await model(inputs)) as Outputs;
        return { outputs, mask: inputs.attention_mask.data as ArrayLike<number | bigint> };
      },
      close: async () => void (await model.dispose()),
    };
  } catch (cause) {
    throw new Problem('bad-model', { folder, cause: `${weights} or the tokeniser cannot be loaded (${messageOf(cause).slice(0, 160)})` }, { cause });
  }
}

/** Rows of a matrix output, such as the logits. */
export function rowsOf(output: Outputs[string] | undefined, rows: number): number[][] {
  if (output === undefined) return [];
  const width = output.data.length / rows;
  return Array.from({ length: rows }, (_, row) => Array.from({ length: width }, (__, column) => Number(output.data[row * width + column])));
}
