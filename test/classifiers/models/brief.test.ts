import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createLabeller } from '../../../classifiers/models/index.ts';
import { isBrief, loadBrief } from '../../../classifiers/models/brief.ts';
import { readManifest } from '../../../classifiers/models/manifest.ts';

const folder = join(import.meta.dirname, '../../../models/haidang-small');
const manifest = await readManifest(folder);
const labeller = await createLabeller(folder);
const scratch = await mkdtemp(join(tmpdir(), 'haidang-brief-'));
afterAll(async () => {
  await labeller.close();
  await rm(scratch, { recursive: true, force: true });
});

async function sentimentOf(text: string, language: string, subject?: string, title = ''): Promise<string | undefined> {
  const [labels] = await labeller.label([{ title, text, language, ...(subject === undefined ? {} : { subject }) }]);
  return labels?.sentiment?.label;
}

describe('a short text without a title', () => {
  it('is one with no title and no more text than the model says', () => {
    expect(isBrief({ title: ' ', text: 'short' }, 10)).toBe(true);
    expect(isBrief({ title: 'A title', text: 'short' }, 10)).toBe(false);
    expect(isBrief({ title: '', text: 'longer than ten' }, 10)).toBe(false);
    expect(isBrief({ title: '', text: ' ' }, 10)).toBe(false);
  });

  it('is scored as Python scores it', async () => {
    type Reference = { language: string; text: string; subject: string | null; embedding: number[]; scores: number[] };
    const lines = (await readFile(join(import.meta.dirname, 'brief-scores.jsonl'), 'utf8')).trim().split('\n');
    const judge = await loadBrief(folder, manifest.brief!);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      const { language, text, subject, embedding, scores } = JSON.parse(line) as Reference;
      const own = judge.scores({ text, language, ...(subject === null ? {} : { subject }) }, Float32Array.from(embedding));
      own.forEach((score, at) => expect(score, text).toBeCloseTo(scores[at]!, 3));
    }
  });

  it('is judged by its own kind: company news and a post', async () => {
    expect(await sentimentOf('Operating profit rose to EUR 9.1 mn from EUR 6.2 mn.', 'en')).toBe('positive');
    expect(await sentimentOf('The company will lay off 80 people and close the plant.', 'en')).toBe('negative');
    expect(await sentimentOf('ส่งช้ามาก แย่ที่สุด', 'th')).toBe('negative');
  });

  it('is judged towards its subject where one is named', async () => {
    const chances = async (subject: string) => {
      const [labels] = await labeller.label([{ title: '', text: 'Полиция задержала террористов, жители благодарят полицию', language: 'ru', subject }]);
      return labels!.sentiment!;
    };
    expect(await chances('террористов')).not.toEqual(await chances('Полиция'));
    expect((await chances('террористов')).label).toBe('negative');
  });

  it('leaves an article with a title, and a language that was not trained on, as they were', async () => {
    const bare = await mkdtemp(join(scratch, 'bare-'));
    await cp(folder, bare, { recursive: true });
    const description = JSON.parse(await readFile(join(folder, 'haidang.json'), 'utf8')) as object;
    await writeFile(join(bare, 'haidang.json'), JSON.stringify({ ...description, brief: null }));
    const without = await createLabeller(bare);
    const article = { title: 'Port grows', text: 'The port handled more containers.', language: 'en' };
    expect((await labeller.label([article]))[0]?.sentiment).toEqual((await without.label([article]))[0]?.sentiment);
    const untitled = { ...article, title: '' };
    expect((await labeller.label([untitled]))[0]?.sentiment).not.toEqual((await without.label([untitled]))[0]?.sentiment);
    expect((await labeller.label([untitled]))[0]?.topics).toEqual((await without.label([untitled]))[0]?.topics);
    expect(await sentimentOf('Banjir besar', 'id')).toBeUndefined();
    await without.close();
  });

  it('is not judged by weights that were cut short', async () => {
    const broken = await mkdtemp(join(scratch, 'broken-'));
    await cp(folder, broken, { recursive: true });
    await truncate(join(broken, manifest.brief!.file), 1000);
    await expect(createLabeller(broken)).rejects.toMatchObject({ code: 'no-model' });
  });
});
