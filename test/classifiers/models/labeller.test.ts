import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createBaseline, createLabeller } from '../../../classifiers/models/index.ts';
import { topics } from '../../../src/model/index.ts';

const folder = join(import.meta.dirname, '../../../models/haidang-small');
const labeller = await createLabeller(folder);
afterAll(() => labeller.close());

const storm = {
  title: 'Typhoon tears roofs off in the province, four dead',
  text: 'Floods cut the highway and thousands of homes were without power. Residents said help came late.',
  language: 'en',
};
const festival = { title: 'Lễ hội võ cổ truyền thu hút đông du khách', text: 'Du khách thích thú với các màn biểu diễn và món ăn địa phương.', language: 'vi' };

describe('the shipped model', () => {
  it('sees a disaster and a festival for what they are', async () => {
    const [first, second] = await labeller.label([storm, festival]);
    expect(first?.topics[0]?.label).toBe('environment_disaster');
    expect(first?.sentiment?.label).toBe('negative');
    expect(second?.topics[0]?.label).toBe('tourism_culture');
    expect(second?.sentiment?.label).toBe('positive');
  });

  it('gives every topic a probability, in descending order', async () => {
    const [labels] = await labeller.label([storm]);
    const chances = labels!.allTopics.map(({ p }) => p);
    expect(chances).toHaveLength(8);
    expect(chances).toEqual([...chances].sort((a, b) => b - a));
    expect(labels!.about.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
  });

  it('leaves the sentiment of a language it was not trained on unscored', async () => {
    const [labels] = await labeller.label([{ title: 'Banjir besar di kota', text: 'Ribuan warga mengungsi.', language: 'id' }]);
    expect(labels?.sentiment).toBeNull();
  });

  it('judges an article alike whatever its batch-mates are', async () => {
    const long = { title: 'Long', text: 'A long report on trade and investment in the region. '.repeat(200), language: 'en' };
    const [alone] = await labeller.label([storm]);
    const among = (await labeller.label([long, festival, storm, long]))[2];
    for (const [index, topic] of alone!.allTopics.entries()) expect(among!.allTopics[index]!.p).toBeCloseTo(topic.p, 5);
    expect(among!.sentiment!.p).toBeCloseTo(alone!.sentiment!.p, 5);
  });

  it('survives empty and odd text', async () => {
    const odd = ['', ' ', '\u200b\u200b', '😀😀', '\ud800', 'a'.repeat(100_000)];
    const labels = await labeller.label(odd.map((text) => ({ title: '', text })));
    expect(labels).toHaveLength(odd.length);
    for (const each of labels) expect(each.allTopics.every(({ p }) => p >= 0 && p <= 1)).toBe(true);
  });

  it('answers for no articles with no labels', async () => {
    expect(await labeller.label([])).toEqual([]);
  });
});

describe('the blend', () => {
  it('makes the probabilities that Python makes', async () => {
    const lines = (await readFile(join(import.meta.dirname, 'label-scores.jsonl'), 'utf8')).trim().split('\n');
    const expected = lines.map((line) => JSON.parse(line) as { text: string; topics: number[]; sentiment: number[]; about: number[] });
    expect(expected.length).toBeGreaterThan(10);
    for (const { text, topics: said, sentiment, about } of expected) {
      // The labeller joins title and text by a line break, which the normal form takes away again.
      const [labels] = await labeller.label([{ title: text, text: '' }]);
      for (const { label, p } of labels!.allTopics) expect(p, text).toBeCloseTo(said[topics.indexOf(label)]!, 3);
      expect(labels!.sentiment!.p, text).toBeCloseTo(Math.max(...sentiment), 3);
      about.forEach((p, at) => expect(labels!.about[at], text).toBeCloseTo(p, 3));
    }
  });
});

describe('the n-gram baseline', () => {
  it('gives the scores that Python gives', async () => {
    const lines = (await readFile(join(import.meta.dirname, 'ngram-scores.jsonl'), 'utf8')).trim().split('\n');
    const { loadNgrams } = await import('../../../classifiers/models/ngrams.ts');
    const { readManifest } = await import('../../../classifiers/models/manifest.ts');
    const model = await loadNgrams(folder, (await readManifest(folder)).ngrams);
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) {
      const { text, scores } = JSON.parse(line) as { text: string; scores: number[] };
      model.scores(text).forEach((score, index) => expect(score, text).toBeCloseTo(scores[index]!, 3));
    }
  });

  it('speaks without the network and so without an embedding', async () => {
    const baseline = await createBaseline(folder);
    const [labels] = await baseline.label([storm]);
    expect(labels?.embedding).toBeNull();
    expect(labels?.topics[0]?.label).toBe('environment_disaster');
  });
});
