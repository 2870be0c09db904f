// Digests (bản điểm báo): what was published in a period, composed from the archive, frozen as an issue, drawn as HTML, DOCX and PDF.

export { composeDigest, type DigestOrder } from './compose.ts';
export { contentHash, issueById, listIssues, makeIssue, type ListedIssue } from './issues.ts';
export { dayIn, weekAfter, weekNamed, weekOf, weekOfDay, type Week } from './period.ts';
export {
  digestFormats, paperClass, paperStyle, renderDigest, renderDocx, renderFragment, renderHtml, renderPdf,
  type DigestFormat, type DocumentLanguage, type Drawable, type PrintPdf,
} from './render/index.ts';
