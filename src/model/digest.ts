// Digest (bản điểm báo): a dated summary for a period; an issue is a frozen snapshot.

import type { Letterhead } from './letterhead.ts';

export type DigestId = number;
export const digestPeriods = ['week', 'month', 'quarter', 'year'] as const;
export type DigestPeriod = (typeof digestPeriods)[number];

export type Bilingual = { readonly vi: string; readonly en: string };

/** A claim as a digest reports it: the register entry in the version it was matched with, and which outlet's words are quoted. */
export type DigestClaim = {
  readonly register: string;
  readonly version: number;
  readonly kind: string;
  readonly title: Bilingual;
  readonly voice: string;
  readonly quote: string;
  readonly language: string;
  /** `suggested` or `confirmed`; what a person rejected is left out and counted. */
  readonly state: string;
  readonly outlet: string;
  readonly url: string;
  /** Articles of the story that carry this very quote, copies included. */
  readonly articles: number;
};

/** Another article of the same story. */
export type DigestOther = {
  readonly title: string;
  readonly outlet: string;
  readonly country: string;
  readonly language: string;
  readonly url: string;
  readonly sentiment: string | null;
};

/** One story as a digest reports it, numbered within the issue, with the article that is cited for it. */
export type DigestItem = {
  readonly number: number;
  readonly storyId: number;
  readonly articleId: number;
  /** Which revision of the article was read. */
  readonly revision: number;
  readonly title: string;
  readonly outlet: string;
  readonly country: string;
  readonly language: string;
  readonly url: string;
  /** UTC; null where the page gives no date, then `firstSeenAt` places it in the period. */
  readonly publishedAt: string | null;
  readonly firstSeenAt: string;
  readonly about: string;
  readonly topics: readonly string[];
  /** Null: not scored. */
  readonly sentiment: string | null;
  /** First sentences in the original language, quoted exactly. */
  readonly lead: string;
  /** True where the article goes on after the lead. */
  readonly leadIsCut: boolean;
  /** Articles of the story in the period, copies counted once; and the countries, copies included. */
  readonly articles: number;
  readonly copies: number;
  readonly countries: readonly string[];
  /** The tone of those articles; the counts sum to `articles`. */
  readonly tones: Readonly<Record<string, number>>;
  /** A few of the story's other articles, every tone among them; `othersLeftOut` counts the rest. */
  readonly others: readonly DigestOther[];
  readonly othersLeftOut: number;
  readonly claims: readonly DigestClaim[];
  /** Watch rules that ask to read the story; they say nothing about whether it is right. */
  readonly toRead: readonly Bilingual[];
};

export type DigestSource = {
  readonly name: string;
  readonly country: string;
  /** silent: asked without trouble, yet brought no article in the period. */
  readonly state: 'silent' | 'new' | 'failing' | 'blocked' | 'unavailable';
  readonly articles: number;
  readonly lastSuccessAt: string | null;
  /** Code of the catalogue of problems and the log's sentence; null for a silent source. */
  readonly problem: string | null;
  readonly detail: string | null;
  readonly url: string | null;
};

export const digestGates = ['copy', 'about-none', 'not-understood'] as const;
export type DigestGate = (typeof digestGates)[number];

/** The last page: what the reader should know about what is not here. */
export type DigestHonesty = {
  /** Sources switched on. */
  readonly sources: number;
  readonly silentSources: readonly DigestSource[];
  readonly languagesNotScored: readonly { readonly language: string; readonly articles: number }[];
  /** Every link found in the period, in exactly one row. */
  readonly linksFound: number;
  readonly outcomes: readonly { readonly outcome: string; readonly reason: string | null; readonly count: number }[];
  /** Every article of the period: `found` = those counted in the totals + the gates. */
  readonly articlesFound: number;
  readonly leftOut: readonly { readonly gate: DigestGate; readonly articles: number }[];
  /** Matches with the register that a person rejected, and are therefore not reported. */
  readonly claimsRejected: number;
};

/** A sentence made from figures, with the numbers of the items it rests on. */
export type DigestSentence = {
  /** Sentences of one part stand in one paragraph. */
  readonly part: 'volume' | 'topics' | 'tones' | 'claims' | 'to-read';
  readonly text: Bilingual;
  readonly items: readonly number[];
};

export type DigestContent = {
  readonly period: DigestPeriod;
  /** First and last day, ISO, in the office's time zone. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly province: Bilingual;
  readonly seat: Bilingual;
  readonly fictional: boolean;
  /** The office's own, as it was when the digest was composed; left out where none was set. */
  readonly letterhead?: Letterhead;
  /** Articles are counted with copies once; each of the four tables sums to `articles`. */
  readonly totals: {
    readonly articles: number;
    readonly stories: number;
    readonly outlets: number;
    readonly countries: number;
    /** `not-scored` where the tone was not judged. */
    readonly bySentiment: Readonly<Record<string, number>>;
    /** By the most probable topic. */
    readonly byTopic: Readonly<Record<string, number>>;
    readonly byCountry: Readonly<Record<string, number>>;
    readonly byLanguage: Readonly<Record<string, number>>;
  };
  readonly summary: readonly DigestSentence[];
  /** Sections by topic, in the order of labels.md; an item stands in its most probable topic. */
  readonly sections: readonly { readonly topic: string; readonly items: readonly DigestItem[] }[];
  readonly honesty: DigestHonesty;
};

/** A frozen digest. */
export type DigestIssue = {
  readonly id: DigestId;
  readonly content: DigestContent;
  /** SHA-256 of the canonical JSON of `content`. */
  readonly sha256: string;
  readonly madeAt: Date;
  /** User name of the member of the office who made it; null where the command line did. */
  readonly madeBy: string | null;
};
