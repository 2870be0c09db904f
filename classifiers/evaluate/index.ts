// Evaluation against labelled articles: scores per task and language, with intervals, calibration and a gate for new models.

export { articleOfGold, type GoldRow, type Judgement } from './gold.ts';
export { createNamesAlone, type NamesAlone } from './names-alone.ts';
export { f1, quoteOverlap, scorePairs, type Pair, type Scores } from './metrics.ts';
export { calibrationError, type Forecast } from './calibration.ts';
export { reasonsToRefuse } from './gate.ts';
export { middle, resampledScores, type Interval } from './resample.ts';
