// Claims: sentences of an article that match a register entry, each with its voice. Topic and tone have no say here.
// `createClaimFinder(register).find(article, language)` gives suggestions; only a person confirms.

export { countRegisterPassages } from './passages.ts';
export type { Thresholds } from './decide.ts';
export { createClaimFinder, thresholds, type ClaimFinder, type ClaimOptions } from './finder.ts';
