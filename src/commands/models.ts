// `haidang models list | pull | verify`: which models are there, fetching a stronger one, and checking that they are whole and fit their use.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLabeller, readHubFolder } from '../../classifiers/models/index.ts';
import { readSettings, type Settings } from '../config.ts';
import { messageOf, Problem } from '../errors.ts';
import { folderOfModel, modelsFolderOf, openLabeller, shippedModel } from '../chosen-models.ts';
import { readOptions, type Command, type Terminal } from './command.ts';
import { fileList, pullModel, type FileList } from './models-pull.ts';

const hub = 'https://huggingface.co';

export const models: Command = {
  name: 'models',
  summary: 'list models, fetch a stronger one, check that they are whole and fit',
  usage: `haidang models list   [--config FILE]
haidang models pull OWNER/NAME [--from ADDRESS] [--revision NAME] [--weights FILE] [--config FILE]
haidang models verify [OWNER/NAME | FOLDER] [--config FILE]

The shipped model needs none of this. A stronger one takes the place of a part of it by the setting "models":
  {"models": {"topics":    {"use": "owner/nli-model", "how": "zero-shot"},
              "sentiment": {"use": "owner/sentiment-model", "labels": {"LABEL_0": "negative", "LABEL_1": "neutral", "LABEL_2": "positive"}},
              "embedding": {"use": "/srv/models/encoder", "prefix": "query: ", "sameEventCosine": 0.88}}}
"use" is a folder in the hub's layout (config.json, tokenizer.json, onnx/) or a name that pull fetched from ADDRESS (${hub}).
verify without a name checks the shipped model and every part that the settings replace; with one, its files against the hashes noted by pull.`,
  async run([verb = 'list', ...args], terminal) {
    const { values, positionals } = readOptions('models', args, {
      config: { type: 'string' }, from: { type: 'string' }, revision: { type: 'string' }, weights: { type: 'string' },
    });
    const settings = readSettings(process.env, values.config);
    const [name] = positionals;
    if (verb === 'list') return list(settings, terminal);
    if (verb === 'verify') return name === undefined ? verifyConfigured(settings, terminal) : verifyOne(name, settings, terminal);
    if (verb !== 'pull') throw new Problem('bad-usage', { command: 'models', cause: `There is no “models ${verb}”.` });
    if (name === undefined) throw new Problem('bad-usage', { command: 'models', cause: 'Which model? Give its name on the hub, OWNER/NAME.' });
    const pulled = await pullModel({
      name, into: modelsFolderOf(settings), from: values.from ?? hub, revision: values.revision ?? 'main', ...(values.weights === undefined ? {} : { weights: values.weights }),
    }, terminal);
    for (const [file, hash] of Object.entries(pulled.sha256)) terminal.out(`${hash}  ${file}`);
    terminal.say(`${Object.keys(pulled.sha256).length} files of ${name} in ${folderOfModel(name, settings)}`);
    return 0;
  },
};

async function list(settings: Settings, terminal: Terminal): Promise<number> {
  const { model, languages, close } = await createLabeller(settings.modelFolder ?? shippedModel);
  await close();
  terminal.out(`${model}: topics, sentiment, about, embedding; ${languages.join(' ')}; ${settings.modelFolder ?? shippedModel}`);
  for (const [part, replacement] of Object.entries(settings.models ?? {})) if (replacement) terminal.out(`${part}: replaced by ${replacement.use}`);
  const folder = modelsFolderOf(settings);
  const names = await fetchedNames(folder);
  for (const name of names) terminal.out(await describe(name, join(folder, name)));
  terminal.say(`${names.length} fetched models in ${folder}`);
  return 0;
}

async function fetchedNames(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const owners = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const names = await Promise.all(owners.map(async ({ name }) => (await readdir(join(folder, name))).map((model) => `${name}/${model}`)));
  return names.flat().filter((name) => !name.endsWith('.part')).sort();
}

async function describe(name: string, folder: string): Promise<string> {
  try {
    const { labels, width, weights, bytes } = await readHubFolder(folder);
    const head = labels.length === 0 ? 'no labels' : `labels ${labels.join(', ')}`;
    return `${name}: ${head}; width ${width ?? 'not said'}; ${weights}, ${(bytes / 1e6).toFixed(1)} MB`;
  } catch (thrown) {
    return `${name}: ${messageOf(thrown)}`;
  }
}

/** Opens the model as the settings want it, which tries every head once. */
async function verifyConfigured(settings: Settings, terminal: Terminal): Promise<number> {
  const labeller = await openLabeller(settings);
  const [labels] = await labeller.label([{ title: 'Cảng Quy Nhơn đón chuyến tàu đầu tiên', text: '', language: 'vi' }]);
  await labeller.close();
  if (labels === undefined) throw new Error('the model gave no labels');
  terminal.say(`${labeller.model}: whole, and fits its use`);
  return 0;
}

/** Compares a fetched model's files with the hashes noted when they were fetched, then checks its layout. */
async function verifyOne(name: string, settings: Settings, terminal: Terminal): Promise<number> {
  const folder = folderOfModel(name, settings);
  const noted = join(folder, fileList);
  const { sha256 } = existsSync(noted) ? (JSON.parse(readFileSync(noted, 'utf8')) as FileList) : { sha256: {} };
  for (const [file, expected] of Object.entries(sha256)) {
    const path = join(folder, file);
    const hash = existsSync(path) ? createHash('sha256').update(await readFile(path)).digest('hex') : null;
    if (hash !== expected) throw new Problem('bad-model', { folder, cause: `${file} ${hash === null ? 'is missing' : 'is not the file that was fetched'}; fetch it again with “haidang models pull ${name}”` });
  }
  terminal.out(await describe(name, folder));
  await readHubFolder(folder);
  const count = Object.keys(sha256).length;
  terminal.say(count === 0 ? 'No hashes were noted for it: its layout was checked alone.' : `${count} files are as they were fetched`);
  return 0;
}
