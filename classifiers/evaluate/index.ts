// Evaluation against labelled articles: scores per task and language, with their standard errors.

export { articleOfGold, type GoldRow, type Judgement } from './gold.ts';
export { createNamesAlone, type NamesAlone } from './names-alone.ts';
export { f1, quoteOverlap, scorePairs, standardError, type Pair, type Scores } from './metrics.ts';
