// One article's way, top to bottom: discover → takeIn → understand; after a flag, people take over.
// Every step may run twice and leaves the same archive: the row is the truth, a job is a reminder.

import {
  articlesToUnderstand, articleToRead, dueLinks, forgetStepFailure, keepRevision, keptText, linkById, noteBack, noteGone, noteKept, noteRefusal, noteStepFailed,
  noteUnchanged, noteUnreadable, noteWithdrawn, saveLinks, saveReading, standInFromFeed, stepStanding, textHash, type ArticleToRead, type FailingStep, type Link,
} from './articles/index.ts';
import { compareTexts } from '../classifiers/changes/index.ts';
import { openCase } from './cases/index.ts';
import type { Database } from './database/index.ts';
import { messageOf, sentence } from './errors.ts';
import { dropPageCopies, keepEvidence, keepPageCopy, takePictures, warcOfPage } from './evidence/index.ts';
import { enabledRules, raiseClaimFlags, raiseRuleFlags } from './flags/index.ts';
import type {
  ArticleId, ArticleText, Camera, Discovery, Fetched, LinkId, Page, ReadArticle, ReadResult, Reading, StoryFingerprint, WayIn, WayInId,
} from './model/index.ts';
import { saveClaims } from './register/index.ts';
import { lookAfterRequests } from './responses/index.ts';
import { indexArticle, indexMissing } from './search/index.ts';
import { dueWaysIn, notePoll, wayInById } from './sources/index.ts';
import { placeInStory, type Likeness } from './stories/index.ts';

/** What the pipeline works with; src/world.ts chooses the implementations. */
export type Means = {
  readonly db: Database;
  readonly remind: Reminders;
  discover(way: WayIn): Promise<Discovery>;
  /** The form of an address by which duplicates are told. */
  urlKey(url: string): string;
  fetchPage(link: Link): Promise<Fetched>;
  extractArticle(page: Page, country: string): ReadResult | Promise<ReadResult>;
  understandText(article: ArticleText, declaredLanguage: string | null): Promise<Reading>;
  fingerprint(article: ArticleText, reading: Pick<Reading, 'language' | 'embedding'>): { readonly fingerprint: StoryFingerprint; readonly bands: readonly number[] };
  compareStories(a: Comparable, b: Comparable): Likeness;
  /** Takes pictures of pages for evidence packs; left out where nothing can. */
  readonly camera?: Camera;
  readonly pace: Pace;
  /** Told of every story that has just been flagged for the first time. */
  onFlag(storyId: number): void;
};

type Comparable = { readonly fingerprint: StoryFingerprint; readonly embedding: Float32Array | null };

export type Pace = {
  /** Minutes after which a kept article is looked at again, one after the other. */
  readonly lookAgainAfterMinutes: readonly number[];
  /** Articles older than this are not taken in when first seen. */
  readonly oldestDays: number;
};

/** Adds jobs. One that gets lost is found again by `sweep`. */
export type Reminders = {
  discover(waysIn: readonly WayInId[]): Promise<void>;
  takeIn(links: readonly LinkId[]): Promise<void>;
  understand(articles: readonly ArticleId[]): Promise<void>;
  /** Which of the three have nothing queued or running. */
  idle(): Promise<{ readonly discover: boolean; readonly takeIn: boolean; readonly understand: boolean }>;
};

/** A way in is due: ask it for links and note how that went. */
export async function discoverLinks(id: WayInId, { db, remind, discover, urlKey }: Means): Promise<void> {
  const way = await wayInById(db, id);
  if (way === null) return;
  const startedAt = performance.now();
  const lasted = () => performance.now() - startedAt;
  try {
    const found = await discover(way);
    if (found.kind !== 'found') return await notePoll(db, id, found, lasted());
    const fresh = await saveLinks(db, way.sourceId, id, found.links.map((link) => ({ ...link, urlKey: urlKey(link.url) })));
    await notePoll(db, id, { ...found, found: found.links.length, newLinks: fresh.length }, lasted());
    await remind.takeIn(fresh);
  } catch (thrown) {
    // A mistake of ours backs off like one of theirs; otherwise the way in would stay due and fail every half minute.
    await notePoll(db, id, { kind: 'refused', problem: 'unexpected', detail: sentence('unexpected', { cause: messageOf(thrown).replaceAll('\0', '') }, 'en') }, lasted());
    throw thrown;
  }
}

/**
 * Runs a step unless it has failed lately or has been put aside; a failure is written down, and after some of them its subject is put
 * into quarantine. The failure itself goes on to whoever runs the step.
 */
