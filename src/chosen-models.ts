// Which model folders the settings mean: the shipped one, and those that stand in for parts of it.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLabeller, replaceParts, type Labeller, type Replacements } from '../classifiers/models/index.ts';
import type { Settings } from './config.ts';
import { Problem } from './errors.ts';

export const shippedModel = fileURLToPath(new URL('../models/haidang-small', import.meta.url));

export type ModelSettings = Pick<Settings, 'modelFolder' | 'models' | 'modelsFolder' | 'dataFolder'>;

/** Where fetched models lie. */
export function modelsFolderOf({ modelsFolder, dataFolder }: Pick<Settings, 'modelsFolder' | 'dataFolder'>): string {
  return resolve(modelsFolder ?? join(dataFolder, 'models'));
}

/** The folder of a model given as a path or by its name on the hub ("owner/name"). Throws `bad-model` with what to do where it is not there. */
export function folderOfModel(use: string, settings: Pick<Settings, 'modelsFolder' | 'dataFolder'>): string {
  const fetched = join(modelsFolderOf(settings), use);
  if (existsSync(fetched)) return fetched;
  if (existsSync(use)) return resolve(use);
  throw new Problem('bad-model', { folder: fetched, cause: `it is not there. Fetch it with “haidang models pull ${use}” on a machine with a network and copy the folder here, or give a folder` });
}

/** The settings' replacements with their folders; throws `bad-model` for the first that is not there. */
export function replacementsOf({ models, ...settings }: ModelSettings): Replacements {
  const { topics, sentiment, embedding } = models ?? {};
  return {
    ...(topics && { topics: { folder: folderOfModel(topics.use, settings), how: topics.how, ...(topics.labels && { labels: topics.labels }), ...(topics.threshold !== undefined && { threshold: topics.threshold }) } }),
    ...(sentiment && { sentiment: { folder: folderOfModel(sentiment.use, settings), ...(sentiment.labels && { labels: sentiment.labels }) } }),
    ...(embedding && { embedding: { folder: folderOfModel(embedding.use, settings), ...(embedding.prefix !== undefined && { prefix: embedding.prefix }) } }),
  };
}

/** The shipped (or configured) labeller with its replacements. Throws `no-model`, `bad-model`. */
export async function openLabeller(settings: ModelSettings): Promise<Labeller> {
  const replacements = replacementsOf(settings);
  const base = await createLabeller(settings.modelFolder ?? shippedModel);
  return Object.keys(replacements).length === 0 ? base : replaceParts(base, replacements);
}
