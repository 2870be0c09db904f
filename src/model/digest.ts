// Digest (bản điểm báo): a dated summary for a period; an issue is a frozen snapshot.

export type DigestId = number;
export const digestPeriods = ['week', 'month', 'quarter', 'year'] as const;
export type DigestPeriod = (typeof digestPeriods)[number];

/** One article as a digest cites it, numbered within the issue. */
export type DigestItem = {
  readonly number: number;
  readonly storyId: number;
  readonly title: string;
  readonly outlet: string;
  readonly country: string;
  readonly language: string;
  readonly url: string;
  readonly publishedAt: string | null;
  readonly about: string;
  readonly topics: readonly string[];
  readonly sentiment: string | null;
  /** First sentences in the original language, quoted exactly. */
  readonly lead: string;
  /** Articles in the story, copies counted once, and countries. */
  readonly articles: number;
  readonly countries: readonly string[];
  readonly claims: readonly { readonly register: string; readonly kind: string; readonly voice: string; readonly quote: string; readonly state: string }[];
};

/** The last page: what the reader should know about what is not here. */
export type DigestHonesty = {
  readonly silentSources: readonly { readonly name: string; readonly lastSuccessAt: string | null; readonly problem: string | null }[];
  readonly languagesNotScored: readonly { readonly language: string; readonly articles: number }[];
  readonly outcomes: readonly { readonly outcome: string; readonly reason: string | null; readonly count: number }[];
};

export type DigestContent = {
  readonly period: DigestPeriod;
  /** First and last day, ISO, in the office's time zone. */
  readonly from: string;
  readonly to: string;
  readonly province: { readonly vi: string; readonly en: string };
  readonly fictional: boolean;
  readonly totals: {
    readonly articles: number;
    readonly stories: number;
    readonly outlets: number;
    readonly countries: number;
    readonly bySentiment: Readonly<Record<string, number>>;
    readonly byTopic: Readonly<Record<string, number>>;
    readonly byCountry: Readonly<Record<string, number>>;
    readonly byLanguage: Readonly<Record<string, number>>;
  };
  /** Sections by topic, in the order of labels.md; an item stands in its most probable topic. */
  readonly sections: readonly { readonly topic: string; readonly items: readonly DigestItem[] }[];
  readonly honesty: DigestHonesty;
};
