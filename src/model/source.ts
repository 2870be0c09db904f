// Source (nguồn tin): an outlet with one or more ways in: feed, sitemap, listing page, script-rendered page.
// An outlet is a publication, never a person: there is no column for a journalist or an account.

export type SourceId = number;
export type WayInId = number;

export const sourceKinds = ['newspaper', 'agency', 'broadcaster', 'portal', 'magazine', 'government', 'organisation'] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const wayInKinds = ['feed', 'sitemap', 'listing', 'rendered'] as const;
export type WayInKind = (typeof wayInKinds)[number];

/** `blocked`: the origin refuses us (robots.txt, 401, 403, 429, a bot wall); `unavailable`: this machine cannot do it (no Chromium). */
export const wayInStates = ['new', 'ok', 'failing', 'blocked', 'unavailable'] as const;
export type WayInState = (typeof wayInStates)[number];

/** A source as an administrator or a catalogue describes it. */
export type SourceDescription = {
  readonly key: string;
  readonly name: string;
  readonly homeUrl: string;
  /** ISO 3166-1 alpha-2 of the country the outlet publishes from. */
  readonly country: string;
  readonly languages: readonly string[];
  readonly kind: SourceKind;
  readonly waysIn: readonly WayInDescription[];
};

export type WayInDescription = {
  readonly kind: WayInKind;
  readonly url: string;
  /** For `listing` and `rendered`: a regular expression that the address of an article matches. */
  readonly linkPattern?: string;
};

export type WayIn = WayInDescription & {
  readonly id: WayInId;
  readonly sourceId: SourceId;
  readonly state: WayInState;
  readonly etag: string | null;
  readonly lastModified: string | null;
};
