// What an article is about: the monitored province, Viet Nam, or neither (labels.md), from the names of the profile's gazetteer.

export { createAbout, type About, type AboutJudgement } from './judge.ts';
export type { AboutProbabilities } from './model.ts';
