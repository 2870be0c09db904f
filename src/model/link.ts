// Link (liên kết): the address of a possible article, as a way in offered it. Each link ends in exactly one counted outcome.

export type LinkId = number;

/** What a feed, sitemap or page says about an article before it is fetched. */
export type FoundLink = {
  readonly url: string;
  readonly title: string | null;
  /** UTC. Null where nothing is said or what is said is impossible. */
  readonly publishedAt: Date | null;
  /** Text that the feed itself carries (plain, no markup): the fallback when the page refuses us. */
  readonly text: string | null;
};

export const linkOutcomes = ['waiting', 'kept', 'unchanged', 'skipped'] as const;
export type LinkOutcome = (typeof linkOutcomes)[number];

/** Why a link that was fetched or considered is not an article in the archive. */
export const skipReasons = [
  'forbidden-by-robots', 'blocked-by-origin', 'gone', 'unreachable', 'too-slow', 'too-large', 'unsafe-address', 'server-error', 'broken-answer', 'too-many-redirects',
  'not-html', 'empty', 'not-an-article', 'paywall', 'unreadable', 'too-old', 'duplicate-address',
] as const;
export type SkipReason = (typeof skipReasons)[number];
