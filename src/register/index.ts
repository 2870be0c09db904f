// The register (hồ sơ luận điểm): recorded claims with our answer to each, every version kept; and the claims found in articles.

export { installStarterEntries, currentEntries, readEntries } from './entries.ts';
export { saveClaims, type SavedClaim } from './claims.ts';
