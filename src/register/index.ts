// The register (hồ sơ luận điểm): recorded claims with our answer to each, every version kept, as rows and as files; the claims found in articles, and
// how often people agreed.

export { currentEntries, installStarterEntries, isInForce, readEntries, sameEntry } from './entries.ts';
export { changedFields, entryVersions, saveVersion, verifyEvidence, type Editor, type EntryVersion } from './edit.ts';
export { confirmedAppearances, readClaimReviews, writeClaimReviews } from './claim-review.ts';
export { decisions, type Decision, type DecisionRow } from './decisions.ts';
export { readRegisterFile, writeRegisterFile } from './file.ts';
export { followRegister, type Followed } from './follow.ts';
export { importEntries, type Imported } from './import.ts';
export { decidedCounts, fewestDecisions, matchedArticles, precisionOf, quieterClaims, type Decided, type MatchedArticle } from './matches.ts';
export { checkEntry, entryIdPattern } from './schema.ts';
export { saveClaims, type SavedClaim } from './claims.ts';
