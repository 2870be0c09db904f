// The register (hồ sơ luận điểm): recorded claims with our answer to each, every version kept; the claims found in articles, and how often people agreed.

export { currentEntries, installStarterEntries, isInForce, readEntries } from './entries.ts';
export { changedFields, entryVersions, saveVersion, verifyEvidence, type Editor, type EntryVersion } from './edit.ts';
export { decidedCounts, fewestDecisions, matchedArticles, precisionOf, type Decided, type MatchedArticle } from './matches.ts';
export { entryIdPattern } from './schema.ts';
export { saveClaims, type SavedClaim } from './claims.ts';
