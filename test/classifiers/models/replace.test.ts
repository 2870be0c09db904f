import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createLabeller, readHubFolder, replaceParts, type Labeller, type Replacements } from '../../../classifiers/models/index.ts';

const shipped = join(import.meta.dirname, '../../../models/haidang-small');
const tiny = (name: string) => join(import.meta.dirname, '../../models', name);
const scratch = await mkdtemp(join(tmpdir(), 'haidang-hub-'));
const open: Labeller[] = [];
afterAll(async () => {
  await Promise.all(open.map((labeller) => labeller.close()));
  await rm(scratch, { recursive: true, force: true });
});

async function replaced(given: Replacements): Promise<Labeller> {
  const labeller = await replaceParts(await createLabeller(shipped), given);
  open.push(labeller);
  return labeller;
}
const article = (text: string) => ({ title: '', text, language: 'en' });

/** A copy of a tiny folder whose config.json says something else. */
async function changed(name: string, config: object): Promise<string> {
  const folder = join(scratch, `${name}-${Math.random().toString(36).slice(2)}`);
  await cp(tiny(name), folder, { recursive: true });
  const now = JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')) as object;
  await writeFile(join(folder, 'config.json'), JSON.stringify({ ...now, ...config }));
  return folder;
}
const refusal = (given: Replacements) => replaced(given).then(() => 'taken', (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown)));

describe('a stronger model in place of a part', () => {
  it('gives the sentiment and leaves topics as shipped', async () => {
    const labeller = await replaced({ sentiment: { folder: tiny('sentiment-tiny') } });
    const base = await createLabeller(shipped);
    open.push(base);
    const texts = [article('The storm ruined the harvest'), article('The mayor praised the award'), article('A meeting')];
    const labels = await labeller.label(texts);
    expect(labels.map(({ sentiment }) => sentiment?.label)).toEqual(['negative', 'positive', 'neutral']);
    expect(labels.map(({ topics }) => topics)).toEqual((await base.label(texts)).map(({ topics }) => topics));
    expect(labeller.model).toContain('sentiment-tiny');
  });

  it('finds topics without a head for them, by what a text entails', async () => {
    const labeller = await replaced({ topics: { folder: tiny('nli-tiny'), how: 'zero-shot' } });
    const [islands, both] = await labeller.label([article('The islands'), article('Storms end investment')]);
    expect(islands?.topics.map(({ label }) => label)).toEqual(['sovereignty']);
    expect(both?.topics.map(({ label }) => label).sort()).toEqual(['environment_disaster', 'investment']);
  });

  it('reads the labels of a head under the names that the office gives them', async () => {
    const labels = { NEG: 'sovereignty', NEU: 'human_rights', POS: 'investment' };
    const all = ['tourism_culture', 'environment_disaster', 'diplomacy', 'society', 'other'];
    expect(await refusal({ topics: { folder: tiny('sentiment-tiny'), how: 'classifier', labels } })).toContain(`it gives no ${all.join(', ')}`);
  });

  it('embeds by the mean of its tokens, padding left out', async () => {
    const labeller = await replaced({ embedding: { folder: tiny('encoder-tiny') } });
    const [storm, typhoon, factory, longer] = await labeller.embed(['storm', 'typhoon', 'factory', 'storm storm storm storm']);
    const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
    expect(cosine(storm!, typhoon!)).toBeGreaterThan(cosine(storm!, factory!) + 0.5);
    expect(cosine(storm!, longer!)).toBeCloseTo(1, 5);
    expect((await labeller.label([article('storm')]))[0]?.embedding).toHaveLength(4);
  });
});

describe('a folder that cannot serve is refused with what is wrong', () => {
  it('when it is not there or lacks a file', async () => {
    expect(await refusal({ sentiment: { folder: join(scratch, 'nowhere') } })).toContain('there is no such folder');
    const folder = await changed('sentiment-tiny', {});
    await rm(join(folder, 'tokenizer.json'));
    expect(await refusal({ sentiment: { folder } })).toContain('tokenizer.json is missing');
    await rm(join(folder, 'onnx'), { recursive: true });
    await cp(join(tiny('sentiment-tiny'), 'tokenizer.json'), join(folder, 'tokenizer.json'));
    expect(await refusal({ sentiment: { folder } })).toContain('no ONNX weights');
  });

  it('when the weights are a pointer of git-lfs or cut short', async () => {
    const folder = await changed('sentiment-tiny', {});
    await writeFile(join(folder, 'onnx/model.onnx'), 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n');
    expect(await refusal({ sentiment: { folder } })).toContain('git lfs pull');
    await writeFile(join(folder, 'onnx/model.onnx'), 'short');
    expect(await refusal({ sentiment: { folder } })).toContain('cut short');
    const whole = await readFile(join(tiny('sentiment-tiny'), 'onnx/model.onnx'));
    await writeFile(join(folder, 'onnx/model.onnx'), whole.subarray(0, whole.length / 2));
    expect(await refusal({ sentiment: { folder } })).toContain('cannot be loaded');
  });

  it('when its head is another one, of another size, or none', async () => {
    expect(await refusal({ sentiment: { folder: tiny('encoder-tiny') } })).toContain('it is no classifier');
    expect(await refusal({ topics: { folder: tiny('sentiment-tiny'), how: 'zero-shot' } })).toContain('zero-shot needs a head with entailment');
    const five = await changed('sentiment-tiny', { id2label: { 0: 'negative', 1: 'neutral', 2: 'positive', 3: 'mixed', 4: 'none' } });
    expect(await refusal({ sentiment: { folder: five } })).toContain('its head gives 3 scores, config.json names 5 labels');
    expect(await refusal({ embedding: { folder: tiny('sentiment-tiny') } })).toContain('it is no encoder');
    const wide = await changed('encoder-tiny', { hidden_size: 768 });
    expect(await refusal({ embedding: { folder: wide } })).toContain('its vectors have 4 numbers, config.json says 768');
  });

  it('when its description is broken', async () => {
    const folder = await changed('sentiment-tiny', {});
    await writeFile(join(folder, 'config.json'), '{"id2label": 3');
    await expect(readHubFolder(folder)).rejects.toThrow(/config\.json cannot be read/);
  });
});
