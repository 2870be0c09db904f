import { copyFile, cp, mkdtemp, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLabeller } from '../../../classifiers/models/index.ts';
import { Problem } from '../../../src/errors.ts';

const shipped = join(import.meta.dirname, '../../../models/haidang-small');

describe('a model folder', () => {
  it('that is missing is named in the problem', async () => {
    const folder = join(tmpdir(), 'no-such-model-folder');
    await expect(createLabeller(folder)).rejects.toMatchObject({ code: 'no-model', details: { folder, file: 'haidang.json' } });
  });

  it('that lacks a part is told which', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'model-'));
    await copyFile(join(shipped, 'haidang.json'), join(folder, 'haidang.json'));
    await expect(createLabeller(folder)).rejects.toMatchObject({ code: 'no-model', details: { folder, file: 'ngrams.bin' } });
  });

  it('with a network cut short ends in a problem', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'model-'));
    await cp(shipped, folder, { recursive: true });
    await truncate(join(folder, 'onnx/model_int8.onnx'), 100_000);
    await expect(createLabeller(folder)).rejects.toMatchObject({ code: 'no-model' });
  });

  it('with a broken description ends in a problem, not in a crash', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'model-'));
    await writeFile(join(folder, 'haidang.json'), '{"name": "x"');
    const thrown = await createLabeller(folder).catch((problem: unknown) => problem);
    expect(thrown).toBeInstanceOf(Problem);
    expect((thrown as Problem).in('en')).toContain('haidang.json');
  });
});