async function carefully(step: FailingStep, id: number, db: Database, run: () => Promise<void>): Promise<void> {
  const standing = await stepStanding(db, step, id);
  if (standing === 'waits') return;
  try {
    await run();
  } catch (thrown) {
    await noteStepFailed(db, step, id, messageOf(thrown));
    throw thrown;
  }
  if (standing === 'due') await forgetStepFailure(db, step, id);
}

/** A link is new or due again: fetch it, read it, keep this revision. */
export function takeIn(id: LinkId, means: Means): Promise<void> {
  return carefully('take-in', id, means.db, () => takeInLink(id, means));
}

async function takeInLink(id: LinkId, means: Means): Promise<void> {
  const { db } = means;
  const link = await linkById(db, id);
  if (link === null || link.outcome === 'skipped') return;
  if (isTooOld(link, means.pace)) return noteUnreadable(db, link, 'too-old');
  const fetched = await means.fetchPage(link);
  switch (fetched.kind) {
    case 'not-changed':
      return noteSame(link, means);
    case 'refused': {
      if (fetched.problem === 'gone' && link.articleId !== null) return noteGone(db, link, fetched.detail, new Date(), lookAgainAt(link, means.pace));
      const standIn = standInFromFeed(link, fetched, new Date());
      return standIn === null ? noteRefusal(db, link, fetched, new Date()) : keep(link, standIn, means);
    }
    case 'page': {
      const read = await means.extractArticle(fetched.page, link.country);
      if ('skipped' in read) return noteUnreadable(db, link, read.skipped);
      return keep(link, { read, facts: { pageSha256: fetched.page.sha256, fetchedAt: fetched.page.fetchedAt, takenFrom: 'page' } }, means, fetched.page);
    }
  }
}

type WasRead = NonNullable<ReturnType<typeof standInFromFeed>>;

/** Adds the revision unless it says what the last one said, and has it understood. A notice that the article was withdrawn is none. */
async function keep(link: Link, { read, facts }: WasRead, means: Means, page?: Page): Promise<void> {
  const { db, remind, pace } = means;
  const validators = { etag: page?.etag ?? null, lastModified: page?.lastModified ?? null };
  const article = { ...read.article, publishedAt: publishedAt(read.article, link) };
  const change = await changeSinceKept(link, article, facts.takenFrom, db);
  if (change?.flickerOnly === true) return noteSame(link, means, validators);
  if (change?.replaced === true && change.correction.kind === 'withdrawn') {
    const notice = { read: article, pageSha256: facts.pageSha256, at: facts.fetchedAt };
    return noteWithdrawn(db, link, change.correction.quote ?? article.title, notice, lookAgainAt(link, pace));
  }
  // Before the revision, so that the order of the facts is that of the events.
  if (link.articleId !== null) await noteBack(db, link.articleId, facts.fetchedAt);
  const articleId = await db.transaction(async (tx) => {
    const id = await keepRevision(tx, link, article, facts, change);
    if (id === null || page === undefined) return id;
    // The page as served waits beside its revision, for the evidence pack that a claim would make of it.
    await keepPageCopy(tx, id, await warcOfPage(page));
    return id;
  });
  if (articleId === null) return noteSame(link, means, validators);
  await noteKept(db, link.id, validators, lookAgainAt(link, pace));
  // Another text: what the last one did to the classifiers says nothing of it.
  await forgetStepFailure(db, 'understand', articleId);
  await remind.understand([articleId]);
}

/** The page says what it said before; one that was gone meanwhile is back. */
async function noteSame(link: Link, { db, pace }: Means, validators?: Pick<Page, 'etag' | 'lastModified'>): Promise<void> {
  if (link.articleId !== null) await noteBack(db, link.articleId, new Date());
  return noteUnchanged(db, link.id, lookAgainAt(link, pace), validators);
}

/** How the text differs from the revision that is kept; null where there is none, or it says the same, or it came out of the feed. */
async function changeSinceKept(link: Link, article: ReadArticle, takenFrom: 'page' | 'feed', db: Database) {
  const was = link.articleId === null ? null : await keptText(db, link.articleId);
  // What a page says more than its feed is no change of the article.
  if (was === null || was.takenFrom !== takenFrom || was.hash === textHash(article)) return null;
  return { since: was.revisionId, ...compareTexts(was, article, was.language ?? article.declaredLanguage ?? 'und') };
}

/** Letters that are understood. What is longer is a list, a book or a trap; it is kept in full all the same. */
const longestTextUnderstood = 60_000;
const longestTitleUnderstood = 1_000;

/** A revision is new: label it, match it with the register, place it in its story, raise flags. */
export function understand(id: ArticleId, means: Means): Promise<void> {
  return carefully('understand', id, means.db, () => understandArticle(id, means));
}

