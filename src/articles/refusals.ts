// What becomes of a link whose page could not be had: tried again, replaced by the feed's own text, or skipped with a reason.

import { createHash } from 'node:crypto';
import { problems, type ProblemCode } from '../errors.ts';
import type { Database } from '../database/index.ts';
import type { ReadArticle, RefusedFetch, SkipReason } from '../model/index.ts';
import type { Link } from './links.ts';
import { noteLost, noteSkipped, noteTryAgain } from './outcomes.ts';
import type { RevisionFacts } from './revisions.ts';

export type Refusal = RefusedFetch;

/** Tries before a link is given up, with the minutes to wait after each. */
const waitMinutes = [2, 20, 180];

const reasons: Partial<Record<ProblemCode, SkipReason>> = {
  'too-slow': 'too-slow',
  'too-large': 'too-large',
  'unsafe-address': 'unsafe-address',
  'bad-address': 'unsafe-address',
  'forbidden-by-robots': 'forbidden-by-robots',
  'blocked-by-origin': 'blocked-by-origin',
  gone: 'gone',
  'server-error': 'server-error',
  'broken-answer': 'broken-answer',
  'too-many-redirects': 'too-many-redirects',
};

/** Notes a refusal: an article keeps what it has, a link that may come right is tried again, any other is skipped with its reason. */
export async function noteRefusal(db: Database, link: Link, refusal: Refusal, now: Date): Promise<void> {
  const wait = waitMinutes[link.attempts];
  const mayPass = problems[refusal.problem].retry !== 'never' && wait !== undefined;
  if (refusal.problem === 'cancelled') return noteTryAgain(db, link.id, refusal.detail, now);
  if (mayPass) {
    const waitMs = Math.max(wait * 60_000, refusal.retryAfterMs ?? 0);
    return noteTryAgain(db, link.id, refusal.detail, new Date(now.getTime() + waitMs));
  }
  if (link.articleId !== null) return noteLost(db, link.id, refusal.detail);
  return noteSkipped(db, link.id, reasons[refusal.problem] ?? 'unreachable', refusal.detail);
}

/** A page that was had but holds no article we may keep. */
export async function noteUnreadable(db: Database, link: Link, reason: SkipReason): Promise<void> {
  if (link.articleId !== null) return noteLost(db, link.id, reason);
  return noteSkipped(db, link.id, reason, `${link.url}: ${reason}`);
}

/** Shorter texts of a feed are teasers, not articles. */
const shortestStandIn = 200;

/** Whether the feed brought a title and enough text to stand in for a page that refuses us. */
export function mayStandIn({ foundTitle, foundText }: Link): boolean {
  return foundTitle !== null && foundText !== null && foundText.length >= shortestStandIn;
}

/**
 * Where the page refuses us, the feed's own text stands in for it, if it is long enough to be read: the outlet has published it
 * there itself. Null otherwise.
 */
export function standInFromFeed(link: Link, refusal: Refusal, now: Date): { read: { article: ReadArticle }; facts: RevisionFacts } | null {
  if (refusal.problem !== 'blocked-by-origin' || link.articleId !== null) return null;
  if (!mayStandIn(link) || link.foundTitle === null || link.foundText === null) return null;
  const article: ReadArticle = {
    title: link.foundTitle,
    text: link.foundText,
    canonicalUrl: null,
    publishedAt: link.foundPublishedAt,
    publishedOffsetMinutes: null,
    declaredLanguage: null,
    charset: 'feed',
  };
  const pageSha256 = createHash('sha256').update(link.foundText).digest('hex');
  return { read: { article }, facts: { pageSha256, fetchedAt: now, takenFrom: 'feed' } };
}
