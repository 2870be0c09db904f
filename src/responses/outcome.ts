// What became of an article after a correction request, proposed from the page as it was last fetched. A proposal only: a person accepts an outcome.

import type { ChangeKind, CorrectionOutcome, Voice } from '../model/index.ts';

export type WatchedArticle = {
  /** The sentence or clause that the request is about, as it stood in revision `claimNumber`. */
  readonly quote: string;
  readonly claimNumber: number;
  /** The article as it reads now. */
  readonly latestNumber: number;
  readonly title: string;
  readonly text: string;
  /** Voices in which the latest revision still carries the same register entry. */
  readonly voices: readonly Voice[];
  /** Whether the latest revision has been understood; until then `voices` says nothing. */
  readonly understood: boolean;
  /** Oldest first. */
  readonly changes: readonly { readonly kind: ChangeKind; readonly number: number | null }[];
  /** Day on which the request was sent, ISO, and when the page was last fetched. */
  readonly sentOn: string | null;
  readonly checkedAt: Date | null;
};

/** Letters and digits alone, so that a new quotation mark or blank does not hide an unchanged sentence. */
const bare = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, '');

const isAway = (changes: WatchedArticle['changes']) => {
  const last = changes.findLast(({ kind }) => kind === 'withdrawn' || kind === 'gone' || kind === 'back');
  return last !== undefined && last.kind !== 'back';
};

/**
 * withdrawn: the page is gone or says that it was taken back. corrected: the sentence is gone and no other asserts the same. partly-corrected:
 * the sentence is gone but another asserts the same, or it still stands beside a correction note. unchanged: it still stands, and the page was
 * fetched after the day of sending. Null where that cannot be said yet.
 */
export function proposeOutcome(article: WatchedArticle): CorrectionOutcome | null {
  const { quote, claimNumber, latestNumber, title, text, voices, understood, changes, sentOn, checkedAt } = article;
  if (isAway(changes)) return 'withdrawn';
  const stands = bare(`${title}\n${text}`).includes(bare(quote));
  if (latestNumber > claimNumber && !stands) return understood ? (voices.includes('asserts') ? 'partly-corrected' : 'corrected') : null;
  const noted = changes.some(({ kind, number }) => kind === 'correction-note' && number !== null && number > claimNumber);
  if (noted) return 'partly-corrected';
  const checkedSince = sentOn !== null && checkedAt !== null && checkedAt.getTime() > Date.parse(`${sentOn}T23:59:59Z`);
  return checkedSince ? 'unchanged' : null;
}