async function understandArticle(id: ArticleId, means: Means): Promise<void> {
  const article = await articleToRead(means.db, id);
  if (article === null || article.understood) return;
  const text: ArticleText = {
    ...article,
    title: article.title.slice(0, longestTitleUnderstood),
    text: article.text.slice(0, longestTextUnderstood),
    date: article.publishedAt ?? article.firstSeenAt,
  };
  const reading = await means.understandText(text, article.declaredLanguage);
  const { fingerprint, bands } = means.fingerprint(text, reading);
  const publishedAt = article.publishedAt ?? article.firstSeenAt;
  const { storyId } = await placeInStory(
    means.db,
    { articleId: id, publishedAt, fingerprint, bands, embedding: reading.embedding },
    means.compareStories,
  );
  await flagStory(storyId, article, reading, means);
  // Last, so that a step that broke off before is found and run again.
  await saveReading(means.db, article, reading);
  await indexArticle(means.db, article);
}

/** Claims and watch rules put a story into the queue; nothing else the classifiers say does. */
async function flagStory(storyId: number, article: ArticleToRead, reading: Reading, { db, onFlag }: Means): Promise<void> {
  const opened = await db.transaction(async (tx) => {
    const claims = await saveClaims(tx, article.revisionId, reading.claims);
    const subject = {
      about: reading.about.label,
      topics: reading.topics.map(({ label }) => label),
      sentiment: reading.sentiment?.label ?? null,
      language: reading.language,
      country: article.outletCountry,
    };
    const claimFlags = await raiseClaimFlags(tx, storyId, article.articleId, claims);
    const flags = [
      ...claimFlags,
      ...(await raiseRuleFlags(tx, storyId, article.articleId, subject, await enabledRules(tx))),
    ];
    for (const flag of flags) await openCase(tx, storyId, flag.level);
    // With the flag or not at all: whoever is accused of a claim can be shown what was seen.
    if (claimFlags.length > 0) await keepEvidence(tx, article.revisionId);
    return flags.length > 0;
  });
  if (opened) onFlag(storyId);
}

/** Takes some of the pictures that evidence packs still lack, and lets page copies go that nobody needs any more. Returns how many it took. */
export async function completeEvidence({ db, camera }: Pick<Means, 'db' | 'camera'>): Promise<number> {
  const taken = camera === undefined ? 0 : await takePictures(db, camera);
  await dropPageCopies(db);
  return taken;
}

/** Rows each round of `sweep` reminds of at most. */
const sweepLimit = 500;

/** Finds what is due and what a lost reminder left behind. Where jobs of a kind are still queued their rows look due too: those wait. */
export async function sweep({ db, remind }: Pick<Means, 'db' | 'remind'>): Promise<void> {
  const idle = await remind.idle();
  if (idle.discover) await remind.discover((await dueWaysIn(db, { limit: sweepLimit })).map(({ id }) => id));
  await lookAfterRequests(db, new Date());
  if (idle.takeIn) await remind.takeIn((await dueLinks(db, sweepLimit)).map(({ id }) => id));
  if (idle.understand) await remind.understand(await articlesToUnderstand(db, sweepLimit));
  await indexMissing(db);
}

function isTooOld({ articleId, foundPublishedAt, foundAt }: Link, { oldestDays }: Pace): boolean {
  return articleId === null && foundPublishedAt !== null && foundAt.getTime() - foundPublishedAt.getTime() > oldestDays * 86_400_000;
}

/** The first step of the schedule that is still ahead of the article's age; null after the last. */
function lookAgainAt({ foundAt }: Link, { lookAgainAfterMinutes }: Pace): Date | null {
  const now = Date.now();
  const next = lookAgainAfterMinutes.map((minutes) => foundAt.getTime() + minutes * 60_000).find((at) => at > now);
  return next === undefined ? null : new Date(next);
}

/** A page's date without a zone may be hours off; what the feed or sitemap said of the moment comes first then. */
function publishedAt(read: ReadArticle, link: Link): Date | null {
  const [page, found] = [plausible(read.publishedAt), plausible(link.foundPublishedAt)];
  return read.publishedOffsetMinutes === null ? (found ?? page) : (page ?? found);
}

/** Clocks of outlets run a little ahead; a day ahead is a mistake, as is a time before there were newspapers on the web. */
function plausible(date: Date | null): Date | null {
  if (date === null) return null;
  const earliest = Date.UTC(1990, 0, 1);
  return date.getTime() > earliest && date.getTime() < Date.now() + 86_400_000 ? date : null;
}
