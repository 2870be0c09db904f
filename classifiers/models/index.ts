// Topics, sentiment, about and an embedding of an article, from a model folder on disk; nothing is fetched.
// `createLabeller` gives the shipped answer, `createBaseline` the character-n-gram model alone that evaluation prints beside it.

export { createLabeller, createBaseline } from './labeller.ts';
export type { ArticleToLabel, Labeller, Labels } from './labeller.ts';
export { readHubFolder, type HubFolder } from './hub/index.ts';
export { replaceParts, type Replacements } from './replace.ts';
