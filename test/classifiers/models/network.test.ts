import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readManifest } from '../../../classifiers/models/manifest.ts';
import { openNetwork, openTokeniser } from '../../../classifiers/models/network.ts';
import { createLabeller } from '../../../classifiers/models/index.ts';

const folder = join(import.meta.dirname, '../../../models/haidang-small');
type Reference = { text: string; ids: number[]; scores: number[]; embedding: number[] };
const lines = (await readFile(join(import.meta.dirname, 'network-scores.jsonl'), 'utf8')).trim().split('\n');
const references = lines.map((line) => JSON.parse(line) as Reference);
const network = await openNetwork(folder, (await readManifest(folder)).network!);
afterAll(() => network.close());

describe('the network in Node', () => {
  it('cuts text into the pieces that SentencePiece gives', async () => {
    const cutText = await openTokeniser(folder);
    for (const { text, ids } of references) {
      const cut = cutText(text);
      expect(cut.length === 0 ? [3] : cut, JSON.stringify(text)).toEqual(ids);
    }
  });

  it('gives the scores and embeddings that torch gives, in one batch or alone', async () => {
    const together = await network.run(references.map(({ text }) => text));
    const [alone] = await network.run([references[3]!.text]);
    expect([...alone!.scores]).toEqual([...together[3]!.scores].map((score) => expect.closeTo(score, 4)));
    references.forEach(({ text, scores, embedding }, index) => {
      scores.forEach((score, at) => expect(together[index]!.scores[at], text).toBeCloseTo(score, 3));
      embedding.forEach((value, at) => expect(together[index]!.embedding[at], text).toBeCloseTo(value, 3));
    });
  });

  it('embeds a sentence nearer to its translation than to another sentence', async () => {
    const labeller = await createLabeller(folder);
    const [vi, fr, other] = await labeller.embed([
      'Lũ lụt nhấn chìm hàng nghìn ngôi nhà ở miền Trung',
      'Les inondations submergent des milliers de maisons dans le centre',
      'Le Premier ministre signe un accord commercial à Hanoï',
    ]);
    const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
    expect(Math.hypot(...vi!)).toBeCloseTo(1, 4);
    expect(cosine(vi!, fr!)).toBeGreaterThan(cosine(vi!, other!));
    await labeller.close();
  });

  it('reads a long text in windows, and its length does not break it', async () => {
    const [answer] = await network.run(['Typhoon floods the city and thousands flee. '.repeat(2000)]);
    expect(Math.hypot(...answer!.embedding)).toBeCloseTo(1, 4);
    expect([...answer!.scores].every(Number.isFinite)).toBe(true);
  });
});
