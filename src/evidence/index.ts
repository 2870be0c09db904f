// Evidence packs (hồ sơ chứng cứ): what was seen when a claim was found, only added, each manifest's hash in the audit log. The page of a revision
// waits as a copy until a claim makes a pack of it.

export { keepEvidence } from './keep.ts';
export { dropPageCopies, keepPageCopy, keptDays, mostBytes } from './page-copy.ts';
export { evidenceZip, packsOfStory, storyOfCase, type EvidencePack } from './packs.ts';
export { takePictures } from './pictures.ts';
export { verifyEvidencePacks, type EvidenceVerdict } from './verify.ts';
export { readWarc, warcOfPage } from './warc.ts';
